import SeededNumbers
import Testing

@testable import LinearProgramming

@Suite struct InteriorPointTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `the interior point comes to the outcome and objective of simplex`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    var program = RandomProgram(&random).program
    program.secondObjective = nil
    let simplex = try program.solve()
    let outcome = try program.solveByInteriorPoint()
    guard let solution = simplex.solution else {
      #expect(outcome == simplex)
      return
    }
    let other = try #require(outcome.solution, "\(outcome)")
    #expect(abs(other.objective - solution.objective) < 1e-6)
  }

  /// Half the distance to a point, on a simplex: minimise ½ |x - p|² where Σ x = 1 and x >= 0. By hand: p less a threshold.
  @Test func `a projection on the simplex is the point less one threshold`() throws {
    var program = LinearProgram(.minimise)
    let point = [0.9, 0.5, -0.2, 0.1]
    let variables = point.enumerated().map { program.addVariable("x\($0)", objective: -$1) }
    program.quadraticTerms = variables.map { .init($0, $0, 0.5) }
    let sum = program.addRow("sum", lower: 1, upper: 1, variables.map { ($0, 1) })
    let solution = try #require(try program.solveByInteriorPoint().solution)
    // Thresholds: (0.9 + 0.5 - 1) / 2 = 0.2 keeps the first two above zero and the last at 0.1 - 0.2 < 0.
    for (value, expected) in zip(solution.values, [0.7, 0.3, 0, 0]) { #expect(abs(value - expected) < 1e-8) }
    #expect(abs(solution.dual(of: sum) + 0.2) < 1e-8)
    #expect(abs(solution.objective - (0.5 * (0.49 + 0.09) - 0.63 - 0.15)) < 1e-9)
    #expect(solution.residuals.dual < 1e-9)
    #expect(solution.residuals.gap < 1e-9)
  }

  /// Two assets of variances 0.04 and 0.09 and covariance 0.006: the portfolio of least variance holds
  /// (0.09 - 0.006) / (0.04 + 0.09 - 2 x 0.006) of the first.
  @Test func `covariances are pairs of different variables`() throws {
    var program = LinearProgram(.minimise)
    let (a, b) = (program.addVariable("a"), program.addVariable("b"))
    program.quadraticTerms = [.init(a, a, 0.02), .init(b, b, 0.045), .init(a, b, 0.006)]
    program.addRow("budget", lower: 1, upper: 1, [(a, 1), (b, 1)])
    let solution = try #require(try program.solveByInteriorPoint().solution)
    #expect(abs(solution[a] - 0.084 / 0.118) < 1e-7)
    #expect(abs(solution[a] + solution[b] - 1) < 1e-9)
  }

  /// Returns less half the variance, maximised over a budget, against the same by exhaustive conditions: at the optimum
  /// all held assets have one marginal gain, and no other asset a larger one.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a dense portfolio meets the conditions of an optimum`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let count = 12
    let factors = (0..<count).map { _ in (0..<4).map { _ in Double.random(in: -1...1, using: &random) } }
    let returns = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
    var program = LinearProgram(.maximise)
    let variables = (0..<count).map { program.addVariable("x\($0)", upper: 0.4, objective: returns[$0]) }
    var covariance = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    for i in 0..<count {
      for j in 0..<count { covariance[i][j] = zip(factors[i], factors[j]).reduce(0) { $0 + $1.0 * $1.1 } }
      for j in 0...i {
        program.quadraticTerms.append(.init(variables[i], variables[j], -covariance[i][j] * (i == j ? 0.5 : 1)))
      }
    }
    let budget = program.addRow("budget", upper: 1, variables.map { ($0, 1) })
    let solution = try #require(try program.solveByInteriorPoint().solution)
    let price = solution.dual(of: budget)
    #expect(price > -1e-7)
    for i in 0..<count {
      let gain = returns[i] - zip(covariance[i], solution.values).reduce(0) { $0 + $1.0 * $1.1 } - price
      if solution.values[i] > 1e-5 { #expect(gain > -1e-4) }
      if solution.values[i] < 0.4 - 1e-5 { #expect(gain < 1e-4) }
      #expect(abs(solution.reducedCosts[i] - gain) < 1e-9)
    }
    #expect(solution.residuals.gap < 1e-8)
  }

  @Test func `terms that are not convex are refused, as are second objectives`() throws {
    var program = LinearProgram(.minimise)
    let (a, b) = (program.addVariable("a", upper: 1), program.addVariable("b", upper: 1))
    program.quadraticTerms = [.init(a, b, 1)]
    #expect(
      throws: InvalidLinearProgram(problems: [
        "the quadratic terms are not convex: there may be many optima"
      ])
    ) { try program.solveByInteriorPoint() }
    #expect(
      throws: InvalidLinearProgram(problems: [
        "the program has quadratic terms, which simplex cannot take: solve it by interior point"
      ])
    ) { try program.solve() }
    program.quadraticTerms = [.init(a, a, .nan)]
    #expect(
      throws: InvalidLinearProgram(problems: ["the quadratic term of 'a' and 'a' has the coefficient nan"])
    ) { try program.solveByInteriorPoint() }
    program.quadraticTerms = []
    program.secondObjective = .init(.minimise, coefficients: [a: 1])
    #expect(
      throws: InvalidLinearProgram(problems: [
        "an interior point chooses no corner: a second objective is one of simplex alone"
      ])
    ) { try program.solveByInteriorPoint() }
  }

  @Test func `a quadratic program without a point says which rows contradict each other`() throws {
    var program = LinearProgram(.minimise)
    let a = program.addVariable("a", upper: 1)
    program.quadraticTerms = [.init(a, a, 1)]
    program.addRow("need", lower: 2, [(a, 1)])
    #expect(try program.solveByInteriorPoint() == .infeasible(rows: ["need"], variables: ["a"]))
  }

  /// Capacities over all hours, storage from hour to hour and in a circle, a share of the year's energy.
  @Test func `a program of hours comes to the same cost and prices as simplex`() throws {
    let program = HourlyProgram(hours: 96)
    let simplex = try #require(try program.program.solve().solution)
    let solution = try #require(try program.program.solveByInteriorPoint().solution)
    #expect(abs(solution.objective / simplex.objective - 1) < 1e-9)
    #expect(abs(solution.dual(of: program.share) / simplex.dual(of: program.share) - 1) < 1e-6)
    for capacity in program.capacities { #expect(abs(solution[capacity] - simplex[capacity]) < 1e-4) }
    #expect(solution.residuals.gap < 1e-9)
  }
}

