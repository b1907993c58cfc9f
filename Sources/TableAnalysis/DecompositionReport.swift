package import Diagnostics
import InputOutput
import NumberText
import SVGCharts
import SVGDrawing
import SimulationKit

/// The subject of a structural decomposition.
package enum DecomposedMeasure: String, Sendable, CaseIterable {
  case output
  case valueAdded = "value-added"
}

/// Which changes are told apart, and over which orders of change the contributions are averaged.
package enum DecompositionMethod: String, Sendable, CaseIterable {
  /// Technology, import shares and every category of final demand; the mean of the two polar forms.
  case twoPolar = "two-polar"
  /// Final demand also by level, mix and products, import shares by use; the mean over all orders.
  case nFactor = "n-factor"
}

extension TableReport {
  /// The drivers of the change from this table to a later one.
  /// - Throws: `InvalidInput` if the tables' units, sectors or categories differ, naming them, or if the contributions of a
  ///   sector miss its change by more than 1e-9 of the largest.
  package func decomposition(
    to end: TableReport, of measure: DecomposedMeasure = .output, method: DecompositionMethod = .twoPolar
  ) throws(InvalidInput) -> TableAnswer {
    try checkComparable(with: end)
    for report in [self, end] {
      do throws(InvalidInput) { try report.table.requireYear(for: "a change between two years") } catch {
        throw InvalidInput(
          error.diagnostics.map { .error("\(report.file): \($0.message)", advice: $0.advice) })
      }
    }
    try table.requireEarlierYear(than: end.table)
    let (first, last) = (try regionalModel(), try end.regionalModel())
    let isOutput = measure == .output
    let split = try parts(from: first.state, to: last.state, of: isOutput ? .output : .valueAdded, method: method)
    guard split.closureError <= Self.largestClosureError else {
      let gap = formatNumber(split.closureError)
      throw InvalidInput(
        .error(
          "the drivers miss the change of a sector by \(gap) of the largest driver, more than 1e-9",
          advice: "look at the condition that 'simplan table check' prints for both tables"))
    }
    let (change, drivers) = (split.change.reduce(0, +), split.contributions)
    let unit = table.description.unit

    var totals = FigureTable([
      .text("driver", say("Driver", "驱动因素")), .number("contribution", unit, decimals: moneyDecimals),
      .number("percent", say("% of the change", "占变化%"), decimals: 1),
    ])
    for driver in drivers {
      let sum = driver.values.reduce(0, +)
      totals.add([title(ofFactor: driver.name)], [sum, change == 0 ? nil : 100 * sum / change])
    }
    totals.addFooter([say("sum", "合计")], [change, change == 0 ? nil : 100])

    var stored = FigureTable(
      sectorColumns + [.number("change", say("Change", "变化"), decimals: moneyDecimals)]
        + drivers.map { .number($0.name, title(ofFactor: $0.name), decimals: moneyDecimals) })
    for j in table.sectors.indices { stored.add(labels(j), [split.change[j]] + drivers.map { $0.values[j] }) }

    let subject = isOutput ? say("output", "产出") : say("value added", "增加值")
    let (from, to) = (table.description, end.table.description)
    var notes = [
      split.note[language],
      say(
        "The drivers sum to the change in every sector, to 1e-9 of the largest.", "各部门各因素之和等于变化，偏差不超过最大因素的1e-9。"),
    ]
    var findings = first.findings + last.findings
    if from.prices != to.prices {
      findings.append(
        Diagnostic(
          .warning, "\(file) is at \(from.prices) and \(end.file) at \(to.prices)",
          advice: "put both at the same prices; what changed between the two is part of every driver"))
      notes.append(
        say(
          "The prices of the tables differ: \(from.prices) in the first, \(to.prices) in the second; what changed between "
            + "the two is part of every driver.", "两表价格不同：前表为\(from.prices)，后表为\(to.prices)，二者之差计入各因素。"))
    } else if from.prices.contains("current") {
      notes.append(
        say(
          "Prices are those of each table (\(from.prices)): price changes are part of every driver.",
          "两表均为各自年份价格，价格变化计入各因素。"))
    }
    notes += [source, end.source]
    return TableAnswer(
      title: say(
        "Structural decomposition of the change of \(subject), \(from.year) to \(to.year) (\(unit)): \(title) and "
          + end.title, "\(from.year)—\(to.year)年\(subject)变化的结构分解（\(unit)）：\(title)；\(end.title)"), stored,
      shown: [totals.text(), byGroup(split)], notes: notes, findings: findings,
      chart: decompositionChart(split, to: end, subject: subject))
  }

