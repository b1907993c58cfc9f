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
      guard let table = results.tables[path] else { return nil }
      let parts = path.split(separator: "/")
      let module = parts.first == "modules" && parts.count > 2 ? String(parts[1]) : nil
      let title = module == nil ? economyTitle(output)[language] : ""
      let wish = module.map { repeated.contains(output) ? "\(output) \($0)" : output } ?? title
      let owner = module.flatMap { name in record.modules.first { $0.identifier == name }?.title[language] } ?? ""
      let content = module == nil ? title : say("\(owner): \(output)", "\(owner)：\(output)")
      return Entry(sheet: sheet(table, named: wish, module: module), content: content, file: path)
    }
  }

  /// The data of each chart, arranged as it is drawn: those of the economy, of the scenario, then of the modules.
  var chartEntries: [Entry] {
    let charts = ReportCharts(results, language: language).data().filter { chart, _ in
      // The scorecard has a sheet of its own.
      chart.module == nil && chart.name != "scorecard"
    }
    return charts.map { chart, data in
      let name = say("Chart \(chart.name)", "图 \(chart.name)")
      return Entry(
        sheet: sheet(data.table, named: name, module: nil, labels: data.labels), content: chart.drawing.subject,
        file: "")
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
        let name = say("Chart \(chart.name)", "图 \(chart.name)")
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
    var columns: [WorkbookSheet.Column] = []
    var cells: [[WorkbookSheet.Cell]] = Array(repeating: [], count: table.rows.count)
    for (column, head) in table.header.enumerated() {
      let values = numeric.contains(column) ? table.rows.compactMap { Double($0[column]) } : []
      let texts = table.rows.map { text($0[column], under: head) }
      let width = (texts + [columnTitle(head)]).map(\.displayColumns).max() ?? 8
      columns.append(
        WorkbookSheet.Column(
          columnTitle(head), width: numeric.contains(column) ? 13 : Double(min(max(width + 2, 8), 50)),
          format: numeric.contains(column) ? Self.format(of: values) : nil))
      for (row, text) in texts.enumerated() {
        cells[row].append(
          text.isEmpty
            ? .empty
            : numeric.contains(column) ? Double(table.rows[row][column]).map { .number($0) } ?? .empty : .text(text))
      }
      // The meaning of a code is a column beside it.
      guard ["driver", "industry"].contains(head) else { continue }
      let titles = table.rows.map { labelTitle($0[column], of: head) }
      columns.append(
        WorkbookSheet.Column(
          say("\(columnTitle(head)) in words", "\(columnTitle(head))名称"),
          width: Double(min(max((titles.map(\.displayColumns).max() ?? 8) + 2, 8), 50))))
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

  private func text(_ cell: String, under head: String) -> String {
    head == "unit" ? Translations.unit(cell, tableYear: record.scenario.tableYear)[language] : cell
  }

  private func labelTitle(_ label: String, of head: String) -> String {
    if head == "industry" { return record.industries.first { $0.industry == label }?.title[language] ?? "" }
    return record.drivers.first { $0.driver == label }?.title[language] ?? ""
  }

  private func columnTitle(_ head: String) -> String {
    if let known = Self.heads[head] { return known[language] }
    return record.drivers.first { $0.driver == head }?.title[language] ?? head
  }

  private func economyTitle(_ name: String) -> Title { Self.economyTitles[name] ?? Title(en: name, zh: name) }

  private static let economyTitles: [String: Title] = [
    "gross_output": Title(en: "Gross output", zh: "总产出"),
    "value_added": Title(en: "Value added", zh: "增加值"),
    "import_share": Title(en: "Import shares", zh: "进口和流入份额"),
    "value_added_by_driver": Title(en: "Value added by driver", zh: "增加值按驱动因素"),
    "output_by_driver": Title(en: "Output by driver", zh: "总产出按驱动因素"),
    "output_change": Title(en: "Change of output", zh: "总产出变动分解"),
    "multipliers": Title(en: "Multipliers", zh: "乘数"),
    "strategic_industries": Title(en: "Strategic industries", zh: "战略性新兴产业"),
    "strategic_share": Title(en: "Strategic share", zh: "战略性新兴产业占比"),
    "strategic_share_by_driver": Title(en: "Strategic share by driver", zh: "占比按驱动因素"),
    "electricity": Title(en: "Electricity", zh: "电力"), "prices": Title(en: "Prices", zh: "价格"),
    "sector_parts": Title(en: "Parts of sectors", zh: "部门的组成部分"),
    "satellites": Title(en: "Physical accounts", zh: "实物账户"),
    "variables": Title(en: "All series (IAMC)", zh: "全部序列（IAMC）"),
    "satellites_by_driver": Title(en: "Physical accounts by driver", zh: "实物账户按驱动因素"),
  ]

  private static let heads: [String: Title] = [
    "sector": Title(en: "Sector", zh: "部门代码"), "name_en": Title(en: "Name", zh: "英文名称"),
    "name_zh": Title(en: "Chinese name", zh: "名称"), "unit": Title(en: "Unit", zh: "单位"),
    "driver": Title(en: "Driver", zh: "驱动因素"), "industry": Title(en: "Industry", zh: "产业"),
    "measure": Title(en: "Measure", zh: "指标"), "indicator": Title(en: "Indicator", zh: "指标"),
    "account": Title(en: "Account", zh: "账户"), "title_en": Title(en: "Title", zh: "英文标题"),
    "title_zh": Title(en: "Chinese title", zh: "标题"), "code": Title(en: "Code", zh: "代码"),
    "kind": Title(en: "Kind", zh: "类别"), "change": Title(en: "Change", zh: "变动合计"),
    "import_shares": Title(en: "Import shares", zh: "进口和流入份额"),
    "output_multiplier": Title(en: "Output multiplier", zh: "产出乘数"),
    "value_added_multiplier": Title(en: "Value-added multiplier", zh: "增加值乘数"),
    "import_share": Title(en: "Import share", zh: "进口和流入份额"), "value": Title(en: "Value", zh: "数值"),
    "parent": Title(en: "Part of", zh: "所属部门"), "gross_output": Title(en: "Gross output", zh: "总产出"),
    "share_of_parent": Title(en: "Share of the sector", zh: "占所属部门份额"),
    "value_added": Title(en: "Value added", zh: "增加值"), "exports": Title(en: "Exports", zh: "出口"),
    "outflow": Title(en: "Outflow", zh: "流出"), "imports": Title(en: "Imports", zh: "进口"),
    "inflow": Title(en: "Inflow", zh: "流入"), "year": Title(en: "Year", zh: "年份"),
    "technology": Title(en: "Technology", zh: "技术"), "class": Title(en: "Class", zh: "类别"),
    "chemistry": Title(en: "Chemistry", zh: "化学体系"), "field": Title(en: "Field", zh: "领域"),
    "vehicle": Title(en: "Vehicle", zh: "车型"), "hour": Title(en: "Hour", zh: "小时"),
    "zone": Title(en: "Zone", zh: "区域"),
  ]
}

extension String {
  fileprivate func dropSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
