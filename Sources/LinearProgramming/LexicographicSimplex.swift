/// Primal simplex to the one basis that a program's numbers determine, from any basis.
///
/// An optimum may be a face, and a corner may have many bases; at which of them a solver stops depends on where it began.
/// Here the objectives are taken in their order (the first, the second, then fixed weights), and every limit is thought
/// wider by an infinitesimal width of its own (Charnes 1952, Econometrica 20(2), 160-170). A program so refined has one
/// optimal corner and one basis of it: values and multipliers do not depend on the start, and no degenerate corner makes a
/// cycle. Where the start is not optimal a tableau leads to a basis that may be; it is factorised and judged anew, so that
/// nothing drifts.
struct LexicographicSimplex: Sendable {
  enum End: Equatable {
    case optimal
    /// The rows and bounds leave no point.
    case infeasible
    /// The objective of this place (0 is the first) improves for ever.
    case unbounded(objective: Int)
    /// The basis cannot be solved with, or there were too many steps.
    case stopped
  }

  /// Differences up to this share of the terms that are subtracted count as none.
  static let tolerance = 1e-11
  /// A rate of change below this share of the largest one holds no step up.
  static let leastRate = 1e-9

  var basis: Basis
  var steps = 0
  /// Of the rows, for the first objective, once optimal.
  var multipliers: [Double]

  var factors: BasisFactors
  var tableau: PivotTableau
  /// While the tableau leads, the point is carried on from step to step.
  var isGuided = false
  // By variable, then row, up to `tied`.
  var lower: [Double]
  var upper: [Double]
  /// Of the limits.
  let widths: [Double]
  /// Where everything stands (x), and how it moves with the width of the limits (y).
  var point: [Pair]
  /// The sizes of the terms that make up the point: differences are measured against them.
  var sizes: [Double]
  /// How the point changes with the step (x); y is not used.
  var rates: [Pair]
  /// Below its lower limit (-1), above its upper limit (1), or within both.
  var sides: [Int8]
  var reducedCosts: [Double]
  /// The sizes of the terms that make up the reduced costs.
  var reducedSizes: [Double]
  /// Variables and rows that are not basic and without a reduced cost in every objective looked at.
  var tied: [Int] = []

  /// By variable: 0 or, while the point is not feasible, how its distance from its limits changes with it.
  var distanceCost: [Double]
  let second: [Double]?
  /// Of reduced costs of the first objective, relative to their terms.
  let firstTolerance: Double
  /// By variable: the objective that decides last.
  var weights: [Double]
  /// The share of everything in the weights, by its place alone.
  private let pulls: [Double]

  // By row.
  var residual: [Pair]
  var prices: [Double]
  var priceSizes: [Double]

  /// - Parameters:
  ///   - second: the coefficients of the second objective, to be minimised.
  ///   - tolerance: see `LinearProgram.SecondObjective`.
  init(
    _ problem: CoreProblem, second: [Double]? = nil, tolerance: Double = Self.tolerance,
    mostCore: Int = BasisFactors.mostCore
  ) {
    let (variables, rows) = (problem.variableCount, problem.rowCount)
    basis = Basis(slackOf: problem)
    factors = BasisFactors(problem, mostCore: mostCore)
    tableau = PivotTableau(problem)
    let numbers = (0..<2 * (variables + rows)).map { Self.number(UInt64($0)) }
    widths = Array(numbers.prefix(variables + rows))
    pulls = Array(numbers.suffix(variables + rows))
    weights = Array(repeating: 0, count: variables)
    self.second = second
    firstTolerance = max(tolerance, Self.tolerance)
    distanceCost = Array(repeating: 0, count: variables)
    residual = Array(repeating: .zero, count: rows)
    multipliers = Array(repeating: 0, count: rows)
    (prices, priceSizes) = (multipliers, multipliers)
    point = Array(repeating: .zero, count: variables + rows)
    rates = point
    sizes = Array(repeating: 1, count: variables + rows)
    (lower, upper, reducedCosts, reducedSizes) = (sizes, sizes, sizes, sizes)
    sides = Array(repeating: 0, count: variables + rows)
  }

