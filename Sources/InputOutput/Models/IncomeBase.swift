public import Diagnostics
import NumberText

/// The income that household spending is divided by, which gives spending per unit of income. Tables do not say how much households
/// receive besides wages, so the choice moves every type II multiplier and is printed beside them. Sectors pay wages alone, whatever
/// the base is: a larger one only makes households spend less of what they are paid.
public enum IncomeBase: Hashable, Sendable {
  /// Compensation of employees: households live on wages alone.
  case compensation
  /// All value added, as if households received profits and taxes too.
  case valueAdded
  /// Household income from elsewhere, in the table's unit.
  case stated(Double)
}

/// An income base as it is printed.
public struct IncomeBaseFigure: Hashable, Sendable {
  /// As in "compensation of employees".
  public var name: String
  /// In the table's unit.
  public var amount: Double
  /// Household consumption, home and imported, and what households pay each other, over the amount.
  public var spentShare: Double
}

extension RegionalModel {
  /// The regional model closed on households: wages are paid per unit of output and spent like the table's household
  /// columns; imports serve the share of it that they serve of all regional use. Their pay to each other is spent on no
  /// product and is income again.
  /// - Throws: `InvalidInput` if the table has no compensation row or no household column, the base is not positive, or
  ///   the closed model has no answer.
  public func closedOnHouseholds(
    incomeBase: IncomeBase = .compensation
  ) throws(InvalidInput) -> (closure: HouseholdClosure, base: IncomeBaseFigure) {
    let income = try table.figures(of: .income)
    let columns = table.finalDemand.filter { $0.role == .household }
    guard !columns.isEmpty else {
      throw InvalidInput(.error("the table has no column with the role 'household' to close the model on"))
    }
    // Pay that households have from final demand itself is income and value added too, of no sector.
    let paid = table.finalDemand.reduce(0) { $0 + $1.compensation }
    let own = columns.reduce(0) { $0 + $1.compensation }
    let (name, amount) =
      switch incomeBase {
      case .compensation: ("compensation of employees", income.totals.reduce(paid, +))
      case .valueAdded: ("value added", table.totalValueAdded.reduce(paid, +))
      case .stated(let amount): ("stated household income", amount)
      }
    guard amount > 0, amount.isFinite else {
      throw InvalidInput(
        .error("the income base, \(name), is \(formatNumber(amount))", advice: "it must be a positive number"))
    }
    let spending = table.sectors.indices.map { i in columns.reduce(0) { $0 + $1.values[i] } }
    var domestic = zip(spending, importShares).map { $0 * (1 - $1) }
    if let uses = table.usesByOrigin {
      let bought = zip(table.finalDemand, uses.domesticDemand).filter { $0.0.role == .household }.map(\.1)
      domestic = table.sectors.indices.map { i in bought.reduce(0) { $0 + $1[i] } }
    }
    let closure = try HouseholdClosure(
      regional, incomeCoefficients: income.coefficients, spendingCoefficients: domestic.map { $0 / amount },
      ownUse: own / amount)
    let spent = spending.reduce(own, +) / amount
    return (closure, IncomeBaseFigure(name: name, amount: amount, spentShare: spent))
  }
}
