import LinearProgramming
import SimulationKit

/// The division of the fund as a linear programme: the most worth within `FundLimits`.
///
/// Many divisions can be of equal worth. Of those the one is taken that is nearest to the proportional division, the least
/// Σ_i |Σ_t y_it - p_i|; among equally near ones, that which pays earliest and, within a year, first to the industries that
/// the manifest names first, whose ranks weigh a ten-thousandth. Ranks of year and industry are multiplied, since a sum of
/// two would not tell apart two industries that swap years. Of programmes those that the scenario names first are filled
/// first, with a millionth.
///
/// The programme lives on while parameters and values change; what it finds depends on the numbers of the moment alone.
struct FundProgramme {
  private var model: LinearProgramModel
  let limits: FundLimits

  /// The basis that every solve starts from is that of multipliers and shares of 1.
  /// - Throws: `SampleProblem`, also for terms beyond what a solver takes.
  init(_ terms: FundTerms) throws(SampleProblem) {
    var program = LinearProgram(.maximise)
    limits = FundLimits(terms, try FundValue(terms, .ones(terms)), into: &program)
    var nearest: [LinearProgram.Variable: Double] = [:]
    for variable in limits.above + limits.below { nearest[variable] = 1 }
    let perIndustry = terms.years.count * terms.tierCount
    for (place, variable) in limits.money.enumerated() {
      let (i, t) = (place / perIndustry, place % perIndustry / terms.tierCount)
      // Of money that is worth nothing the tiers fill in their order too.
      let tier = 1 + Double(place % terms.tierCount) / 100
      nearest[variable] = 1e-4 * tier * Double(t + 1) * (1 + Double(i + 1) / Double(terms.industries.count + 1))
    }
    for (pair, variable) in zip(limits.shape.pairs, limits.through) {
      nearest[variable] = 1e-6 * Double(pair.programme + 1)
    }
    program.secondObjective = .init(.minimise, coefficients: nearest)
    model = try SampleProblem.unlessRefused { () throws(InvalidLinearProgram) in try LinearProgramModel(program) }
  }

  /// Puts other terms in place of those it was made with. Returns false where they ask for other rows.
  mutating func replace(_ terms: FundTerms) -> Bool {
    guard limits.shape == FundLimits.Shape(terms) else { return false }
    limits.write(terms, to: &model)
    return true
  }

  /// - Parameter value: of money under these terms.
  /// - Returns: the plan, or why there is none; where it is infeasible, with the limits that contradict each other.
  /// - Throws: `InvalidLinearProgram` for numbers beyond what a solver takes.
  mutating func solve(
    _ terms: FundTerms, _ value: FundValue
  ) throws(InvalidLinearProgram) -> Result<FundPlan, SampleProblem> {
    limits.write(value, terms, to: &model)
    switch try model.solve() {
    case .optimal(let solution):
      if let place = limits.placeOutOfOrder(solution, terms) {
        return .failure(
          .failed(
            "the money of \(terms.industries[place / terms.years.count]) in \(terms.years[place % terms.years.count]) is "
              + "worth less than nothing, so that its lower tier of leverage would fill first; write one tier for it, or "
              + "no floor"))
      }
      return .success(FundPlan(solution, limits, terms))
    case .infeasible: return .failure(try FundConflict.problem(terms))
    case .unbounded(let variable): return .failure(.failed("nothing limits \(variable)"))
    case .failed(let reason): return .failure(.failed("the division of the fund was not found: \(reason)"))
    }
  }
}

extension FundInputs {
  /// Multipliers and shares of 1.
  static func ones(_ terms: FundTerms) -> FundInputs {
    let ones = Array(repeating: 1.0, count: terms.sectorCount)
    let each = Array(repeating: 1.0, count: terms.industries.count)
    var inputs = FundInputs(multiplier: ones, domesticShare: ones, additionalSales: each, counted: each)
    (inputs.output, inputs.industrial, inputs.strategic, inputs.strategicGain) = (ones, ones, ones, ones)
    inputs.employment = Array(repeating: 1e-4, count: ones.count * terms.years.count)
    return inputs
  }
}
