import NumberText
import PlanReading
import Reporting
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// Chart and page of a study of what matters most.
package struct SensitivityReport {
  private let summary: SensitivitySummary
  private let words: StudyWords
  package let gallery: StudyGallery

  /// - Parameter language: the scenario's own where nil.
  package init(_ summary: SensitivitySummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
    var gallery = StudyGallery()
    gallery.add(summary.method.rawValue, SensitivityChart(summary: summary, words: words).chart)
    self.gallery = gallery
  }

  /// Writes table, chart and page beside the samples, in the place of those before.
  package func write(to folder: StudyFolder) throws(StudyError) {
    try folder.writeSummary(
      summary.files + gallery.files + [("report.html", try page(folder))], samples: summary.run.design.count,
      failed: summary.failed)
  }

  /// - Parameter folder: of the study, complete.
  package func page(_ folder: StudyFolder) throws(StudyError) -> String {
    var failures: [SampleRow] = []
    if summary.failed > 0 {
      failures = Array(
        try summary.run.firstRows(EnsembleCharts.mostRows, in: folder).filter { $0.failure != nil }.prefix(3))
    }
    let design = summary.run.design
    return StudyPage(
      words: words, gallery: gallery, kind: words.say("what matters most", "敏感性分析"),
      sections: [
        section, words.factorSection(design),
        words.failureSection(summary.failed, of: design.count, shown: failures, design),
      ]
    ).text
  }

  /// The measures of the inputs.
  var section: HTMLReport.Section {
    let name = summary.target.target.indicator[words.language]
    let heads = summary.heads.map(words.head)
    var table = HTMLTable(
      words.say(
        "Effect of each input on \"\(name)\", ranked by \(words.measure(summary.method))",
        "各项输入对“\(name)”的影响，按\(words.measure(summary.method))排序"),
      [.text(words.say("Input", "输入"), width: 40)] + heads.map { .number($0) })
    for line in summary.lines {
      table.row(
        [HTML("code", words.name(line, summary))]
          + line.cells.map { HTML($0.isFinite ? decimals($0, 3) : "-") })
    }
    return HTMLReport.Section(
      identifier: "effects-\(summary.method.rawValue)", title: words.say("What matters most", "影响最大的因素"),
      content: gallery.figures(words, summary.method.rawValue) + [table.html])
  }
}
