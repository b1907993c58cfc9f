import CLAPACK

extension LinearProgram {
  /// Solves by an interior point, for programs of many hours and for convex quadratic objectives.
  ///
  /// Write rows in the order of time, all rows of an hour together. Variables may reach over all hours (capacities) and
  /// rows may hold the variables of all hours (a share of the year), a few dozen of each. The work then grows with the
  /// number of rows and not with its square.
  ///
  /// The answer lies in the middle of the optimal face where simplex gives a corner: objective, prices of rows that have
  /// one price, and unique values are the same. Where the interior point comes to no
  /// answer that holds, simplex answers a linear program, or proves that it has no optimum.
  ///
  /// - Throws: `InvalidLinearProgram` as `solve` does, where there is a second objective, and where the quadratic terms
  ///   are not convex (concave, of a program that maximises).
  public func solveByInteriorPoint() throws(InvalidLinearProgram) -> LinearProgramOutcome {
    try validate(areQuadraticTermsAllowed: true)
    guard secondObjective == nil else {
      throw InvalidLinearProgram(problems: [
        "an interior point chooses no corner: a second objective is one of simplex alone"
      ])
    }
    let hessian = Hessian(self)
    guard hessian.isConvex else {
      throw InvalidLinearProgram(problems: [
        "the quadratic terms are not \(direction == .minimise ? "convex" : "concave"): there may be many optima"
      ])
    }
    var solver = LinearProgramSolver(self)
    if let form = StandardForm(solver.problem, hessian), !form.cost.isEmpty {
      var point = InteriorPoint(form)
      let error = point.run()
      let isNear = hessian.isEmpty ? error < 1e-7 : error < .infinity
      if isNear, let solution = solver.solution(of: point, form, hessian) { return .optimal(solution) }
    }
    if hessian.isEmpty { return solver.solve(from: nil).outcome }
    return solver.explain(Refusal(reason: "the interior point comes to no answer that holds"))
  }
}

extension LinearProgramSolver {
  /// The answer, if it passes the check of the Karush-Kuhn-Tucker conditions: that of optimality at the slopes of its
  /// own point.
  fileprivate mutating func solution(
    of point: InteriorPoint, _ form: StandardForm, _ hessian: Hessian
  ) -> LinearProgramSolution? {
    let values = form.values(point.x, problem)
    let duals = form.duals(point.y, rowCount: problem.rowCount)
    var sloped = problem
    if !hessian.isEmpty {
      let bent = hessian.product(values)
      for column in sloped.cost.indices { sloped.cost[column] += bent[column] }
    }
    guard check.failure(sloped, values: values, duals: duals) == nil else { return nil }
    return solution(
      values, check, duals: duals, reducedCosts: check.reducedCosts, iterations: point.iterations, hessian: hessian)
  }
}

extension Hessian {
  /// Whether no eigenvalue is below zero, but for rounding.
  fileprivate var isConvex: Bool {
    let used = Set(entries.flatMap { [$0.row, $0.column] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(used, used.indices))
    let coupled = coupled
    let alone = entries.filter { !coupled.contains($0.row) && !coupled.contains($0.column) }
    guard alone.allSatisfy({ $0.value >= 0 }) else { return false }
    guard !coupled.isEmpty else { return true }
    let order = Int32(used.count)
    var matrix = [Double](repeating: 0, count: used.count * used.count)
    for entry in entries {
      guard let a = places[entry.row], let b = places[entry.column] else { continue }
      matrix[a * used.count + b] = entry.value
      matrix[b * used.count + a] = entry.value
    }
    var eigenvalues = [Double](repeating: 0, count: used.count)
    let letters = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "L")))
    let info = LAPACKE_dsyev(LAPACK_COL_MAJOR, letters.0, letters.1, order, &matrix, order, &eigenvalues)
    guard info == 0, let least = eigenvalues.first, let largest = eigenvalues.last else { return false }
    return least >= -1e-10 * max(largest.magnitude, 1e-300)
  }
}
