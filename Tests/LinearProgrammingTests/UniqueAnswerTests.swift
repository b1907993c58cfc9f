import SeededNumbers
import Testing

@testable import LinearProgramming

@Suite struct UniqueAnswerTests {
  /// The basis of a random choice of as many variables and rows as there are rows; many cannot be solved with.
  private func randomBasis(of problem: CoreProblem, _ random: inout SeededNumbers) -> Basis {
    var basis = Basis(slackOf: problem)
    let places = Array(basis.statuses.indices).shuffled(using: &random)
    for place in places { basis.statuses[place] = Bool.random(using: &random) ? .atLower : .atUpper }
    for place in places.prefix(problem.rowCount) { basis.statuses[place] = .basic }
    return basis
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `from every basis the simplex ends at the same one`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let shape = RandomProgram(&random, most: 6)
    let problem = CoreProblem(shape.program)
    var simplex = LexicographicSimplex(problem)
    let end = simplex.run(problem, from: Basis(slackOf: problem))
    let (basis, multipliers) = (simplex.basis, simplex.multipliers)
    for _ in 0..<20 {
      let other = simplex.run(problem, from: randomBasis(of: problem, &random))
      if other == .stopped { continue }
      #expect(other == end)
      guard end == .optimal else { continue }
      #expect(simplex.basis == basis)
      #expect(simplex.multipliers == multipliers)
    }
  }

  @Test func `a corner with two prices has the one of more room`() throws {
    // x = 1 is held by both rows: any prices p + q = 1 prove it. The wider of the two limits would not bind.
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", objective: 1)
    program.addRow("first", upper: 1, [(x, 1)])
    program.addRow("second", upper: 1, [(x, 1)])
    let solution = try #require(try program.solve().solution)
    #expect(solution.duals.sorted() == [0, 1])
    var turned = LinearProgram(.maximise)
    let y = turned.addVariable("x", objective: 1)
    turned.addRow("first", upper: 1, [(y, 1)])
    turned.addRow("second", upper: 1, [(y, 1)])
    var model = try LinearProgramModel(turned)
    for limit in [3.0, 0.5, 1] {
      model.setLimits(-.infinity, limit, of: LinearProgram.Row(index: 0))
      _ = try model.solve()
    }
    #expect(try model.solve().solution?.duals == solution.duals)
  }

  @Test func `equals that the second objective does not tell apart are decided all the same`() throws {
    var program = LinearProgram(.maximise)
    let variables = (0..<4).map { program.addVariable("x\($0)", upper: 2, objective: 1) }
    program.addRow("budget", upper: 3, variables.map { ($0, 1) })
    program.secondObjective = .init(
      .minimise, coefficients: Dictionary(uniqueKeysWithValues: variables.map { ($0, 1) }))
    let solution = try #require(try program.solve().solution)
    #expect(solution.objective == 3)
    #expect(solution.secondObjective == 3)
    // A corner: one variable at its bound, one with the rest.
    #expect(solution.values.sorted() == [0, 0, 1, 2])
    var model = try LinearProgramModel(program)
    for variable in variables {
      model.setObjective(5, of: variable)
      _ = try model.solve()
      model.setObjective(1, of: variable)
      #expect(try model.solve().solution?.values == solution.values)
    }
  }

  @Test func `a free variable without any pull stays where its rows hold it`() throws {
    // Every x from 2 to 5 is optimal; none of the two rows may be left to chance.
    var program = LinearProgram(.minimise)
    let x = program.addVariable("x", lower: -.infinity)
    program.addRow("from", lower: 2, [(x, 1)])
    program.addRow("to", upper: 5, [(x, 1)])
    let solution = try #require(try program.solve().solution)
    #expect([2, 5].contains(solution[x]))
    let problem = CoreProblem(program)
    var simplex = LexicographicSimplex(problem)
    for status in [[Basis.Status.basic, .atLower, .basic], [.basic, .basic, .atUpper], [.free, .basic, .basic]] {
      #expect(simplex.run(problem, from: Basis(statuses: status)) == .optimal)
      #expect(simplex.point[0].x == solution[x])
    }
  }

  @Test func `the second objective gives up nothing of the first`() throws {
    // b pays a millionth less than a, but second it is wanted.
    var program = LinearProgram(.maximise)
    let a = program.addVariable("a", upper: 7, objective: 1)
    let b = program.addVariable("b", objective: 0.999_999)
    program.addRow("budget", upper: 10, [(a, 1), (b, 1)])
    program.secondObjective = .init(.maximise, coefficients: [b: 1])
    #expect(try program.solve().solution?.values == [7, 3])
    program.secondObjective?.tolerance = 1e-3
    #expect(try program.solve().solution?.values == [0, 10])
  }
}
