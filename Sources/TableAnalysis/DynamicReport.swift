package import Diagnostics
import InputOutput
import LinearAlgebra
import SVGCharts

/// In which direction a dynamic model is solved.
package enum DynamicDirection: String, Sendable, CaseIterable {
  case backward, forward
}

/// The question put to the dynamic model.
package struct DynamicQuestion: Sendable {
  /// The file of capital coefficients.
  package var capital: String
  /// Growth of final demand a year, and of everything after the last year when solved backwards.
  package var growth: Amount
  /// Growth of final demand a year for single sectors instead.
  package var growthOf: SectorAmounts
  /// The count of years after the table's own.
  package var years: Int
  package var direction: DynamicDirection
  /// Whether the CSV holds the growth factors instead of the outputs.
  package var storesGrowthFactors: Bool

  package init(
    capital: String, growth: Amount, growthOf: SectorAmounts, years: Int, direction: DynamicDirection = .backward,
    storesGrowthFactors: Bool = false
  ) {
    self.capital = capital
    self.growth = growth
    self.growthOf = growthOf
    self.years = years
    self.direction = direction
    self.storesGrowthFactors = storesGrowthFactors
  }
}

extension TableReport {
  /// Outputs over the years where growth needs capital: (I - A + K) x_t = K x_{t+1} + f_t (Leontief 1970; Miller & Blair
  /// 2009, section 13.5).
  ///
  /// A and K pass (I - M̂), imports serving their share of capital goods too. Final demand is the table's but for fixed
  /// capital formation, which the model makes itself.
  /// - Throws: `InvalidInput` for a mistake in the capital file with its place, a growth that the economy cannot reach, or,
  ///   forward, a K that is singular.
  package func dynamics(_ question: DynamicQuestion) throws(InvalidInput) -> TableAnswer {
    guard (1...100).contains(question.years) else {
      throw InvalidInput(.error("\(question.years) years cannot be solved for", advice: "ask for 1 to 100"))
    }
    try table.requireYear(for: "a path over the years")
    let model = try regionalModel()
    let rates = try growthRates(question)
    let shares = model.importShares.map { 1 - $0 }
    let capital = try CapitalFile(path: question.capital, sectors: table.sectors).coefficients.scalingRows(by: shares)
    let dynamic = try DynamicLeontief(
      coefficients: model.regional.coefficients, capital: capital, sectors: table.sectors)
    let demand = finalDemand(model, rates: rates, years: question.years)
    let growth = question.growth.ratio
    var factors: [Eigenvalue] = []
    let path: DynamicLeontief.Path
    switch question.direction {
    case .backward: path = try dynamic.backwards(finalDemand: demand, growthAfter: growth)
    case .forward:
      // The path forward has one period more than final demand.
      let known = Matrix(columns: (0..<question.years).map(demand.column), rows: demand.rows)
      (path, factors) = try dynamic.forward(from: table.grossOutput, finalDemand: known)
    }
    let course = Course(
      years: (0...question.years).map { table.description.year + $0 }, outputs: path.outputs, capital: capital,
      demand: demand, growthAfter: question.direction == .backward ? growth : nil)

    var rows = FigureTable(
      sectorColumns + [.number("table_output", say("Table's output", "表中产出"), decimals: moneyDecimals)]
        + course.years.map { .number(String($0), String($0), decimals: moneyDecimals) })
    for j in table.sectors.indices { rows.add(labels(j), [table.grossOutput[j]] + path.outputs.row(j)) }
    rows.addFooter(["", say("sum", "合计")], [table.grossOutput.reduce(0, +)] + path.outputs.columnSums)
    let unit = table.description.unit
    let isForward = question.direction == .forward
    let factorRows = factorTable(factors)
    return TableAnswer(
      title: say(
        "Dynamic model, \(isForward ? "forward" : "backwards"), gross output (\(unit)): \(title)",
        "动态投入产出模型，\(isForward ? "前向" : "后向")求解，总产出（\(unit)）：\(title)"),
      question.storesGrowthFactors ? factorRows : rows,
      shown: [rows.text(), usesTable(course)] + (isForward ? [factorRows.text(limit: 10)] : []),
      notes: try notes(question, dynamic, course, shares: model.importShares), findings: model.findings + path.findings,
      chart: usesChart(course))
  }

