import LinearProgramming
import SeededNumbers
import Testing

/// Shares of a budget at the least variance, which reach a return.
@Suite struct QuadraticProgramTests {
  private struct Portfolio {
    var covariance: [Double]
    var lower: [Double]
    var upper: [Double]
    var returns: [Double] = []
    var target: Double?

    var program: QuadraticProgram {
      var linear = LinearProgram(.minimise)
      let shares = lower.indices.map { linear.addVariable("share \($0)", lower: lower[$0], upper: upper[$0]) }
      linear.addRow("all", lower: 1, upper: 1, shares.map { ($0, 1) })
      if let target { linear.addRow("the return", lower: target, Array(zip(shares, returns))) }
      return QuadraticProgram(linear, quadratic: covariance)
    }

    func solution() throws -> QuadraticProgram.Solution {
      switch try program.solve() {
      case .optimal(let solution): return solution
      case let other: throw Missing(outcome: "\(other)")
      }
    }
  }

  private struct Missing: Error { let outcome: String }

  /// Shares in proportion to 1/0.04, 1/0.09 and 1/0.16 are 144, 64 and 36 of 244. Floors and ceilings at these shares
  /// bind with a multiplier of zero, where an interior point keeps a distance of the root of its gap.
  @Test(arguments: [([1], []), ([0, 1], [2]), ([0, 1, 2], [0, 1, 2])] as [([Int], [Int])])
  func `bounds at the optimum leave it where it is`(floors: [Int], ceilings: [Int]) throws {
    let shares: [Double] = [144.0 / 244, 64.0 / 244, 36.0 / 244]
    let lower = shares.indices.map { floors.contains($0) ? shares[$0] : 0 }
    let upper = shares.indices.map { ceilings.contains($0) ? shares[$0] : 1 }
    let assets = Portfolio(covariance: [0.04, 0, 0, 0, 0.09, 0, 0, 0, 0.16], lower: lower, upper: upper)
    let solution = try assets.solution()
    for (value, expected) in zip(solution.values, shares) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(solution.residual < 1e-12)
  }

  @Test func `assets that move as one have the least variance of any division`() throws {
    let assets = Portfolio(
      covariance: Array(repeating: 0.04, count: 9), lower: [0.1, 0.1, 0.1], upper: [0.7, 0.7, 0.7],
      returns: [0.1, 0.12, 0.08], target: 0.11)
    let solution = try assets.solution()
    #expect(abs(solution.objective - 0.02) < 1e-12)
    #expect(solution.residual < 1e-8)
  }

  /// Of one factor to four, so that most are far from full rank; every second one has noise of its own beside them.
  @Test func `covariances of any rank have a point that meets its conditions of optimality`() throws {
    var random = SeededNumbers(5)
    for number in 0..<300 {
      let factors = (0..<8).map { _ in
        (0...number % 4).map { _ in Double.random(in: -0.1...0.3, using: &random) }
      }
      var covariance = (0..<64).map { place in
        zip(factors[place / 8], factors[place % 8]).reduce(0.0) { $0 + $1.0 * $1.1 }
      }
      if number % 2 == 0 { for i in 0..<8 { covariance[i * 9] += Double.random(in: 0...0.02, using: &random) } }
      let lower = (0..<8).map { _ in Double.random(in: 0...0.1, using: &random) }
      let upper = (0..<8).map { _ in Double.random(in: 0.15...0.35, using: &random) }
      let returns = (0..<8).map { _ in Double.random(in: 0.05...0.15, using: &random) }
      let target = number % 3 == 0 ? nil : returns.reduce(0, +) / 8
      let assets = Portfolio(covariance: covariance, lower: lower, upper: upper, returns: returns, target: target)
      #expect(try assets.solution().residual < 1e-8, "\(number)")
    }
  }

  @Test func `a matrix that is no covariance is refused, and a return out of reach has no point`() throws {
    let (lower, upper) = ([0.0, 0], [1.0, 1])
    #expect(
      throws: InvalidLinearProgram(problems: ["the quadratic objective is not positive semidefinite"])
    ) { try Portfolio(covariance: [0.04, 0.06, 0.06, 0.04], lower: lower, upper: upper).program.solve() }
    #expect(throws: InvalidLinearProgram(problems: ["the quadratic objective is not symmetric"])) {
      try Portfolio(covariance: [0.04, 0.01, 0, 0.04], lower: lower, upper: upper).program.solve()
    }
    let outcome = try Portfolio(
      covariance: [0.04, 0, 0, 0.04], lower: lower, upper: upper, returns: [0.1, 0.2], target: 0.3
    ).program.solve()
    guard case .infeasible = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }
}
