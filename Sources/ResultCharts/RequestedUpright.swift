import ChartRequests
import NumberText
import Results
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit

extension RequestedChart {
  /// More names than this cannot be told apart; the smallest become one.
  private static let mostSeries = 12

  /// Lines, areas and columns over the years.
  func upright() throws(ChartRequestProblem) -> Drawing {
    let whole = try self.table()
    var table = folded(whole)
    let omission =
      [.line, .slope, .groupedBar].contains(request.mark) && table.series.count < whole.series.count
      ? say(
        ", the \(table.series.count) largest of \(whole.series.count)",
        "（最大的\(table.series.count)项，共\(whole.series.count)项）")
      : ""
    guard table.years.count > 1 || ![.line, .slope, .area].contains(request.mark) else {
      throw ChartRequestProblem(
        .mark, "\(request.of[0]) has no years to draw along", advice: "choose the mark signed-bar or heat-map")
    }
    if request.mark == .slope {
      let ends = [0, table.years.count - 1]
      table = Table(
        years: ends.map { table.years[$0] },
        series: table.series.map { one in (one.label, one.name, ends.map { one.values[$0] }) })
    }
    let series = table.series.map { Series($0.name, $0.values) }
    let mark: Mark =
      switch request.mark {
      case .area: .area(series)
      case .bar: .columns(series)
      case .groupedBar: .groupedColumns(series)
      default: .lines(series)
      }
    let isStack = request.mark == .bar || request.mark == .area
    let finding = finding(table, isStack: isStack)
    let x: SVGCharts.Axis =
      table.years.isEmpty ? .categories([say("value", "数值")]) : .years(table.years)
    return Drawing(
      subject,
      Chart(
        title: titled(finding), subtitle: subtitle(subject + omission), caption: report.caption, finding: finding, x: x,
        y: .values(title: axisTitle(subject), fromZero: isNearZero(table)), marks: [mark],
        projection: report.projection))
  }

  /// Lines leave zero out where all numbers lie in the upper half of the way to it; the axis is marked as broken.
  private func isNearZero(_ table: Table) -> Bool {
    let values = table.series.flatMap { $0.values.compactMap(\.self) }
    guard let low = values.min(), let high = values.max() else { return true }
    return !(low > high / 2 || high < low / 2)
  }

  /// The rows of a chart that cannot show so many: the largest, and in a stack the sum of the rest.
  private func folded(_ table: Table) -> Table {
    guard table.series.count > Self.mostSeries else { return table }
    let isStack = [.bar, .area].contains(request.mark)
    func size(_ values: [Double?]) -> Double { values.reduce(0) { max($0, ($1 ?? 0).magnitude) } }
    let order = table.series.indices.sorted { size(table.series[$0].values) > size(table.series[$1].values) }
    let kept = Set(order.prefix(isStack ? Self.mostSeries - 1 : Self.mostSeries))
    let rest = table.series.indices.filter { !kept.contains($0) }
    var folded = table
    folded.series = table.series.indices.filter(kept.contains).map { table.series[$0] }
    guard isStack else { return folded }
    let sums = table.years.indices.map { year in rest.reduce(0) { $0 + (table.series[$1].values[year] ?? 0) } }
    folded.series.append(("", say("\(rest.count) others", "其余\(rest.count)项"), sums))
    return folded
  }

  private func finding(_ table: Table, isStack: Bool) -> String {
    guard let first = table.years.first, let last = table.years.last, first < last else { return subject }
    func end(_ values: [Double?]) -> Double { values.last.flatMap(\.self) ?? 0 }
    if isStack || table.series.count == 1 {
      let start = table.series.reduce(0) { $0 + ($1.values.first.flatMap(\.self) ?? 0) }
      let sum = table.series.reduce(0) { $0 + end($1.values) }
      return say(
        "\(subject): \(legible(start)) in \(first), \(legible(sum)) in \(last)",
        "\(subject)：\(first)年\(legible(start))，\(last)年\(legible(sum))")
    }
    guard let top = table.series.max(by: { end($0.values) < end($1.values) }) else { return subject }
    let name = placed(top)
    return say(
      "\(subject): \(name) is highest in \(last), at \(legible(end(top.values)))",
      "\(subject)：\(last)年\(name)最高，为\(legible(end(top.values)))")
  }

  /// A row as a sentence has it: a label that is a number stands behind the name of its axis.
  func placed(_ row: (label: String, name: String, values: [Double?])) -> String {
    guard !row.label.isEmpty, row.name == row.label, let variable = variables.first,
      let axis = try? axis(of: variable)
    else { return row.name }
    return report.labelled(row.name, on: axis)
  }

  /// Changes from the first year to the last: bars by sign, or steps from the one to the other.
  func change() throws(ChartRequestProblem) -> Drawing {
    let table = try self.table()
    guard let first = table.years.first, let last = table.years.last, first < last else {
      throw ChartRequestProblem(
        .mark, "\(request.of[0]) has no years between which it could change", advice: "choose the mark heat-map")
    }
    let end = try place(of: table.years)
    guard end > 0 else {
      throw ChartRequestProblem(.year, "nothing changes up to \(first), the first year", advice: "choose a later one")
    }
    let year = table.years[end]
    let changes = table.series.map { one -> (name: String, from: Double, change: Double) in
      let from = one.values[0] ?? 0
      return (one.name, from, (one.values[end] ?? 0) - from)
    }.sorted { $0.change.magnitude > $1.change.magnitude }
    guard let top = changes.first else { return try upright() }
    let finding = say(
      "\(subject), \(first) to \(year): \(top.name) changes most, by \(legible(top.change))",
      "\(first)—\(year)年\(subject)：\(top.name)变化最大，为\(legible(top.change))")
    let title = axisTitle(subject)
    func chart(_ y: [String], _ mark: Mark) -> Drawing {
      Drawing(
        subject,
        Chart(
          title: titled(finding), subtitle: subtitle(subject), caption: report.caption, finding: finding,
          x: .values(title: request.mark == .waterfall ? title : say("Change: \(title)", "变化：\(title)")),
          y: .categories(y), marks: [mark]))
    }
    guard request.mark == .waterfall else {
      return chart(
        changes.map(\.name), .bars([Series(say("Change", "变化"), changes.map(\.change), tone: .signed)]))
    }
    // Many small steps are one.
    let shown = changes.prefix(Self.mostSeries)
    let rest = changes.dropFirst(shown.count).reduce(0) { $0 + $1.change }
    let steps = shown.map { ($0.name, $0.change) } + (rest == 0 ? [] : [(say("others", "其余"), rest)])
    return chart(
      ["\(first)"] + steps.map(\.0) + ["\(year)"],
      .waterfall(Waterfall(start: changes.reduce(0) { $0 + $1.from }, steps: steps.map(\.1))))
  }
}
