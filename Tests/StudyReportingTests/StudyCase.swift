import Results
import ScenarioCase
import ScenarioReading
import ScratchFolder
import SimulationKit
import StudyReporting
import StudyRuns

/// A small study of a scenario without modules, complete in a folder of its own.
struct StudyCase {
  let scenario: ScenarioCase
  let run: StudyRun
  let folder: StudyFolder

  /// An industry's market that reaches the target in some samples, and an input that moves no money.
  static let uncertain = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [uncertain]
    "economy.markets.electronics.growth" = { distribution = "triangular", low = "0 %", mode = "15 %", high = "60 %" }
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }

    """

  /// Shares that sum to one fail where one of them varies by itself.
  static let failing = """
    [uncertain]
    "sales.displaced_inflow" = { distribution = "discrete", values = [0.3, 0.9] }

    """

  init(_ text: String = Self.uncertain, _ kind: StudyDesign.Kind = .sobol, samples: Int) throws {
    scenario = try ScenarioCase(text, modules: false)
    let prepared = try scenario.prepared()
    run = try StudyRun(prepared, try StudyDesign(kind, seed: 1, samples: samples, try StudyFactors(prepared)))
    folder = try StudyFolder(
      at: scenario.folder.at("study"), try StudyRecord(run, program: ProgramDescription(version: "1", libraries: [:])))
    try run.complete(folder)
  }

  /// The text of these analyses on the target "sei-share".
  func report(_ analyses: [StudyAnalysis], _ language: Language) throws -> StudyReport {
    var study = StudyDescription("study", analyses, StudyVariation(run.prepared, levers: false))
    study.target = "sei-share"
    return try StudyReport(run, folder, study, language: language)
  }

  func ensemble() throws -> EnsembleSummary { try EnsembleSummary(run, folder) }

  static func sensitivity(_ method: SensitivitySummary.Method, samples: Int = 200) throws -> (Self, SensitivitySummary)
  {
    let study = try Self(uncertain, method.design, samples: samples)
    return (study, try SensitivitySummary(study.run, study.folder, method, try study.run.outputs.target("sei-share")))
  }
}
