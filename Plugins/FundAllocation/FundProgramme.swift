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
///
/// The programme lives on while parameters and values change; what it finds depends on the numbers of the moment alone.
struct FundProgramme {
  private enum Limit {
    case total
    case payment(year: Int)
    case floor(industry: Int)
    case ceiling(industry: Int)
    case absorption(industry: Int, year: Int)
  }

  private var model: LinearProgramModel
  /// Over `industry` and `year`.
  private let money: [LinearProgram.Variable]
  private let rows: [(limit: Limit, name: String, row: LinearProgram.Row)]

  /// The basis that every solve starts from is that of multipliers and shares of 1.
  /// - Throws: `InvalidLinearProgram` for terms beyond what a solver takes.
  init(_ terms: FundTerms) throws(InvalidLinearProgram) {
    let ones = Array(repeating: 1.0, count: terms.sectorCount)
    let each = Array(repeating: 1.0, count: terms.industries.count)
    let value = FundValue(
      terms, FundInputs(multiplier: ones, domesticShare: ones, additionalSales: each, counted: each))
    let years = terms.years.count
    var program = LinearProgram(.maximise)
    var money: [LinearProgram.Variable] = []
    var ranks: [LinearProgram.Variable: Double] = [:]
    for (i, industry) in terms.industries.enumerated() {
      for (t, year) in terms.years.enumerated() {
        let variable = program.addVariable(
          "the money for \(industry) in \(year)", objective: value.ofMoney[i * years + t])
        ranks[variable] = Double(t + 1) * (1 + Double(i + 1) / Double(terms.industries.count + 1))
        money.append(variable)
      }
    }
    program.secondObjective = .init(.minimise, coefficients: ranks)

    var rows: [(limit: Limit, name: String, row: LinearProgram.Row)] = []
    func add(_ limit: Limit, _ name: String, _ coefficients: [(LinearProgram.Variable, Double)]) {
      let bounds = Self.bounds(of: limit, terms)
      let row = program.addRow(name, lower: bounds.lower, upper: bounds.upper, coefficients)
      rows.append((limit, name, row))
    }
    add(.total, "the money paid in all", money.map { ($0, 1) })
    for (t, year) in terms.years.enumerated() {
      add(.payment(year: t), "the money paid in \(year)", terms.industries.indices.map { (money[$0 * years + t], 1) })
    }
    for (i, industry) in terms.industries.enumerated() {
      let received = terms.years.indices.map { (money[i * years + $0], 1.0) }
      add(.floor(industry: i), "the floor of \(industry)", received)
      add(.ceiling(industry: i), "the ceiling of \(industry)", received)
      for (t, year) in terms.years.enumerated() {
        add(
          .absorption(industry: i, year: t), "the absorption of \(industry) in \(year)",
          [(money[i * years + t], terms.leverage[i])])
      }
    }
    (self.money, self.rows) = (money, rows)
    model = try LinearProgramModel(program)
  }

  private static func bounds(of limit: Limit, _ terms: FundTerms) -> (lower: Double, upper: Double) {
    switch limit {
    case .total: (-.infinity, terms.payable)
    case .payment(let t): (-.infinity, terms.disbursementCeiling[t])
    case .floor(let i): (terms.floor[i], .infinity)
    case .ceiling(let i): (-.infinity, terms.ceiling[i])
    case .absorption(let i, let t): (-.infinity, terms.absorption[i * terms.years.count + t])
    }
  }

  /// Puts other terms, of the same industries and years, in place of those it was made with.
  mutating func replace(_ terms: FundTerms) {
    for (limit, _, row) in rows {
      let bounds = Self.bounds(of: limit, terms)
      model.setLimits(bounds.lower, bounds.upper, of: row)
      if case .absorption(let i, let t) = limit {
        model.setCoefficient(terms.leverage[i], of: money[i * terms.years.count + t], in: row)
      }
    }
  }

  /// - Parameter value: of money under these terms.
  /// - Returns: the plan, or why there is none; where it is infeasible, with the limits that contradict each other.
  /// - Throws: `InvalidLinearProgram` for numbers beyond what a solver takes.
  mutating func solve(
    _ terms: FundTerms, _ value: FundValue
  ) throws(InvalidLinearProgram) -> Result<FundPlan, SampleProblem> {
    for (variable, worth) in zip(money, value.ofMoney) { model.setObjective(worth, of: variable) }
    switch try model.solve() {
    case .optimal(let solution): return .success(plan(solution, terms))
    case .infeasible(let names, _):
      let sentences = rows.filter { names.contains($0.name) }.map { "\($0.name) (\(Self.size(of: $0.limit, terms)))" }
      return .failure(
        .infeasible("no division of the fund (1e8 CNY) meets all of: \(sentences.joined(separator: "; "))"))
    case .unbounded(let variable): return .failure(.failed("nothing limits \(variable)"))
    case .failed(let reason): return .failure(.failed("the division of the fund was not found: \(reason)"))
    }
  }

  private static func size(of limit: Limit, _ terms: FundTerms) -> String {
    switch limit {
    case .total: "at most \(terms.payable.plain)"
    case .payment(let t): "at most \(terms.disbursementCeiling[t].plain)"
    case .floor(let i): terms.floor[i].plain
    case .ceiling(let i): terms.ceiling[i].plain
    case .absorption(let i, let t):
      "\(terms.absorption[i * terms.years.count + t].plain), at a leverage of \(terms.leverage[i].plain)"
    }
  }

  private func plan(_ solution: LinearProgramSolution, _ terms: FundTerms) -> FundPlan {
    var plan = FundPlan(
      money: money.map { solution[$0] }, objective: solution.objective,
      paymentPrice: Array(repeating: 0, count: terms.years.count),
      absorptionPrice: Array(repeating: 0, count: money.count),
      quotaPrice: Array(repeating: 0, count: terms.industries.count))
    for (limit, _, row) in rows {
      let price = solution.dual(of: row)
      switch limit {
      case .total: plan.totalPrice = price
      case .payment(let t): plan.paymentPrice[t] = price
      case .floor(let i), .ceiling(let i): plan.quotaPrice[i] += price
      case .absorption(let i, let t): plan.absorptionPrice[i * terms.years.count + t] = price
      }
    }
    return plan
  }
}
