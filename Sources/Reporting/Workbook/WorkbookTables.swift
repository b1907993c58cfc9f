import Diagnostics
import ResultCharts
import ResultText
import Results
import SimulationKit
import WorkbookWriting

/// The stored tables and the charts of modules as sheets.
extension ResultsWorkbook {
  /// The economy's tables, then those of each module; the scorecard has a sheet of its own.
  var tableEntries: [Entry] {
    let paths = results.tables.keys.filter { !["scorecard.csv", "meta.csv"].contains($0) }.sorted()
    let outputs = paths.map { String($0.split(separator: "/").last ?? "").dropSuffix(".csv") }
    let repeated = Set(Dictionary(grouping: outputs) { $0 }.filter { $0.value.count > 1 }.keys)
    return zip(paths, outputs).compactMap { path, output in
      guard let stored = results.tables[path] else { return nil }
      let table = path.hasPrefix("economy/") ? priced(stored, output) : stored
      let parts = path.split(separator: "/")
      let module = parts.first == "modules" && parts.count > 2 ? String(parts[1]) : nil
      let title = module == nil ? economyTitle(output)[language] : ""
      let wish = module.map { repeated.contains(output) ? "\(output) \($0)" : output } ?? title
      let part = module.flatMap { name in record.modules.first { $0.identifier == name } }
      let meaning = part?.meanings?.outputs[output]?[language] ?? output
      let content = part.map { say("\($0.title.en): \(meaning)", "\($0.title.zh)：\(meaning)") } ?? title
      return Entry(sheet: sheet(table, named: wish, module: module), content: content, file: path)
    }
  }

  private static let moneyTables: Set<String> = [
    "gross_output", "value_added", "value_added_by_driver", "output_by_driver", "output_change",
  ]

  /// A table of the economy whose money says in the prices of which year it is; tables of money alone have no unit of their
  /// own.
  private func priced(_ table: StoredTable, _ name: String) -> StoredTable {
    let money = record.scenario.money
    var priced = table
    if let unit = table.column("unit") {
      for row in table.rows.indices where table.rows[row][unit] == "1e8 CNY" { priced.rows[row][unit] = money }
    } else if Self.moneyTables.contains(name) {
      let place = table.header.prefix { ["driver", "sector", "name_en", "name_zh"].contains($0) }.count
      priced = StoredTable(header: table.header.prefix(place) + ["unit"] + table.header.dropFirst(place))
      priced.rows = table.rows.map { $0.prefix(place) + [money] + $0.dropFirst(place) }
    }
    return priced
  }

  /// The data of each chart, arranged as it is drawn: those of the economy, of the scenario, then of the modules.
  var chartEntries: [Entry] {
    let charts = ReportCharts(results, language: language).data().filter { chart, _ in
      // The scorecard has a sheet of its own.
      chart.module == nil && chart.name != "scorecard"
    }
    return charts.map { chart, data in
      let name = say("Chart \(chart.name)", "图 \(chart.drawing.subject)")
      return Entry(
        sheet: sheet(data.table, named: name, module: nil, labels: data.labels), content: chart.drawing.subject,
        file: "charts/\(chart.name).svg")
    } + moduleChartEntries
  }

  private var moduleChartEntries: [Entry] {
    record.modules.flatMap { module in
      module.charts.compactMap { chart -> Entry? in
        let path = "modules/\(module.identifier)/\(chart.output).csv"
        guard let table = results.tables[path], var numbers = ChartNumbers(table, chart) else { return nil }
        if let since = chart.since, let other = results.tables["modules/\(module.identifier)/\(since).csv"] {
          numbers.begin(with: other)
        }
        func title(_ axis: String?, _ label: String) -> String {
          axis.flatMap { chart.labels[$0]?[label]?[language] } ?? label
        }
        var stored = StoredTable(
          header: [numbers.along]
            + numbers.series.map { $0.isEmpty ? chart.quantity[language] : title(numbers.seriesAxis, $0) })
        for (place, position) in numbers.positions.enumerated() {
          stored.rows.append(
            [title(numbers.along, position)] + numbers.rows.map { StoredTable.cell($0[place]) })
        }
        let unit = Translations.unit(chart.unit, tableYear: record.scenario.tableYear)[language]
        let name = say("Chart \(chart.name)", "图 \(chart.title.zh)")
        return Entry(
          sheet: sheet(stored, named: name, module: nil, labels: 1),
          content: chart.title[language] + (unit.isEmpty ? "" : say(", \(unit)", "，\(unit)")), file: path)
      }
    }
  }

