import Testing

@testable import FundAllocation
@testable import SimulationKit

@Suite struct `A programme that lives on` {
  private static func random(_ numbers: inout SplitMix) -> FundCase {
    var fund = FundCase(FundAllocation.industries, years: ["2016", "2017", "2018"], registeredSize: 100)
    for i in fund.industries.indices {
      fund.floor[i] = numbers.next(in: 4...20)
      fund.ceiling[i] = numbers.next(in: 20...30)
      fund.leverage[i] = numbers.next(in: 1...4)
      fund.additional[i] = numbers.next(in: 0.2...1)
      fund.absorption[i] = (0..<3).map { _ in numbers.next(in: 15...50) }
    }
    fund.disbursementCeiling = [numbers.next(in: 0...40), 40, 50]
    return fund
  }

  @Test func `divides under replaced terms as one made with them, to the bit`() throws {
    var numbers = SplitMix(3)
    var kept = try FundProgramme(FundCase.onePeriod().threeYears.terms)
    var refused = 0
    for _ in 0..<60 {
      let terms = Self.random(&numbers).terms
      let multiplier = terms.industries.map { _ in numbers.next(in: 0.2...0.9) }
      let each = terms.industries.map { _ in 1.0 }
      let value = FundValue(
        terms,
        FundInputs(
          multiplier: multiplier, domesticShare: multiplier.map { _ in 0.5 }, additionalSales: each, counted: each))
      kept.replace(terms)
      var fresh = try FundProgramme(terms)
      let division = try kept.solve(terms, value)
      #expect(try division == fresh.solve(terms, value))
      if case .failure = division { refused += 1 }
    }
    #expect(refused > 5 && refused < 55)
  }

  @Test func `the same inputs are answered alike, whatever came between`() throws {
    let parameters = FundCase.onePeriod().parameters
    var module = try FundAllocation(parameters)
    let first = try module.answer(parameters, multiplier: FundCase.onePeriodMultipliers)
    let again = try module.answer(parameters, multiplier: FundCase.onePeriodMultipliers)
    let other = try module.answer(parameters, multiplier: FundCase.onePeriodMultipliers.reversed())
    let back = try module.answer(parameters, multiplier: FundCase.onePeriodMultipliers)
    for output in FundAllocation.manifest.outputs {
      #expect(again[output.name] == first[output.name])
      #expect(back[output.name] == first[output.name])
    }
    #expect(other["fund_value_of_money"] != first["fund_value_of_money"])
  }

  private static let keys = [
    "registered_size", "disbursed_share", "disbursement_ceiling", "floor", "ceiling", "absorption", "leverage",
    "additional", "capital_bill", "discount_rate", "lag", "capital_productivity", "utilisation", "sold_additionally",
    "product_mix", "terminal_years",
  ]

  @Test(arguments: keys) func `a module whose parameter is replaced answers as one made with it`(key: String) throws {
    #expect(Set(Self.keys) == Set(FundAllocation.manifest.parameters.map(\.key)))
    var numbers = SplitMix(5)
    var fund = Self.random(&numbers)
    fund.floor = fund.floor.map { $0 / 4 }
    fund.capitalProductivity = fund.industries.map { _ in 1.5 }
    fund.lag = fund.industries.map { _ in 1 }
    fund.discountRate = 0.25
    fund.terminalYears = 2
    let before = fund.parameters
    var after = before
    switch before.values[key] {
    case .number(let value)?: after.values[key] = .number(value * 0.75)
    case .integer(let value)?: after.values[key] = .integer(value + 1)
    case .array(let values)?: after.values[key] = .array(values.map { key == "lag" ? $0 + 1 : $0 * 0.75 })
    default: Issue.record("'\(key)' is no number and no array")
    }
    let multiplier = fund.industries.map { _ in numbers.next(in: 0.4...0.9) }
    var module = try FundAllocation(before)
    let old = try module.answer(before, multiplier: multiplier)
    try module.replace(with: after, changed: ParameterChanges([ParameterPath([key])], [true]))
    let new = try module.answer(after, multiplier: multiplier)
    var other = try FundAllocation(after)
    let fresh = try other.answer(after, multiplier: multiplier)
    for output in FundAllocation.manifest.outputs { #expect(new[output.name] == fresh[output.name]) }
    #expect(new.notes == fresh.notes)
    #expect(FundAllocation.manifest.outputs.contains { new[$0.name] != old[$0.name] })
  }

  @Test func `notes are told with every sample that they hold for`() throws {
    var fund = FundCase(["A"], years: ["2016"], registeredSize: 10)
    fund.ceiling = [4]
    var module = try FundAllocation(fund.parameters)
    let note =
      "6 of the 10 (1e8 CNY) to be paid find no project: yearly ceilings, industry ceilings or absorption limits "
      + "bind first"
    for _ in 0..<2 { #expect(try module.answer(fund.parameters, multiplier: [1]).notes == [note]) }
  }

  @Test func `a limit beyond what a solver takes is a sample without an answer`() throws {
    var fund = FundCase(["A"], years: ["2016"], registeredSize: 10)
    fund.ceiling = [1e21]
    var module = try FundAllocation(fund.parameters)
    let error = #expect(throws: (any Error).self) { try module.answer(fund.parameters, multiplier: [1]) }
    #expect(error.map { "\($0)" } == "row 'the ceiling of A' has the upper limit 1e+21")
  }

  @Test func `limits that no worth can reconcile are told with every sample`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 10)
    fund.floor = [6, 6]
    var module = try FundAllocation(fund.parameters)
    let problem = SampleProblem.infeasible(
      "no division of the fund (1e8 CNY) meets all of: the money paid in all (at most 10); the floor of A (6); "
        + "the floor of B (6)")
    for multiplier in [[1.0, 2], [2, 1]] {
      #expect(throws: problem) { try module.answer(fund.parameters, multiplier: multiplier) }
    }
  }
}

extension FundCase {
  /// The same industries over three years.
  fileprivate var threeYears: FundCase {
    var fund = FundCase(industries, years: ["2016", "2017", "2018"], registeredSize: registeredSize)
    fund.floor = floor
    fund.ceiling = ceiling
    fund.leverage = leverage
    return fund
  }
}