  /// The tolerance of the sum of contributions against the change, relative to the largest.
  private static let largestClosureError = 1e-9

  private func parts(
    from start: EconomyState, to end: EconomyState, of measure: StructuralDecomposition.Measure,
    method: DecompositionMethod
  ) throws(InvalidInput) -> DecomposedChange {
    switch method {
    case .twoPolar:
      let split = try StructuralDecomposition(from: start, to: end, of: measure)
      return DecomposedChange(
        contributions: split.contributions, change: split.change, closureError: split.closureError,
        orders: Title(en: "Average of the two polar decompositions", zh: "两极分解的平均"),
        note: Title(
          en: "Average of the two polar decompositions (Dietzenbacher & Los 1998); --method n-factor takes all orders.",
          zh: "两极分解的平均（Dietzenbacher & Los 1998）；--method n-factor取全部顺序。"))
    case .nFactor:
      let count = StateFactor.all(from: start, to: end, of: measure).count
      let most = FactorDecomposition.mostFactors(.allOrders)
      let takesAll = count <= most
      let split = try FactorDecomposition.ofStates(
        from: start, to: end, of: measure, method: takesAll ? .allOrders : .twoPolar)
      let permutations = takesAll ? figure((1...max(1, count)).reduce(1.0) { $0 * Double($1) }, 0) : ""
      return DecomposedChange(
        contributions: split.contributions, change: split.change, closureError: split.closureError,
        orders: takesAll
          ? Title(en: "Mean over all orders of \(count) factors", zh: "\(count)个因素全部顺序的平均")
          : Title(en: "Average of the two polar decompositions of \(count) factors", zh: "\(count)个因素两极分解的平均"),
        note: takesAll
          ? Title(
            en:
              "Mean over all \(count)! = \(permutations) orders in which the \(count) factors may change (Dietzenbacher & Los "
              + "1998); up to \(most) factors all orders are taken.",
            zh: "\(count)个因素全部\(count)! = \(permutations)种变化顺序的平均（Dietzenbacher & Los 1998）；不超过\(most)个因素时取全部顺序。")
          : Title(
            en:
              "Average of the first-to-last order of \(count) factors and its reverse; all orders are taken up to \(most) "
              + "factors.", zh: "\(count)个因素正序与逆序两极分解的平均；不超过\(most)个因素时取全部顺序。"))
    }
  }

  private func title(ofFactor name: String) -> String {
    switch name {
    case StateFactor.valueAddedCoefficients.name: say("Value-added coefficients", "增加值系数")
    case StateFactor.technology.name: say("Technology", "技术（投入系数）")
    case StructuralDecomposition.importSharesName: say("Import shares", "进口调入份额")
    case StateFactor.intermediateImportShares.name: say("Import shares, intermediate use", "进口调入份额（中间使用）")
    case StateFactor.finalImportShares.name: say("Import shares, final use", "进口调入份额（最终使用）")
    case StateFactor.demandLevel.name: say("Regional final demand: level", "区域内最终使用规模")
    case StateFactor.demandMix.name: say("Regional final demand: mix of categories", "区域内最终使用类别构成")
    case StateFactor.demandProducts.name: say("Regional final demand: products", "区域内最终使用产品结构")
    case StateFactor.otherDemand.name: say("Regional final demand: no level", "区域内最终使用（合计非正的类别）")
    default: title(ofDriver: name)
    }
  }

