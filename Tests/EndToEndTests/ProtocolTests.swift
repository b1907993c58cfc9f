import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Promises of the protocol's page: a host written from it, and versions that differ.
@Suite struct ProtocolTests {
  private static let tests = ShippedFiles.repository + "Tests/"

  @Test func `a host written from the page computes what a run computed, through serve-module`() throws {
    let folder = try ScratchFolder(shipped: [:])
    #expect(try Program.run(["run", "Scenarios/2020.toml", "--quiet", "--output", "out"], in: folder).code == 0)
    let answer = try Program.shell(
      """
      PYTHONPATH='\(Self.tests)ModuleHostTests' python3 -B '\(Self.tests)EndToEndTests/parks.py' out \
      "$simplan" serve-module '\(Program.library("WindSolar"))'
      """, in: folder)
    #expect(
      answer
        == Program.Answer(
          code: 0,
          results: """
            wind_solar_additions 12 as in the run
            wind_solar_bill 276 as in the run
            wind_solar_capacity 12 as in the run
            wind_solar_capital_cost 12 as in the run
            wind_solar_electricity 6 as in the run
            wind_solar_generation 12 as in the run
            wind_solar_investment 12 as in the run

            """, messages: ""))
  }

  /// A module that speaks another version, and has a link that no host knows.
  private func ovens(_ change: String, link: String) throws -> ScenarioCase {
    let scenario = try ScenarioCase(
      "[modules.ovens]", modules: false,
      files: [
        "mine/ovens.py": """
        #!/usr/bin/env python3
        import simplan_module
        simplan_module.\(change)
        MANIFEST = {"identifier": "ovens", "version": "3 b", "title": "Ovens", "summary": "Ovens.",
                    "outputs": [{"name": "power", "unit": "TWh", "axes": ["year"], "meaning": "electricity"}],
                    "links": [{"kind": "noise", "output": "power"\(link)}]}
        def run(parameters, inputs):
            return {"power": [1 for year in parameters.axes["year"]]}
        simplan_module.serve(MANIFEST, run)

        """
      ])
    try scenario.folder.allowStart("mine/ovens.py")
    return scenario
  }

  private static let options = ["ovens", "--module-path", "mine"]

  @Test func `a module of a later level works, and what is not known here is ignored with a note`() throws {
    let scenario = try ovens("LEVEL = 7", link: "")
    let shown = try Program.run(["modules", "show"] + Self.options, in: scenario.folder)
    #expect(shown.messages == "note: the link 'noise' of 'power' is of a kind that is not known here and is ignored\n")
    #expect(
      shown.results.hasPrefix(
        "ovens 3 b: Ovens Ovens\nOvens.\nbuilt for ABI 2 and level 7 of the module contract\n"), "\(shown.results)")
    #expect(try scenario.run("--quiet", "--module-path", "mine").code == 0)
    let record = try scenario.folder.text("results/case/run.json")
    #expect(record.contains("\"abi\" : 2,\n") && record.contains("\"level\" : 7,\n"))
  }

  @Test func `what a module of a later level requires and is not known here is refused`() throws {
    let scenario = try ovens("LEVEL = 7", link: ", \"required\": True")
    let answer = try Program.run(["modules", "show"] + Self.options, in: scenario.folder)
    #expect(
      answer
        == .invalid(
          """
          error: the manifest of the module mine/ovens.py is not sound:
            the link 'noise' of 'power' is required and is of a kind that is not known here
          """))
  }

  @Test func `a program that speaks another ABI is refused`() throws {
    let scenario = try ovens("ABI = 3", link: "")
    let answer = try Program.run(["modules", "show"] + Self.options, in: scenario.folder)
    #expect(
      answer.messages.hasSuffix(
        "it last wrote 'standard input holds something else than a frame of this version of the contract'; tell the "
          + "module's author\n"),
      "\(answer.messages)")
    // As any program that ends before its reply.
    #expect(answer.code == 3 && answer.results.isEmpty)
  }

  @Test func `the kit for Python has the version of the program that it comes with`() throws {
    let kit = try String(
      contentsOfFile: ShippedFiles.repository + "Sources/PythonKit/simplan_module.py", encoding: .utf8)
    let version = try Program.run(["--version"], in: ScratchFolder()).results.split(separator: "\n").first
    #expect(kit.contains("\n__version__ = \"\(version?.dropFirst("simplan ".count) ?? "")\"\n"))
  }
}
