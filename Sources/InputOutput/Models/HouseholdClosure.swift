public import Diagnostics
public import LinearAlgebra
import NumberText

/// The model closed on households, type II (Miller & Blair 2009, section 2.5): income is paid out per unit of output and
/// spent again.
///
/// Ā = [A, c; h', s] has one row and column more than A. Its inverse is had from the factors of I - A by bordering, so
/// nothing is factored again: L̄ = [L + κ Lc h'L, κ Lc; κ h'L, κ] with κ = 1 / (1 - s - h'Lc).
public struct HouseholdClosure: Sendable {
  public let system: LeontiefSystem
  /// h: household income per unit of output of each sector.
  public let incomeCoefficients: [Double]
  /// c: spending on each product per unit of household income.
  public let spendingCoefficients: [Double]
  /// s: income that households pay each other per unit of income.
  public let ownUse: Double
  /// κ: all household income called forth by a unit of it.
  public let incomeMultiplier: Double
  /// Lc: the output called forth by a unit of household income, spent.
  public let spendingOutputs: [Double]
  /// h'L: the simple household income multipliers (Miller & Blair 2009, section 6.2.2).
  public let simpleIncomeMultipliers: [Double]

  /// - Parameters:
  ///   - incomeCoefficients, spendingCoefficients: one entry for each sector.
  ///   - ownUse: 0 unless households pay each other.
  /// - Throws: `InvalidInput` for wrong lengths, figures that are not finite, or if spending calls forth as much income
  ///   as it spends or more, so that the closed model has no answer.
  public init(
    _ system: LeontiefSystem, incomeCoefficients: [Double], spendingCoefficients: [Double], ownUse: Double = 0
  ) throws(InvalidInput) {
    self.system = system
    self.incomeCoefficients = incomeCoefficients
    self.spendingCoefficients = spendingCoefficients
    self.ownUse = ownUse
    let (outputs, incomes) = try explaining("the household sector") { () throws(LinearAlgebraError) in
      (try system.outputs(for: spendingCoefficients), try system.multipliers(of: incomeCoefficients))
    }
    (spendingOutputs, simpleIncomeMultipliers) = (outputs, incomes)
    let again = ownUse + zip(incomeCoefficients, outputs).reduce(0) { $0 + $1.0 * $1.1 }
    guard again < 1 else {
      let amount = formatNumber((again * 1e6).rounded() / 1e6)
      throw InvalidInput(
        .error(
          "closed on households the model has no answer: a unit of household income calls forth \(amount) of it",
          advice: "state a larger income base, such as value added"))
    }
    incomeMultiplier = 1 / (1 - again)
  }

  /// v'L̄ over the producing sectors, for a row v of coefficients per unit of output (truncated: households' own row is
  /// left out).
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public func multipliers(of coefficients: [Double]) throws(LinearAlgebraError) -> [Double] {
    let simple = try system.multipliers(of: coefficients)
    let induced = incomeMultiplier * zip(coefficients, spendingOutputs).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(simple, simpleIncomeMultipliers).map { $0 + induced * $1 }
  }

  /// Household income for a unit of final demand for each product: the last row of L̄.
  public var totalIncomeMultipliers: [Double] { simpleIncomeMultipliers.map { incomeMultiplier * $0 } }

  /// Outputs where `finalDemand` leaves households out and they spend what they are paid.
  public func outputs(for finalDemand: [Double]) throws(LinearAlgebraError) -> [Double] {
    let open = try system.outputs(for: finalDemand)
    let income = incomeMultiplier * zip(incomeCoefficients, open).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(open, spendingOutputs).map { $0 + income * $1 }
  }

  /// L̄, of one row and column more than there are sectors, formed on request.
  public func inverse() -> Matrix {
    let inner = system.inverse()
    let n = system.sectors.count
    var result = Matrix(rows: n + 1, columns: n + 1)
    for j in 0..<n {
      for i in 0..<n { result[i, j] = inner[i, j] + incomeMultiplier * spendingOutputs[i] * simpleIncomeMultipliers[j] }
      result[n, j] = incomeMultiplier * simpleIncomeMultipliers[j]
      result[j, n] = incomeMultiplier * spendingOutputs[j]
    }
    result[n, n] = incomeMultiplier
    return result
  }
}
