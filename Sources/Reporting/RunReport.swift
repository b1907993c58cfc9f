package import Results
package import SVGCharts
import ScenarioReading
import Study

extension ScenarioRun {
  /// Writes everything into a results folder and puts it in place of the one before.
  /// - Parameter stored: the results of this run as they are stored.
  package func write(_ stored: StoredResults, to folder: ResultsFolder) throws(RunReportError) {
    let charts: [ReportCharts.Picture]
    do throws(ChartError) { charts = try ReportCharts(stored).pictures() } catch { throw .chart(error) }
    let record: String
    do throws(UnwritableJSON) { record = try stored.record.json } catch { throw .results(.record(error)) }
    do throws(ExportError) { try writeTables(stored, to: folder) } catch { throw .results(error) }
    do throws(ResultsFolderError) {
      for chart in charts { try folder.write(chart.svg, to: "charts/\(chart.name).svg") }
      try folder.write(HTMLReport(stored).page(charts), to: "report.html")
      try folder.publish(record: record)
    } catch {
      throw .results(.folder(error))
    }
  }
}

/// The part of a run that cannot be written, with its reason.
package enum RunReportError: Error, CustomStringConvertible {
  case results(ExportError)
  case chart(ChartError)

  package var description: String {
    switch self {
    case .results(let error): error.description
    case .chart(let error): error.description
    }
  }
}
