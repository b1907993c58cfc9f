import SVGCharts

extension ReportCharts {
  /// A chart that a module's manifest declares; nil where its output is not among the results.
  func chart(_ declaration: RunRecord.ChartPart, of module: RunRecord.ModulePart) -> Chart? {
    guard let table = results.tables["modules/\(module.identifier)/\(declaration.output).csv"], !table.years.isEmpty
    else { return nil }
    let labelColumn = table.header.first == "unit" ? nil : 0
    let series = table.rows.map { row in
      let label = labelColumn.map { row[$0] } ?? ""
      let name = declaration.labels[label]?.phrase[language] ?? label
      return Series(name.isEmpty ? declaration.quantity.phrase[language] : name, table.values(row))
    }
    let shown = declaration.mark == "heatMap" ? series : series.filter { $0.values.contains { ($0 ?? 0) != 0 } }
    let quantity = declaration.quantity.phrase[language]
    let unit = Words.unit(declaration.unit, tableYear: results.record.scenario.tableYear)[language]
    let axis = say("\(quantity) (\(unit))", "\(quantity)（\(unit)）")
    func chart(x: Axis, y: Axis, _ mark: Mark) -> Chart {
      Chart(
        title: declaration.title.phrase[language], subtitle: scenarioTitle, caption: caption,
        finding: finding(series, table.years, quantity: quantity, unit: unit), x: x, y: y, marks: [mark])
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

  /// "Battery demand goes from 0.4 GWh in 2015 to 6.1 GWh in 2020; the largest part in 2020 is LFP."
  private func finding(_ series: [Series], _ years: [Int], quantity: String, unit: String) -> String {
    guard let first = years.first, let last = years.last else { return quantity }
    let totals = years.indices.map { year in series.reduce(0) { $0 + ($1.values[year] ?? 0) } }
    let (start, end) = (short(totals.first ?? 0), short(totals.last ?? 0))
    let sentence = say(
      "\(quantity) goes from \(start) \(unit) in \(first) to \(end) \(unit) in \(last)",
      "\(quantity)从\(first)年的\(start)\(unit)变为\(last)年的\(end)\(unit)")
    guard series.count > 1,
      let largest = series.max(by: { (($0.values.last ?? 0) ?? 0) < (($1.values.last ?? 0) ?? 0) })
    else { return sentence + say(".", "。") }
    return sentence
      + say("; the largest part in \(last) is \(largest.name).", "；\(last)年最大的部分是\(largest.name)。")
  }
}
