import NumberText
import ResultText
import Results
import SVGCharts
import SimulationKit

extension ReportCharts {
  /// A chart that a module's manifest declares; nil if the results do not hold its output.
  func chart(_ declaration: RunRecord.ChartPart, of module: RunRecord.ModulePart) -> Chart? {
    guard let table = results.tables["modules/\(module.identifier)/\(declaration.output).csv"],
      var numbers = ChartNumbers(table, declaration)
    else { return nil }
    if let since = declaration.since, let other = results.tables["modules/\(module.identifier)/\(since).csv"] {
      numbers.begin(with: other)
    }
    let title = axisTitle(declaration.quantity, declaration.unit)
    let (unit, factor) = (planned(declaration.unit).name, planned(declaration.unit).factor)
    let series = zip(numbers.series, numbers.rows).map { name, row in
      let label = numbers.seriesAxis.map { written(name, $0, declaration) } ?? ""
      return Series(label.isEmpty ? declaration.quantity[language] : label, row.map { $0.map { factor * $0 } })
    }
    let positions = numbers.positions.map { written($0, numbers.along, declaration) }
    let shown = declaration.mark == "heatMap" ? series : series.filter { $0.values.contains { ($0 ?? 0) != 0 } }
    func chart(x: SVGCharts.Axis, y: SVGCharts.Axis, _ marks: [Mark]) -> Chart {
      Chart(
        title: headline(series, numbers, declaration), subtitle: subtitle(declaration.quantity[language], unit),
        caption: caption, finding: finding(series, numbers, declaration), x: x, y: y, marks: marks,
        projection: numbers.years == nil ? nil : projection, stretch: stretch(declaration))
    }
    let along: SVGCharts.Axis = numbers.years.map { .years($0) } ?? .categories(positions)
    func upright(_ mark: Mark) -> Chart {
      let rule = declaration.rule.map { [Mark.rule(value: factor * $0.value, label: $0.label[language])] } ?? []
      let meaning = alongTitle(declaration)
      return chart(
        x: numbers.manyNumbers.map { .numbers($0, title: meaning) } ?? along, y: .values(title: title), [mark] + rule)
    }
    switch declaration.mark {
    case "lines": return upright(.lines(shown))
    case "area": return upright(.area(shown))
    case "points": return upright(.points(shown))
    case "bars": return chart(x: .values(title: title), y: along, [.bars(shown)])
    case "scatter":
      guard let against = declaration.against,
        let other = results.tables["modules/\(module.identifier)/\(against.output).csv"],
        let places = ChartNumbers(other, declaration)
      else { return nil }
      return chart(
        x: .values(title: axisTitle(against.quantity, against.unit), fromZero: false),
        y: .values(title: title, fromZero: false),
        [.scatter(scatter(numbers, places, positions, series, xFactor: planned(against.unit).factor))])
    case "heatMap":
      // Positions at which nothing happens at all would only widen the picture.
      let columns = positions.indices.filter { place in series.contains { ($0.values[place] ?? 0) != 0 } }
      return chart(
        x: .categories(columns.map { positions[$0] }, title: title), y: .categories(series.map(\.name)),
        [.heatMap(HeatMap(rows: series.map { row in columns.map { row.values[$0] } }))])
    default: return upright(.columns(shown))
    }
  }

  /// A group of points for each series, named by their positions.
  private func scatter(
    _ numbers: ChartNumbers, _ places: ChartNumbers, _ positions: [String], _ series: [Series], xFactor: Double
  ) -> Scatter {
    let groups = series.indices.map { row in
      PointGroup(
        numbers.seriesAxis == nil ? "" : series[row].name,
        positions.indices.compactMap { column in
          guard let y = series[row].values[column],
            let otherRow = places.series.firstIndex(of: numbers.series[row]),
            let otherColumn = places.positions.firstIndex(of: numbers.positions[column]),
            let x = places.rows[otherRow][otherColumn]
          else { return nil }
          return LabelledPoint(positions[column], x: xFactor * x, y: y)
        })
    }
    return Scatter(
      groups: groups.filter { !$0.points.isEmpty },
      omission: say("Some points have no room for their names.", "部分点因位置不足未标名称。"))
  }

  private func stretch(_ declaration: RunRecord.ChartPart) -> Stretch? {
    declaration.stretch.flatMap { stretch in
      guard let from = Int(stretch.from), let to = Int(stretch.to) else { return nil }
      return Stretch(from: from, to: to, label: stretch.label[language])
    }
  }

  /// The meaning of an axis of numbers; empty where the module says none in this language.
  private func alongTitle(_ declaration: RunRecord.ChartPart) -> String {
    guard let meaning = declaration.alongMeaning, language == .en || meaning.zh != meaning.en else { return "" }
    return meaning[language]
  }

  private func axisTitle(_ quantity: Title, _ unit: String) -> String {
    let unit = planned(unit).name
    return unit.isEmpty ? quantity[language] : say("\(quantity.en) (\(unit))", "\(quantity.zh)（\(unit)）")
  }

  func planned(_ unit: String) -> PlannersUnit {
    PlannersUnit(unit, tableYear: results.record.scenario.tableYear, language)
  }

