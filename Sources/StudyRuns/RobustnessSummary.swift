import CSVText
import Diagnostics
import LinearAlgebra
import NumberText
import PlanReading
package import SampleAnalysis
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
  package let failed: Int
  private let run: StudyRun
  private let settings: SettingTable
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
    var (failed, met) = (0, [Int](repeating: 0, count: settings.count))
    try run.forEachRow(in: folder) { row in
      let (draw, option) = row.sample.quotientAndRemainder(dividingBy: settings.count)
      let value = row.outputs[target.column]
      outcomes[option, draw] = isUpper ? -value : value
      if row.failure != nil { failed += 1 }
      if run.isMet(target, by: value) == true { met[option] += 1 }
    }
    self.failed = failed
    do throws(AnalysisError) {
      let robustness = try Robustness(outcomes, threshold: isUpper ? -target.target.value : target.target.value)
      lost = robustness.lostScenarios
      // A target's own words say what suffices: "about 15" has a band.
      options = zip(robustness.options, met).map { option, met in
        var option = option
        option.satisficing = Double(met) / Double(run.design.count / settings.count)
        return option
      }
    } catch { throw .analysis(error) }
  }

  /// An outcome as the target has it.
  private func outcome(_ value: Double) -> Double { isUpper ? -value : value }

  /// The setting that is best by a measure, the first of equals.
  private func best(_ measure: (Robustness.Option) -> Double) -> Int {
    var best = 0
    for place in options.indices where measure(options[place]) > measure(options[best]) { best = place }
    return best
  }

  private func words(_ setting: Int) -> String {
    setting == 0 && settings.names[0] == Self.stated
      ? "the plan as stated"
      : "setting \(settings.names[setting]) ("
        + zip(settings.keys, settings.row(setting)).map { "\($0.key) = \(significant($1, 4))" }.joined(separator: ", ")
        + ")"
  }

  /// The name of the row that holds the levers as the scenario has them.
  package static let stated = "as stated"

  /// The best setting by each measure, as sentences.
  package var findings: [String] {
    let often = best(\.satisficing)
    let regret = best { -$0.largestRegret }
    let worst = best(\.worst)
    let share = EnsembleSummary.percent(options[often].satisficing)
    return [
      options[often].satisficing == 0
        ? "No setting meets the target in any draw."
        : "Most often meets the target: \(words(often)), in \(share) of the draws (satisficing).",
      "Has the smallest largest regret, \(decimals(options[regret].largestRegret, 3)): \(words(regret)).",
      "Is best at its worst, \(decimals(outcome(options[worst].worst), 3)): \(words(worst)) (maximin).",
    ]
  }

  package var text: String {
    let design = run.design
    let name = target.target.indicator[run.prepared.header.language]
    var table = TextTable(
      ["setting", "meets", "largest regret", "mean regret", "90 % regret", "worst", "mean", "best"],
      [.left] + Array(repeating: .right, count: 7))
    let order = options.indices.sorted {
      (options[$1].satisficing, options[$0].largestRegret, $0) < (
        options[$0].satisficing, options[$1].largestRegret, $1
      )
    }
    for place in order.prefix(Self.shown) {
      let option = options[place]
      table.add(
        [settings.names[place], EnsembleSummary.percent(option.satisficing)]
          + [option.largestRegret, option.meanRegret, option.regretOf90Percent].map { decimals($0, 3) }
          + [option.worst, option.mean, option.best].map { decimals(outcome($0), 3) })
    }
    let more = order.count > Self.shown ? "and \(order.count - Self.shown) more, in summary/robustness.csv\n" : ""
    var lever = TextTable(
      ["setting"] + settings.keys.map(\.key), [.left] + settings.keys.map { _ in .right })
    for place in order.prefix(Self.shown) {
      lever.add([settings.names[place]] + settings.row(place).map { significant($0, 4) })
    }
    let answered =
      failed == 0
      ? "Every sample has an answer." : "\(failed) of \(design.count) samples have no answer; they count as missed."
    return """
      \(run.prepared.header.name): \(settings.count) settings of \(levers), \(drawText)

      Settings by how often they meet "\(name)", \(target.target.unit)
      \(table.text)\(more)
      \(lever.text)
      \(findings.joined(separator: "\n"))
      \(answered)

      """
  }

  private var levers: String { settings.keys.count == 1 ? "a lever" : "\(settings.keys.count) levers" }

  private var drawText: String {
    run.design.factors.drawn == 0
      ? "everything else as stated"
      : "each with the same \(draws) draws, \(run.design.kind.title), seed \(run.design.seed)"
  }

  /// The most settings that the terminal shows; the file has all.
  private static let shown = 12

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
