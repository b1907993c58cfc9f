import SeededNumbers
import Testing

@testable import LinearProgramming

/// Programs that are too large for our own simplex are left to Clp; `mostCore: -1` says that of every program.
@Suite struct LargeProgramTests {
  private func outcome(_ program: LinearProgram) -> LinearProgramOutcome {
    var solver = LinearProgramSolver(program, mostCore: -1)
    return solver.solve(from: nil).outcome
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `Clp alone comes to the same outcome and objectives`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let program = RandomProgram(&random).program
    let own = try program.solve()
    let alone = outcome(program)
    guard let solution = own.solution else {
      #expect(alone == own)
      return
    }
    let other = try #require(alone.solution, "\(alone)")
    #expect(abs(other.objective - solution.objective) < 1e-7)
    #expect(abs((other.secondObjective ?? 0) - (solution.secondObjective ?? 0)) < 1e-7)
  }

  @Test func `a second objective chooses on the face of the first`() throws {
    var program = LinearProgram(.maximise)
    let variables = ["a", "b", "c"].map { program.addVariable($0, upper: 10, objective: 1) }
    program.addRow("budget", upper: 12, variables.map { ($0, 1) })
    program.secondObjective = .init(.minimise, coefficients: [variables[0]: 1, variables[1]: 3, variables[2]: 2])
    let solution = try #require(outcome(program).solution)
    #expect(solution.values == [10, 0, 2])
    #expect(solution.duals == [1])
    #expect(solution.secondObjective == 14)
  }

  @Test func `a kept model answers to the bit as one made with its numbers`() throws {
    let fund = FundProgram()
    var model = try LinearProgramModel(fund.program, mostCore: -1)
    let same = try #require(try model.solve().solution)
    #expect(abs(same.objective - 778.9) < 1e-9)
    model.setLimits(-.infinity, 101, of: fund.budget)
    let richer = try #require(try model.solve().solution)
    #expect(abs(richer.objective - 784.5) < 1e-9)
    model.setLimits(-.infinity, 100, of: fund.budget)
    #expect(try model.solve().solution == same)
    #expect(outcome(fund.program).solution == same)
  }

  @Test func `a core of more unknowns than are factorised is refused`() throws {
    // Three rows and three unknowns in every row: nothing is single.
    var program = LinearProgram(.minimise)
    let variables = (0..<3).map { program.addVariable("x\($0)") }
    for row in 0..<3 {
      program.addRow("r\(row)", lower: 1, variables.enumerated().map { ($1, $0 == row ? 3.0 : 1) })
    }
    let problem = CoreProblem(program)
    let basis = Basis(statuses: [.basic, .basic, .basic, .atLower, .atLower, .atLower])
    var small = BasisFactors(problem, mostCore: 2)
    let isSolved = small.factorise(problem, basis)
    #expect(!isSolved)
    var large = BasisFactors(problem, mostCore: 3)
    try #require(large.factorise(problem, basis) as Bool)
    var residual = [Pair](repeating: Pair(5, 10), count: 3)
    var values = residual
    large.solve(problem, residual: &residual, into: &values)
    // 3x + y + z = 5 and so on: 1 each, and 2 each for twice as much.
    for value in values { #expect(abs(value.x - 1) + abs(value.y - 2) < 1e-14) }
    for left in residual { #expect(abs(left.x) + abs(left.y) < 1e-14) }
  }
}
