import Diagnostics
import LinearAlgebra
import NumberText
import PlanReading
import SampleAnalysis
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// The bands and chances of an ensemble, for a terminal.
package struct EnsembleText {
  private let summary: EnsembleSummary
  private let words: StudyWords

  /// - Parameter language: the scenario's own where nil.
  package init(_ summary: EnsembleSummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
  }

  package var text: String {
    let design = summary.run.design
    let factors = design.factors.keys.count
    var text =
      words.head(design)
      + words.say(", \(factors) input\(factors == 1 ? " varies" : "s vary")\n", "，\(factors)项输入变动\n")
    for band in summary.bands {
      let series = band.series
      var table = TextTable(
        [words.say("year", "年份")] + EnsembleSummary.probabilities.map { "\(formatNumber($0 * 100)) %" },
        [.right] + EnsembleSummary.probabilities.map { _ in .right })
      for (place, year) in series.years.enumerated() {
        table.add(
          ["\(year)"]
            + EnsembleSummary.probabilities.indices.map {
              shownNumber(band.quantiles.values[$0, place] * series.scale, series.decimals)
            })
      }
      text +=
        words.say("\n\(series.title), \(series.unit)\n", "\n\(words.title(series))（\(words.unit(series))）\n")
        + table.text
      let lost = words.leftOut(of: band)
      if !lost.isEmpty { text += lost + "\n" }
    }
    return text + chances + failures
  }

  private var chances: String {
    guard !summary.chances.isEmpty else { return "" }
    var table = TextTable(
      [
        words.say("target", "目标"), words.say("plan", "规划值"), words.say("met", "达到条件"), words.say("median", "中位数"),
        words.say("chance", "概率"), words.say("95 % interval", "95%区间"),
      ], [.left, .right, .right, .right, .right, .right])
    for entry in summary.chances {
      let target = entry.target.target
      let interval = entry.chance.interval
      let (low, high) = (words.percent(interval.lowerBound), words.percent(interval.upperBound))
      table.add([
        target.indicator[words.language],
        words.say(
          "\(formatNumber(target.value)) \(target.unit)", words.amount(formatNumber(target.value), target.unit)),
        summary.run.condition(entry.target), shownNumber(entry.median, 2), words.percent(entry.chance.share),
        words.say("\(low) to \(high)", "\(low)—\(high)"),
      ])
    }
    return words.say("\nChance of meeting each target\n", "\n达到各目标的概率\n") + table.text
  }

  private var failures: String {
    let plural = summary.failed.count != 1
    return "\n"
      + words.answers(
        summary.failed, summary.run.design,
        fate: (
          "; a chance counts \(plural ? "them" : "it") as missed, its interval up to all of them met",
          "；概率按未达到计，区间上限按全部达到计"
        ))
  }
}

/// A dash where there is no number.
func shownNumber(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? (digits == 0 ? short(value.rounded()) : decimals(value, digits)) : "-"
}
