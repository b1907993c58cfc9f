import LinearProgramming
import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The division beside others` {
  private func expect(
    _ found: [Double], _ expected: [Double], within tolerance: Double = 1e-7,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < tolerance, "\(found) \(expected)", sourceLocation: location)
    }
  }

  @Test func `ranges tell how far money may move within the slack`() throws {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 100)
    fund.ceiling = [60, 60, 60]
    fund.others = ["range_slack": .number(0.02)]
    let outputs = try fund.run(multiplier: [2, 1.9, 1])
    // 60 x 2 + 40 x 1.9 = 196, of which 3.92 may be lost: 0.1 a CNY moved from A to B until B is full, 1 from A and 0.9
    // from B to C.
    expect(outputs["fund_range"].values, [38.08, 60, 60, 40 - 3.92 / 0.9, 40, 60, 0, 0, 3.92 / 0.9], within: 1e-6)
    #expect(
      outputs.notes.contains(
        "within 2 % of the optimum may receive (1e8 CNY): A 38.1 to 60, B 35.6 to 60, C 0 to 4.4"))
  }

  @Test func `a slack of zero leaves the faces of equal worth`() throws {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 100)
    fund.ceiling = [60, 60, 60]
    fund.others = ["range_slack": .number(0)]
    expect(try fund.run(multiplier: [2, 2, 1])["fund_range"].values, [40, 60, 60, 40, 40, 60, 0, 0, 0], within: 1e-5)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func `ranges hold the division and reach the slack`(
    seed: UInt64
  ) throws {
    var numbers = SplitMix(seed)
    var fund = FundCase(FundAllocation.industries, years: ["2016", "2017", "2018"], registeredSize: 100)
    for i in fund.industries.indices {
      fund.floor[i] = numbers.next(in: 0...6)
      fund.ceiling[i] = numbers.next(in: 12...30)
      fund.leverage[i] = numbers.next(in: 1...4)
      fund.absorption[i] = (0..<3).map { _ in numbers.next(in: 20...50) }
    }
    fund.disbursementCeiling = [30, 40, 50]
    let ranges = try fund.run(multiplier: fund.industries.map { _ in numbers.next(in: 0.2...0.9) })["fund_range"].values
    for i in fund.industries.indices {
      let (least, chosen, most) = (ranges[3 * i], ranges[3 * i + 1], ranges[3 * i + 2])
      #expect(least <= chosen + 1e-6 && chosen <= most + 1e-6)
      #expect(least >= fund.floor[i] - 1e-6 && most <= fund.ceiling[i] + 1e-6)
    }
  }

  @Test func `of divisions of equal worth the one nearest to the proportional one is taken`() throws {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 100)
    fund.ceiling = [60, 60, 60]
    fund.others = ["proportional_to": .array([3, 1, 6])]
    expect(try fund.run(multiplier: [2, 2, 2])["fund_money"].values, [30, 10, 60])
    // C is worth less: of A and B, which get its 60 as well, each keeps at least its part.
    let outputs = try fund.run(multiplier: [2, 2, 1])
    expect(outputs["fund_money"].values, [60, 40, 0])
  }

  @Test func `rules of thumb are worth less, and what cannot be absorbed stays unpaid`() throws {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 100)
    fund.disbursementCeiling = [50, 50]
    fund.absorption = [[30, 30], [50, 50]]
    fund.others = ["proportional_to": .array([1, 3]), "given_division": .array([9, 1])]
    let outputs = try fund.run(multiplier: [2, 1])
    expect(outputs["fund_division"].values, [60, 40, 50, 50, 25, 75, 60, 0, 60, 10])
    expect(outputs["fund_division_worth"].values, [160, 150, 125, 120, 130])
    expect(outputs["fund_unlimited_worth"].values, [200])
    #expect(
      outputs.notes.last
        == "rules of thumb reach of the optimum: equal_shares 93.8 %, in_proportion 78.1 %, best_multiplier 75 % (40 "
        + "unpaid), given 81.3 % (30 unpaid); without any limit but the money it would be 125 %")
  }

  @Test func `prices and limits that bind are said in words`() throws {
    var fund = FundCase(["A", "B"], years: ["2016", "2017", "2018"], registeredSize: 100)
    fund.disbursementCeiling = [30, 80, 80]
    fund.absorption = [[50, 40, 20], [1000, 1000, 1000]]
    fund.leverage = [2, 1]
    fund.floor = [0, 60]
    fund.ceiling = [100, 100]
    let notes = try fund.run(multiplier: [1, 1]).notes
    #expect(
      notes.prefix(2) == [
        "one more billion CNY, in 1e8 CNY of the objective: paid in all yields 20, off the floor of B 10",
        "within 2 % of the optimum may receive (1e8 CNY): A 37.2 to 40, B 60 to 62.8",
      ], "\(notes)")
    fund.floor = [0, 0]
    let more = try fund.run(multiplier: [1, 1]).notes
    #expect(more.contains("absorption binds in A from 2016"), "\(more)")
  }

  @Test func `the variance of three assets is least in proportion to what each is certain of`() throws {
    let frontier = try FundFrontier(
      expected: [0.1, 0.1, 0.1], covariance: [0.04, 0, 0, 0, 0.09, 0, 0, 0, 0.16], lower: [0, 0, 0], upper: [1, 1, 1],
      targets: [nil])
    expect(frontier.points[0].shares, [0.5901639344, 0.2622950820, 0.1475409836], within: 1e-10)
  }

  private static let deviations = [0.25, 0.22, 0.30, 0.20, 0.28, 0.18, 0.35, 0.24]
  private static let returns = [0.11, 0.10, 0.13, 0.09, 0.12, 0.08, 0.15, 0.10]
  private static var covariance: [Double] {
    deviations.enumerated().flatMap { i, one in
      deviations.enumerated().map { j, other in one * other * (i == j ? 1 : 0.3) }
    }
  }

  /// The figures are those of a quadratic solver (cvxpy with Clarabel) on the same data.
  @Test func `eight assets have the known frontier`() throws {
    let (lower, upper) = (Array(repeating: 0.05, count: 8), Array(repeating: 0.25, count: 8))
    let points = try FundFrontier(
      expected: Self.returns, covariance: Self.covariance, lower: lower, upper: upper,
      targets: [nil, 0.105, 0.11, 0.12]
    ).points
    expect(points.map(\.deviation), [0.14227382, 0.14932808, 0.15763442, 0.18037558], within: 5e-9)
    let frontier = try FundFrontier(expected: Self.returns, covariance: Self.covariance, lower: lower, upper: upper)
    #expect(frontier.points.count == 11)
    expect([frontier.points[0].deviation, frontier.points[10].expected], [0.14227382, 0.124], within: 5e-9)
    for (point, next) in zip(frontier.points, frontier.points.dropFirst()) {
      #expect(point.expected < next.expected && point.deviation < next.deviation)
    }
    #expect(throws: SampleProblem.failed("no division has the return 0.125")) {
      try FundFrontier(
        expected: Self.returns, covariance: Self.covariance, lower: lower, upper: upper, targets: [0.125])
    }
  }
}
