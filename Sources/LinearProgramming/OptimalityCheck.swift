/// Our own proof that an answer is optimal, since Clp's status 0 can be wrong on a badly scaled program.
///
/// Values within bounds and limits, no reduced cost or dual that points to a limit that is not there, and equal primal
/// and dual objectives: by weak duality nothing better exists.
struct OptimalityCheck {
  /// Each violation is measured against the size of the terms that make it up.
  static let tolerance = 1e-6

  let activities: [Double]
  let reducedCosts: [Double]
  /// What does not hold, in words; nil if all does.
  let failure: String?

  init(_ problem: CoreProblem, values: [Double], duals: [Double]) {
    activities = problem.activities(of: values)
    reducedCosts = problem.reducedCosts(for: duals)
    var rowSizes = [Double](repeating: 1, count: activities.count)
    var columnSizes = problem.cost.map { 1 + $0.magnitude }
    problem.forEachElement { row, column, element in
      rowSizes[row] += (element * values[column]).magnitude
      columnSizes[column] += (element * duals[row]).magnitude
    }
    let outside = Self.violation(activities, problem.rowLower, problem.rowUpper, sizes: rowSizes)
    let bounds = Self.violation(
      values, problem.lower, problem.upper, sizes: values.map { 1 + $0.magnitude })
    let rows = Self.dualSide(duals, problem.rowLower, problem.rowUpper, sizes: duals.map { 1 + $0.magnitude })
    let columns = Self.dualSide(reducedCosts, problem.lower, problem.upper, sizes: columnSizes)

    let terms = zip(problem.cost, values).map(*)
    let gap = (terms.reduce(0, +) - rows.value - columns.value).magnitude
    let relativeGap = gap / (1 + terms.reduce(0) { $0 + $1.magnitude })
    let measures = [
      ("row residual", outside), ("bound violation", bounds), ("dual residual", max(rows.violation, columns.violation)),
      ("duality gap", relativeGap),
    ]
    // A measure that is NaN fails too.
    failure = measures.first { !($0.1 <= Self.tolerance) }.map { "relative \($0.0) \($0.1)" }
  }

  private static func violation(_ values: [Double], _ lower: [Double], _ upper: [Double], sizes: [Double]) -> Double {
    values.indices.reduce(0) { worst, k in
      let off = Swift.max(lower[k] - values[k], values[k] - upper[k], 0)
      return off.isNaN ? .infinity : Swift.max(worst, off / sizes[k])
    }
  }

  /// The dual objective's share of these multipliers, and the largest one that points to an infinite limit.
  private static func dualSide(
    _ multipliers: [Double], _ lower: [Double], _ upper: [Double], sizes: [Double]
  ) -> (value: Double, violation: Double) {
    var (value, violation) = (0.0, 0.0)
    for (k, multiplier) in multipliers.enumerated() where multiplier != 0 {
      let limit = multiplier > 0 ? lower[k] : upper[k]
      if limit.isFinite {
        value += multiplier * limit
      } else {
        violation = max(violation, multiplier.magnitude / sizes[k])
      }
    }
    return (value, violation)
  }
}
