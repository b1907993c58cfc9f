import Testing

@testable import LinearProgramming

@Suite struct OptimalityCheckTests {
  /// Maximise 3x + 2y (so minimise -3x - 2y) with x + y <= 4 and x <= 3: x = 3, y = 1, price 2, reduced cost -1 of x.
  private let problem: CoreProblem = {
    var program = LinearProgram(.maximise)
    let x = program.addVariable("x", upper: 3, objective: 3)
    let y = program.addVariable("y", objective: 2)
    program.addRow("row", upper: 4, [(x, 1), (y, 1)])
    return CoreProblem(program)
  }()

  @Test(
    arguments: [
      ([3, 1], [-2], nil),
      ([3, 1.5], [-2], "relative row residual 0.09090909090909091"),
      ([3.5, 0.5], [-2], "relative bound violation 0.1111111111111111"),
      ([3, 1], [-1], "relative dual residual 0.25"),
      ([3, 1], [2], "relative dual residual 0.8"),
      ([2, 2], [-2], "relative duality gap 0.09090909090909091"),
      ([3, 0], [-2], "relative duality gap 0.2"),
      ([.nan, 1], [-2], "relative row residual nan"),
      ([3, 1], [.nan], "relative duality gap nan"),
    ] as [([Double], [Double], String?)])
  func `what does not hold is said with its measure`(values: [Double], duals: [Double], failure: String?) {
    var check = OptimalityCheck(problem)
    #expect(check.failure(problem, values: values, duals: duals) == failure)
  }

  @Test func `activities and reduced costs are those of the answer`() {
    var check = OptimalityCheck(problem)
    _ = check.failure(problem, values: [1, 1], duals: [5])
    _ = check.failure(problem, values: [3, 1], duals: [-2])
    #expect(check.activities == [4])
    #expect(check.reducedCosts == [-1, 0])
  }
}
