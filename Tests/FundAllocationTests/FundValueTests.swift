import Testing

@testable import FundAllocation

@Suite struct `The worth of a CNY` {
  /// Two industries over 2016 and 2017, with one further year valued.
  private static func two() -> FundCase {
    var fund = FundCase(["A", "B"], years: ["2016", "2017"], registeredSize: 10)
    fund.capitalBill = [[0.75, 0.25], [0.5, 0.5]]
    fund.productMix = [[1, 0], [0.4, 0.6]]
    fund.discountRate = 0.25
    fund.lag = [0, 1]
    fund.capitalProductivity = [1.5, 2]
    fund.utilisation = [[0.5, 0.8], [0.6, 0.9]]
    fund.soldAdditionally = [0.4, 0.5]
    fund.leverage = [3, 2]
    fund.additional = [0.5, 0.25]
    fund.terminalYears = 1
    return fund
  }

  private static func inputs(additionalSales: [Double] = [1, 1], counted: [Double] = [1, 1]) -> FundInputs {
    FundInputs(
      multiplier: [0.5, 0.75], domesticShare: [0.6, 0.8], additionalSales: additionalSales, counted: counted)
  }

  private static func value(_ inputs: FundInputs = inputs()) throws -> FundValue {
    try FundValue(two().terms, inputs)
  }

  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-12, sourceLocation: location)
    }
  }

  @Test func `building is worth the multipliers of what the region supplies of the bill`() throws {
    // A: 0.5 x 0.6 x 0.75 + 0.75 x 0.8 x 0.25; B: 0.5 x 0.6 x 0.5 + 0.75 x 0.8 x 0.5
    expect(try Self.value().building, [0.375, 0.45])
  }

  @Test func `operation is worth the discounted output times the multipliers of the products`() throws {
    // A makes product 1 (0.5) from the year of payment on: per CNY 1.5 x 0.4 x 0.5 = 0.3 at full use.
    // Paid in 2016: 0.3 (0.5 + 0.8 x 0.8 + 0.64 x 0.8); paid in 2017: 0.3 (0.8 + 0.8 x 0.8).
    // B makes 0.4 of product 1 and 0.6 of product 2 (0.65) a year later: 2 x 0.5 x 0.65 = 0.65 at full use.
    // Paid in 2016: 0.65 (0.8 x 0.9 + 0.64 x 0.9); paid in 2017: 0.65 x 0.8 x 0.9, after the run.
    expect(try Self.value().operation, [0.4956, 0.432, 0.8424, 0.468])
  }

  @Test func `money is worth its additional investment, discounted to the first year`() throws {
    let value = try Self.value()
    expect(
      value.ofMoney(Self.two().terms),
      [1.5 * (0.375 + 0.4956), 1.5 * 0.8 * (0.375 + 0.432), 0.5 * (0.45 + 0.8424), 0.5 * 0.8 * (0.45 + 0.468)])
    // In 2018: A 0.3 x 0.64 x 0.8 and 0.3 x 0.8 x 0.8; B 0.65 x 0.64 x 0.9 and all of it.
    expect(value.operatingAfterTheRun, [0.1536, 0.8 * 0.192, 0.3744, 0.8 * 0.468])
    expect(value.operatingInTheRun, [0.4956 - 0.1536, 0.8 * 0.24, 0.468, 0])
  }

  @Test func `operation counts what adds to the region's output, and all of it what no other module bills`() throws {
    let value = try Self.value(Self.inputs(additionalSales: [0.7, 0.5], counted: [0.9, 1]))
    expect(value.building, [0.9 * 0.375, 0.45])
    expect(value.operation, [0.63 * 0.4956, 0.63 * 0.432, 0.5 * 0.8424, 0.5 * 0.468])
    expect(
      value.ofMoney(Self.two().terms),
      [
        1.5 * 0.9 * (0.375 + 0.7 * 0.4956), 1.5 * 0.8 * 0.9 * (0.375 + 0.7 * 0.432), 0.5 * (0.45 + 0.4212),
        0.5 * 0.8 * (0.45 + 0.234),
      ])
  }

  @Test func `a lag beyond every valued year leaves only the building`() throws {
    var fund = Self.two()
    fund.lag = [3, 3]
    let value = try FundValue(fund.terms, Self.inputs())
    #expect(value.operation == [0, 0, 0, 0])
    expect(value.building, [0.375, 0.45])
  }

  @Test func `bills and output carry the additional part of the investment only`() {
    let flows = FundFlows(Self.two().terms, money: [4, 2, 1, 3])
    expect(flows.investment, [12, 6, 2, 6])
    // A's additional investment 6 and 3 in the shares 0.75 and 0.25; B's 0.5 and 1.5 in halves.
    expect(flows.bill, [4.5, 2.25, 1.5, 0.75, 0.25, 0.75, 0.25, 0.75])
    // A: capital 6, then 9, at 1.5 x 0.4 x (0.5, 0.8). B: capital 0, then 0.5, at 2 x 0.5 x 0.9, in 0.4 and 0.6.
    expect(flows.newOutput, [1.8, 4.32, 0, 0, 0, 0.18, 0, 0.27])
  }
}
