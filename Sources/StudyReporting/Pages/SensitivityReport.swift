import NumberText
import PlanReading
import Reporting
import ScenarioReading
import SimulationKit
import StudyRuns

/// The chart of what matters most, and its part of a page.
struct SensitivityReport {
  private let summary: SensitivitySummary
  private let words: StudyWords
  let gallery: StudyGallery

  /// - Parameter language: the scenario's own where nil.
  init(_ summary: SensitivitySummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
    var gallery = StudyGallery()
    gallery.add(summary.method.rawValue, SensitivityChart(summary: summary, words: words).chart)
    self.gallery = gallery
  }

  /// The measures of the inputs.
  var section: HTMLReport.Section {
    let name = summary.target.target.indicator[words.language]
    let heads = summary.heads.map(words.head)
    var table = HTMLTable(
      words.say(
        "Effect of each input on \"\(name)\", ranked by \(words.measure(summary.method))",
        "各项输入对“\(name)”的影响，按\(words.measure(summary.method))排序"),
      [.text(words.say("Input", "输入"), width: 40), .text(words.say("Key", "键"), width: 40)] + heads.map { .number($0) })
    for line in summary.lines {
      table.row(
        [HTML(summary.title(line)[words.language]), HTML("code", words.key(line, summary))]
          + words.cells(line).map { HTML($0) })
    }
    return HTMLReport.Section(
      identifier: "effects-\(summary.method.rawValue)", title: words.say("What matters most", "影响最大的因素"),
      content: gallery.figures(words, summary.method.rawValue) + [table.html])
  }
}