  /// Growth of final demand a year, by sector.
  private func growthRates(_ question: DynamicQuestion) throws(InvalidInput) -> [Double] {
    let growth = question.growth.ratio
    guard growth > -1 else {
      throw InvalidInput(
        .error("a growth of \(formatted(growth)) a year leaves nothing", advice: "write a share, as in 0.08 or 8%"))
    }
    let own = try question.growthOf.ratios("final demand", in: table)
    let named = Set(question.growthOf.entries.map(\.code))
    return table.sectors.indices.map { i in
      named.contains(table.sectors[i].code) || named.contains(SectorAmounts.all) ? own[i] : growth
    }
  }

  private func formatted(_ growth: Double) -> String { "\(figure(100 * growth, 2)) %" }

  /// Final demand for the region's own products in each year, without fixed capital formation.
  private func finalDemand(_ model: RegionalModel, rates: [Double], years: Int) -> Matrix {
    let investments = Set(table.finalDemand.filter { $0.role == .capitalFormation }.map(\.code))
    var demand = table.sectors.map { _ in 0.0 }
    for driver in model.state.domesticDemand where !investments.contains(driver.name) {
      demand = zip(demand, driver.values).map(+)
    }
    var columns = [demand]
    for _ in 0..<years { columns.append(zip(columns[columns.count - 1], rates).map { $0 * (1 + $1) }) }
    return Matrix(columns: columns, rows: demand.count)
  }

  private func notes(
    _ question: DynamicQuestion, _ dynamic: DynamicLeontief, _ course: Course, shares: [Double]
  ) throws(InvalidInput) -> [String] {
    let percent = formatted(question.growth.ratio)
    let others = question.growthOf.isEmpty ? "" : ", \(question.growthOf.text)"
    let (first, last) = (course.years[0], course.years[course.years.count - 1])
    let end =
      question.direction == .backward
      ? say(
        "solved backwards from a last year, \(last), after which all grows by \(percent)",
        "由\(last)年向前求解，此后各部门增长\(percent)")
      : say("solved forward from the table's output in \(first)", "由\(first)年表中产出向后求解")
    let balanced = try dynamic.balancedGrowth().map { growth in
      say(
        "Without final demand the economy could grow by \(formatted(growth)) a year.",
        "若无最终使用，经济的平衡增长率为每年\(formatted(growth))。")
    }
    let capital = table.finalDemand.filter { $0.role == .capitalFormation }
    let formed = table.sectors.indices.reduce(0.0) { sum, i in
      sum + capital.reduce(0) { $0 + (1 - shares[i]) * $1.values[i] }
    }
    let invested = course.investment(in: 0).map { investment in
      say(
        "Investment in \(first) is \(money(investment)); the table's fixed capital formation, of the region's own products, is "
          + "\(money(formed)) (\(table.description.unit)).",
        "\(first)年投资为\(money(investment))；表中固定资本形成（本地产品）为\(money(formed))（\(table.description.unit)）。")
    }
    return [
      say(
        "(I - A + K) x_t = K x_t+1 + f_t, \(end); period 1 is \(first).",
        "(I-A+K) x_t = K x_t+1 + f_t，\(end)；第1期为\(first)年。"),
      coversAllRegions
        ? say("A and K over all regions; K from \(question.capital).", "A、K含全部区域；K取自\(question.capital)。")
        : say(
          "A and K for the region's own products, (I - M)A and (I - M)K; K from \(question.capital).",
          "A、K均为本地产品部分，(I-M)A、(I-M)K；K取自\(question.capital)。"),
      say(
        "f is the table's final demand but for fixed capital formation, growing by \(percent) a year\(others); investment "
          + "is what the model needs.", "f为除固定资本形成外的最终使用，每年增长\(percent)\(others)；投资由模型决定。"), invested, balanced, source,
    ].compactMap { $0 }
  }

