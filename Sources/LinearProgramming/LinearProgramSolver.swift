/// A program's numbers and what solves them. Both `LinearProgram` and `LinearProgramModel` answer through it.
struct LinearProgramSolver: Sendable {
  let variableNames: [String]
  let rowNames: [String]
  var problem: CoreProblem
  let sign: Double
  /// The coefficients of the second objective as stated, and its direction.
  private let second: (coefficients: [Double], sign: Double)?
  private var simplex: LexicographicSimplex
  var check: OptimalityCheck

  /// An outcome, and the basis of the optimum where there is one.
  typealias Answer = (outcome: LinearProgramOutcome, basis: Basis?)

  init(_ program: LinearProgram, mostCore: Int = BasisFactors.mostCore) {
    (variableNames, rowNames) = (program.variableNames, program.rowNames)
    problem = CoreProblem(program)
    sign = program.direction.sign
    second = program.secondObjective.map { second in
      var coefficients = [Double](repeating: 0, count: program.variableNames.count)
      for (variable, coefficient) in second.coefficients { coefficients[variable.index] = coefficient }
      return (coefficients, second.direction.sign)
    }
    let secondSign = second?.sign ?? 1
    simplex = LexicographicSimplex(
      problem, second: second?.coefficients.map { secondSign * $0 },
      tolerance: program.secondObjective?.tolerance ?? LexicographicSimplex.tolerance, mostCore: mostCore)
    check = OptimalityCheck(problem)
  }

  /// Solves from `start`, a basis of these rows and variables, or from nothing.
  mutating func solve(from start: Basis?) -> Answer {
    if let start, let answer = answer(from: start, iterations: 0) { return answer }
    // From nothing: at which of several optimal bases Clp stops depends on where it began.
    switch ClpModel.optimum(of: problem) {
    case .failure(let refusal): return (explain(refusal), nil)
    case .success(let first): return answer(from: first.basis, iterations: first.iterations) ?? general(first)
    }
  }

  /// The answer by our own simplex, or nil where it has none that holds.
  private mutating func answer(from start: Basis, iterations: Int) -> Answer? {
    switch simplex.run(problem, from: start) {
    case .optimal:
      let values = settledValues
      guard check.failure(problem, values: values, duals: simplex.multipliers) == nil else { return nil }
      return (.optimal(solution(values, iterations: iterations + simplex.steps)), simplex.basis)
    case .unbounded(objective: 1) where second != nil: return (Self.withoutSecond("unbounded"), nil)
    case .unbounded, .infeasible, .stopped: return nil
    }
  }

  private static func withoutSecond(_ reason: String) -> LinearProgramOutcome {
    .failed(reason: "the first objective is optimal; the second has no optimum: \(reason)")
  }

  /// The answer by Clp alone, of a program that our own simplex is not made for.
  private func general(_ first: ClpOptimum) -> Answer {
    var chosen = first
    var iterations = first.iterations
    if let second {
      switch ClpModel.optimum(of: second.coefficients.map { second.sign * $0 }, on: first, problem) {
      case .success(let optimum): chosen = optimum
      case .failure(let refusal): return (Self.withoutSecond(refusal.reason), nil)
      }
      iterations += chosen.iterations
    }
    var check = check
    if let failure = check.failure(problem, values: chosen.values, duals: first.duals) {
      return (.failed(reason: "solve error, since the answer does not hold (\(failure))"), nil)
    }
    let solution = solution(
      chosen.values, check, duals: first.duals, reducedCosts: first.reducedCosts,
      iterations: iterations)
    return (.optimal(solution), first.basis)
  }

  /// The point of the basis; what lies at a limit but for rounding is put there.
  private var settledValues: [Double] {
    problem.cost.indices.map { column in
      let value = simplex.point[column].x
      let (lower, upper) = (problem.lower[column], problem.upper[column])
      let near = LexicographicSimplex.tolerance * (1 + value.magnitude)
      if value - lower <= near { return lower }
      return upper - value <= near ? upper : value
    }
  }

  /// Basic variables have no reduced cost, whatever rounding left of it.
  private func solution(_ values: [Double], iterations: Int) -> LinearProgramSolution {
    let reduced = problem.cost.indices.map { simplex.basis.statuses[$0] == .basic ? 0 : check.reducedCosts[$0] }
    return solution(
      values, check, duals: simplex.multipliers, reducedCosts: reduced, iterations: iterations)
  }

  func solution(
    _ values: [Double], _ check: OptimalityCheck, duals: [Double], reducedCosts: [Double], iterations: Int
  ) -> LinearProgramSolution {
    // -0 + 0 is 0: the price of a limit that does not bind reads as none and not as one below zero.
    return LinearProgramSolution(
      objective: values.indices.reduce(0) { $0 + sign * problem.cost[$1] * values[$1] },
      secondObjective: second.map { second in
        values.indices.reduce(0) { $0 + second.coefficients[$1] * values[$1] }
      }, values: values, rowActivities: check.activities, duals: duals.map { sign * $0 + 0 },
      reducedCosts: reducedCosts.map { sign * $0 + 0 }, iterations: iterations, residuals: check.residuals,
      variableNames: variableNames, rowNames: rowNames)
  }
}
