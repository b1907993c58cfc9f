import Dispatch
package import ResultCharts
package import Results
import ScenarioReading
import Study
import Synchronization

extension ScenarioRun {
  /// Writes everything into a results folder and puts it in place of the one before.
  /// - Parameters:
  ///   - stored: the results of this run as they are stored.
  ///   - studies: what studies of the same scenario found.
  ///   - base: the run of the base.
  /// - Returns: the charts that cannot be drawn; the results are stored without them.
  package func write(
    _ stored: StoredResults, to folder: ResultsFolder, studies: [StudyFinding] = [], base: RunRecord? = nil
  ) throws(ExportError) -> [ReportCharts.Undrawn] {
    let (gallery, page, record) = try drawCharts(of: stored, studies, base) { () throws(ExportError) in
      let record: String
      do throws(UnwritableJSON) { record = try stored.record.json } catch { throw .record(error) }
      try writeTables(stored, to: folder)
      return record
    }
    do throws(ResultsFolderError) {
      for chart in gallery.pictures { try folder.write(chart.svg, to: "charts/\(chart.name).svg") }
      try folder.write(page, to: FolderSnapshot.report)
      try folder.publish(record: record)
    } catch {
      throw .folder(error)
    }
    return gallery.undrawn
  }

  /// Draws the charts on a second thread, since that takes as long as record and tables.
  private func drawCharts<Other: Sendable>(
    of stored: StoredResults, _ studies: [StudyFinding], _ base: RunRecord?,
    beside work: @Sendable () throws(ExportError) -> Other
  ) throws(ExportError) -> (ReportCharts.Gallery, page: String, Other) {
    let drawn = Mutex((ReportCharts.Gallery(), page: ""))
    let done = Mutex(Result<Other, ExportError>?.none)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        let gallery = ReportCharts(stored).gallery()
        let page = HTMLReport(stored, studies: studies, base: base).page()
        drawn.withLock { $0 = (gallery, page) }
      } else {
        let result = Result(catching: work)
        done.withLock { $0 = result }
      }
    }
    guard let result = done.withLock({ $0 }) else { preconditionFailure("both parts are done") }
    let (gallery, page) = drawn.withLock { $0 }
    return (gallery, page, try result.get())
  }
}
