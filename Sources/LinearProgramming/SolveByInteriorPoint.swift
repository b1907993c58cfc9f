extension LinearProgram {
  /// Solves by an interior point, for programs of many hours.
  ///
  /// Write rows in the order of time, all rows of an hour together. Variables may reach over all hours (capacities) and
  /// rows may hold the variables of all hours (a share of the year), a few dozen of each. The work then grows with the
  /// number of rows and not with its square.
  ///
  /// The answer lies in the middle of the optimal face where simplex gives a corner: objective, prices of rows that have
  /// one price, and unique values are the same. Where the interior point comes to no
  /// answer that holds, simplex answers the program, or proves that it has no optimum.
  ///
  /// - Throws: `InvalidLinearProgram` as `solve` does, and where there is a second objective.
  public func solveByInteriorPoint() throws(InvalidLinearProgram) -> LinearProgramOutcome {
    try validate()
    guard secondObjective == nil else {
      throw InvalidLinearProgram(problems: [
        "an interior point chooses no corner: a second objective is one of simplex alone"
      ])
    }
    var solver = LinearProgramSolver(self)
    if let form = StandardForm(solver.problem), !form.cost.isEmpty {
      var point = InteriorPoint(form)
      if point.run() < 1e-7, let solution = solver.solution(of: point, form) { return .optimal(solution) }
    }
    return solver.solve(from: nil).outcome
  }
}

extension LinearProgramSolver {
  /// The answer, if it passes the check of optimality.
  fileprivate mutating func solution(of point: InteriorPoint, _ form: StandardForm) -> LinearProgramSolution? {
    let values = form.values(point.x, problem)
    let duals = form.duals(point.y, rowCount: problem.rowCount)
    guard check.failure(problem, values: values, duals: duals) == nil else { return nil }
    return solution(values, check, duals: duals, reducedCosts: check.reducedCosts, iterations: point.iterations)
  }
}
