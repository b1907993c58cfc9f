package import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import SVGCharts
import SimulationKit

extension TableReport {
  /// Multipliers of a unit of final demand for each sector's product: a summary, or everything about one indicator.
  /// - Parameters:
  ///   - indicator: output, value_added, income, employment or the code of a row; nil for the summary.
  ///   - incomeBase: for type II; nil takes compensation of employees, and leaves type II out where that cannot be.
  /// - Throws: `InvalidInput`, which names the row that the table would need.
  package func multipliers(
    of indicator: String? = nil, incomeBase: IncomeBaseChoice? = nil
  ) throws(InvalidInput) -> TableAnswer {
    if table.hasRegionLabels {
      guard incomeBase == nil else {
        throw InvalidInput(
          .error(
            "a table of several regions is not closed on households", advice: "leave --income-base out"))
      }
      return try multipliersByRegion(of: indicator ?? "output")
    }
    let model = try modelOfOrigins()
    // An indicator that the table lacks is told first.
    let chosen = indicator.map(Self.indicator)
    let figures = try table.figures(of: chosen ?? .output)
    let closed = try Closure(self, model, choice: incomeBase)
    let isOutput = figures.indicator == .output
    let weights = isOutput ? figures.coefficients.map { _ in 1 } : figures.coefficients
    let chart = try heatMap(of: figures.indicator, weights: weights, unit: figures.unit, model: model)
    guard let chosen else { return try summary(model, closed, chart) }

    let multipliers = try model.multipliers(of: [chosen], closure: closed.closure)[0]
    let digits = Self.places(for: multipliers.simple)
    let columns = isOutput ? outputColumns(multipliers) : ratioColumns(multipliers, digits: digits)
    var rows = FigureTable(sectorColumns + columns.map(\.head))
    for j in table.sectors.indices { rows.add(labels(j), columns.map { $0.values[j] }) }
    let unit = isOutput ? "" : " (\(figures.unit) / \(table.description.unit))"
    let subject = title(of: chosen) + unit
    return TableAnswer(
      title: say(
        "Multipliers of \(subject), \(phrase(of: .regional).en): \(title)",
        "\(subject)乘数，\(phrase(of: .regional).zh)：\(title)"), rows,
      notes: [closed.note] + (isOutput ? truncation(closed) : []) + [source], findings: model.findings, chart: chart)
  }

  /// Final demand is for output itself, so that the direct effect is 1 and types I and II are the multipliers themselves.
  private func outputColumns(
    _ multipliers: Multipliers
  ) -> [(head: FigureTable.Column, values: [Double?])] {
    let unknown = [Double?](repeating: nil, count: multipliers.simple.count)
    return [
      (.number("simple", say("Simple (type I)", "简单（I型）"), decimals: 4), multipliers.simple),
      (.number("truncated", say("Type II, truncated", "II型，截断"), decimals: 4), multipliers.truncated ?? unknown),
      (.number("total", say("Type II, total", "II型，总"), decimals: 4), multipliers.total ?? unknown),
    ]
  }

  private func ratioColumns(
    _ multipliers: Multipliers, digits: Int
  ) -> [(head: FigureTable.Column, values: [Double?])] {
    let unknown = [Double?](repeating: nil, count: multipliers.simple.count)
    let truncated: (head: FigureTable.Column, values: [Double?]) = (
      .number("truncated", say("Truncated", "截断"), decimals: digits), multipliers.truncated ?? unknown
    )
    return [
      (.number("direct", say("Direct", "直接"), decimals: digits), multipliers.direct),
      (.number("simple", say("Simple", "简单"), decimals: digits), multipliers.simple),
      (.number("type_i", say("Type I", "I型"), decimals: 4), multipliers.typeOne),
    ]
      // The two differ only where households have the indicator themselves.
      + (multipliers.truncated == multipliers.total ? [] : [truncated]) + [
        (.number("total", say("Total", "总"), decimals: digits), multipliers.total ?? unknown),
        (.number("type_ii", say("Type II", "II型"), decimals: 4), multipliers.typeTwo),
      ]
  }

  /// A note on type II of output, if it is shown.
  private func truncation(_ closed: Closure) -> [String] {
    guard closed.closure != nil else { return [] }
    return [
      say(
        "Type II of output: truncated counts the output of the sectors, total counts households' income as an output too "
          + "(Miller & Blair 2009, section 6.2).",
        "产出的II型乘数：截断乘数只计各部门产出，总乘数还把居民收入计为产出（Miller & Blair 2009，第6.2节）。")
    ]
  }

