import SimulationKit
import Testing

@testable import FundAllocation

/// The amounts that industries can take in a year.
@Suite struct `Absorption over the years` {
  private static func fund(_ others: [String: ParameterValue]) -> FundCase {
    var fund = FundCase(["A", "B"], years: ["2016", "2017", "2018"], registeredSize: 1000)
    fund.leverage = [2, 1]
    fund.absorption = [[20, 20, 20], [10, 10, 10]]
    fund.others = others
    return fund
  }

  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-9, "\(found) \(expected)", sourceLocation: location)
    }
  }

  @Test func `is what is written for each year`() throws {
    expect(try Self.fund([:]).run(multiplier: [1, 1])["fund_money"].values, [10, 10, 10, 10, 10, 10])
  }

  @Test func `grows by a rate from the first year on`() throws {
    let fund = Self.fund(["absorption_follows": .text("growth"), "absorption_growth": .array([0.5, -0.1])])
    #expect(FundAllocation.check(fund.parameters).isEmpty)
    expect(try fund.run(multiplier: [1, 1])["fund_money"].values, [10, 15, 22.5, 10, 9, 8.1])
  }

  @Test func `follows gross fixed capital formation against the first year`() throws {
    let fund = Self.fund(["absorption_follows": .text("capital_formation")])
    #expect(FundAllocation.check(fund.parameters).isEmpty)
    let demand = ["gross_fixed_capital_formation": [0.8, 1, 1.2], "exports": [2, 2, 2.0]]
    expect(try fund.run(multiplier: [1, 1], demand: demand)["fund_money"].values, [10, 12.5, 15, 10, 12.5, 15])
    // The next sample of a session has its own limits.
    var module = try FundAllocation(fund.parameters)
    _ = try module.answer(fund.parameters, multiplier: [1, 1], demand: demand)
    let next = try module.answer(
      fund.parameters, multiplier: [1, 1], demand: ["gross_fixed_capital_formation": [1, 1, 0.5]])
    expect(next["fund_money"].values, [10, 10, 5, 10, 10, 5])
  }

  @Test func `needs the growth that it follows`() {
    let fund = Self.fund(["absorption_follows": .text("capital_formation")])
    let missing = SampleProblem.failed(
      "absorption follows capital formation, which the economy is to give: write inputs.demand_index = "
        + "\"economy.final_demand_index\" in a scenario whose table has gross_fixed_capital_formation")
    #expect(throws: missing) { try fund.run(multiplier: [1, 1]) }
    #expect(throws: missing) { try fund.run(multiplier: [1, 1], demand: ["exports": [1, 1, 1]]) }
    #expect(
      throws: SampleProblem.failed("absorption follows capital formation, which is not above 0 in 2016")
    ) { try fund.run(multiplier: [1, 1], demand: ["gross_fixed_capital_formation": [0, 1, 1]]) }
  }

  @Test func `has one source`() {
    var fund = Self.fund(["absorption_follows": .text("growth")])
    fund.absorption[1] = [10, 10, 12]
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error, "absorption_follows", "absorption grows by a rate, but none is written",
          advice: "write absorption_growth, or absorption_follows = \"years\""),
        ParameterDiagnostic(
          .error, "absorption", index: ["B", "2018"],
          "12 differs from the 10 of 2016, from which absorption follows growth",
          advice: "write 10 for all years, or absorption_follows = \"years\""),
      ])
    #expect(
      FundAllocation.check(Self.fund(["absorption_growth": .array([0.1, 0.1])]).parameters) == [
        ParameterDiagnostic(
          .error, "absorption_growth", "a rate is written, but absorption follows years",
          advice: "write absorption_follows = \"growth\", or no rate")
      ])
  }
}