  private func usesTable(_ course: Course) -> String {
    var rows = FigureTable(
      [.text("use", say("All sectors", "各部门合计"))]
        + course.years.map { .number(String($0), String($0), decimals: moneyDecimals) })
    for (title, values) in uses(course) { rows.add([title], values) }
    rows.addFooter([say("output", "产出")], course.outputs.columnSums)
    return rows.text()
  }

  private func uses(_ course: Course) -> [(title: String, values: [Double?])] {
    let periods = course.years.indices
    let final = course.demand.columnSums
    let investment = periods.map { course.investment(in: $0) }
    let output = course.outputs.columnSums
    var uses: [(title: String, values: [Double?])] = [
      (
        say("intermediate use", "中间使用"),
        periods.map { t in investment[t].map { output[t] - final[t] - $0 } }
      ), (say("investment", "投资"), investment), (say("final demand", "最终使用"), final),
    ]
    if investment.contains(where: { $0 == nil }) {
      let both = periods.map { t in investment[t] == nil ? output[t] - final[t] : nil }
      uses.insert((say("intermediate use and investment", "中间使用和投资合计"), both), at: 2)
    }
    return uses
  }

  private func factorTable(_ factors: [Eigenvalue]) -> FigureTable {
    var rows = FigureTable([
      .text("number", say("Growth factor a year", "年增长因子")), .number("real", say("real", "实部"), decimals: 6),
      .number("imaginary", say("imaginary", "虚部"), decimals: 6),
      .number("modulus", say("modulus", "模"), decimals: 6),
    ])
    for (k, factor) in factors.enumerated() {
      rows.add([String(k + 1)], [factor.real, factor.imaginary, factor.modulus])
    }
    return rows
  }

  private func usesChart(_ course: Course) -> Chart {
    let unit = table.description.unit
    let known = uses(course)
    let whole = course.years.indices.filter { course.investment(in: $0) != nil }
    let (first, last) = (whole[0], whole[whole.count - 1])
    func investment(_ t: Int) -> String { money(course.investment(in: t) ?? 0) }
    return Chart(
      title: say("What gross output is for", "总产出的去向"),
      subtitle: say("\(title); dynamic model", "\(title)；动态投入产出模型") + usesCaveats(course), caption: source,
      finding: say(
        "Investment is \(investment(first)) (\(unit)) in \(course.years[first]) and \(investment(last)) in "
          + "\(course.years[last]).",
        "投资由\(course.years[first])年的\(investment(first))变为\(course.years[last])年的\(investment(last))（\(unit)）。"),
      x: .categories(course.years.map(String.init)), y: .values(title: unit),
      marks: [.columns(known.reversed().map { Series($0.title, $0.values) })])
  }

  /// Notes beside the columns: a year that is not split, and outputs below zero, which a sum over sectors hides.
  private func usesCaveats(_ course: Course) -> String {
    var text = ""
    let last = course.years.count - 1
    if course.investment(in: last) == nil {
      text += say(
        "; investment of \(course.years[last]) is not known", "；\(course.years[last])年投资未知")
    }
    let negative = course.years.indices.first { t in course.outputs.column(t).contains { $0 < 0 } }
    if let negative {
      let codes = table.sectors.indices.filter { course.outputs[$0, negative] < 0 }.map { table.sectors[$0].code }
      let list =
        codes.count > 5
        ? say("\(codes.count) sectors", "\(codes.count)个部门") : codes.joined(separator: say(", ", "、"))
      text += say(
        "; negative output of \(list) in \(course.years[negative])", "；\(course.years[negative])年\(list)产出为负")
    }
    return text
  }
}

/// A path with what it is for.
private struct Course {
  var years: [Int]
  /// x, one column a year.
  var outputs: Matrix
  var capital: Matrix
  /// f, one column a year.
  var demand: Matrix
  /// Growth after the last year, if it is known.
  var growthAfter: Double?

  /// 1'K(x_{t+1} - x_t); nil for the last year of a path forward.
  func investment(in period: Int) -> Double? {
    let now = outputs.column(period)
    let next = period + 1 < years.count ? outputs.column(period + 1) : growthAfter.map { g in now.map { (1 + g) * $0 } }
    return next.map { capital.times(zip($0, now).map(-)).reduce(0, +) }
  }
}
