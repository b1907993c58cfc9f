import LinearAlgebra
import NumberText
import PlanReading
import SVGCharts
import SVGDrawing
import SampleAnalysis
import ScenarioReading
import SimulationKit
import Study
import StudyRuns

/// The charts of an ensemble.
struct EnsembleCharts {
  let summary: EnsembleSummary
  let words: StudyWords
  /// The first samples, for what is drawn sample by sample.
  let rows: [SampleRow]

  func gallery() -> StudyGallery {
    var gallery = StudyGallery()
    gallery.add("chances", chances)
    for band in summary.bands { gallery.add("fan-\(band.series.name)", fan(band)) }
    for target in summary.run.outputs.targets {
      let crossing = EnsembleCrossing(self, target)
      gallery.add("inputs-\(target.target.identifier)", crossing?.influence)
      gallery.add("samples-\(target.target.identifier)", crossing?.chart)
    }
    return gallery
  }

  var subtitle: String { words.header.title[words.language] }
  var caption: String { words.caption(summary.run.design) }

  // MARK: - Bands

  /// The last target that a series is judged by, in the series' unit.
  private func target(of series: StudyOutputs.Series) -> StudyOutputs.JudgedTarget? {
    summary.run.outputs.targets
      .filter { $0.target.variable == series.name && $0.target.unit.hasPrefix(series.unit) }
      .max { $0.target.year < $1.target.year }
  }

  func needed(_ target: StudyOutputs.JudgedTarget) -> Double { summary.run.needed(target) }

  func fan(_ band: EnsembleSummary.Band) -> Chart? {
    let series = band.series
    func row(_ place: Int) -> [Double?] {
      series.years.indices.map { year in
        let value = band.quantiles.values[place, year] * series.scale
        return value.isFinite ? value : nil
      }
    }
    var fan = FanChart(
      title: words.title(series), unit: words.unit(series), decimals: series.decimals, years: series.years,
      bands: EnsembleSummary.probabilities.indices.map(row), subtitle: subtitle,
      caption: words.following(caption, words.leftOut(of: band)))
    if let target = target(of: series) {
      let goal = words.goal(target, needed: needed(target))
      fan.target = (target.target.value, words.say("target: ", "目标：") + goal)
      if let chance = summary.chances.first(where: { $0.target == target })?.chance {
        fan.chance = words.say(
          " The target, \(goal), is met in \(words.percent(chance.share)) of the samples.",
          "目标为\(goal)，达到目标的样本占\(words.percent(chance.share))。")
      }
    }
    return fan.chart(words.language)
  }

  // MARK: - Chances

  var chances: Chart? {
    guard let likeliest = summary.chances.max(by: { $0.chance.share < $1.chance.share }) else { return nil }
    let bars: [RangeBar?] = summary.chances.map {
      let (chance, interval) = ($0.chance, $0.chance.interval)
      return RangeBar(
        to: 100 * chance.share, whisker: 100 * interval.lowerBound...100 * interval.upperBound,
        label: words.percent(chance.share))
    }
    let name = likeliest.target.target.indicator[words.language]
    let (share, interval) = (words.percent(likeliest.chance.share), likeliest.chance.interval)
    let (low, high) = (words.percent(interval.lowerBound), words.percent(interval.upperBound))
    let finding =
      summary.chances.count == 1
      ? words.say(
        "\"\(name)\" is met in \(share) of the samples (95 % interval: \(low) to \(high)).",
        "“\(name)”在\(share)的样本中达到目标（95%区间：\(low)—\(high)）。")
      : words.say(
        "The likeliest target, \"\(name)\", is met in \(share) of the samples (95 % interval: \(low) to \(high)).",
        "最可能达到的目标是“\(name)”，\(share)的样本达到（95%区间：\(low)—\(high)）。")
    return Chart(
      title: words.say("Chance of meeting each target", "达到各目标的概率"), subtitle: subtitle,
      caption: caption
        + words.say(
          " Whiskers: 95 % intervals; samples without an answer count as missed, in the whiskers' upper ends as met.",
          "须线为95%区间；没有结果的样本按未达到计，区间上限按达到计。"), finding: finding,
      x: .values(title: words.say("Samples that meet it (%)", "达到目标的样本占比（%）")),
      y: .categories(
        summary.chances.map {
          $0.target.target.indicator[words.language] + words.say(": ", "：")
            + words.goal($0.target, needed: needed($0.target))
        }),
      marks: [
        .rangeBars(
          RangeBars([RangeSeries(words.say("Chance", "概率"), bars, tone: .palette(0))], span: 0...100))
      ])
  }
}
