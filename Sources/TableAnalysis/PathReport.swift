package import Diagnostics
import InputOutput
import NumberText
import SimulationKit

extension TableReport {
  /// The supply chains through which final demand calls forth an indicator, the largest first.
  /// - Parameters:
  ///   - indicator: value_added, income, employment, output or the code of a row.
  ///   - code: only chains that begin with final demand for this product; nil for all of them.
  ///   - cutOff: the least share of the total, above 0 and at most 1.
  ///   - count: how many chains the report lists; the CSV has all above the cut-off.
  package func paths(
    of indicator: String = "value_added", sector code: String? = nil, cutOff: Double = 0.001, count: Int = 30,
    inverse: InverseChoice = .regional
  ) throws(InvalidInput) -> TableAnswer {
    guard count > 0 else { throw InvalidInput(.error("\(count) paths cannot be listed", advice: "ask for 1 or more")) }
    let model = try regionalModel()
    let system = try inverse.system(of: model)
    let figures = try table.figures(of: Self.indicator(indicator))
    let weights = figures.indicator == .output ? figures.totals.map { _ in 1 } : figures.coefficients
    var demand = zip(table.grossOutput, system.inputs(for: table.grossOutput)).map(-)
    if let code {
      let bought = try sector(code)
      demand = demand.indices.map { $0 == bought ? demand[$0] : 0 }
    }
    let found = try StructuralPaths(in: system, coefficients: weights, finalDemand: demand, shareOfTotal: cutOff)

    var rows = FigureTable([
      .number("rank", say("Rank", "位次"), decimals: 0), .number("order", say("Order", "阶"), decimals: 0),
      .text("path", say("Path", "路径")),
      .number("contribution", figures.unit, decimals: max(moneyDecimals, Self.places(for: figures.totals) - 2)),
      .number("percent", say("% of all", "占全部%"), decimals: 3),
      .text("names", say("From final demand upstream", "自最终需求向上游")),
    ])
    for (rank, path) in found.paths.enumerated() {
      let members = path.sectors.map { table.sectors[$0] }
      rows.add([
        .number(Double(rank + 1)), .number(Double(path.order)), .text(members.map(\.code).joined(separator: " < ")),
        .number(path.contribution), .number(100 * path.contribution / found.total),
        .text(members.map(name).joined(separator: " < ")),
      ])
    }
    let subject = title(of: figures.indicator)
    let place = code.map { say(", final demand for \($0)", "，\($0)的最终需求") } ?? ""
    let (shown, all) = (min(count, found.paths.count), found.paths.count)
    let covered = decimals(100 * found.coverage, 1)
    let amount = "\(figure(found.total, moneyDecimals)) (\(figures.unit))"
    let least = "\(figure(found.cutOff, moneyDecimals + 2))"
    return TableAnswer(
      title: say(
        "Structural paths of \(subject)\(place), \(phrase(of: inverse).en): \(title)",
        "\(subject)的结构路径\(place)，\(phrase(of: inverse).zh)：\(title)"), rows, shown: [rows.text(limit: shown)],
      notes: [
        say(
          "\(shown) of \(all) paths of at least \(least); the \(all) cover \(covered) % of \(amount).",
          "列出\(all)条不低于\(least)的路径中的\(shown)条；\(all)条合计占\(amount)的\(covered)%。"), source,
      ], findings: model.findings)
  }
}
