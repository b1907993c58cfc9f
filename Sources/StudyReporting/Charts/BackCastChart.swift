import NumberText
import Observation
import PlanReading
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit

/// Computed against observed numbers, a small chart to each series.
struct BackCastChart {
  let backCast: BackCast
  /// The same of a scenario with what became known later, and its title.
  let hindsight: (backCast: BackCast, title: Title)?
  /// Whose indicators name the series; none where a module runs alone.
  let targets: [PlanTargets.Target]
  let words: StudyWords

  /// Nil without a series.
  var chart: SmallMultiples? {
    guard !backCast.series.isEmpty else { return nil }
    var entries: [SmallMultiples.Entry] = [
      .init(words.header.title[words.language], tone: .palette(0))
    ]
    if let hindsight { entries.append(.init(hindsight.title[words.language], tone: .palette(1))) }
    entries.append(.init(words.say("observed", "观测值"), tone: .palette(7), isDots: true))
    return SmallMultiples(
      title: words.say("Computed and observed", "计算值与观测值"),
      subtitle: words.say("Each series on a scale of its own", "各指标坐标不同"),
      caption: words.say(
        "Scenario \(words.header.name). Observed figures: each with its source in the table. Computed by simplan.",
        "情景：\(words.header.name)。观测值来源见表。由 simplan 计算。"), finding: finding, series: entries,
      panels: backCast.series.map(panel))
  }

  /// The plan's words for a variable that it has.
  private func name(_ variable: String) -> String {
    targets.first { $0.variable == variable }?.indicator[words.language] ?? variable
  }

  private func other(_ series: BackCast.Series) -> BackCast.Series? {
    hindsight?.backCast.series.first { $0.variable == series.variable && $0.unit == series.unit }
  }

  private func panel(_ series: BackCast.Series) -> SmallMultiples.Panel {
    let other = other(series)
    let all = series.comparisons + (other?.comparisons ?? [])
    let years = Set(all.map(\.figure.year)).sorted()
    func row(_ comparisons: [BackCast.Comparison], _ value: (BackCast.Comparison) -> Double) -> [Double?] {
      years.map { year in comparisons.last { $0.figure.year == year }.map(value) }
    }
    var values = [row(series.comparisons) { $0.computed }]
    if hindsight != nil { values.append(other.map { row($0.comparisons) { $0.computed } } ?? []) }
    values.append(row(all) { $0.figure.value })
    let numbers = values.flatMap { $0.compactMap(\.self) }
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    // A difference of less than a hundredth should not look like one.
    return SmallMultiples.Panel(
      title: words.named(name(series.variable), unit: series.unit), years: years, values: values,
      fromZero: high - low < 0.01 * max(abs(low), abs(high)))
  }

  /// The series that are nearest and furthest, and what hindsight changes in the latter.
  private var finding: String {
    let judged = backCast.series.filter { $0.meanAbsolutePerCent != nil && $0.comparisons.count > 1 }
    guard let worst = judged.max(by: { ($0.meanAbsolutePerCent ?? 0) < ($1.meanAbsolutePerCent ?? 0) }) else {
      return words.say(
        "\(backCast.series.count) series are set beside observed figures.", "共有\(backCast.series.count)个指标与观测值对照。")
    }
    func error(_ series: BackCast.Series) -> String { words.percent((series.meanAbsolutePerCent ?? 0) / 100) }
    var text = words.say(
      "Furthest from the figures is \(name(worst.variable)), by \(error(worst)) on average over \(worst.comparisons.count) years",
      "与观测值差距最大的是\(name(worst.variable))，\(worst.comparisons.count)年平均误差\(error(worst))")
    if let known = other(worst), known.meanAbsolutePerCent != nil {
      text += words.say("; with what became known later, by \(error(known))", "；按事后已知情况为\(error(known))")
    }
    return text + words.say(".", "。")
  }
}
