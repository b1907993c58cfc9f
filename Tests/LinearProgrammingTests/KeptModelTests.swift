import SeededNumbers
import Testing

@testable import LinearProgramming

@Suite struct KeptModelTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a kept model tells what a program written anew tells, to the bit`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let shape = RandomProgram(&random)
    var model = try LinearProgramModel(shape.program)
    for _ in 0..<10 {
      let numbers = shape.redrawn(&random)
      shape.put(numbers, into: &model)
      let kept = try model.solve()
      let cold = try shape.program(with: numbers).solve()
      #expect(kept.told == cold.told)
      if kept.solution == nil { #expect(kept == cold) }
    }
  }

  @Test func `samples have the same bits in any order, with infeasible ones between them`() throws {
    let fund = FundProgram()
    var random = SeededNumbers(11)
    let samples: [(worth: [Double], budget: Double)] = (0..<60).map { number in
      (
        FundProgram.multipliers.map { $0 * Double.random(in: 2...4, using: &random) },
        number % 3 == 1 ? Double.random(in: 10...31, using: &random) : Double.random(in: 33...140, using: &random)
      )
    }
    func answers(_ order: [Int]) throws -> [Int: LinearProgramOutcome] {
      var model = try LinearProgramModel(fund.program)
      var answers: [Int: LinearProgramOutcome] = [:]
      for sample in order {
        for (variable, worth) in zip(fund.money, samples[sample].worth) { model.setObjective(worth, of: variable) }
        model.setLimits(-.infinity, samples[sample].budget, of: fund.budget)
        answers[sample] = try model.solve()
      }
      return answers
    }
    let forwards = try answers(Array(samples.indices))
    #expect(try answers(samples.indices.reversed()) == forwards)
    #expect(try answers(samples.indices.shuffled(using: &random)) == forwards)
    let infeasible = LinearProgramOutcome.infeasible(rows: ["budget"], variables: (0..<8).map { "money \($0)" })
    #expect(forwards.filter { $0.value == infeasible }.count == 20)
    #expect(Set(forwards.values.compactMap { $0.solution?.objective }).count == 40)
  }

  @Test func `where the first basis is still optimal nothing is pivoted`() throws {
    let fund = FundProgram()
    var model = try LinearProgramModel(fund.program)
    // Industry 6 still earns least of those that are not full, so that it still takes what is left of 101.
    model.setLimits(-.infinity, 101, of: fund.budget)
    model.setObjective(2.85 * 2, of: fund.money[6])
    let solution = try #require(try model.solve().solution)
    #expect(solution.iterations == 0)
    #expect(abs(solution[fund.money[6]] - (101 - 91.535_714_285_714_29)) < 1e-9)
    #expect(abs(solution.dual(of: fund.budget) - 5.7) < 1e-9)
  }

  @Test func `a coefficient that becomes nothing takes the basis away, not the answer`() throws {
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", upper: 50, objective: 2)
    let y = program.addVariable("y", upper: 4, objective: 1)
    let row = program.addRow("row", upper: 10, [(x, 1), (y, 1)])
    var model = try LinearProgramModel(program)
    #expect(try model.solve().solution?.values == [10, 0])
    model.setCoefficient(0, of: x, in: row)
    #expect(try model.solve().solution?.values == [50, 4])
    model.setCoefficient(1, of: x, in: row)
    #expect(try model.solve().solution?.values == [10, 0])
  }

  @Test func `limits that go and come back are followed`() throws {
    var program = LinearProgram(.minimise)
    let x = program.addVariable("x", lower: 1, upper: 9, objective: 1)
    let row = program.addRow("row", lower: 3, [(x, 1)])
    var model = try LinearProgramModel(program)
    model.setBounds(-.infinity, .infinity, of: x)
    #expect(try model.solve().solution?.values == [3])
    model.setLimits(-.infinity, .infinity, of: row)
    #expect(try model.solve() == .unbounded(variable: "x"))
    model.setBounds(2, 5, of: x)
    #expect(try model.solve().solution?.values == [2])
    model.setLimits(6, .infinity, of: row)
    #expect(try model.solve() == .infeasible(rows: ["row"], variables: ["x"]))
  }

  @Test func `a program that is infeasible at first is a start all the same`() throws {
    let fund = FundProgram(budget: 30)
    var model = try LinearProgramModel(fund.program)
    model.setLimits(-.infinity, 100, of: fund.budget)
    let cold = try FundProgram().program.solve()
    #expect(try model.solve().told == cold.told)
  }

  @Test func `numbers that make no sense are named, and the next are answered`() throws {
    let fund = FundProgram()
    var model = try LinearProgramModel(fund.program)
    model.setObjective(.nan, of: fund.money[2])
    model.setBounds(5, 3, of: fund.money[3])
    model.setCoefficient(.infinity, of: fund.money[4], in: fund.budget)
    model.setLimits(.nan, 100, of: fund.budget)
    #expect(
      throws: InvalidLinearProgram(problems: [
        "variable 'money 2' has the objective coefficient nan",
        "variable 'money 3' has a lower limit of 5.0 above its upper limit of 3.0",
        "row 'budget' has the lower limit nan", "row 'budget' gives variable 'money 4' the coefficient inf",
      ])
    ) { try model.solve() }
    model.setObjective(FundProgram.multipliers[2] * FundProgram.leverage[2], of: fund.money[2])
    model.setBounds(4, 20, of: fund.money[3])
    model.setCoefficient(1, of: fund.money[4], in: fund.budget)
    model.setLimits(-.infinity, 100, of: fund.budget)
    #expect(try model.solve().told == fund.program.solve().told)
  }

  @Test func `copies of a model are models of their own`() throws {
    let fund = FundProgram()
    var model = try LinearProgramModel(fund.program)
    var other = model
    other.setLimits(-.infinity, 60, of: fund.budget)
    _ = try other.solve()
    #expect(try model.solve().told == fund.program.solve().told)
  }
}
