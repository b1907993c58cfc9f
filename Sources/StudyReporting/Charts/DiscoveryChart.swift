import PlanReading
import SVGCharts
import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyRuns

/// The boxes of a discovery over the two inputs that limit the first of them most.
struct DiscoveryChart {
  let summary: DiscoverySummary
  /// The first samples of the study.
  let rows: [SampleRow]
  let words: StudyWords

  /// Nil without a box, and for a study of one input.
  var chart: Chart? {
    let run = summary.run
    let keys = run.design.factors.keys
    guard let box = summary.boxes.first, keys.count > 1 else { return nil }
    var shown = box.limits.prefix(2).map(\.factor)
    if shown.count < 2, let other = keys.indices.first(where: { !shown.contains($0) }) { shown.append(other) }
    func input(_ factor: Int) -> BoxChart.Input {
      BoxChart.Input(
        words.named(run.design.factors.title(factor)[words.language], unit: keys[factor].unit), factor: factor,
        rows.map { $0.values[factor] })
    }
    let name = summary.target.target.indicator
    return BoxChart(
      input(shown[0]), input(shown[1]),
      isOfInterest: rows.map { run.isMet(summary.target, by: $0.outputs[summary.target.column]) },
      boxes: summary.boxes, excludesEarlier: summary.method == .prim, met: summary.met, of: summary.answered,
      interest: Title(en: "the target is met", zh: "达到目标"), language: words.language
    ).chart(
      title: words.say("Where it is met: \(name.en)", "达标条件：\(name.zh)"), subtitle: words.header.title[words.language],
      caption: words.caption(run.design, answered: summary.answered) + (summary.held.areAll ? "" : words.say(" ", ""))
        + words.looked(at: summary.held, boxes: true))
  }
}
