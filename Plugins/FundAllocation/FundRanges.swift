import LinearProgramming
import SimulationKit

/// The least and the most that each industry may receive where no more than a stated share of the optimum is given up.
///
/// An optimum of a linear programme is often nearly flat: divisions that differ much can be worth almost the same. Least and
/// most are optima of their own, of what an industry receives, with the objective at most the slack below the optimum
/// (modelling to generate alternatives; DeCarolis 2011, Energy Economics 33(2), 145-152).
struct FundRanges {
  private var model: LinearProgramModel
  private let limits: FundLimits
  /// The money at its worth.
  private let worth: LinearProgram.Row

  init(_ terms: FundTerms, _ value: FundValue) throws(SampleProblem) {
    var program = LinearProgram(.maximise)
    limits = FundLimits(terms, into: &program)
    let worths = FundLimits.worths(terms, value)
    if let worst = limits.worst {
      worth = program.addRow("the worth", lower: -.infinity, [(worst, 1)])
    } else {
      worth = program.addRow("the worth", lower: -.infinity, Array(zip(limits.money, worths)))
    }
    model = try SampleProblem.unlessRefused { () throws(InvalidLinearProgram) in try LinearProgramModel(program) }
    if limits.worst != nil { limits.writeWorst(terms, worths, to: &model) }
  }

  /// Over industry: the least, then the most.
  mutating func ranges(
    _ terms: FundTerms, _ plan: FundPlan
  ) throws(SampleProblem) -> [(least: Double, most: Double)] {
    let bound = plan.objective - terms.rangeSlack * plan.objective.magnitude
    // At a slack of zero the optimum's own rounding must not shut it out.
    model.setLimits(bound - 1e-9 * (1 + bound.magnitude), .infinity, of: worth)
    return try terms.industries.indices.map { i throws(SampleProblem) in
      (try extreme(i, sign: -1, terms), try extreme(i, sign: 1, terms))
    }
  }

  private mutating func extreme(_ industry: Int, sign: Double, _ terms: FundTerms) throws(SampleProblem) -> Double {
    let perIndustry = terms.years.count * limits.shape.tiers
    for (place, variable) in limits.money.enumerated() {
      model.setObjective(place / perIndustry == industry ? sign : 0, of: variable)
    }
    switch try SampleProblem.unlessRefused({ () throws(InvalidLinearProgram) in try model.solve() }) {
    case .optimal(let solution): return sign * solution.objective
    case .infeasible, .unbounded: throw .failed("the range of \(terms.industries[industry]) is empty")
    case .failed(let reason):
      throw .failed("the range of \(terms.industries[industry]) was not found: \(reason)")
    }
  }
}