  private func summary(_ model: RegionalModel, _ closed: Closure, _ chart: Chart?) throws(InvalidInput) -> TableAnswer {
    let hasIncome = (try? table.figures(of: .income)) != nil
    let all = try model.multipliers(of: [.output, .valueAdded] + (hasIncome ? [.income] : []), closure: closed.closure)
    let (output, valueAdded, income) = (all[0], all[1], hasIncome ? all[2] : nil)
    // A table of domestic uses does not say what its imports are.
    let isDomestic = table.importTreatment == .domesticOnly
    let unknown = table.sectors.map { _ -> Double? in nil }
    let everywhere: [Double?] =
      isDomestic ? unknown : try Linkages(model.totalSystem(), outputs: table.grossOutput).totalBackward
    let shares: [Double?] = isDomestic ? unknown : model.importShares
    var rows = FigureTable(
      sectorColumns + [
        .number("output", say("Output", "产出"), decimals: 4),
        .number("output_type_ii", say("Output II, truncated", "产出II型（截断）"), decimals: 4),
        .number("output_all_origins", say("Output, all origins", "产出（含调入进口）"), decimals: 4),
        .number("value_added", say("Value added", "增加值"), decimals: 4),
        .number("income", say("Income", "收入"), decimals: 4),
        .number("income_type_i", say("Income I", "收入I型"), decimals: 4),
        .number("income_type_ii", say("Income II", "收入II型"), decimals: 4),
        .number("import_share", say("Import share", "进口调入份额"), decimals: 4),
      ])
    for j in table.sectors.indices {
      rows.add(
        labels(j),
        [
          output.simple[j], output.typeTwo[j], everywhere[j], valueAdded.simple[j], income?.simple[j],
          income?.typeOne[j], income?.typeTwo[j], shares[j],
        ])
    }
    func mean(_ values: [Double?]) -> Double? {
      let known = values.compactMap { $0 }
      return known.count == values.count ? known.reduce(0, +) / Double(max(1, known.count)) : nil
    }
    rows.addFooter(
      ["", say("mean", "平均")],
      [
        mean(output.simple), mean(output.typeTwo), mean(everywhere), mean(valueAdded.simple),
        income.flatMap { mean($0.simple) }, income.flatMap { mean($0.typeOne) }, income.flatMap { mean($0.typeTwo) },
        mean(shares),
      ])
    return TableAnswer(
      title: say(
        "Multipliers, \(phrase(of: .regional).en): \(title)",
        "乘数，\(phrase(of: .regional).zh)：\(title)"), rows,
      shown: [rows.text(), try valueAddedByDemand(model)], notes: [closed.note] + summaryTruncation(closed) + [source],
      findings: model.findings, chart: chart)
  }

  private func summaryTruncation(_ closed: Closure) -> [String] {
    guard closed.closure != nil else { return [] }
    return [
      say(
        "Type II of output is truncated: without households' income as an output (Miller & Blair 2009, section 6.2); "
          + "--extension output has the total too.",
        "产出的II型为截断乘数，不把居民收入计为产出（Miller & Blair 2009，第6.2节）；--extension output另列总乘数。")
    ]
  }

  private func valueAddedByDemand(_ model: RegionalModel) throws(InvalidInput) -> String {
    let drivers = try model.valueAddedByDriver()
    var parts = FigureTable([
      .text("final_demand", say("Value added by final demand", "最终使用带动的增加值")),
      .number("value", table.description.unit, decimals: moneyDecimals),
    ])
    for driver in drivers { parts.add([title(ofDriver: driver.name)], [driver.value]) }
    parts.addFooter([say("sum", "合计")], [drivers.reduce(0) { $0 + $1.value }])
    return parts.text()
  }

  /// A driver of demand: a category of the table by its name, or the residual.
  package func title(ofDriver code: String) -> String {
    if code == RegionalModel.residualName { return say("Residual", "误差项") }
    return table.finalDemand.first { $0.code == code }.map { phrase(of: $0)[language] } ?? code
  }

  /// Decimals that show a mean figure with four significant digits; at least four.
  static func places(for values: [Double]) -> Int {
    let mean = values.reduce(0) { $0 + abs($1) } / Double(max(1, values.count))
    var (places, size) = (4, mean)
    while places < 9, size > 0, size < 1 { (places, size) = (places + 1, size * 10) }
    return mean >= 0.01 ? 4 : places
  }

  /// The inverse with its rows weighted: what a unit of final demand for the column calls forth in the row.
  private func heatMap(
    of indicator: Indicator, weights: [Double], unit: String, model: RegionalModel
  ) throws(InvalidInput) -> Chart? {
    guard table.sectors.count <= Self.largestHeatMap else { return nil }
    let inverse = model.regional.inverse()
    let codes = table.sectors.map(\.code)
    let rows = codes.indices.map { i in codes.indices.map { j -> Double? in weights[i] * inverse[i, j] } }
    let sums = codes.indices.map { j in codes.indices.reduce(0) { $0 + weights[$1] * inverse[$1, j] } }
    guard let top = sums.indices.max(by: { sums[$0] < sums[$1] }) else { return nil }
    let (subject, name) = (title(of: indicator), name(table.sectors[top]))
    let amount = decimals(sums[top], Self.places(for: sums))
    return Chart(
      title: indicator == .output
        ? say("The Leontief inverse L", "列昂惕夫逆矩阵L") : say("Multipliers of \(subject) by sector", "\(subject)乘数的部门构成"),
      subtitle: say(
        "\(title), \(phrase(of: .regional).en); darkest from the largest entry off the diagonal",
        "\(title)，\(phrase(of: .regional).zh)；颜色以非对角线最大值为最深"),
      caption: source,
      finding: say(
        "A unit of final demand for \(name) calls forth most, \(amount) in all sectors.",
        "对\(name)的一单位最终需求带动最多，各部门合计\(amount)。"),
      x: .categories(codes, title: say("Final demand for one unit of", "一单位最终需求")),
      y: .categories(names, title: say("calls forth \(subject) in", "带动的\(subject)")),
      marks: [.heatMap(HeatMap(rows: rows, darkest: Self.largestOffDiagonal(rows)))])
  }

  /// The own-sector entries of an inverse are above one and would leave the others all pale.
  private static func largestOffDiagonal(_ rows: [[Double?]]) -> Double? {
    rows.enumerated().flatMap { i, row in row.enumerated().compactMap { $0 == i ? nil : $1?.magnitude } }.max()
  }

  /// Sectors beyond which cells are not read any more.
  static let largestHeatMap = 80
}
