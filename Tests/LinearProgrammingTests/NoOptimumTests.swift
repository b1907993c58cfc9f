import LinearProgramming
import Testing

@Suite struct NoOptimumTests {
  @Test func `a budget below the least sums names the budget and every money`() throws {
    let outcome = try FundProgram(budget: 30).program.solve()
    #expect(outcome == .infeasible(rows: ["budget"], variables: (0..<8).map { "money \($0)" }))
  }

  @Test func `rows that contradict each other are named and no others`() throws {
    var program = LinearProgram(.minimise)
    let x = program.addVariable("x", objective: 1)
    let y = program.addVariable("y", objective: 1)
    program.addRow("at least", lower: 10, [(x, 1), (y, 1)])
    program.addRow("at most", upper: 8, [(x, 1), (y, 1)])
    program.addRow("innocent", upper: 100, [(x, 1)])
    #expect(try program.solve() == .infeasible(rows: ["at least", "at most"], variables: []))
  }

  @Test func `a row without coefficients that cannot hold is named`() throws {
    var program = LinearProgram(.minimise)
    program.addVariable("x", objective: 1)
    program.addRow("empty", lower: 1, [])
    #expect(try program.solve() == .infeasible(rows: ["empty"], variables: []))
  }

  @Test func `rows in small units are named as well as others`() throws {
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", upper: 1, objective: 1)
    program.addRow("small", lower: 2e-6, [(x, 1e-6)])
    #expect(try program.solve() == .infeasible(rows: ["small"], variables: ["x"]))
  }

  @Test func `an unbounded program names the variable that grows`() throws {
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", upper: 5, objective: 3)
    let y = program.addVariable("y", objective: 2)
    program.addRow("difference", upper: 4, [(x, 1), (y, -1)])
    #expect(try program.solve() == .unbounded(variable: "y"))
  }

  @Test func `an unbounded program without rows names its variable`() throws {
    var program = LinearProgram(.minimise)
    program.addVariable("free", lower: -.infinity, objective: 1)
    #expect(try program.solve() == .unbounded(variable: "free"))
  }

  @Test func `an unbounded second objective is a failure that says so`() throws {
    var program = LinearProgram(.maximise)
    program.addVariable("x", upper: 1, objective: 1)
    let y = program.addVariable("y")
    program.secondObjective = .init(.maximise, coefficients: [y: 1])
    #expect(
      try program.solve()
        == .failed(reason: "the first objective is optimal; the second has no optimum: unbounded"))
  }

  @Test func `everything wrong with a program is said at once`() throws {
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", lower: 2, upper: 1, objective: .nan)
    program.addVariable("x", upper: 1e30)
    program.addRow("r", lower: .infinity, [(x, 1), (x, 2)])
    program.addRow("r", upper: .nan, [(x, .infinity)])
    program.secondObjective = .init(.minimise, coefficients: [x: .nan], tolerance: -1)
    let error = #expect(throws: InvalidLinearProgram.self) { try program.solve() }
    #expect(
      error?.problems == [
        "two variables are named 'x'",
        "two rows are named 'r'",
        "variable 'x' has a lower limit of 2.0 above its upper limit of 1.0",
        "variable 'x' has the objective coefficient nan",
        "variable 'x' has the upper limit 1e+30",
        "row 'r' has the lower limit inf",
        "row 'r' holds variable 'x' twice",
        "row 'r' has the upper limit nan",
        "row 'r' gives variable 'x' the coefficient inf",
        "the tolerance of the second objective is -1.0, outside 0 to 0.1",
        "the second objective gives variable 'x' nan",
      ])
  }

  @Test func `variables of another program and a program without variables are refused`() throws {
    var large = LinearProgram(.minimise)
    let variables = (0..<3).map { large.addVariable("x\($0)") }
    var small = LinearProgram(.minimise)
    #expect(throws: InvalidLinearProgram(problems: ["the program has no variables"])) { try small.solve() }
    small.addVariable("x")
    small.addRow("r", [(variables[2], 1)])
    #expect(throws: InvalidLinearProgram(problems: ["row 'r' names a variable of another program"])) {
      try small.solve()
    }
  }
}