  /// Sectors by groups of drivers that fit on a page; the CSV has every driver.
  private func byGroup(_ split: DecomposedChange) -> String {
    let outside = Set(table.outsideDemand.map(\.code))
    let imports: Set = [
      StructuralDecomposition.importSharesName, StateFactor.intermediateImportShares.name,
      StateFactor.finalImportShares.name,
    ]
    let structure: Set = [
      StateFactor.demandMix.name, StateFactor.demandProducts.name, StateFactor.otherDemand.name,
    ]
    // The first that knows a driver takes it.
    let groups: [(title: String, isIn: (String) -> Bool)] = [
      (title(ofFactor: StateFactor.valueAddedCoefficients.name), { $0 == StateFactor.valueAddedCoefficients.name }),
      (title(ofFactor: StateFactor.technology.name), { $0 == StateFactor.technology.name }),
      (title(ofFactor: StructuralDecomposition.importSharesName), imports.contains),
      (say("Final demand: level", "最终使用规模"), { $0 == StateFactor.demandLevel.name }),
      (say("Final demand: structure", "最终使用结构"), structure.contains),
      (say("Regional final demand", "区域内最终使用"), Set(table.regionalDemand.map(\.code)).contains),
      (say("Exports and outflow", "出口与调出"), outside.contains),
      (title(ofDriver: RegionalModel.residualName), { $0 == RegionalModel.residualName }),
    ]
    let found = groups.compactMap { group -> (title: String, values: [Double])? in
      let parts = split.contributions.filter { group.isIn($0.name) }
      guard !parts.isEmpty else { return nil }
      return (group.title, parts.reduce(split.change.map { _ in 0 }) { zip($0, $1.values).map(+) })
    }
    var rows = FigureTable(
      sectorColumns + [.number("change", say("Change", "变化"), decimals: moneyDecimals)]
        + found.map { .number($0.title, $0.title, decimals: moneyDecimals) })
    for j in table.sectors.indices { rows.add(labels(j), [split.change[j]] + found.map { $0.values[j] }) }
    rows.addFooter(
      ["", say("sum", "合计")], [split.change.reduce(0, +)] + found.map { $0.values.reduce(0, +) })
    return rows.text()
  }

  private func decompositionChart(_ split: DecomposedChange, to end: TableReport, subject: String) -> Chart {
    let years = (table.description.year, end.table.description.year)
    let sums = split.contributions.map { (name: title(ofFactor: $0.name), value: $0.values.reduce(0, +)) }
    let top = sums.max { $0.value.magnitude < $1.value.magnitude }
    let unit = table.description.unit
    return Chart(
      title: say("What changed \(subject), \(years.0) to \(years.1)", "\(years.0)—\(years.1)年\(subject)变化的因素"),
      subtitle: split.orders[language],
      caption: say(
        "Sources: \(citation); \(end.citation)", "资料来源：\(citation)；\(end.citation)"),
      finding: say(
        "The largest driver is \(top?.name ?? ""), with \(money(top?.value ?? 0)) (\(unit)).",
        "最大的因素是\(top?.name ?? "")，为\(money(top?.value ?? 0))（\(unit)）。"),
      x: .values(title: say("Contribution (\(unit))", "贡献（\(unit)）")), y: .categories(sums.map(\.name)),
      marks: [.bars([Series(say("contribution", "贡献"), sums.map(\.value), tone: .signed)])])
  }

  /// Labels are compared one by one, so that the error names the one that differs.
  private func checkComparable(with end: TableReport) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    if table.description.unit != end.table.description.unit {
      problems.append(
        .error("\(file) is in \(table.description.unit) and \(end.file) in \(end.table.description.unit)"))
    }
    func compare(_ kind: String, _ a: [String], _ b: [String]) {
      for code in a where !b.contains(code) {
        problems.append(.error("\(end.file) has no \(kind) '\(code)', \(file) has"))
      }
      for code in b where !a.contains(code) {
        problems.append(.error("\(file) has no \(kind) '\(code)', \(end.file) has"))
      }
      if problems.isEmpty, let k = a.indices.first(where: { a[$0] != b[$0] }) {
        problems.append(
          .error("\(kind) \(k + 1) is \(a[k]) in \(file) and \(b[k]) in \(end.file)", advice: "write both in one order")
        )
      }
    }
    compare("sector", table.sectors.map(\.code), end.table.sectors.map(\.code))
    compare("final demand", table.regionalDemand.map(\.code), end.table.regionalDemand.map(\.code))
    compare("final demand", table.outsideDemand.map(\.code), end.table.outsideDemand.map(\.code))
    for (a, b) in zip(table.sectors, end.table.sectors) where a.code == b.code && a.nameZh != b.nameZh {
      problems.append(.error("the sector \(a.code) is \(a.nameZh) in \(file) and \(b.nameZh) in \(end.file)"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}

/// The contributions to a change, whichever way they were averaged.
private struct DecomposedChange {
  var contributions: [DemandDriver]
  var change: [Double]
  var closureError: Double
  /// As a chart's subtitle says it.
  var orders: Title
  /// The orders over which the average was taken.
  var note: Title
}
