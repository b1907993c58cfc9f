import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Links that a scenario chooses between files of formulas: the numbers that arrive.
@Suite struct WiringTests {
  private static func text(_ title: String, _ zones: String, _ more: String) -> String {
    """
    [module]
    version = "1"
    title = { en = "\(title)", zh = "\(title)" }
    summary = "For a test."
    [axes.zone]
    labels = \(zones)

    """ + more
  }

  private static let giver = text(
    "Giver", "[\"north\", \"south\"]",
    """
    [parameters.level]
    unit = "GWh"
    axes = ["zone"]
    meaning = "use"
    [outputs.use]
    unit = "GWh"
    axes = ["zone", "year"]
    meaning = "use by year"
    iamc = "Use|{zone}"
    formula = "level * (year - 2014)"
    """)

  private static func reader(_ zones: String) -> String {
    text(
      "Reader", zones,
      """
      [inputs.demand]
      unit = "TWh"
      axes = ["zone", "year"]
      meaning = "demand"
      [inputs.bonus]
      unit = "TWh"
      axes = ["year"]
      optional = true
      meaning = "more demand"
      [outputs.got]
      unit = "TWh"
      axes = ["zone", "year"]
      meaning = "what came"
      iamc = "Got|{zone}"
      formula = "demand"
      [outputs.extra]
      unit = "TWh"
      axes = ["year"]
      meaning = "the bonus, or seven"
      iamc = "Extra"
      formula = "given(bonus, 7 [TWh])"
      """)
  }

  private static func scenario(zones: String = "[\"south\", \"north\"]") throws -> ScenarioCase {
    try ScenarioCase(
      """
      [modules.first]
      module = "giver"
      level = { north = 1, south = 2 }
      [modules.second]
      module = "giver"
      level = { north = 30, south = "0.04 TWh" }
      [modules.reader]
      inputs.demand = "second.use"
      """, modules: false, files: ["mine/giver.toml": giver, "mine/reader.toml": reader(zones)])
  }

  @Test func `one module runs under two names, and a third reads one of them in its own units and labels`() throws {
    let scenario = try Self.scenario()
    let answer = try scenario.run("--quiet", "--module-path", "mine", "--output", "a")
    #expect(answer.code == 0, "\(answer.messages)")
    func table(_ name: String) throws -> [Substring] {
      try scenario.folder.text("a/modules/\(name).csv").split(separator: "\n").dropFirst().map { $0 }
    }
    #expect(try table("first/use") == ["north,GWh,1,2,3,4,5,6", "south,GWh,2,4,6,8,10,12"])
    #expect(try table("second/use") == ["north,GWh,30,60,90,120,150,180", "south,GWh,40,80,120,160,200,240"])
    #expect(
      try table("reader/got") == ["south,TWh,0.04,0.08,0.12,0.16,0.2,0.24", "north,TWh,0.03,0.06,0.09,0.12,0.15,0.18"])
    // Nobody gives the bonus.
    #expect(try table("reader/extra") == ["TWh,7,7,7,7,7,7"])
  }

  @Test func `labels that differ are an error that names both sides`() throws {
    let scenario = try Self.scenario(zones: "[\"south\", \"east\"]")
    let answer = try scenario.run("--quiet", "--module-path", "mine")
    #expect(answer.code == 2)
    #expect(
      answer.messages.contains("second") && answer.messages.contains("reader") && answer.messages.contains("north")
        && answer.messages.contains("east"), "\(answer.messages)")
  }
}
