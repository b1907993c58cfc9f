import NumberText
import Results
import SVGCharts
import SimulationKit

extension ReportCharts {
  /// A chart that a module's manifest declares; nil if the results do not hold its output.
  func chart(_ declaration: RunRecord.ChartPart, of module: RunRecord.ModulePart) -> Chart? {
    guard let table = results.tables["modules/\(module.identifier)/\(declaration.output).csv"], !table.years.isEmpty
    else { return nil }
    let labelColumn = table.header.first == "unit" ? nil : 0
    let series = table.rows.map { row in
      let label = labelColumn.map { row[$0] } ?? ""
      let name = declaration.labels[label]?[language] ?? label
      return Series(name.isEmpty ? declaration.quantity[language] : name, table.values(row))
    }
    let shown = declaration.mark == "heatMap" ? series : series.filter { $0.values.contains { ($0 ?? 0) != 0 } }
    let quantity = declaration.quantity[language]
    let unit = Translations.unit(declaration.unit, tableYear: results.record.scenario.tableYear)[language]
    let axis = unit.isEmpty ? quantity : say("\(quantity) (\(unit))", "\(quantity)（\(unit)）")
    func chart(x: SVGCharts.Axis, y: SVGCharts.Axis, _ mark: Mark) -> Chart {
      Chart(
        title: declaration.title[language], subtitle: scenarioTitle, caption: caption,
        finding: finding(series, table.years, declaration, unit: unit), x: x, y: y, marks: [mark])
    }
    switch declaration.mark {
    case "lines": return chart(x: years(table), y: .values(title: axis), .lines(shown))
    case "area": return chart(x: years(table), y: .values(title: axis), .area(shown))
    case "heatMap":
      // Years in which nothing happens at all would only widen the picture.
      let columns = table.years.indices.filter { year in series.contains { ($0.values[year] ?? 0) != 0 } }
      return chart(
        x: .categories(columns.map { String(table.years[$0]) }, title: axis), y: .categories(series.map(\.name)),
        .heatMap(HeatMap(rows: series.map { row in columns.map { row.values[$0] } })))
    default: return chart(x: years(table), y: .values(title: axis), .columns(shown))
    }
  }

  /// "Battery demand (GWh): 0.78 in 2015, 5.18 in 2020; the largest part in 2020 is Ternary."
  private func finding(
    _ series: [Series], _ years: [Int], _ declaration: RunRecord.ChartPart, unit: String
  ) -> String {
    let quantity = declaration.quantity[language]
    guard let first = years.first, let last = years.last else { return quantity }
    if unit.isEmpty { return largestEver(series, years, quantity: quantity) }
    func end(_ row: Series) -> Double { row.values.last.flatMap(\.self) ?? 0 }
    let head = say("\(quantity) (\(unit)): ", "\(quantity)（\(unit)）：")
    if declaration.mark == "lines" {
      // Lines are beside each other, not on top of each other: costs do not add up.
      let ends = series.map { "\($0.name) \(short(end($0)))" }
      return head + say("in \(last) \(ends.joined(separator: ", ")).", "\(last)年\(ends.joined(separator: "，"))。")
    }
    let totals = years.indices.map { year in series.reduce(0) { $0 + ($1.values[year] ?? 0) } }
    let (before, after) = (short(totals.first ?? 0), short(totals.last ?? 0))
    let sentence = head + say("\(before) in \(first), \(after) in \(last)", "\(first)年\(before)，\(last)年\(after)")
    guard series.count > 1, let largest = series.max(by: { end($0) < end($1) }) else { return sentence + say(".", "。") }
    return sentence
      + say("; the largest part in \(last) is \(largest.name).", "；\(last)年最大的部分是\(largest.name)。")
  }

  /// For numbers that do not add up: "Value added per CNY is largest for New-generation IT in 2015: 2.84."
  private func largestEver(_ series: [Series], _ years: [Int], quantity: String) -> String {
    let cells = series.flatMap { row in
      zip(years, row.values).compactMap { year, value in value.map { (row.name, year, $0) } }
    }
    guard let largest = cells.max(by: { $0.2 < $1.2 }) else { return quantity }
    return say(
      "\(quantity) is largest for \(largest.0) in \(largest.1): \(short(largest.2)).",
      "\(quantity)最大的是\(largest.1)年的\(largest.0)，为\(short(largest.2))。")
  }
}
