package import Results
import SVGCharts
import ScenarioReading
package import SimulationKit

extension FolderSnapshot {
  /// Draws the charts again and publishes the results with them. Returns the charts' paths inside the folder.
  package func redrawCharts(in folder: ResultsFolder, language: Language?) throws(RunReportError) -> [String] {
    let charts: [(name: String, svg: String)]
    do throws(ChartError) { charts = try ReportCharts(results, language: language).all() } catch { throw .chart(error) }
    do throws(ResultsFolderError) { try publish(withCharts: charts, in: folder) } catch {
      throw .results(.folder(error))
    }
    return charts.map { "charts/\($0.name).svg" }
  }
}

extension StoredResults {
  /// Draws the charts into a folder of their own and publishes it. Returns their paths inside the folder.
  package func drawCharts(
    to folder: ResultsFolder, language: Language?, program: ProgramDescription
  ) throws(RunReportError) -> [String] {
    let report = ReportCharts(self, language: language)
    let charts: [(name: String, svg: String)]
    do throws(ChartError) { charts = try report.all() } catch { throw .chart(error) }
    let text: String
    do throws(UnwritableJSON) {
      text = try jsonText(
        of: ChartsRecord(simplan: program.version, scenario: record.scenario.name, language: report.language.rawValue))
    } catch {
      throw .results(.record(error))
    }
    do throws(ResultsFolderError) {
      for chart in charts { try folder.write(chart.svg, to: "\(chart.name).svg") }
      try folder.publish(record: text)
    } catch {
      throw .results(.folder(error))
    }
    return charts.map { "\($0.name).svg" }
  }
}

/// The content of `charts.json` beside the list of its files.
private struct ChartsRecord: Encodable {
  var simplan: String
  var scenario: String
  var language: String
}
