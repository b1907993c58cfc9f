import LinearProgramming
import Testing

@Suite struct OptimumTests {
  @Test func `the one-period fund reaches 778_9`() throws {
    let fund = FundProgram()
    let solution = try #require(try fund.program.solve().solution)
    #expect(abs(solution.objective - 778.9) < 1e-9)
    let expected = [15, 50 / 3.5, 40.0 / 3, 11.25, 12, 14, 100 - 91.5357142857142857, 35.0 / 3]
    for (k, money) in fund.money.enumerated() { #expect(abs(solution[money] - expected[k]) < 1e-9, "money \(k)") }
    #expect(abs((solution.activity(of: "budget") ?? 0) - 100) < 1e-9)
    #expect(solution.value(of: "absorption 0") == nil)
  }

  @Test func `duals and reduced costs are what the stated objective gains`() throws {
    let fund = FundProgram()
    let base = try #require(try fund.program.solve().solution)
    // Industry 6 takes the rest of the budget, so a little more budget earns its multiplier x leverage.
    #expect(abs((base.dual(of: "budget") ?? 0) - 2.8 * 2) < 1e-9)
    #expect(abs((base.dual(of: "absorption 0") ?? 0) - (2.4 * 4 - 2.8 * 2) / 4) < 1e-9)
    let more = try #require(try FundProgram(budget: 100.5).program.solve().solution)
    #expect(abs(more.objective - base.objective - 0.5 * 5.6) < 1e-9)

    var costly = LinearProgram(.minimise)
    let cheap = costly.addVariable("cheap", upper: 1, objective: 2)
    let dear = costly.addVariable("dear", objective: 5)
    costly.addVariable("idle", lower: 0.5, objective: 7)
    costly.addRow("need", lower: 4, [(cheap, 1), (dear, 1)])
    let solution = try #require(try costly.solve().solution)
    #expect(solution.objective == 2 + 15 + 3.5)
    #expect(solution.duals == [5])
    #expect(solution.reducedCosts == [-3, 0, 7])
  }

  @Test func `a kept model gives the cold answer in fewer iterations`() throws {
    let fund = FundProgram()
    var model = try LinearProgramModel(fund.program)
    model.setObjective(2.9 * 2, of: fund.money[6])
    let kept = try #require(try model.solve().solution)
    var multipliers = FundProgram.multipliers
    multipliers[6] = 2.9
    let cold = try #require(try FundProgram(multipliers: multipliers).program.solve().solution)
    #expect(kept.values == cold.values)
    #expect(kept.objective == cold.objective)
    #expect(kept.iterations < cold.iterations)
  }

  @Test func `a second objective chooses among equals and keeps the first`() throws {
    var program = LinearProgram(.maximise)
    let variables = ["a", "b", "c"].map { program.addVariable($0, upper: 10, objective: 1) }
    program.addRow("budget", upper: 12, variables.map { ($0, 1) })
    program.secondObjective = .init(.minimise, coefficients: [variables[0]: 1, variables[1]: 3, variables[2]: 2])
    let solution = try #require(try program.solve().solution)
    #expect(abs(solution.objective - 12) < 1e-7)
    #expect(abs((solution.secondObjective ?? 0) - 14) < 1e-6)
    for (value, expected) in zip(solution.values, [10.0, 0, 2]) { #expect(abs(value - expected) < 1e-6) }
    #expect(solution.duals == [1])
  }

  @Test func `two threads get the same bits`() async throws {
    let program = FundProgram().program
    let alone = try program.solve()
    try await withThrowingTaskGroup(of: LinearProgramOutcome.self) { group in
      for _ in 0..<16 { group.addTask { try program.solve() } }
      for try await outcome in group { #expect(outcome == alone) }
    }
  }

  @Test func `the version of Clp has three numbers`() {
    #expect(clpVersion.split(separator: ".").count == 3)
  }
}
