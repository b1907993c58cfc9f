import CSVText
import Diagnostics
import LinearAlgebra
import NumberText
import PlanReading
package import SampleAnalysis
import ScenarioKeys
import ScenarioReading
import SimulationKit

/// How settings of levers fare over the same draws of what is uncertain.
package struct RobustnessSummary: Sendable {
  package let target: StudyOutputs.JudgedTarget
  /// By row of the table of settings; in the target's unit, more is better unless the target is an upper bound.
  package let options: [Robustness.Option]
  /// Draws in which no setting has an answer.
  package let lost: Int
  package let draws: Int
  package let failed: FailedSamples
  package let run: StudyRun
  package let settings: SettingTable
  private let isUpper: Bool

  /// - Parameter folder: of a study with settings that is complete.
  package init(_ run: StudyRun, _ folder: StudyFolder, _ target: StudyOutputs.JudgedTarget) throws(StudyError) {
    guard let settings = run.design.factors.variation.settings else {
      throw .input(
        InvalidInput(.error("robustness needs settings of levers", advice: "write [levers] in the scenario")))
    }
    self.run = run
    self.target = target
    self.settings = settings
    draws = run.design.count / settings.count
    isUpper = run.isUpperBound(target)
    let isUpper = isUpper
    var outcomes = FlatArray([settings.count, run.design.count / settings.count])
    var (failed, met) = (FailedSamples(), [Int](repeating: 0, count: settings.count))
    try run.forEachRow(in: folder) { row in
      let (draw, option) = row.sample.quotientAndRemainder(dividingBy: settings.count)
      let value = row.outputs[target.column]
      outcomes[option, draw] = isUpper ? -value : value
      failed.note(row)
      if run.isMet(target, by: value) == true { met[option] += 1 }
    }
    self.failed = failed
    try failed.requireAnswer(of: run.design.count)
    do throws(AnalysisError) {
      let robustness = try Robustness(outcomes, threshold: isUpper ? -target.target.value : target.target.value)
      lost = robustness.lostScenarios
      // A target's own words say what suffices: "about 15" has a band.
      options = zip(robustness.options, met).map { option, met in
        var option = option
        option.satisficing = Double(met) / Double(run.design.count / settings.count)
        return option
      }
    } catch { throw .analysis(error, failed) }
  }

  /// An outcome as the target has it.
  package func outcome(_ value: Double) -> Double { isUpper ? -value : value }

  /// The setting that is best by a measure, the first of equals.
  package func best(_ measure: (Robustness.Option) -> Double) -> Int {
    var best = 0
    for place in options.indices where measure(options[place]) > measure(options[best]) { best = place }
    return best
  }

  /// The name of the row that holds the levers as the scenario has them.
  package static let stated = "as stated"

  /// The files of the summary.
  package var files: [(name: String, text: String)] {
    var table = CSVWriter()
    table.row(
      ["setting"] + settings.keys.map(\.key) + [
        "target", "satisficing", "largest_regret", "mean_regret", "regret_of_90_percent", "worst", "mean", "best",
        "used",
        "failed",
      ])
    for (place, option) in options.enumerated() {
      table.row(
        [settings.names[place]] + settings.row(place).map { formatNumber($0) } + [
          target.target.identifier, formatNumber(option.satisficing), formatNumber(option.largestRegret),
          formatNumber(option.meanRegret), formatNumber(option.regretOf90Percent), formatNumber(outcome(option.worst)),
          formatNumber(outcome(option.mean)), formatNumber(outcome(option.best)), "\(option.used)", "\(option.failed)",
        ])
    }
    return [("robustness.csv", table.text)]
  }
}
