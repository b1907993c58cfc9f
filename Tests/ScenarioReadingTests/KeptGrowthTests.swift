import Economy
import ScenarioCase
import ScenarioKit
import ScenarioReading
import ScratchFolder
import SimulationKit
import Study
import Testing

/// Growth that a file writes over a base's: 8 % in the shipped base, with the table of 2017 in a run from 2015 to 2020.
struct KeptGrowthTests {
  private static func growth(_ lines: String, of category: String) throws -> [Double] {
    let run = try ScenarioCase(lines, modules: false).prepared()
    let growth = try #require(run.sections["economy"]).parameters.array("growth")
    return growth.row(try #require(growth.labels[0].firstIndex(of: category)))
  }

  @Test(arguments: [
    ("[economy]\ngrowth = 0.8", "government", [0.08, 0.08, 0.08, 0.8, 0.8, 0.8]),
    ("[economy]\ngrowth = { government = \"5 %\" }", "government", [0.08, 0.08, 0.08, 0.05, 0.05, 0.05]),
    ("[economy]\ngrowth = { government = \"5 %\" }", "exports_abroad", [0.08, 0.08, 0.08, 0.08, 0.08, 0.08]),
    (
      "[economy.growth]\nvalue = 0.05\nkind = \"unverified\"\nsource = \"said\"", "government",
      [0.08, 0.08, 0.08, 0.05, 0.05, 0.05]
    ),
    // Years that are written are meant.
    (
      "[economy.growth]\ngovernment = { 2015 = 0, 2016 = 0.1, 2017 = 0.1, 2018 = 0.1, 2019 = 0.1, 2020 = 0.1 }",
      "government", [0, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    // A block is a file like others.
    ("use = [\"slow\"]\n[overrides.slow.economy]\ngrowth = 0.02", "government", [0.08, 0.08, 0.08, 0.02, 0.02, 0.02]),
    ("", "government", [0.08, 0.08, 0.08, 0.08, 0.08, 0.08]),
  ])
  func `a single number over a base counts from the year after the table's`(
    lines: String, category: String, expected: [Double]
  ) throws {
    #expect(try Self.growth(lines, of: category) == expected)
  }

  @Test func `the years before the table stay those of the lowest file that says them`() throws {
    let scenario = try ScenarioCase(
      "", modules: false,
      files: [
        "upper.toml": """
        base = "case.toml"
        name = "upper"
        title_en = "Upper"
        title_zh = "上"
        [economy]
        growth = 0.3
        """
      ])
    var middle = try scenario.folder.text("case.toml")
    middle += "[economy]\ngrowth = 0.05\n"
    try scenario.folder.write(middle, to: "case.toml")
    let run = try scenario.prepared("upper.toml")
    let growth = try #require(run.sections["economy"]).parameters.array("growth").row(0)
    #expect(growth == [0.08, 0.08, 0.08, 0.3, 0.3, 0.3])
    // 1.08² years before the table, 1.3³ behind it.
    let index = run.problem.economy.growthIndex { run.problem.economy.values[$0] ?? [] }
    #expect(abs(index[0] - 1 / (1.08 * 1.08)) < 1e-12 && abs(index[5] - 1.3 * 1.3 * 1.3) < 1e-12)
  }

  @Test func `markets keep their years too, and a share that nobody said to grow keeps standing still`() throws {
    let scenario = try ScenarioCase(
      """
      [economy.markets.electronics]
      growth = "20 %"
      share_growth = 0.01
      """, base: "Scenarios/2020.toml")
    let run = try scenario.prepared()
    let market = try #require(run.sections["economy"]?.parameters.records("markets").first { $0.name == "electronics" })
    #expect(market.fields.array("growth").values == [0.12, 0.12, 0.12, 0.2, 0.2, 0.2])
    #expect(market.fields.array("share_growth").values == [0, 0, 0, 0.01, 0.01, 0.01])
  }

  @Test(arguments: ["", "[economy]\ngrowth = 0.05\n"])
  func `what an ensemble varies of it are the years that it counts in`(lines: String) throws {
    let run = try ScenarioCase(lines, modules: false).prepared()
    let factor = try #require(run.factor("economy.growth"))
    #expect(factor.kept == Factor.KeptYears(years: 6, count: 3))
    let answers = try run.problem.evaluate(
      Samples([factor], values: [0.05, 0.2]), outputs: [.economy(.valueAdded)], modules: run.loadedModules)
    let added = try #require(answers.outputs[.economy(.valueAdded)])
    #expect(Array(added.row(0))[..<3] == Array(added.row(1))[..<3])
    #expect(Array(added.row(0))[3] < Array(added.row(1))[3])
  }

  @Test(arguments: ["economy.growth", "economy.growth.government", "economy.markets.electronics.growth"])
  func `a sample is the scenario that writes its number`(key: String) throws {
    func prepared(_ lines: String) throws -> PreparedRun {
      try ScenarioCase(lines, base: "Scenarios/2020.toml").prepared()
    }
    let run = try prepared("")
    let factor = try #require(run.factor(key))
    let outputs: Set<Output> = [.economy(.valueAdded)]
    let samples = Samples([factor], values: [0.05])
    let sampled = try run.problem.evaluate(samples, outputs: outputs, modules: run.loadedModules)
    let parts = key.split(separator: ".")
    let written = try prepared("[\(parts.dropLast().joined(separator: "."))]\n\(parts.last ?? "") = 0.05\n")
    let alone = try written.problem.evaluate(.central, outputs: outputs, modules: written.loadedModules)
    let (row, expected) = (sampled.row(.economy(.valueAdded), sample: 0), alone.row(.economy(.valueAdded), sample: 0))
    #expect(try #require(row).elementsEqual(try #require(expected)) { abs($0 - $1) <= 1e-9 * abs($1) })
  }

  @Test func `where the run ends with the table's year, growth of all years is no input of a study`() throws {
    let plan = """
      target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable
      share,Share,比重,12,2017,%,at least,1,,,,,sei_share

      """
    let scenario = try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [years]
      last = 2017
      [uncertain]
      "economy.growth" = { distribution = "uniform", low = 0.06, high = 0.09 }
      """, modules: false, files: ["plan.csv": plan])
    #expect(
      scenario.mistakes() == """
        case.toml:10:1: error: economy.growth cannot vary: growth of all years counts after 2017, the table's year; name one \
        year of it: "economy.growth.outflow_to_provinces.2017"
          "economy.growth" = { distribution = "uniform", low = 0.06, high = 0.09 }
          ^
        """)
  }
}
