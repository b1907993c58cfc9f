/// How far an answer is from an optimum; each measure is relative to the size of the terms that make it up.
public struct OptimalityResiduals: Hashable, Sendable {
  /// Of the rows' limits.
  public internal(set) var rows = 0.0
  /// Of the variables' bounds.
  public internal(set) var bounds = 0.0
  /// Multipliers that point to a limit that is not there.
  public internal(set) var dual = 0.0
  /// Between primal and dual objective.
  public internal(set) var gap = 0.0
}

/// Our own proof that an answer is optimal, since a solver's word can be wrong on a badly scaled program.
///
/// Values within bounds and limits, no reduced cost or dual that points to a limit that is not there, and equal primal
/// and dual objectives: by weak duality nothing better exists.
struct OptimalityCheck: Sendable {
  /// Each violation is measured against the size of the terms that make it up.
  static let tolerance = 1e-6

  /// Σ coefficient x value of each row.
  private(set) var activities: [Double]
  /// Cost less Σ dual x coefficient of each variable.
  private(set) var reducedCosts: [Double]
  private(set) var residuals = OptimalityResiduals()
  private var rowSizes: [Double]

  init(_ problem: CoreProblem) {
    activities = Array(repeating: 0, count: problem.rowCount)
    rowSizes = activities
    reducedCosts = Array(repeating: 0, count: problem.variableCount)
  }

  /// - Returns: what does not hold, in words; nil if all does.
  mutating func failure(_ problem: CoreProblem, values: [Double], duals: [Double]) -> String? {
    for row in activities.indices { (activities[row], rowSizes[row]) = (0, 1) }
    var residual = 0.0
    var outside = 0.0
    var dual = Multipliers()
    var (objective, objectiveSize) = (0.0, 0.0)
    for column in values.indices {
      let value = values[column]
      var reduced = problem.cost[column]
      var size = 1 + reduced.magnitude
      for place in problem.places(of: column) {
        let row = Int(problem.rows[place])
        let element = problem.elements[place]
        activities[row] += element * value
        rowSizes[row] += (element * value).magnitude
        reduced -= duals[row] * element
        size += (element * duals[row]).magnitude
      }
      reducedCosts[column] = reduced
      objective += problem.cost[column] * value
      objectiveSize += (problem.cost[column] * value).magnitude
      outside = worse(outside, distance(value, problem.lower[column], problem.upper[column]) / (1 + value.magnitude))
      dual.add(reduced, problem.lower[column], problem.upper[column], size: size)
    }
    for row in activities.indices {
      residual = worse(
        residual, distance(activities[row], problem.rowLower[row], problem.rowUpper[row]) / rowSizes[row])
      dual.add(duals[row], problem.rowLower[row], problem.rowUpper[row], size: 1 + duals[row].magnitude)
    }
    let gap = (objective - dual.value).magnitude / (1 + objectiveSize)
    residuals = OptimalityResiduals(rows: residual, bounds: outside, dual: dual.violation, gap: gap)
    return tooLarge(residual, "row residual") ?? tooLarge(outside, "bound violation")
      ?? tooLarge(dual.violation, "dual residual") ?? tooLarge(gap, "duality gap")
  }

  private func tooLarge(_ measure: Double, _ name: String) -> String? {
    // A measure that is NaN fails too.
    measure <= Self.tolerance ? nil : "relative \(name) \(measure)"
  }

  private func distance(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
    value.isNaN ? .nan : max(lower - value, value - upper, 0)
  }

  private func worse(_ a: Double, _ b: Double) -> Double { b > a || b.isNaN ? b : a }

  /// The dual objective's share of multipliers, and the largest one that points to an infinite limit.
  private struct Multipliers {
    var value = 0.0
    var violation = 0.0

    mutating func add(_ multiplier: Double, _ lower: Double, _ upper: Double, size: Double) {
      guard multiplier != 0 else { return }
      let limit = multiplier > 0 ? lower : upper
      if limit.isFinite {
        value += multiplier * limit
      } else {
        violation = max(violation, multiplier.magnitude / size)
      }
    }
  }
}