  /// A label of an axis as reports write it.
  private func written(_ label: String, _ axis: String, _ declaration: RunRecord.ChartPart) -> String {
    declaration.labels[axis]?[label]?[language] ?? label
  }

  /// "Batteries of new vehicles by chemistry: 0.84 in 2015, 4.58 in 2020 (GWh)"; of lines the one that ends highest.
  private func headline(_ series: [Series], _ numbers: ChartNumbers, _ declaration: RunRecord.ChartPart) -> String {
    let title = declaration.title[language]
    guard let years = numbers.years, let first = years.first, let last = years.last, first < last else { return title }
    func end(_ row: Series) -> Double { row.values.last.flatMap(\.self) ?? 0 }
    switch declaration.mark {
    case "columns", "area":
      func total(_ year: Int) -> Double { series.reduce(0) { $0 + ($1.values[year] ?? 0) } }
      let (before, after) = (legible(total(0)), legible(total(years.count - 1)))
      return say("\(title): \(before) in \(first), \(after) in \(last)", "\(title)：\(first)年\(before)，\(last)年\(after)")
    case "lines" where series.count > 1:
      guard let top = series.max(by: { end($0) < end($1) }) else { return title }
      return say(
        "\(title): \(top.name) ends highest, at \(legible(end(top)))", "\(title)：\(top.name)最高，为\(legible(end(top)))")
    default: return title
    }
  }

  /// "Battery demand (GWh): 0.78 in 2015, 5.18 in 2020; the largest part in 2020 is Ternary."
  private func finding(
    _ series: [Series], _ numbers: ChartNumbers, _ declaration: RunRecord.ChartPart
  ) -> String {
    let quantity = declaration.quantity[language]
    let unit = planned(declaration.unit).name
    let isScatter = declaration.mark == "scatter"
    guard !unit.isEmpty, !isScatter, let years = numbers.years, let first = years.first, let last = years.last else {
      return largestEver(
        numbers, declaration, quantity: axisTitle(declaration.quantity, declaration.unit),
        factor: planned(declaration.unit).factor)
    }
    func end(_ row: Series) -> Double { row.values.last.flatMap(\.self) ?? 0 }
    let head = say("\(quantity) (\(unit)): ", "\(quantity)（\(unit)）：")
    if declaration.mark == "lines" || declaration.mark == "points" {
      // Lines are beside each other, not on top of each other: costs do not add up.
      let ends = series.map { "\($0.name) \(legible(end($0)))" }
      return head + say("in \(last) \(ends.joined(separator: ", ")).", "\(last)年\(ends.joined(separator: "，"))。")
    }
    let totals = years.indices.map { year in series.reduce(0) { $0 + ($1.values[year] ?? 0) } }
    let (before, after) = (legible(totals.first ?? 0), legible(totals.last ?? 0))
    let sentence = head + say("\(before) in \(first), \(after) in \(last)", "\(first)年\(before)，\(last)年\(after)")
    guard series.count > 1, let largest = series.max(by: { end($0) < end($1) }) else { return sentence + say(".", "。") }
    return sentence
      + say("; the largest part in \(last) is \(largest.name).", "；\(last)年最大的部分是\(largest.name)。")
  }

  /// For numbers that do not add up over years: "Value added per CNY is largest for New-generation IT in 2015: 2.84."
  private func largestEver(
    _ numbers: ChartNumbers, _ declaration: RunRecord.ChartPart, quantity: String, factor: Double
  ) -> String {
    let cells = zip(numbers.series, numbers.rows).flatMap { name, row in
      zip(numbers.positions, row).compactMap { position, value in value.map { (name, position, $0) } }
    }
    guard let largest = cells.max(by: { $0.2 < $1.2 }) else { return quantity }
    var places = [(axis: numbers.along, label: largest.1)]
    if let axis = numbers.seriesAxis { places.insert((axis, largest.0), at: 0) }
    // The year stands last in English and first in Chinese.
    places = places.filter { $0.axis != "year" } + places.filter { $0.axis == "year" }
    let value = legible(factor * largest.2)
    let others = places.filter { $0.axis != "year" }.map { place($0.label, on: $0.axis, declaration) }
    guard let year = places.first(where: { $0.axis == "year" })?.label else {
      return say(
        "\(quantity) is largest for \(others.joined(separator: " and ")): \(value).",
        "\(quantity)最大的是\(others.joined(separator: "、"))，为\(value)。")
    }
    return say(
      "\(quantity) is largest \(others.isEmpty ? "" : "for \(others.joined(separator: " and ")) ")in \(year): \(value).",
      "\(quantity)最大的是\(year)年\(others.isEmpty ? "" : "的")\(others.joined(separator: "、"))，为\(value)。")
  }

  /// A label as a sentence has it: by its title, else a number with the name of its axis, as in "hour 13".
  private func place(_ label: String, on axis: String, _ declaration: RunRecord.ChartPart) -> String {
    if let title = declaration.labels[axis]?[label], title[language] != label { return title[language] }
    return labelled(label, on: axis, meaning: axis == declaration.along ? declaration.alongMeaning : nil)
  }
}
