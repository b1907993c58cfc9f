public import Diagnostics
import InputOutput
import SVGCharts

/// What a structural decomposition explains.
public enum DecomposedMeasure: String, Sendable, CaseIterable {
  case output
  case valueAdded = "value-added"
}

extension TableReport {
  /// What drove the change from this table to a later one, by the average of the two polar decompositions.
  /// - Throws: `InvalidInput` if the tables' units, sectors or categories differ, naming them.
  public func decomposition(
    to end: TableReport, of measure: DecomposedMeasure = .output
  ) throws(InvalidInput) -> TableAnswer {
    try checkComparable(with: end)
    let (first, last) = (try RegionalModel(table), try RegionalModel(end.table))
    let isOutput = measure == .output
    let parts = try StructuralDecomposition(
      from: first.state, to: last.state, of: isOutput ? .output : .valueAdded)
    let (change, drivers) = (parts.change.reduce(0, +), parts.contributions)
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
    for j in table.sectors.indices { stored.add(labels(j), [parts.change[j]] + drivers.map { $0.values[j] }) }

    let subject = isOutput ? say("output", "产出") : say("value added", "增加值")
    let (from, to) = (table.description, end.table.description)
    let gap = parts.closureError <= 1e-9 ? "1e-9" : StoredTable.cell(parts.closureError)
    var notes = [
      say(
        "Average of the two polar decompositions; the drivers sum to the change in every sector, to \(gap) of the largest.",
        "两极分解的平均；各部门各因素之和等于变化，相对偏差不超过\(gap)。")
    ]
    if from.prices.contains("current") || to.prices.contains("current") {
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
      shown: [totals.text(), byGroup(parts)], notes: notes, findings: first.findings + last.findings,
      chart: decompositionChart(parts, years: (from.year, to.year), subject: subject))
  }

  private func title(ofFactor name: String) -> String {
    switch name {
    case StructuralDecomposition.valueAddedCoefficientsName: say("Value-added coefficients", "增加值系数")
    case StructuralDecomposition.technologyName: say("Technology", "技术（投入系数）")
    case StructuralDecomposition.importSharesName: say("Import shares", "进口调入份额")
    default: title(ofDriver: name)
    }
  }

  /// Sectors by groups of drivers that fit on a page; the CSV has every driver.
  private func byGroup(_ parts: StructuralDecomposition) -> String {
    let regional = Set(table.regionalDemand.map(\.code))
    let outside = Set(table.outsideDemand.map(\.code))
    func sum(_ isIn: (String) -> Bool) -> [Double] {
      parts.contributions.filter { isIn($0.name) }.reduce(parts.change.map { _ in 0 }) { zip($0, $1.values).map(+) }
    }
    let own = StructuralDecomposition.self
    var groups: [(title: String, values: [Double])] = []
    if parts.contributions.contains(where: { $0.name == own.valueAddedCoefficientsName }) {
      let coefficients = own.valueAddedCoefficientsName
      groups.append((title(ofFactor: coefficients), sum { $0 == coefficients }))
    }
    groups += [own.technologyName, own.importSharesName].map { name in (title(ofFactor: name), sum { $0 == name }) }
    groups.append((say("Regional final demand", "区域内最终使用"), sum(regional.contains)))
    groups.append((say("Exports and outflow", "出口与调出"), sum(outside.contains)))
    groups.append((title(ofDriver: RegionalModel.residualName), sum { $0 == RegionalModel.residualName }))
    var rows = FigureTable(
      sectorColumns + [.number("change", say("Change", "变化"), decimals: moneyDecimals)]
        + groups.map { .number($0.title, $0.title, decimals: moneyDecimals) })
    for j in table.sectors.indices { rows.add(labels(j), [parts.change[j]] + groups.map { $0.values[j] }) }
    rows.addFooter(
      ["", say("sum", "合计")], [parts.change.reduce(0, +)] + groups.map { $0.values.reduce(0, +) })
    return rows.text()
  }

  private func decompositionChart(
    _ parts: StructuralDecomposition, years: (Int, Int), subject: String
  ) -> Chart {
    let sums = parts.contributions.map { (name: title(ofFactor: $0.name), value: $0.values.reduce(0, +)) }
    let top = sums.max { $0.value.magnitude < $1.value.magnitude }
    let unit = table.description.unit
    return Chart(
      title: say("What changed \(subject), \(years.0) to \(years.1)", "\(years.0)—\(years.1)年\(subject)变化的因素"),
      subtitle: say("Average of the two polar decompositions", "两极分解的平均"), caption: source,
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
