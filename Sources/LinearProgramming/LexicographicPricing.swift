extension LexicographicSimplex {
  /// A variable or row that leaves its limit, upwards (1) or downwards (-1), for the sake of an objective.
  struct Entering {
    var index: Int
    var direction: Double
    var objective: Int
  }

  /// Finds the variable or row that improves the first objective that can be improved, and improves it most; nil at the
  /// optimum.
  mutating func improving(_ problem: CoreProblem) -> Entering? {
    tieAll()
    reduce(problem, problem.cost, objective: 0)
    if let entering = best(objective: 0, tolerance: firstTolerance) { return entering }
    if !isGuided {
      for row in prices.indices {
        let isNone = prices[row].magnitude <= Self.tolerance * priceSizes[row]
        multipliers[row] = isNone ? 0 : prices[row]
      }
    }
    if let second, !tied.isEmpty {
      reduce(problem, second, objective: 1)
      if let entering = best(objective: 1, tolerance: Self.tolerance) { return entering }
    }
    guard !tied.isEmpty else { return nil }
    reduce(problem, weights, objective: 2)
    return best(objective: 2, tolerance: Self.tolerance)
  }

  /// Finds the variable or row that brings the point towards its limits fastest; nil where none does.
  mutating func approaching(_ problem: CoreProblem) -> Entering? {
    tieAll()
    if isGuided {
      tableau.fill(&reducedCosts, weighing: sides)
      for k in tied { reducedSizes[k] = 1 }
    } else {
      let variables = problem.variableCount
      for column in 0..<variables { distanceCost[column] = Double(sides[column]) }
      // A row's activity counts like a variable whose coefficient is -1 in that row.
      for row in prices.indices { prices[row] = -Double(sides[variables + row]) }
      reduce(problem, distanceCost)
    }
    return best(objective: 0, tolerance: 1e-9)
  }

  private mutating func tieAll() {
    tied.removeAll(keepingCapacity: true)
    for k in basis.statuses.indices where basis.statuses[k] != .basic { tied.append(k) }
  }

  /// Finds the reduced costs of what is tied.
  private mutating func reduce(_ problem: CoreProblem, _ cost: [Double], objective: Int) {
    if isGuided { return tableau.fill(&reducedCosts, &reducedSizes, objective: objective) }
    for row in prices.indices { prices[row] = 0 }
    reduce(problem, cost)
  }

  /// The same, where the prices of rows that are not tight are given.
  private mutating func reduce(_ problem: CoreProblem, _ cost: [Double]) {
    let variables = problem.variableCount
    factors.solveTransposed(problem, cost: cost, into: &prices, sizes: &priceSizes)
    for k in tied {
      if k < variables {
        let taken = problem.product(k, prices)
        (reducedCosts[k], reducedSizes[k]) = (cost[k] - taken.sum, cost[k].magnitude + taken.size)
      } else {
        (reducedCosts[k], reducedSizes[k]) = (prices[k - variables], priceSizes[k - variables])
      }
    }
  }

  /// Leaves those tied whose reduced cost is none.
  private mutating func best(objective: Int, tolerance: Double) -> Entering? {
    // The tableau drifts.
    let tolerance = isGuided ? max(tolerance, 1e-9) : tolerance
    var best: Entering?
    var most = 0.0
    var left = 0
    for k in tied {
      let reduced = reducedCosts[k]
      if reduced.magnitude <= tolerance * reducedSizes[k] {
        tied[left] = k
        left += 1
        continue
      }
      let isImproving =
        switch basis.statuses[k] {
        case .atLower: reduced < 0
        case .atUpper: reduced > 0
        case .basic, .free: true
        }
      if isImproving && reduced.magnitude > most {
        most = reduced.magnitude
        best = Entering(index: k, direction: reduced < 0 ? 1 : -1, objective: objective)
      }
    }
    tied.removeLast(tied.count - left)
    return best
  }

  /// Moves until something reaches a limit.
  /// - Returns: how the run ends, if the step has no end.
  mutating func step(_ entering: Entering, isFeasible: Bool, _ problem: CoreProblem) -> End? {
    guard findRates(entering, problem) else { return .stopped }
    var leaving = Leaving(index: entering.index, status: entering.direction > 0 ? .atUpper : .atLower)
    leaving.length = Pair(upper[entering.index] - lower[entering.index], 2 * widths[entering.index])
    var largest = 0.0
    for rate in rates { largest = max(largest, rate.x.magnitude) }
    let least = Self.leastRate * largest
    for k in rates.indices where rates[k].x.magnitude > least && basis.statuses[k] == .basic {
      if let stop = stop(k), stop.isBefore(leaving) { leaving = stop }
    }
    guard leaving.length.x < .infinity else {
      return isFeasible ? .unbounded(objective: entering.objective) : .stopped
    }
    if isGuided { carry(entering, to: leaving) }
    if leaving.index != entering.index { basis.statuses[entering.index] = .basic }
    basis.statuses[leaving.index] = leaving.status
    return nil
  }

  /// Carries the point and the tableau on by a step.
  private mutating func carry(_ entering: Entering, to leaving: Leaving) {
    for k in rates.indices where rates[k].x != 0 { point[k] += leaving.length * rates[k].x }
    let isUpper = leaving.status == .atUpper
    point[leaving.index] = Pair(
      isUpper ? upper[leaving.index] : lower[leaving.index], isUpper ? widths[leaving.index] : -widths[leaving.index])
    if leaving.index != entering.index { tableau.exchange(entering: entering.index, leaving: leaving.index) }
  }

  /// Along a line on which nothing has a limit or a cost, puts at 0 what stands first.
  /// - Returns: whether the basis changed.
  mutating func exchangeFree(_ problem: CoreProblem) -> Bool {
    for free in tied where basis.statuses[free] == .free {
      guard findRates(Entering(index: free, direction: 1, objective: 0), problem) else { continue }
      let first = (0..<free).first { k in
        basis.statuses[k] == .basic && lower[k] == -.infinity && upper[k] == .infinity
          && rates[k].x.magnitude > Self.leastRate
      }
      guard let first else { continue }
      basis.statuses[free] = .basic
      basis.statuses[first] = .free
      return true
    }
    return false
  }

  /// How everything changes with the entering variable or row.
  /// - Returns: whether the rates are finite.
  private mutating func findRates(_ entering: Entering, _ problem: CoreProblem) -> Bool {
    let variables = problem.variableCount
    let own = Pair(entering.direction, 0)
    for k in rates.indices { rates[k] = .zero }
    if isGuided {
      tableau.fill(&rates, rising: entering.index, by: entering.direction)
      rates[entering.index] = own
      return areFinite(rates)
    }
    for row in residual.indices { residual[row] = .zero }
    if entering.index < variables {
      problem.subtract(own, entering.index, from: &residual)
    } else {
      residual[entering.index - variables] = own
    }
    factors.solve(problem, residual: &residual, into: &rates)
    for row in residual.indices where basis.statuses[variables + row] == .basic {
      rates[variables + row] = -residual[row]
    }
    rates[entering.index] = own
    return areFinite(rates)
  }

  private func areFinite(_ rates: [Pair]) -> Bool {
    var total = 0.0
    for rate in rates { total += rate.x.magnitude }
    return total.isFinite
  }

  /// The variable or row that stops a step, and the limit that it then stands at.
  private struct Leaving {
    var index: Int
    var status: Basis.Status
    /// Of the step (x), and what the widths of the limits add to it (y).
    var length = Pair(.infinity, 0)

    func isBefore(_ other: Leaving) -> Bool {
      guard other.length.x < .infinity else { return true }
      let difference = length - other.length
      if difference.x.magnitude > LexicographicSimplex.tolerance * max(length.x, other.length.x) {
        return difference.x < 0
      }
      return difference.y < 0
    }
  }

  /// Where the basic variable or row stops the step: at the limit ahead; outside its limits, at the one that it passed.
  private func stop(_ k: Int) -> Leaving? {
    let lower = Pair(lower[k], -widths[k])
    let upper = Pair(upper[k], widths[k])
    let status: Basis.Status
    var distance: Pair
    switch (sides[k], rates[k].x > 0) {
    case (-1, true): (status, distance) = (.atLower, lower - point[k])
    case (1, false): (status, distance) = (.atUpper, point[k] - upper)
    case (0, true): (status, distance) = (.atUpper, upper - point[k])
    case (0, false): (status, distance) = (.atLower, point[k] - lower)
    default: return nil
    }
    guard distance.x < .infinity else { return nil }
    if distance.x <= Self.tolerance * sizes[k] { distance.x = 0 }
    return Leaving(index: k, status: status, length: distance / rates[k].x.magnitude)
  }
}