  /// From 0.5 to 1.5, and no sum of few others: SplitMix64 (Steele, Lea and Flood 2014).
  private static func number(_ place: UInt64) -> Double {
    var z = (place &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return 0.5 + Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  mutating func run(_ problem: CoreProblem, from start: Basis) -> End {
    begin(problem, start)
    // A step looks at the whole program; one that needs many steps of a large program is for Clp.
    let mostSteps = min(100 + 3 * point.count, 20_000_000 / (problem.elements.count + point.count + 1))
    isGuided = false
    var mayBeGuided = tableau.isUsable
    while steps <= mostSteps {
      if !isGuided {
        guard factors.factorise(problem, basis), locate(problem) else { return .stopped }
      }
      let isFeasible = findSides()
      let entering = isFeasible ? improving(problem) : approaching(problem)
      var end: End?
      if let entering {
        if mayBeGuided { startTableau(problem) }
        mayBeGuided = false
        end = step(entering, isFeasible: isFeasible, problem)
      } else if isGuided || isFeasible && exchangeFree(problem) {
        end = nil
      } else {
        end = isFeasible ? .optimal : isOutside ? .infeasible : .stopped
      }
      if let end, !isGuided { return end }
      // The tableau's last word is judged anew.
      if entering == nil || end != nil { isGuided = false }
      steps += 1
    }
    return .stopped
  }

  private mutating func startTableau(_ problem: CoreProblem) {
    tableau.build(problem, basis, &factors)
    tableau.setCosts(problem.cost, second ?? [], weights)
    isGuided = true
  }

  private mutating func begin(_ problem: CoreProblem, _ start: Basis) {
    let variables = problem.variableCount
    steps = 0
    basis = start
    // Everything is drawn towards a limit that is there, rows as well as variables, so that the weights cannot grow for
    // ever and a free variable is held by the rows that it moves.
    for k in point.indices {
      let isVariable = k < variables
      lower[k] = isVariable ? problem.lower[k] : problem.rowLower[k - variables]
      upper[k] = isVariable ? problem.upper[k] : problem.rowUpper[k - variables]
      basis.statuses[k] = Basis.resting(basis.statuses[k], lower[k], upper[k])
      let pull = lower[k].isFinite ? pulls[k] : upper[k].isFinite ? -pulls[k] : 0
      if isVariable { weights[k] = pull } else { prices[k - variables] = pull }
    }
    for column in 0..<variables { weights[column] += problem.product(column, prices).sum }
  }

  // MARK: The point of a basis

  /// - Returns: whether the point is finite.
  private mutating func locate(_ problem: CoreProblem) -> Bool {
    let variables = problem.variableCount
    for row in residual.indices {
      let k = variables + row
      point[k] = limit(k)
      residual[row] = point[k]
      sizes[k] = 1
    }
    for column in 0..<variables where basis.statuses[column] != .basic {
      point[column] = limit(column)
      problem.subtract(point[column], column, from: &residual)
    }
    factors.solve(problem, residual: &residual, into: &point)
    for row in residual.indices where basis.statuses[variables + row] == .basic {
      point[variables + row] = -residual[row]
    }
    var total = 0.0
    for column in 0..<variables {
      let value = point[column].x
      total += value.magnitude + point[column].y.magnitude
      sizes[column] = 1 + value.magnitude
      problem.addSizes(value, column, to: &sizes)
    }
    return total.isFinite
  }

  /// The limit at which something stands that is not basic; 0 for what is.
  private func limit(_ k: Int) -> Pair {
    switch basis.statuses[k] {
    case .atLower: Pair(lower[k], -widths[k])
    case .atUpper: Pair(upper[k], widths[k])
    case .basic, .free: .zero
    }
  }

  /// - Returns: whether everything lies within its limits.
  private mutating func findSides() -> Bool {
    var isFeasible = true
    for k in point.indices {
      sides[k] = 0
      guard basis.statuses[k] == .basic else { continue }
      if isPositive(Pair(lower[k], -widths[k]) - point[k], k) {
        sides[k] = -1
      } else if isPositive(point[k] - Pair(upper[k], widths[k]), k) {
        sides[k] = 1
      }
      if sides[k] != 0 { isFeasible = false }
    }
    return isFeasible
  }

  /// Whether a distance is positive, by the widths of the limits where it is none.
  private func isPositive(_ distance: Pair, _ k: Int) -> Bool {
    if distance.x.magnitude > Self.tolerance * sizes[k] { return distance.x > 0 }
    return distance.y > 1e-9 * (widths[k] + point[k].y.magnitude)
  }

  /// Whether something lies outside its limits as they stand, without their widths.
  private var isOutside: Bool {
    point.indices.contains { k in
      guard sides[k] != 0 else { return false }
      return max(lower[k] - point[k].x, point[k].x - upper[k]) > Self.tolerance * sizes[k]
    }
  }
}
