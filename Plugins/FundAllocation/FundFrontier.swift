import LinearProgramming
import SimulationKit

/// The divisions of the least variance for their return (Markowitz 1952, Journal of Finance 7(1), 77-91): shares w of the
/// money that is paid, between floors and what industries can take, that minimise w'Σw for returns from that of the least
/// variance of all to the highest.
struct FundFrontier {
  static let count = 11
  static let labels = (1...count).map { "\($0)" } + ["division"]
  static let titles = (1...count).map { Title("\($0)") } + [Title(en: "the division", zh: "所选方案")]

  struct Point {
    var shares: [Double]
    var expected: Double
    var deviation: Double

    init(_ shares: [Double], expected: [Double], covariance: [Double]) {
      self.shares = shares
      self.expected = zip(shares, expected).reduce(0) { $0 + $1.0 * $1.1 }
      let variance = shares.indices.reduce(0) { sum, i in
        sum + shares[i] * shares.indices.reduce(0) { $0 + covariance[i * shares.count + $1] * shares[$1] }
      }
      deviation = max(0, variance).squareRoot()
    }
  }

  /// By point of the frontier; none where nothing is paid.
  let points: [Point]

  /// - Parameters:
  ///   - lower: bounds of the shares, by industry.
  ///   - targets: returns to reach; nil for eleven from the least variance to the highest return.
  /// - Throws: `SampleProblem` where a point does not meet its conditions of optimality.
  init(
    expected: [Double], covariance: [Double], lower: [Double], upper: [Double], targets: [Double?]? = nil
  ) throws(SampleProblem) {
    func point(_ shares: [Double]) -> Point { Point(shares, expected: expected, covariance: covariance) }
    func program(_ direction: LinearProgram.Direction, _ target: Double?) -> LinearProgram {
      var program = LinearProgram(direction)
      let shares = expected.indices.map { i in
        program.addVariable(
          "the share of industry \(i + 1)", lower: lower[i], upper: upper[i],
          objective: direction == .maximise ? expected[i] : 0)
      }
      program.addRow("all shares", lower: 1, upper: 1, shares.map { ($0, 1) })
      if let target { program.addRow("the return", lower: target, Array(zip(shares, expected))) }
      return program
    }
    func least(_ target: Double?, near: [Double]? = nil) throws(SampleProblem) -> Point {
      let outcome = try SampleProblem.unlessRefused { () throws(InvalidLinearProgram) in
        try QuadraticProgram(program(.minimise, target), quadratic: covariance).solve(near: near)
      }
      switch outcome {
      case .optimal(let solution): return point(solution.values)
      case .infeasible:
        throw SampleProblem.failed("no division has the return \(target.map { "\($0)" } ?? "asked for")")
      case .failed(let reason):
        throw SampleProblem.failed(
          "the frontier at the return \(target.map { "\($0)" } ?? "of the least variance"): \(reason)")
      }
    }
    if let targets {
      points = try targets.map { target throws(SampleProblem) in try least(target) }
      return
    }
    let outcome = try SampleProblem.unlessRefused { () throws(InvalidLinearProgram) in
      try program(.maximise, nil).solve()
    }
    guard let highest = outcome.solution.map({ point($0.values) }) else {
      throw SampleProblem.failed("the frontier: floors and what industries can take leave no division")
    }
    let first = try least(nil, near: lower.indices.map { (lower[$0] + upper[$0]) / 2 })
    var points = [first]
    let step = (highest.expected - first.expected) / Double(Self.count - 1)
    for k in 1..<Self.count - 1 {
      let target = first.expected + Double(k) * step
      points.append(step > 1e-12 ? try least(target, near: points[k - 1].shares) : first)
    }
    self.points = points + [highest]
  }

  private init(points: [Point]) { self.points = points }

  /// Of the money that a plan pays, with the plan itself behind the frontier.
  init(_ terms: FundTerms, _ plan: FundPlan) throws(SampleProblem) {
    let (received, years) = (plan.received(terms), terms.years.count)
    let whole = received.reduce(0, +)
    guard whole > 0 else {
      self.init(points: [])
      return
    }
    let upper = terms.industries.indices.map { i in
      min(terms.ceiling[i], terms.room[i * years..<(i + 1) * years].reduce(0, +)) / whole
    }
    // A plan's payments lie between these, but for rounding.
    let (lower, most) = (
      received.indices.map { min(terms.floor[$0] / whole, received[$0] / whole) },
      received.indices.map { min(1, max(upper[$0], received[$0] / whole)) }
    )
    let (expected, covariance) = (terms.risk.expectedReturn, terms.risk.covariance)
    let frontier = try FundFrontier(expected: expected, covariance: covariance, lower: lower, upper: most)
    let division = Point(received.map { $0 / whole }, expected: expected, covariance: covariance)
    self.init(points: frontier.points + [division])
  }
}
