import Coupling
import Diagnostics
import NumberText
package import ResultCharts
import ResultText
package import Results
import ScenarioReading
import SimulationKit

extension ModuleAloneRun {
  /// Writes record, tables and the module's charts into a results folder and puts it in place of the one before.
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
      try folder.publish(record: record)
    } catch { throw .folder(error) }
    return gallery.undrawn
  }

  /// The outputs over years and at most one other axis, for a terminal; all of them stand in the folder.
  package var text: String {
    let years = prepared.header.years
    let language = prepared.header.language
    var table = TextTable(
      [Title(en: "Output", zh: "输出")[language], Title(en: "Unit", zh: "单位")[language]] + years.map { "\($0)" },
      [.left, .left] + years.map { _ in .right })
    for output in prepared.module.member.outputs where output.axes.contains("year") && output.axes.count <= 2 {
      guard let array = outputs[output.name], !output.axes.contains("sector") else { continue }
      let unit = Translations.unit(output.unit, tableYear: prepared.priceYear ?? years[0])[language]
      for (labels, values) in array.rowsByYear {
        let name = output.name + (labels.isEmpty ? "" : "[\(labels.joined(separator: ", "))]")
        table.add([name, unit] + values.map { short($0) })
      }
    }
    return table.text
  }

  /// The same outputs with all digits, in their declared units.
  package var table: StoredTable {
    var table = StoredTable(header: ["output", "labels", "unit"] + prepared.header.years.map { "\($0)" })
    for output in prepared.module.member.outputs where output.axes.contains("year") && output.axes.count <= 2 {
      guard let array = outputs[output.name], !output.axes.contains("sector") else { continue }
      for (labels, values) in array.rowsByYear {
        table.add([output.name, labels.joined(separator: " "), output.unit], values)
      }
    }
    return table
  }
}
