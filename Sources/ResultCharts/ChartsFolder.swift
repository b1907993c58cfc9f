package import Results
import ScenarioReading
package import SimulationKit

extension FolderSnapshot {
  /// Draws the charts again and publishes the results with them; gives the charts' paths inside the folder.
  package func redrawCharts(in folder: ResultsFolder, language: Language?) throws(ExportError) -> DrawnCharts {
    let gallery = ReportCharts(results, language: language).gallery()
    do throws(ResultsFolderError) {
      try publish(withCharts: gallery.pictures.map { ($0.name, $0.svg) }, in: folder)
    } catch {
      throw .folder(error)
    }
    return DrawnCharts(paths: gallery.pictures.map { "charts/\($0.name).svg" }, undrawn: gallery.undrawn)
  }
}

/// The charts of a folder, and those that cannot be drawn.
package struct DrawnCharts {
  package var paths: [String]
  package var undrawn: [ReportCharts.Undrawn]

  /// The same charts, their paths beneath `folder`.
  package func within(_ folder: String) -> Self {
    Self(paths: paths.map { "\(folder)/\($0)" }, undrawn: undrawn)
  }
}

extension StoredResults {
  /// Draws the charts into a folder of their own and publishes it; gives their paths inside the folder.
  /// - Parameters:
  ///   - ending: of the files' names.
  ///   - convert: makes a file of an SVG text, or of the chart's numbers as CSV.
  /// - Throws: `ExportError`, and what `convert` throws: untyped, since it may be either.
  package func drawCharts(
    to folder: ResultsFolder, language: Language?, look: ChartLook = ChartLook(), program: ProgramDescription,
    ending: String = "svg", convert: (_ svg: String, _ csv: String) throws -> [UInt8] = { svg, _ in Array(svg.utf8) }
  ) throws -> DrawnCharts {
    let report = ReportCharts(self, language: language, look: look)
    let gallery = report.gallery()
    let text: String
    do throws(UnwritableJSON) {
      text = try jsonText(
        of: ChartsRecord(simplan: program.version, scenario: record.scenario.name, language: report.language.rawValue))
    } catch {
      throw ExportError.record(error)
    }
    let files = try gallery.pictures.map { picture in
      let numbers = ChartData(picture.drawing, report.language).table.csv
      return ("\(picture.name).\(ending)", try convert(picture.svg, numbers))
    }
    do throws(ResultsFolderError) {
      for (name, bytes) in files { try folder.write(bytes, to: name) }
      try folder.publish(record: text)
    } catch {
      throw ExportError.folder(error)
    }
    return DrawnCharts(paths: files.map(\.0), undrawn: gallery.undrawn)
  }
}

/// The content of `charts.json` beside the list of its files.
private struct ChartsRecord: Encodable {
  var simplan: String
  var scenario: String
  var language: String
}
