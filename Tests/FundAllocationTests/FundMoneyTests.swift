import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The fund's own money` {
  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-9, sourceLocation: location)
    }
  }

  private static func fund() -> FundCase {
    var fund = FundCase(["A"], years: ["2016", "2017", "2018"], registeredSize: 100)
    fund.leverage = [2]
    return fund
  }

  @Test func `registered, raised, called and invested are four quantities`() throws {
    var fund = Self.fund()
    fund.disbursementCeiling = [10, 20, 30]
    fund.others = ["raised_share": .number(0.8), "fee_rate": .number(0.02), "government_share": .number(0.3)]
    let outputs = try fund.run(multiplier: [1])
    // Fees: 2 % of 10, of 30 and of 60.
    expect(outputs["fund_fees"].values, [0.2, 0.6, 1.2])
    expect(outputs["fund_called"].values, [10.2, 20.6, 31.2])
    expect(outputs["fund_called_from_government"].values, [3.06, 6.18, 9.36])
    expect(
      outputs["fund_amount"].values, [100, 100, 100, 80, 80, 80, 10.2, 30.8, 62, 10, 30, 60, 20, 60, 120])
    expect(outputs["fund_unpaid"].values, [90, 70, 40])
  }

  @Test func `no more is invested than can be called after fees`() throws {
    var fund = Self.fund()
    fund.disbursementCeiling = [0, 0, 100]
    fund.others = ["raised_share": .number(0.51), "fee_rate": .number(0.02)]
    let outputs = try fund.run(multiplier: [1])
    expect(outputs["fund_money"].values, [0, 0, 50])
    // One more CNY called pays 1 / 1.02 to a project that triggers two.
    expect(outputs["fund_call_shadow_price"].values, [0, 0, 2 / 1.02])
  }

  @Test func `a schedule of calls holds back payments`() throws {
    var fund = Self.fund()
    fund.others = ["called_by": .array([0.1, 0.25, 0.6])]
    let outputs = try fund.run(multiplier: [1])
    expect(outputs["fund_money"].values, [10, 15, 35])
    expect(outputs["fund_called"].values, [10, 15, 35])
  }

  @Test func `exits pay for new projects after their delay`() throws {
    var fund = Self.fund()
    fund.disbursedShare = 1
    fund.registeredSize = 200
    fund.others = [
      "raised_share": .number(0.5), "reinvested_share": .number(0.8), "exit_return": .number(1.5),
      "exit_delay": .integer(2), "called_by": .array([0.5, 1, 1]),
    ]
    let outputs = try fund.run(multiplier: [1])
    // 50 in 2016 bring 0.8 x 1.5 x 50 = 60 in 2018, when nothing is left to be called.
    expect(outputs["fund_money"].values, [50, 50, 60])
    expect(outputs["fund_reinvested"].values, [0, 0, 60])
    expect(outputs["fund_called"].values, [50, 50, 0])
  }

  @Test func `leverage falls with the money of a year, and the best tier fills first`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 30)
    fund.leverage = [4, 3]
    fund.others = [
      "leverage_tiers": .records([
        .init(name: "second", fields: ["from": .array([10, 8]), "multiple": .array([0.5, 0.5])]),
        .init(name: "third", fields: ["from": .array([20, 16]), "multiple": .array([0.25, 0.2])]),
      ])
    ]
    let outputs = try fund.run(multiplier: [1, 1])
    // A 4 for ten, B 3 for eight, A 2 for ten, B 1.5 for the last two.
    expect(outputs["fund_money"].values, [20, 10])
    expect(outputs["fund_investment"].values, [60, 27])
    expect(outputs["fund_objective"].values, [87])
    expect(outputs["fund_shadow_price"].values, [1.5])
  }

  @Test func `absorption counts the investment of all tiers`() throws {
    var fund = FundCase(["A"], years: ["2016"], registeredSize: 30)
    fund.leverage = [4]
    fund.absorption = [[50]]
    fund.others = [
      "leverage_tiers": .records([.init(name: "second", fields: ["from": .array([10]), "multiple": .array([0.5])])])
    ]
    let outputs = try fund.run(multiplier: [1])
    // 40 of ten, and 10 of five more; a CNY more of investment is worth one.
    expect(outputs["fund_money"].values, [15])
    expect(outputs["fund_investment"].values, [50])
    expect(outputs["fund_absorption_shadow_price"].values, [1])
  }

  @Test func `rules on stages shift money to industries of early firms`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 100)
    fund.others = [
      "stage_mix": .array([0.1, 0.4, 0.5, 0.6, 0.4, 0]), "stage_floor": .array([0.3, 0, 0]),
    ]
    let outputs = try fund.run(multiplier: [2, 1])
    // 0.1 a + 0.6 b = 0.3 (a + b): a = 60.
    expect(outputs["fund_money"].values, [60, 40])
  }
}
