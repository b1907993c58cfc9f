import ChartRequests
import NumberText
import PlanReading
import ResultText
import Results
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit

extension RequestedChart {
  private static let mostPanels = 24

  /// A row to each label, a column to each year.
  func heatMap() throws(ChartRequestProblem) -> Drawing {
    let table = try self.table()
    let rows = table.series.filter { $0.values.contains { ($0 ?? 0) != 0 } }
    let columns = table.years.isEmpty ? [say("value", "数值")] : table.years.map(String.init)
    let largest = rows.max { ($0.values.last.flatMap(\.self) ?? 0) < ($1.values.last.flatMap(\.self) ?? 0) }
    let finding =
      largest.map { row in
        let name = placed(row)
        return say(
          "\(subject): \(name) is highest\(table.years.last.map { " in \($0)" } ?? "")",
          "\(subject)：\(table.years.last.map { "\($0)年" } ?? "")\(name)最高")
      } ?? subject
    return Drawing(
      subject,
      Chart(
        title: titled(finding), subtitle: subtitle(subject), caption: report.caption, finding: finding,
        x: .categories(columns, title: axisTitle(subject)), y: .categories(rows.map(\.name)),
        marks: [.heatMap(HeatMap(rows: rows.map(\.values)))]))
  }

  /// The first variable upwards, the second along, a point to each label that both have.
  func scatter() throws(ChartRequestProblem) -> Drawing {
    guard variables.count == 2 else {
      throw .pairNeeded(found: variables.count)
    }
    let (up, along) = (variables[0], variables[1])
    guard let axis = try axis(of: up), along.axes.contains(axis) else {
      throw ChartRequestProblem(
        .by, "\(up.name) and \(along.name) share no axis",
        advice: "choose two that have one, such as gross_output and value_added by sector")
    }
    try checkSummable(up, over: up.axes.filter { $0 != axis })
    try checkSummable(along, over: along.axes.filter { $0 != axis })
    let (row, column) = (try place(of: up.years), try place(of: along.years))
    let other = Dictionary(along.summed(along: axis).map { ($0.label, $0.values) }, uniquingKeysWith: { a, _ in a })
    let points = up.summed(along: axis).compactMap { label, values -> LabelledPoint? in
      guard let y = values[row], let x = other[label]?[column] else { return nil }
      return LabelledPoint(up.title(of: label, on: axis)[report.language], x: x, y: y)
    }
    func title(_ variable: ChartedVariable) -> String {
      let unit = report.planned(variable.unit).name
      let name = variable.title[report.language]
      return unit.isEmpty ? name : say("\(name) (\(unit))", "\(name)（\(unit)）")
    }
    let finding = say(
      "\(up.title.en) against \(along.title.en), \(points.count) points",
      "\(up.title.zh)与\(along.title.zh)，共\(points.count)个点")
    return Drawing(
      subject,
      Chart(
        title: titled(finding), subtitle: report.subtitle(subject, ""), caption: report.caption, finding: finding,
        x: .values(title: title(along), fromZero: false), y: .values(title: title(up), fromZero: false),
        marks: [
          .scatter(
            Scatter(
              groups: [PointGroup("", points)],
              omission: say("Some points have no room for their names.", "部分点因位置不足未标名称。")))
        ]))
  }

  /// A panel to each label, each with a scale of its own.
  func multiples() throws(ChartRequestProblem) -> Drawing {
    let table = try self.table()
    guard table.years.count > 1 else {
      throw ChartRequestProblem(
        .mark, "\(request.of[0]) has no years to draw along", advice: "choose the mark heat-map")
    }
    let shown = table.series.filter { $0.values.contains { ($0 ?? 0) != 0 } }
    guard shown.count <= Self.mostPanels else {
      throw ChartRequestProblem(
        .of, "\(shown.count) panels are too many", advice: "name the labels that count, as in gross_output:ELC")
    }
    let finding = say(
      "\(subject) in \(shown.count) panels, each on a scale of its own", "\(subject)，共\(shown.count)幅，各用自己的刻度")
    return Drawing(
      subject,
      SmallMultiples(
        title: titled(finding), subtitle: subtitle(subject), caption: report.caption, finding: finding,
        series: [SmallMultiples.Entry("", tone: .palette(0))],
        panels: shown.map { SmallMultiples.Panel(title: $0.name, years: table.years, values: [$0.values]) }))
  }

  /// The targets of the plan beside what was computed: those of the variables named, or all.
  func bullet() throws(ChartRequestProblem) -> Drawing {
    guard !request.of.isEmpty else { return Drawing(report.scorecard.title, report.scorecard) }
    let rows = report.results.record.scorecard
    let known = rows.map(\.target.identifier)
    for name in request.of where !rows.contains(where: { $0.target.identifier == name || $0.target.variable == name }) {
      throw .unknownTarget(name, known: known)
    }
    var card = report.scorecard { request.of.contains($0.identifier) || request.of.contains($0.variable) }
    if let title = request.title { card.title = title[report.language] }
    return Drawing(card.title, card)
  }

