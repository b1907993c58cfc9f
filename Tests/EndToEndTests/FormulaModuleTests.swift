import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

/// A module of formulas with the built program: shown, run, and run again in a process of its own.
struct FormulaModuleTests {
  private static let scenario = """
    name = "clouds"
    title_en = "Clouds"
    title_zh = "云"
    region = "Henan"
    years = { first = 2015, last = 2017, prices = 2017 }
    [modules.cloud-services]
    local_share = { storage = 0.1, computing = 0.02 }
    """
  private static let module = ["--module-path", "mine"]

  /// The guide's example, as a file in a folder.
  private func folder(_ change: (String) -> String = { $0 }) throws -> ScratchFolder {
    let guide = try String(contentsOfFile: ShippedFiles.repository + "Plugins/Formulas/README.md", encoding: .utf8)
    let blocks = guide.split(separator: "```toml\n").dropFirst().map { $0.split(separator: "\n```")[0] }
    let block = try #require(blocks.first { $0.hasPrefix("[module]") })
    return try ScratchFolder(["clouds.toml": Self.scenario, "mine/cloud-services.toml": change(String(block))])
  }

  @Test func `everything that a file declares is shown`() throws {
    let answer = try Program.run(["modules", "show", "cloud-services"] + Self.module, in: folder())
    #expect(answer.messages == "")
    #expect(
      answer.results == """
        SHOWN
        """)
  }

  @Test func `it runs, and in a process of its own gives the same bytes`() throws {
    let folder = try folder()
    let words = ["run", "clouds.toml", "--only", "cloud-services"] + Self.module
    let answer = try Program.run(words + ["--output", "here"], in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.results == """
        RUN
        """)
    let record = try RunRecord(json: Array(folder.bytes("here/run.json")))
    #expect(record.modules.map(\.library) == ["cloud-services.toml"])
    #expect(record.libraries["muParser"]?.hasPrefix("2.") == true)
    #expect(try Program.run(words + ["--output", "there", "--isolate"], in: folder).code == 0)
    #expect(try folder.bytes("there/variables.csv") == folder.bytes("here/variables.csv"))
    #expect(try folder.tree("there/modules") == folder.tree("here/modules"))
  }

  @Test func `a parameter is explained`() throws {
    let answer = try Program.run(["explain", "clouds.toml", "modules.cloud-services.growth"] + Self.module, in: folder())
    #expect(answer.results.contains("growth of the market a year"))
  }

  @Test func `a mistake in the file is told when a scenario uses it`() throws {
    let folder = try folder { $0.split(separator: "local_share\"\ninitial").joined(separator: "local_shere\"\ninitial") }
    let answer = try Program.run(["run", "clouds.toml", "--only", "cloud-services"] + Self.module, in: folder)
    #expect(answer.code == 2)
    #expect(
      answer.messages == """
        MISTAKE
        """)
  }
}
