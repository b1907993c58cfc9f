import NumberText
import PlanReading
import Reporting
import Results
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// Everything that the analyses of a study say: for a terminal, as files and charts, and as a page.
package struct StudyReport {
  package let text: String
  package let gallery: StudyGallery
  package let page: String
  /// The numbers of the analyses, each a CSV file.
  package let tables: [(name: String, text: String)]
  private let files: [(name: String, text: String)]
  private let samples: Int
  private let failed: FailedSamples
  private let inputs: String

  /// The most samples that charts look at one by one.
  private static let mostDrawn = 2000

  /// Of one analysis.
  private struct Part {
    var text: String
    var files: [(name: String, text: String)]
    var failed: FailedSamples
    var gallery = StudyGallery()
    var sections: [HTMLReport.Section]
  }

  /// - Parameters:
  ///   - folder: of the study, complete.
  ///   - language: the scenario's own where nil.
  /// - Throws: `StudyError` where no analysis can be made; one of several that cannot says so in its place.
  package init(
    _ run: StudyRun, _ folder: StudyFolder, _ study: StudyDescription, language: Language? = nil
  ) throws(StudyError) {
    let words = StudyWords(run.prepared, language)
    var (parts, texts, refusals) = ([Part](), [String](), [StudyError]())
    // Charts draw some of the samples one by one: the same ones for every analysis, read once.
    let drawn = study.analyses.contains(where: \.drawsSamples) ? try run.firstRows(Self.mostDrawn, in: folder) : []
    for analysis in study.analyses {
      do throws(StudyError) {
        let part = try Self.part(analysis, run, folder, drawn, study, words)
        parts.append(part)
        texts.append(part.text)
      } catch {
        guard case .analysis = error else { throw error }
        refusals.append(error)
        texts.append("\(analysis.rawValue): \(error)\n")
      }
    }
    if let refusal = refusals.first, refusals.count == study.analyses.count { throw refusal }
    text = texts.joined(separator: "\n")
    failed = parts.last?.failed ?? FailedSamples()
    samples = run.design.count
    inputs = run.prepared.inputDigest
    var gallery = StudyGallery()
    for part in parts { gallery.add(part.gallery) }
    self.gallery = gallery
    page =
      StudyPage(
        words: words, gallery: gallery,
        kind: study.analyses.map { words.title($0) }.joined(separator: words.say(", ", "、")),
        sections: parts.flatMap(\.sections) + [
          words.factorSection(run.design),
          words.failureSection(failed, run.design),
        ]
      ).text
    tables = parts.flatMap(\.files)
    files = tables + gallery.files + [("report.html", page)]
  }

  private static func part(
    _ analysis: StudyAnalysis, _ run: StudyRun, _ folder: StudyFolder, _ drawn: [SampleRow], _ study: StudyDescription,
    _ words: StudyWords
  ) throws(StudyError) -> Part {
    switch analysis {
    case .ensemble:
      let summary = try EnsembleSummary(run, folder)
      let report = EnsembleReport(summary, drawn, language: words.language)
      return Part(
        text: EnsembleText(summary, language: words.language).text, files: summary.files, failed: summary.failed,
        gallery: report.gallery, sections: report.sections)
    case .sensitivity(let method):
      let summary = try SensitivitySummary(run, folder, method, try run.outputs.target(study.target))
      let report = SensitivityReport(summary, language: words.language)
      return Part(
        text: SensitivityText(summary, language: words.language).text, files: summary.files, failed: summary.failed,
        gallery: report.gallery, sections: [report.section])
    case .discovery(let method):
      let summary = try DiscoverySummary(run, folder, method, try run.outputs.target(study.target))
      let chart = DiscoveryChart(summary: summary, rows: drawn, words: words)
      var gallery = StudyGallery()
      gallery.add(method.rawValue, chart.chart)
      let text = DiscoveryText(summary, language: words.language).text
      return Part(
        text: text, files: summary.files, failed: summary.failed, gallery: gallery,
        sections: [
          HTMLReport.Section(
            identifier: method.rawValue, title: words.title(analysis),
            content: gallery.figures(words, method.rawValue) + [HTML("pre", text)])
        ])
    case .robustness:
      let summary = try RobustnessSummary(run, folder, try run.outputs.target(study.target))
      let text = RobustnessText(summary, language: words.language).text
      return Part(
        text: text, files: summary.files, failed: summary.failed,
        sections: [
          HTMLReport.Section(
            identifier: "robustness", title: words.title(analysis), content: [HTML("pre", text)])
        ])
    }
  }

  /// Writes the files beside the samples.
  package func write(to folder: StudyFolder) throws(StudyError) {
    try folder.writeSummary(files, samples: samples, failed: failed.count, inputs: inputs)
  }
}

extension StudyAnalysis {
  /// Whether its charts draw samples one by one.
  fileprivate var drawsSamples: Bool {
    switch self {
    case .ensemble, .discovery: true
    case .sensitivity, .robustness: false
    }
  }
}

extension StudyWords {
  func title(_ analysis: StudyAnalysis) -> String {
    switch analysis {
    case .ensemble: say("ensemble", "不确定性分析")
    case .sensitivity: say("what matters most", "敏感性分析")
    case .discovery: say("where the target is met", "达标条件")
    case .robustness: say("robust settings", "稳健方案")
    }
  }
}