  /// Flows along two axes of a variable, or from one variable to others that it divides into.
  func sankey() throws(ChartRequestProblem) -> Drawing {
    var places: [String] = []
    var flows: [Sankey.Flow] = []
    func place(_ name: String) -> Int {
      if let known = places.firstIndex(of: name) { return known }
      places.append(name)
      return places.count - 1
    }
    for variable in variables {
      guard variable.isAmount else {
        throw ChartRequestProblem(
          .of, "\(variable.name) is no amount that could flow", advice: "choose money, energy or pieces")
      }
      try checkSummable(variable, over: variable.axes)
      if let row = variable.rows.first(where: { $0.values.contains { ($0 ?? 0) < -1e-9 } }) {
        throw ChartRequestProblem(
          .of, "\(variable.name) is negative for \(row.labels.joined(separator: ", "))",
          advice: "a Sankey shows what flows one way: choose signed-bar")
      }
    }
    func amount(_ values: [Double?], _ variable: ChartedVariable) throws(ChartRequestProblem) -> Double {
      guard request.year != nil else { return values.reduce(0) { $0 + ($1 ?? 0) } }
      return values[try self.place(of: variable.years)] ?? 0
    }
    let source = variables[0]
    let root = place(source.title[report.language])
    if variables.count > 1 {
      var left = 0.0
      for row in source.rows { left += try amount(row.values, source) }
      let whole = left
      for variable in variables.dropFirst() {
        guard variable.unit == source.unit else {
          throw ChartRequestProblem(
            .of, "\(source.name) is in \(source.unit) and \(variable.name) in \(variable.unit)",
            advice: "choose variables of one unit")
        }
        var part = 0.0
        for row in variable.rows { part += try amount(row.values, variable) }
        flows.append(Sankey.Flow(from: root, to: place(variable.title[report.language]), value: part))
        left -= part
      }
      guard left >= -1e-9 * whole else {
        throw ChartRequestProblem(
          .of, "the parts of \(source.name) are more than it", advice: "choose variables that it divides into")
      }
      if left > 1e-9 * whole {
        flows.append(Sankey.Flow(from: root, to: place(say("remaining", "其余")), value: left))
      }
    } else {
      guard let first = try axis(of: source) else {
        throw ChartRequestProblem(.by, "\(source.name) is a single row", advice: "choose a variable with an axis")
      }
      for (label, values) in source.summed(along: first) {
        let value = try amount(values, source)
        if value > 0 {
          let to = place(source.title(of: label, on: first)[report.language])
          flows.append(Sankey.Flow(from: root, to: to, value: value))
        }
      }
      if request.by.count > 1, let second = try axis(of: source, 1) {
        flows += try cross(source, first, second, place: place)
      }
    }
    let year = request.year.map { say(" in \($0)", "（\($0)年）") } ?? say(" over the years of the run", "（运行各年合计）")
    let whole = flows.filter { $0.from == root }.reduce(0) { $0 + $1.value }
    let unitEn = unit.first?.isNumber == true ? "(\(unit))" : unit
    let finding = say(
      "\(places[0]): \(legible(whole)) \(unitEn)\(year)", "\(places[0])\(year)：\(legible(whole))\(unit)")
    return Drawing(
      subject,
      Sankey(
        title: titled(finding), subtitle: subtitle(subject), caption: report.caption, finding: finding, unit: unit,
        places: places, flows: flows))
  }

  private static let mostPlaces = 10

  /// Amounts from the labels of one axis to those of another; the smallest of these together.
  private func cross(
    _ source: ChartedVariable, _ first: String, _ second: String, place: (String) -> Int
  ) throws(ChartRequestProblem) -> [Sankey.Flow] {
    guard first != second, let a = source.axes.firstIndex(of: first), let b = source.axes.firstIndex(of: second) else {
      throw ChartRequestProblem(.by, "a flow needs two different axes", advice: "name the second one")
    }
    let year = request.year == nil ? nil : try self.place(of: source.years)
    func value(_ values: [Double?]) -> Double {
      year.map { values[$0] ?? 0 } ?? values.reduce(0) { $0 + ($1 ?? 0) }
    }
    var sums: [String: Double] = [:]
    for row in source.rows { sums[row.labels[b], default: 0] += value(row.values) }
    let order = source.labels(of: second).filter { (sums[$0] ?? 0) > 0 }
      .sorted { (sums[$0] ?? 0) > (sums[$1] ?? 0) }
    let kept = Set(order.prefix(Self.mostPlaces))
    var amounts: [String: [String: Double]] = [:]
    for row in source.rows {
      let to = kept.contains(row.labels[b]) ? row.labels[b] : ""
      amounts[row.labels[a], default: [:]][to, default: 0] += value(row.values)
    }
    var flows: [Sankey.Flow] = []
    for from in source.labels(of: first) {
      for to in order.prefix(Self.mostPlaces) + [""] {
        guard let amount = amounts[from]?[to], amount > 0 else { continue }
        // A place of the second axis may have the name of one of the first.
        let name = to.isEmpty ? say("others", "其余") : source.title(of: to, on: second)[report.language]
        let start = place(source.title(of: from, on: first)[report.language])
        let end = place(name)
        if start != end { flows.append(Sankey.Flow(from: start, to: end, value: amount)) }
      }
    }
    return flows
  }
}
