import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The division of the fund` {
  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-6, sourceLocation: location)
    }
  }

  @Test func `eight industries in one year reach the known optimum`() throws {
    let outputs = try FundCase.onePeriod().run(multiplier: FundCase.onePeriodMultipliers)
    expect(outputs["fund_objective"].values, [778.9])
    // All stand at their absorption limits but environmental protection, which takes what is left.
    expect(outputs["fund_investment"].values, [60, 50, 40, 45, 30, 70, 2 * 8.4642857142857, 35])
    expect(outputs["fund_shadow_price"].values, [5.6])
    expect([outputs["fund_amount"][4]], [346.928571428571])
    expect(outputs["fund_absorption_shadow_price"].values, [1, 0.6, 11.0 / 15, 0.7, 0.06, 0.78, 0, 1.0 / 3])
    #expect(outputs["fund_quota_shadow_price"].values.map { "\($0)" } == Array(repeating: "0.0", count: 8))
  }

  @Test func `eight industries without absorption limits go to their ceilings in the order of their worth`() throws {
    var fund = FundCase.onePeriod()
    fund.absorption = fund.absorption.map { _ in [1e6] }
    let outputs = try fund.run(multiplier: FundCase.onePeriodMultipliers)
    expect(outputs["fund_objective"].values, [839.4])
    expect(outputs["fund_shadow_price"].values, [7.7])
  }

  @Test func `a floor of an industry whose plants never operate in the run is told`() {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 10)
    fund.lag = [2, 1]
    fund.floor = [1, 1]
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the floor of A (1, of which nothing operates in the run); at best "
          + "1 are missing to the floors")
    ) { try fund.run(multiplier: [1, 1]) }
  }

  @Test func `a floor is met by what operates in the run unless all that is paid counts`() throws {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 20)
    fund.disbursementCeiling = [10, 10]
    fund.lag = [1, 0]
    fund.floor = [6, 0]
    fund.discountRate = 0.25
    // B is worth more, most in 2016.
    let multiplier = [1.0, 2]
    expect(try fund.run(multiplier: multiplier)["fund_money"].values, [6, 0, 4, 10])
    fund.others = ["floor_counts": .text("paid")]
    let outputs = try fund.run(multiplier: multiplier)
    expect(outputs["fund_money"].values, [0, 6, 10, 4])
    expect(outputs["fund_idle_money"].values, [6])
    #expect(outputs.notes.contains("6 (1e8 CNY) are paid too late to operate by 2017"))
  }

  @Test func `a floor of money that is worth less than nothing asks for one tier of leverage`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 20)
    fund.floor = [12, 0]
    fund.others = [
      "leverage_tiers": .records([
        .init(name: "second", fields: ["from": .array([10, 10]), "multiple": .array([0.5, 0.5])])
      ])
    ]
    #expect(
      throws: SampleProblem.failed(
        "the money of A in 2016 is worth less than nothing, so that its lower tier of leverage would fill first; write "
          + "one tier for it, or no floor")
    ) { try fund.run(multiplier: [-1, 1]) }
  }

  @Test func `a floor that binds costs what the money would have earned elsewhere`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 10)
    fund.floor = [0, 3]
    let outputs = try fund.run(multiplier: [2, 0.5])
    expect(outputs["fund_money"].values, [7, 3])
    expect(outputs["fund_shadow_price"].values, [2])
    expect(outputs["fund_quota_shadow_price"].values, [0, -1.5])
  }

  @Test func `what finds no project is said`() throws {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 200)
    fund.disbursedShare = 0.5
    fund.absorption = [[20, 25], [10, 8.75]]
    fund.capitalProductivity = [0.5, 0]
    fund.terminalYears = 1
    let outputs = try fund.run(multiplier: [1, 1])
    expect(outputs["fund_money"].values, [20, 25, 10, 8.75])
    expect(outputs["fund_shadow_price"].values, [0])
    // A is worth 1 + 1.5 (2016) and 1 + 1 (2017), of which 0.5 each after 2017: 22.5 of 118.75.
    #expect(
      outputs.notes.prefix(2) == [
        "warning: 36.3 of the 100 (1e8 CNY) to be paid find no project: absorption limits bind first",
        "18.9 % of the fund's value lies after 2017, at that year's utilisation (terminal_years = 1)",
      ])
  }

  @Test func `among divisions of equal worth the nearest to the proportional one pays earliest`() throws {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 12)
    fund.disbursementCeiling = [8, 8]
    fund.absorption = [[5, 5], [5, 5]]
    let outputs = try fund.run(multiplier: [1, 1])
    expect(outputs["fund_money"].values, [3, 3, 5, 1])
    expect(outputs["fund_objective"].values, [12])
  }

  @Test func `floors above what is paid in all are named`() {
    var fund = FundCase.onePeriod()
    fund.registeredSize = 30
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the money paid in all (at most 30); "
          + FundAllocation.industries.map { "the floor of \($0) (4)" }.joined(separator: "; ")
          + "; at best 2 are missing to the floors")
    ) { try fund.run(multiplier: FundCase.onePeriodMultipliers) }
  }

  @Test func `floors that one year cannot carry name the year and what shuts the other`() {
    var fund = FundCase(["A", "B", "C"], years: ["2016", "2017"], registeredSize: 100)
    fund.disbursementCeiling = [10, 50]
    fund.floor = [8, 7, 5]
    fund.leverage = [2, 2.5, 1]
    fund.absorption = [[40, 2], [40, 5], [40, 40]]
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the money paid in 2016 (at most 10); the floor of A (8); "
          + "the absorption of A in 2017 (2, at a leverage of 2); the floor of B (7); "
          + "the absorption of B in 2017 (5, at a leverage of 2.5); at best 2 are missing to the floors")
    ) { try fund.run(multiplier: [1, 1, 1]) }
  }

  @Test func `the order of a batch does not change an answer`() throws {
    var numbers = SplitMix(7)
    let fund = FundCase.onePeriod()
    let samples = (0..<20).map { _ in FundCase.onePeriodMultipliers.map { $0 * numbers.next(in: 0.75...1.25) } }
    var forwards = try FundAllocation(fund.parameters)
    var backwards = try FundAllocation(fund.parameters)
    let first = try samples.map { try forwards.answer(fund.parameters, multiplier: $0)["fund_money"].values }
    let second = try samples.reversed().map {
      try backwards.answer(fund.parameters, multiplier: $0)["fund_money"].values
    }
    #expect(first == second.reversed())
    #expect(Set(first).count > 1)
  }
}