  /// - Parameter labels: columns of texts on the left, where that is known.
  private func sheet(
    _ table: StoredTable, named name: String, module: String?, labels: Int? = nil
  ) -> WorkbookSheet {
    let isCode = Set(["sector", "code", "industry", "parent", "target"].compactMap(table.column))
    let numeric = table.numericColumns.subtracting(isCode).filter { $0 >= labels ?? 0 }
    // A reader needs the names of one language.
    let isNamed = table.column("name_en") != nil || table.column("title_en") != nil
    func otherName(_ head: String) -> Bool {
      language == .zh ? ["name_en", "title_en"].contains(head) : ["name_zh", "title_zh"].contains(head)
    }
    var columns: [WorkbookSheet.Column] = []
    var cells: [[WorkbookSheet.Cell]] = Array(repeating: [], count: table.rows.count)
    for (column, head) in table.header.enumerated() where !otherName(head) {
      let values = numeric.contains(column) ? table.rows.compactMap { Double($0[column]) } : []
      let texts = table.rows.map { text($0[column], under: head) }
      columns.append(
        WorkbookSheet.Column(
          columnTitle(head), width: numeric.contains(column) ? 13 : Self.width(of: texts + [columnTitle(head)]),
          format: numeric.contains(column) ? Self.format(of: values) : nil))
      for (row, text) in texts.enumerated() {
        cells[row].append(
          text.isEmpty
            ? .empty
            : numeric.contains(column) ? Double(table.rows[row][column]).map { .number($0) } ?? .empty : .text(text))
      }
      // The meaning of a code is a column beside it, where the table has none of its own.
      guard !numeric.contains(column), !(head == "sector" && isNamed) else { continue }
      let titles = table.rows.map { labelTitle($0[column], of: head, module: module) ?? "" }
      guard zip(titles, texts).contains(where: { !$0.isEmpty && $0 != $1 }) else { continue }
      let subject = Translations.axis(head)
      columns.append(
        WorkbookSheet.Column(
          say("\(columnTitle(head)) in words", subject.zh == head ? "\(columnTitle(head))名称" : "\(subject.zh)名称"),
          width: Self.width(of: titles)))
      for (row, title) in titles.enumerated() { cells[row].append(title.isEmpty ? .empty : .text(title)) }
    }
    let leading = columns.prefix { $0.format == nil }.count
    return WorkbookSheet(name, columns, rows: cells, frozenColumns: leading < columns.count ? leading : 0)
  }

  /// By the size of the numbers: money in hundreds of millions reads without decimals that shares need.
  private static func format(of values: [Double]) -> String {
    let largest = values.map(\.magnitude).max() ?? 0
    if values.allSatisfy({ $0 == $0.rounded() }), largest < 1e9 { return "#,##0" }
    return largest >= 1000 ? "#,##0.0" : largest >= 10 ? "#,##0.00" : largest >= 0.01 ? "0.0000" : "0.00E+00"
  }

  private static func width(of texts: [String]) -> Double {
    Double(min(max((texts.map(\.displayColumns).max() ?? 8) + 2, 8), 50))
  }

  private func text(_ cell: String, under head: String) -> String {
    switch head {
    case "unit", "Unit": Translations.unit(cell, tableYear: record.scenario.tableYear)[language]
    case "kind": Translations.kind(cell)[language]
    default: cell
    }
  }

}

extension String {
  fileprivate func dropSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
