/// Everything that the analyses of a study say, for a terminal and as files.
package struct StudyReport: Sendable {
  package let text: String
  private let files: [(name: String, text: String)]
  private let samples: Int
  private let failed: Int

  /// - Parameter folder: of the study, complete.
  /// - Throws: `StudyError` where no analysis can be made; one of several that cannot says so in its place.
  package init(_ run: StudyRun, _ folder: StudyFolder, _ study: StudyDescription) throws(StudyError) {
    var texts: [String] = []
    var files: [(name: String, text: String)] = []
    var failed = 0
    var refusals: [StudyError] = []
    for analysis in study.analyses {
      do throws(StudyError) {
        let part = try Self.part(analysis, run, folder, study)
        texts.append(part.text)
        files += part.files
        failed = part.failed
      } catch {
        guard case .analysis = error else { throw error }
        refusals.append(error)
        texts.append("\(analysis.rawValue): \(error)\n")
      }
    }
    if let refusal = refusals.first, refusals.count == study.analyses.count { throw refusal }
    text = texts.joined(separator: "\n")
    self.files = files
    self.failed = failed
    samples = run.design.count
  }

  private static func part(
    _ analysis: StudyAnalysis, _ run: StudyRun, _ folder: StudyFolder, _ study: StudyDescription
  ) throws(StudyError) -> (text: String, files: [(name: String, text: String)], failed: Int) {
    switch analysis {
    case .ensemble:
      let summary = try EnsembleSummary(run, folder)
      return (summary.text, summary.files, summary.failed)
    case .sensitivity(let method):
      let summary = try SensitivitySummary(run, folder, method, try run.outputs.target(study.target))
      return (summary.text, summary.files, summary.failed)
    case .discovery(let method):
      let summary = try DiscoverySummary(run, folder, method, try run.outputs.target(study.target))
      return (summary.text, summary.files, summary.failed)
    case .robustness:
      let summary = try RobustnessSummary(run, folder, try run.outputs.target(study.target))
      return (summary.text, summary.files, summary.failed)
    }
  }

  /// Writes the files beside the samples.
  package func write(to folder: StudyFolder) throws(StudyError) {
    try folder.writeSummary(files, samples: samples, failed: failed)
  }
}
