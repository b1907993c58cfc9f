import LinearAlgebra
import NumberText
import PlanReading
import Reporting
import SampleAnalysis
import ScenarioReading
import SimulationKit
import StudyRuns

/// Charts of an ensemble, and its part of a page.
struct EnsembleReport {
  private let summary: EnsembleSummary
  private let words: StudyWords
  let gallery: StudyGallery

  /// - Parameters:
  ///   - drawn: the first samples, for what is drawn one by one.
  ///   - language: the scenario's own where nil.
  init(_ summary: EnsembleSummary, _ drawn: [SampleRow], language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
    gallery = EnsembleCharts(summary: summary, words: words, rows: drawn).gallery()
  }

  /// The findings of the samples.
  var sections: [HTMLReport.Section] { [chanceSection, bandSection, causeSection].compactMap(\.self) }

  private var chanceSection: HTMLReport.Section? {
    guard !summary.chances.isEmpty else { return nil }
    var table = HTMLTable(
      words.say("Targets, and the share of samples that meet them", "各目标及达到目标的样本占比"),
      [
        .text(words.say("Target", "目标"), width: 42), .number(words.say("Plan", "规划值")),
        .number(words.say("Median", "中位数")), .number(words.say("Chance", "概率")),
        .number(words.say("95 % interval", "95%区间")), .number(words.say("Met", "达到")),
        .number(words.say("Missed", "未达到")), .number(words.say("No answer", "无结果")),
      ])
    for entry in summary.chances {
      let (target, chance) = (entry.target.target, entry.chance)
      let interval = chance.interval
      table.row([
        target.indicator[words.language], words.goal(entry.target, needed: summary.run.needed(entry.target)),
        shownNumber(entry.median, 2), words.percent(chance.share),
        words.percent(interval.lowerBound) + "–" + words.percent(interval.upperBound), words.count(chance.met),
        words.count(chance.missed), words.count(chance.failed),
      ])
    }
    return HTMLReport.Section(
      identifier: "chances", title: words.say("Chances of the targets", "达到目标的概率"),
      content: [table.html] + gallery.figures(words, "chances"))
  }

  private var bandSection: HTMLReport.Section {
    var content: [HTML] = []
    for band in summary.bands {
      let series = band.series
      content.append(HTML("h3", words.title(series)))
      content += gallery.figures(words, "fan-\(series.name)")
      var table = HTMLTable(
        words.say(
          "\(words.title(series)), \(words.unit(series)): quantiles of the samples",
          "\(words.title(series))（\(words.unit(series))）：样本分位数"),
        [.text(words.say("Year", "年份"))] + EnsembleSummary.probabilities.map { .number("\(formatNumber($0 * 100)) %") })
      for (place, year) in series.years.enumerated() {
        table.row(
          ["\(year)"]
            + EnsembleSummary.probabilities.indices.map {
              shownNumber(band.quantiles.values[$0, place] * series.scale, series.decimals)
            })
      }
      content.append(table.html)
      let lost = words.leftOut(of: band)
      if !lost.isEmpty { content.append(HTML("p", ["class": "quiet"], lost)) }
    }
    return HTMLReport.Section(identifier: "bands", title: words.say("Bands by year", "逐年区间"), content: content)
  }

  private var causeSection: HTMLReport.Section? {
    let figures = gallery.figures(words, "inputs-", "samples-")
    guard !figures.isEmpty else { return nil }
    return HTMLReport.Section(
      identifier: "causes", title: words.say("What matters most", "影响最大的因素"), content: figures)
  }
}
