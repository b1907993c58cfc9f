extension LinearProgramSolver {
  /// Says why a program has no optimum by programs that have one: an elastic one for infeasibility and one of directions
  /// for unboundedness. Clp's own rays are not used, since their signs are unreliable after dual simplex.
  func explain(_ refusal: Refusal) -> LinearProgramOutcome {
    switch conflict {
    case .failure(let second): return .failed(reason: "\(refusal.reason); \(second.reason)")
    case .success(let conflict?): return .infeasible(rows: conflict.rows, variables: conflict.variables)
    case .success(nil): break
    }
    if let variable = endlessVariable { return .unbounded(variable: variable) }
    return .failed(reason: refusal.reason)
  }

  /// The rows and bounds that contradict each other, or nil if there is a feasible point.
  ///
  /// Every row gets two slacks with a price; if their least sum is positive, the rows and bounds with a price of their own
  /// at that optimum are those whose sum cannot be met (Farkas).
  private var conflict: Result<(rows: [String], variables: [String])?, Refusal> {
    var elastic = problem
    elastic.cost = problem.cost.map { _ in 0 }
    // A slack counts in the unit of the row's largest coefficient, so that rows in small units weigh as much.
    let scales = problem.rowScales
    for (row, unit) in scales.enumerated() {
      elastic.appendColumn(cost: 1, lower: 0, upper: .infinity, [(row, unit)])
      elastic.appendColumn(cost: 1, lower: 0, upper: .infinity, [(row, -unit)])
    }
    return ClpModel.optimum(of: elastic).map { optimum in
      let slacks = optimum.values.dropFirst(variableNames.count)
      let size = 1 + optimum.values.prefix(variableNames.count).reduce(0) { max($0, $1.magnitude) }
      guard slacks.reduce(0, +) > 1e-7 * size else { return nil }
      let rows = rowNames.indices.filter { optimum.duals[$0].magnitude * scales[$0] > 1e-7 }
      let variables = variableNames.indices.filter { optimum.reducedCosts[$0].magnitude > 1e-7 }
      return (rows.map { rowNames[$0] }, variables.map { variableNames[$0] })
    }
  }

  /// The variable that moves most along a direction that keeps every limit and improves the objective, or nil if there
  /// is none.
  private var endlessVariable: String? {
    var directions = problem
    directions.lower = problem.lower.map { $0.isFinite ? 0 : -1 }
    directions.upper = problem.upper.map { $0.isFinite ? 0 : 1 }
    directions.rowLower = problem.rowLower.map { $0.isFinite ? 0 : -.infinity }
    directions.rowUpper = problem.rowUpper.map { $0.isFinite ? 0 : .infinity }
    guard case .success(let optimum) = ClpModel.optimum(of: directions) else { return nil }
    let gain = zip(problem.cost, optimum.values).reduce(0) { $0 - $1.0 * $1.1 }
    let size = problem.cost.reduce(0) { max($0, $1.magnitude) }
    guard gain > 1e-7 * size else { return nil }
    return variableNames.indices.max { optimum.values[$0].magnitude < optimum.values[$1].magnitude }
      .map { variableNames[$0] }
  }
}
