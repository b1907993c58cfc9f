package import Results
import ScenarioReading
import Study

extension ScenarioRun {
  /// Writes everything into a results folder and puts it in place of the one before.
  /// - Parameter stored: the results of this run as they are stored.
  /// - Returns: the charts that cannot be drawn; the results are stored without them.
  package func write(
    _ stored: StoredResults, to folder: ResultsFolder
  ) throws(ExportError) -> [ReportCharts.Undrawn] {
    let gallery = ReportCharts(stored).gallery()
    let record: String
    do throws(UnwritableJSON) { record = try stored.record.json } catch { throw .record(error) }
    try writeTables(stored, to: folder)
    do throws(ResultsFolderError) {
      for chart in gallery.pictures { try folder.write(chart.svg, to: "charts/\(chart.name).svg") }
      try folder.write(HTMLReport(stored).page(gallery), to: "report.html")
      try folder.publish(record: record)
    } catch {
      throw .folder(error)
    }
    return gallery.undrawn
  }
}