/// A made-up system: two kinds of power that cost nothing to run, one that does, one storage.
struct HourlyProgram {
  let program: LinearProgram
  let capacities: [LinearProgram.Variable]
  let share: LinearProgram.Row

  init(hours: Int) {
    var random = SeededNumbers(7)
    var program = LinearProgram(.minimise)
    let capacities = [("wind", 30), ("sun", 15), ("heat", 6.0), ("store", 4.4)].map {
      program.addVariable($0.0, objective: $0.1 * Double(hours) / 10)
    }
    let previous = (0..<hours).map { program.addVariable("level\($0)") }
    var burnt: [LinearProgram.Variable] = []
    for hour in 0..<hours {
      let heat = program.addVariable("heat\(hour)", objective: 9)
      let (charge, discharge) = (program.addVariable("in\(hour)"), program.addVariable("out\(hour)"))
      let curtailed = program.addVariable("off\(hour)")
      burnt.append(heat)
      let noon = Double((hour % 24) - 12)
      let sun = max(0, 1 - noon * noon / 36) * Double.random(in: 0.5...1, using: &random)
      let wind = Double.random(in: 0...0.8, using: &random)
      let load = 60 + 20 * Double.random(in: 0...1, using: &random)
      program.addRow(
        "balance\(hour)", lower: load, upper: load,
        [(capacities[0], wind), (capacities[1], sun), (heat, 1), (charge, -1), (discharge, 1), (curtailed, -1)])
      program.addRow("heat\(hour)", upper: 0, [(heat, 1), (capacities[2], -1)])
      program.addRow("in\(hour)", upper: 0, [(charge, 1), (capacities[3], -1)])
      program.addRow("out\(hour)", upper: 0, [(discharge, 1), (capacities[3], -1)])
      program.addRow("full\(hour)", upper: 0, [(previous[hour], 1), (capacities[3], -4)])
      program.addRow(
        "level\(hour)", lower: 0, upper: 0,
        [
          (previous[(hour + 1) % hours], 1), (previous[hour], -1), (charge, -0.95), (discharge, 1 / 0.95),
        ])
    }
    share = program.addRow("share", upper: 0.05 * Double(hours), burnt.map { ($0, 1) })
    (self.program, self.capacities) = (program, capacities)
  }
}
