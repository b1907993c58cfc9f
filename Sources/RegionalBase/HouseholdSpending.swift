import InputOutput
import NumberText

/// Households that spend what the region's production pays them: the model closed on households (type II; Miller & Blair
/// 2009, section 2.5).
///
/// A share ω of value added is income of households that they spend in the region, on the products c of the table's
/// household columns, Σc = 1. Induced consumption c ω v'x follows output within the same year; A(t) + c ω v(t)' stands in the
/// place of A(t), so that every driver, and every technology change, carries the consumption that it induces. What the
/// columns hold beyond c ω v'x of the table's year is autonomous: paid by income from elsewhere, transfers and savings. It
/// grows with its category, by its driver's own name, and holds the modules' bills and declared changes of the columns.
package struct HouseholdSpending: Hashable, Sendable {
  /// ω
  package var incomeShare: Double
  /// c by the category that buys; zero for others, [category][sector].
  package var purchases: [[Double]]

  /// c, [sector].
  var products: [Double] {
    purchases.dropFirst().reduce(purchases.first ?? []) { sums, row in zip(sums, row).map(+) }
  }

  /// The part of all spending that a category makes.
  package func part(of category: Int) -> Double { purchases[category].reduce(0, +) }
}

extension RegionalAccounts {
  /// The accounts with their households closed.
  /// - Throws: `EconomyFailure` for a table without household columns, or where households would spend more than the
  ///   columns hold.
  package func closedOnHouseholds(incomeShare: Double) throws(EconomyFailure) -> RegionalAccounts {
    let columns = model.table.finalDemand.map { $0.role == .household ? $0.values : $0.values.map { _ in 0 } }
    let consumption = columns.reduce(0) { $0 + $1.reduce(0, +) }
    guard consumption > 0 else { throw EconomyFailure("the table has no consumption of households") }
    let induced = incomeShare * zip(valueAddedCoefficients, grossOutput).reduce(0) { $0 + $1.0 * $1.1 }
    guard induced <= consumption else {
      throw EconomyFailure(
        "households would spend \(rounded(induced)) (1e8 CNY) of their income, and the table's consumption is "
          + rounded(consumption))
    }
    var closed = self
    closed.spending = HouseholdSpending(
      incomeShare: incomeShare, purchases: columns.map { $0.map { $0 / consumption } })
    for category in closed.tableCategories where model.table.finalDemand[category].role == .household {
      closed.categories[category].values = columns[category].map { $0 * (1 - induced / consumption) }
    }
    return closed
  }

  /// A sentence on what follows income, for the analyst.
  package var spendingNote: String? {
    guard let spending else { return nil }
    let income = zip(valueAddedCoefficients, grossOutput).reduce(0) { $0 + $1.0 * $1.1 }
    let consumption = model.table.finalDemand.reduce(0) { $0 + ($1.role == .household ? $1.values.reduce(0, +) : 0) }
    let induced = spending.incomeShare * income
    return
      "households are closed: \(rounded(induced)) (1e8 CNY) of their consumption in \(year), "
      + "\(rounded(100 * induced / consumption)) % of it, follows the value added that pays them; the rest grows by itself"
  }

  /// Sums over the sectors of what a unit of demand for each product of the region calls forth of these amounts per unit
  /// of output, induced consumption included where households are closed; [sector].
  package func multipliers(of coefficients: [Double]) throws(EconomyFailure) -> [Double] {
    do {
      guard let spending else { return try regional.multipliers(of: coefficients) }
      let closure = try HouseholdClosure(
        regional, incomeCoefficients: valueAddedCoefficients.map { spending.incomeShare * $0 },
        spendingCoefficients: zip(spending.products, importShares).map { $0 * (1 - $1) })
      return try closure.multipliers(of: coefficients)
    } catch { throw EconomyFailure("the multipliers: \(error)") }
  }

  package func valueAddedMultipliers() throws(EconomyFailure) -> [Double] {
    try multipliers(of: valueAddedCoefficients)
  }

  package func outputMultipliers() throws(EconomyFailure) -> [Double] { try multipliers(of: sectors.map { _ in 1 }) }
}
