import LinearProgramming
import SeededNumbers
import Testing

/// Small programs (minimise, variables from 0, rows as upper limits) on which Clp_dual alone reports status 0 with a wrong
/// objective; found by a search over random coefficients from 1 to 1e9. Optima worked out by hand.
struct BadlyScaled: Sendable, CustomTestStringConvertible {
  var cost: [Double]
  var upper: [Double]
  var rows: [[Double]]
  var limits: [Double]
  var expected: Expected
  var testDescription: String { "cost \(cost)" }

  enum Expected: Sendable {
    case optimum(Double)
    case unbounded(String)
  }

  var program: LinearProgram {
    var program = LinearProgram(.minimise)
    let variables = cost.indices.map { program.addVariable("x\($0)", upper: upper[$0], objective: cost[$0]) }
    for (k, row) in rows.enumerated() { program.addRow("r\(k)", upper: limits[k], Array(zip(variables, row))) }
    return program
  }

  static let cases = [
    // Only x3 pays and only its bound limits it.
    BadlyScaled(
      cost: [4.878, 13.709, 38.392, -0.001, 15.273], upper: [.infinity, 0.91, 0.51, 0.5, 1.22],
      rows: [[0, 8, 0, 30_163_320, 26496], [-250, 120_745_728, 305, 0, 938_513_506]],
      limits: [54_144_092, 3_392_797], expected: .optimum(-0.0005)),
    // Only x1 pays, to its bound.
    BadlyScaled(
      cost: [4.796, -0.003, 50.352, 160.146, 12.393, 19676.351],
      upper: [24175.52, 0.97, .infinity, .infinity, 147349.01, 91.14],
      rows: [[0, 0, 0, 0, 611, -79345], [335, -418_378_951, -2, 58_848_979, 0, -66766]],
      limits: [172933, 387016], expected: .optimum(-0.00291)),
    // Only x2 pays, until the first row binds: 11648119 / 1298174.
    BadlyScaled(
      cost: [4330.373, 1657.533, -0.001, 2990.055], upper: [32752.33, .infinity, 730111.03, 1.69],
      rows: [[-1, 0, 1_298_174, 4], [0, 60_572_431, 0, 2_867_885]], limits: [11_648_119, 537_373_826],
      expected: .optimum(-0.001 * 11_648_119 / 1_298_174)),
    // x1 pays and only eases the rows: there is no optimum.
    BadlyScaled(
      cost: [-0.736, -0.055, 0.006, 0.222], upper: [0.87, .infinity, 425496.92, 394.79],
      rows: [[0, 0, 2188, 19], [271_143_154, -237_577_648, 139, 8]], limits: [43_164_328, 274614],
      expected: .unbounded("x1")),
  ]
}

@Suite struct BadScalingTests {
  @Test(arguments: BadlyScaled.cases)
  func `a wrong status 0 of Clp is found out`(scaled: BadlyScaled) throws {
    let outcome = try scaled.program.solve()
    switch scaled.expected {
    case .optimum(let value):
      let solution = try #require(outcome.solution, "\(outcome)")
      #expect(abs(solution.objective - value) <= 1e-6 * abs(value))
    case .unbounded(let variable): #expect(outcome == .unbounded(variable: variable))
    }
  }

  /// Two variables in [0, 10]: the optimum is a corner, and all corners are crossings of two of the lines.
  @Test(arguments: 0..<200)
  func `small programs have the optimum of their corners`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    func number() -> Double { (Double.random(in: -10...10, using: &random) * 8).rounded() / 8 }
    let cost = (number(), number())
    let rows = (0..<3).map { _ in (number(), number(), number() * 4) }
    var program = LinearProgram(.maximise)
    let (x, y) = (
      program.addVariable("x", upper: 10, objective: cost.0), program.addVariable("y", upper: 10, objective: cost.1)
    )
    for (k, row) in rows.enumerated() { program.addRow("r\(k)", upper: row.2, [(x, row.0), (y, row.1)]) }

    let lines = rows + [(1, 0, 0), (1, 0, 10), (0, 1, 0), (0, 1, 10)]
    var best: Double?
    for (k, a) in lines.enumerated() {
      for b in lines.dropFirst(k + 1) {
        let determinant = a.0 * b.1 - a.1 * b.0
        guard abs(determinant) > 1e-12 else { continue }
        let point = ((a.2 * b.1 - a.1 * b.2) / determinant, (a.0 * b.2 - a.2 * b.0) / determinant)
        let isInBox = [point.0, point.1].allSatisfy { $0 > -1e-9 && $0 < 10 + 1e-9 }
        guard isInBox, rows.allSatisfy({ $0.0 * point.0 + $0.1 * point.1 < $0.2 + 1e-7 }) else { continue }
        best = max(best ?? -.infinity, cost.0 * point.0 + cost.1 * point.1)
      }
    }
    switch (try program.solve(), best) {
    case (.optimal(let solution), let best?): #expect(abs(solution.objective - best) < 1e-6)
    case (.infeasible(let rows, _), nil): #expect(!rows.isEmpty)
    case (let outcome, let best): Issue.record("\(outcome) where the corners give \(String(describing: best))")
    }
  }
}
