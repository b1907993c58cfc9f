/// A checked answer of Clp.
struct ClpOptimum {
  var values: [Double]
  var duals: [Double]
  var reducedCosts: [Double]
  var activities: [Double]
  var basis: Basis
  var iterations: Int
}

/// Why there is no answer of Clp, in the words of its model status.
struct Refusal: Error {
  var reason: String
}

extension ClpModel {
  static func optimum(of problem: CoreProblem) -> Result<ClpOptimum, Refusal> {
    let model = ClpModel(problem)
    return model.checked(model.solve(from: nil), problem)
  }

  /// The optimum of `second` where nothing of the first objective is given up: whatever has a reduced cost in `first`
  /// stays where it is.
  static func optimum(
    of second: [Double], on first: ClpOptimum, _ problem: CoreProblem
  ) -> Result<ClpOptimum, Refusal> {
    // Clp's multipliers are good to about this share.
    let tolerance = 1e-9
    var face = problem
    face.cost = second
    for column in problem.cost.indices {
      let terms = problem.places(of: column).reduce(problem.cost[column].magnitude) {
        $0 + (first.duals[Int(problem.rows[$1])] * problem.elements[$1]).magnitude
      }
      guard first.reducedCosts[column].magnitude > tolerance * terms else { continue }
      (face.lower[column], face.upper[column]) = (first.values[column], first.values[column])
    }
    let largest = first.duals.reduce(0) { max($0, $1.magnitude) }
    for row in first.duals.indices where first.duals[row].magnitude > tolerance * largest {
      let limit = first.duals[row] > 0 ? problem.rowLower[row] : problem.rowUpper[row]
      if limit.isFinite { (face.rowLower[row], face.rowUpper[row]) = (limit, limit) }
    }
    let model = ClpModel(face)
    return model.checked(model.solve(from: first.basis), face)
  }

  /// Clp's answer where it holds, after a second, unscaled try wherever the first does not.
  private func checked(_ first: Status, _ problem: CoreProblem) -> Result<ClpOptimum, Refusal> {
    var status = first
    var check = OptimalityCheck(problem)
    for attempt in 1...2 {
      guard status == .optimal else { break }
      let duals = duals
      let values = zip(values, zip(problem.lower, problem.upper)).map { min(max($0, $1.0), $1.1) }
      guard let failure = check.failure(problem, values: values, duals: duals) else {
        let basis = Basis(problem, isBasic: isBasic, values: values, activities: check.activities)
        return .success(
          ClpOptimum(
            values: values, duals: duals, reducedCosts: check.reducedCosts, activities: check.activities, basis: basis,
            iterations: iterations))
      }
      if attempt == 2 { return .failure(Refusal(reason: "solve error, since the answer does not hold (\(failure))")) }
      status = solveUnscaled()
    }
    let reason =
      switch status {
      case .optimal, .errors: "solve error"
      case .infeasible: "infeasible"
      case .unbounded: "unbounded"
      case .stopped: "iteration limit reached, after \(iterations)"
      }
    return .failure(Refusal(reason: reason))
  }
}
