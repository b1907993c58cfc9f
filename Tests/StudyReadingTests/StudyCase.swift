import Diagnostics
import Results
import ScenarioCase
import ScratchFolder
import StudyRuns

@testable import StudyReading

/// A study file `study.toml` beside a scenario without modules, in which three numbers are uncertain and two are levers.
struct StudyCase {
  let scenario: ScenarioCase

  init(_ text: String, files: [String: String] = [:], over uncertain: String = Self.uncertain) throws {
    scenario = try ScenarioCase(Self.economy + uncertain, modules: false, files: files)
    try scenario.folder.write(text, to: "study.toml")
  }

  /// - Throws: `InvalidInput`, as `ScenarioCase.message(of:)` shows it.
  func read() throws(InvalidInput) -> StudyFile {
    try StudyFile(path: scenario.folder.at("study.toml"), search: ScenarioCase.search)
  }

  func run() throws -> StudyRun {
    let file = try read()
    return try file.study.run(file.prepared)
  }

  /// Everything that is wrong with the file; empty for a valid one.
  var mistakes: String {
    do throws(InvalidInput) {
      _ = try read()
      return ""
    } catch { return scenario.message(of: error) }
  }

  static let program = ProgramDescription(version: "1", libraries: [:])

  static let economy = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [economy.changes.saving]
    verb = "scale"
    space = "coefficient"
    from = "ELC"
    to = "all"
    reason = "Less is used"
    offset = { value_added = 0.6, CON = 0.3, ICT = 0.1 }
    factor = 0.9
    first_year = 2018

    """

  static let uncertain = """
    [uncertain]
    "economy.markets.electronics.growth" = { distribution = "triangular", low = "0 %", mode = "15 %", high = "60 %" }
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    [levers]
    "electricity.net_import_share" = { low = 0.05, high = 0.2 }
    "electricity.consumption" = { values = ["280 TWh", "290 TWh"] }
    """
}
