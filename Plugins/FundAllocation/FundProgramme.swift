import LinearProgramming
import SimulationKit

/// The division of the fund as a linear programme: money per industry and year, each CNY at its value.
///
/// maximise    sum_it value_it money_it
/// subject to  sum_it money_it            <= registered size times disbursed share
///             sum_i  money_it            <= disbursement ceiling of t
///             floor_i <= sum_t money_it  <= ceiling_i
///             leverage_i money_it        <= absorption_it
///
/// Many programmes can be of equal value. Of those the one is taken that pays earliest and, within a year, first to the
/// industries that the manifest names first: the least sum of money times rank, with the ranks of year and industry
/// multiplied, since a sum of two ranks would not tell apart two industries that swap years.
struct FundProgramme {
  private var program = LinearProgram(.maximise)
  /// Over `industry` and `year`.
  private var money: [LinearProgram.Variable] = []
  // Names of rows, by which their shadow prices are found.
  private let total: String
  private var payments: [String] = []
  private var floors: [String] = []
  private var ceilings: [String] = []
  /// Over `industry` and `year`.
  private var absorption: [String] = []

  init(_ terms: FundTerms, _ value: FundValue) {
    let years = terms.years.count
    var ranks: [LinearProgram.Variable: Double] = [:]
    for (i, industry) in terms.industries.enumerated() {
      for (t, year) in terms.years.enumerated() {
        let variable = program.addVariable(
          "the money for \(industry) in \(year)", objective: value.ofMoney[i * years + t])
        ranks[variable] = Double(t + 1) * (1 + Double(i + 1) / Double(terms.industries.count + 1))
        money.append(variable)
      }
    }
    // Next to nothing of the value is given up for the choice, so that a money amount on its limit stays there.
    program.secondObjective = .init(.minimise, coefficients: ranks, tolerance: 1e-12)

    total = "the money paid in all (at most \(terms.payable.plain))"
    program.addRow(total, upper: terms.payable, money.map { ($0, 1) })
    for (t, year) in terms.years.enumerated() {
      let limit = terms.disbursementCeiling[t]
      payments.append("the money paid in \(year) (at most \(limit.plain))")
      program.addRow(payments[t], upper: limit, terms.industries.indices.map { (money[$0 * years + t], 1) })
    }
    for (i, industry) in terms.industries.enumerated() {
      let received = terms.years.indices.map { (money[i * years + $0], 1.0) }
      floors.append("the floor of \(industry) (\(terms.floor[i].plain))")
      program.addRow(floors[i], lower: terms.floor[i], received)
      ceilings.append("the ceiling of \(industry) (\(terms.ceiling[i].plain))")
      program.addRow(ceilings[i], upper: terms.ceiling[i], received)
      for (t, year) in terms.years.enumerated() {
        let limit = terms.absorption[i, t]
        let name =
          "the absorption of \(industry) in \(year) (\(limit.plain), at a leverage of \(terms.leverage[i].plain))"
        absorption.append(name)
        program.addRow(name, upper: limit, [(money[i * years + t], terms.leverage[i])])
      }
    }
  }

  /// - Throws: ``SampleProblem/infeasible(_:)`` naming the limits that contradict each other.
  func solve() throws -> FundPlan {
    switch try program.solve() {
    case .optimal(let solution):
      // Clp's -0 of a limit that does not bind would read as a price below zero; -0 + 0 is 0.
      func price(_ row: String) -> Double { (solution.dual(of: row) ?? 0) + 0 }
      return FundPlan(
        money: money.map { solution[$0] }, objective: solution.objective, totalPrice: price(total),
        paymentPrice: payments.map(price), absorptionPrice: absorption.map(price),
        quotaPrice: zip(floors, ceilings).map { price($0) + price($1) })
    case .infeasible(let rows, _):
      throw SampleProblem.infeasible("no division of the fund (1e8 CNY) meets all of: \(rows.joined(separator: "; "))")
    case .unbounded(let variable):
      throw SampleProblem.failed("nothing limits \(variable)")
    case .failed(let reason):
      throw SampleProblem.failed("the division of the fund was not found: \(reason)")
    }
  }
}

/// An optimal division of the fund. Money in 1e8 CNY; prices in CNY of value per CNY.
struct FundPlan {
  /// Over `industry` and `year`.
  let money: [Double]
  let objective: Double
  /// Of the money paid in all.
  let totalPrice: Double
  /// Over `year`.
  let paymentPrice: [Double]
  /// Over `industry` and `year`.
  let absorptionPrice: [Double]
  /// Over `industry`: the ceiling's price, and below zero the floor's.
  let quotaPrice: [Double]

  /// What the analyst should know of this division beyond its numbers.
  func notes(_ terms: FundTerms, _ value: FundValue) -> [String] {
    var notes: [String] = []
    let left = terms.payable - money.reduce(0, +)
    if left > 1e-6 * (1 + terms.payable) {
      notes.append(
        "\(left.tenths) of the \(terms.payable.tenths) (1e8 CNY) to be paid find no project: "
          + "yearly ceilings, industry ceilings or absorption limits bind first")
    }
    let after = zip(money, value.ofMoneyAfterTheRun).reduce(0) { $0 + $1.0 * $1.1 }
    if let last = terms.years.last, objective > 0, after > 0 {
      notes.append(
        "\((100 * after / objective).tenths) % of the fund's value lies after \(last), "
          + "at that year's utilisation (terminal_years = \(terms.terminalYears))")
    }
    return notes
  }
}
