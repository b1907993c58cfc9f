extension LinearProgram {
  /// Solves by dual simplex and checks the answer apart from Clp.
  /// - Parameter basis: where to start; one of another shape is not used. A cold start is the default.
  /// - Throws: `InvalidLinearProgram` for a program that makes no sense; Clp has not seen it then.
  public func solve(from basis: LinearProgramBasis? = nil) throws(InvalidLinearProgram) -> LinearProgramOutcome {
    try validate()
    let problem = CoreProblem(self)
    switch Self.optimum(of: problem, from: basis) {
    case .failure(let reason): return explain(reason, problem)
    case .success(let first):
      guard let secondObjective else { return .optimal(solution(first, chosen: first, problem)) }
      switch Self.optimum(of: face(of: first, secondObjective, problem), from: nil) {
      case .success(let second): return .optimal(solution(first, chosen: second, problem))
      case .failure(let reason):
        return .failed(reason: "the first objective is optimal, the second is not to be had: \(reason.reason)")
      }
    }
  }

  /// A checked answer of Clp.
  struct Optimum {
    var values: [Double]
    var duals: [Double]
    var reducedCosts: [Double]
    var basis: LinearProgramBasis
    var iterations: Int
  }

  /// Why Clp's answer is none.
  struct Refusal: Error {
    var reason: String
  }

  static func optimum(of problem: CoreProblem, from basis: LinearProgramBasis?) -> Result<Optimum, Refusal> {
    let model = ClpModel(problem)
    var status = model.solve(from: basis)
    // A second, unscaled try wherever the first answer does not hold.
    for attempt in 1...2 {
      guard status == .optimal else { break }
      let duals = model.duals
      let values = model.values.indices.map { min(max(model.values[$0], problem.lower[$0]), problem.upper[$0]) }
      let check = OptimalityCheck(problem, values: values, duals: duals)
      guard let failure = check.failure else {
        return .success(
          Optimum(
            values: values, duals: duals, reducedCosts: check.reducedCosts, basis: model.basis,
            iterations: model.iterations))
      }
      if attempt == 2 { return .failure(Refusal(reason: "the answer does not hold: \(failure)")) }
      status = model.solveUnscaled()
    }
    let reason =
      switch status {
      case .optimal, .errors: "Clp met numerical errors"
      case .infeasible: "Clp finds no feasible point"
      case .unbounded: "Clp finds the objective unbounded"
      case .stopped: "Clp stopped after \(model.iterations) iterations"
      }
    return .failure(Refusal(reason: reason))
  }

  /// The program of the second objective on what is optimal for the first, within the tolerance.
  private func face(of first: Optimum, _ second: SecondObjective, _ problem: CoreProblem) -> CoreProblem {
    var program = self
    let value = zip(problem.cost, first.values).reduce(0) { $0 + $1.0 * $1.1 }
    let limit = value + second.tolerance * (1 + value.magnitude)
    // Divided by its largest coefficient, so that Clp's absolute tolerance means the same in every unit.
    let scale = problem.cost.reduce(0) { max($0, $1.magnitude) }
    if scale > 0 {
      let terms = problem.cost.enumerated().map { (Variable(index: $0.offset), $0.element / scale) }
      program.addRow("first objective", upper: limit / scale, terms)
    }
    program.direction = second.direction
    for j in variableNames.indices {
      program.setObjective(second.coefficients[Variable(index: j)] ?? 0, of: Variable(index: j))
    }
    return CoreProblem(program)
  }

  /// `chosen` gives the values; duals and reduced costs are those of the first objective.
  private func solution(_ first: Optimum, chosen: Optimum, _ problem: CoreProblem) -> LinearProgramSolution {
    func sum(_ coefficients: [Double]) -> Double { zip(coefficients, chosen.values).reduce(0) { $0 + $1.0 * $1.1 } }
    func positions(_ names: [String]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    }
    let second = secondObjective.map { second in
      sum(variableNames.indices.map { second.coefficients[Variable(index: $0)] ?? 0 })
    }
    return LinearProgramSolution(
      objective: sum(objective), secondObjective: second, values: chosen.values,
      rowActivities: problem.activities(of: chosen.values), duals: first.duals.map { direction.sign * $0 },
      reducedCosts: first.reducedCosts.map { direction.sign * $0 }, basis: first.basis,
      iterations: first.iterations + (secondObjective == nil ? 0 : chosen.iterations),
      variablePositions: positions(variableNames), rowPositions: positions(rowNames))
  }
}
