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
      let value = try FundValue(
        terms,
        FundInputs(
          multiplier: multiplier, domesticShare: multiplier.map { _ in 0.5 }, additionalSales: each, counted: each))
      let isOfOneShape = kept.replace(terms)
      #expect(isOfOneShape)
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

  /// Other values of every key: nil for three quarters of what it was, or one more.
  private static let replacements: [String: ParameterValue?] = [
    "registered_size": nil, "disbursed_share": nil, "disbursement_ceiling": nil, "floor": nil, "ceiling": nil,
    "absorption": nil, "leverage": nil, "additional": nil, "capital_bill": nil, "discount_rate": nil, "lag": nil,
    "capital_productivity": nil, "utilisation": nil, "sold_additionally": nil, "product_mix": nil,
    "terminal_years": nil, "government_share": nil, "raised_share": nil, "called_by": nil, "fee_rate": nil,
    "reinvested_share": nil, "exit_return": nil, "exit_delay": nil, "floor_counts": .text("operating"),
    "leverage_tiers": .records([
      .init(name: "second", fields: ["from": .array(each(9)), "multiple": .array(each(0.4))])
    ]), "objective": .text("output"), "goal_weight": .array([1, 0, 1, 0, 0]), "target_year": .integer(2017),
    "target_share": nil, "proportional_to": .array([8, 1, 1, 1, 1, 1, 1, 1]),
    "given_division": .array([8, 1, 1, 1, 1, 1, 1, 1]),
    "range_slack": nil, "stage_mix": .array((0..<24).map { $0 % 3 == 0 ? 0.4 : 0.3 }), "stage_floor": nil,
    "stage_ceiling": .array([1, 0.32, 1]), "return_scenarios": .records([bad(0.9, loss: 0.5), good]),
    "decide_by": .text("worst_case"), "loss_tail": nil, "loss_limit": .number(0.13), "expected_return": nil,
    "return_deviation": nil, "return_correlation": nil,
    "return_correlations": .array((0..<64).map { $0 / 8 == $0 % 8 ? 1 : 0.1 }), "jobs_weight": nil, "job_worth": nil,
    "absorption_follows": .text("years"), "absorption_growth": nil,
    "programmes": .records([
      .init(
        name: "clusters",
        fields: ["serves": .array(each(0.7)), "floor": .number(0), "ceiling": .number(20)]),
      .init(name: "projects", fields: ["serves": .array(each(1)), "floor": .number(0)]),
    ]),
  ]

  /// Keys beside one that says nothing by itself.
  private static let beside: [String: [String: ParameterValue]] = [
    "absorption_follows": growth, "absorption_growth": growth, "jobs_weight": ["jobs_weight": .number(1)],
    "job_worth": ["jobs_weight": .number(1)],
    "programmes": [
      "programmes": .records([
        .init(name: "clusters", fields: ["serves": .array([0] + each(0.9).dropLast()), "floor": .number(30)]),
        .init(name: "projects", fields: ["serves": .array(each(1)), "floor": .number(0), "ceiling": .number(60)]),
      ])
    ],
  ]

  private static let growth: [String: ParameterValue] = [
    "absorption_follows": .text("growth"), "absorption_growth": .array(each(0.2)),
  ]

  private static func each(_ value: Double) -> [Double] { Array(repeating: value, count: 8) }

  private static func bad(_ worth: Double, loss: Double = 0.3) -> ParameterRecord {
    let returns = (0..<8).map { $0 < 4 ? -loss : -0.05 }
    return .init(
      name: "bad",
      fields: ["probability": .number(0.1), "returns": .array(returns), "worth": .array([worth] + each(1).dropLast())])
  }

  private static let good = ParameterRecord(
    name: "good", fields: ["probability": .number(0.9), "returns": .array(each(0.1)), "worth": .array(each(1))])

  private static func everything(_ numbers: inout SplitMix) -> FundCase {
    var fund = random(&numbers)
    fund.floor = fund.floor.map { $0 / 4 }
    fund.capitalProductivity = each(1.5)
    fund.lag = each(1)
    fund.discountRate = 0.25
    fund.terminalYears = 2
    fund.others = [
      "raised_share": .number(0.8), "called_by": .array([0.35, 0.65, 1]), "fee_rate": .number(0.02),
      "reinvested_share": .number(0.5), "exit_return": .number(1.2), "exit_delay": .integer(1),
      "leverage_tiers": .records([
        .init(name: "second", fields: ["from": .array(each(9)), "multiple": .array(each(0.7))])
      ]),
      "goal_weight": .array([0, 0, 1, 0, 0]), "target_year": .integer(2018), "proportional_to": .array(each(1)),
      "stage_mix": .array((0..<24).map { $0 >= 12 ? [0.5, 0.3, 0.2][$0 % 3] : [0.1, 0.4, 0.5][$0 % 3] }),
      "stage_floor": .array([0.36, 0, 0]), "return_scenarios": .records([bad(0.9), good]), "loss_limit": .number(0.2),
      "objective": .text("weighted"), "floor_counts": .text("paid"), "jobs_weight": .number(1),
      "absorption_follows": .text("growth"), "absorption_growth": .array(each(0.2)),
    ]
    return fund
  }

  @Test(arguments: replacements.keys.sorted())
  func `a module whose parameter is replaced answers as one made with it`(key: String) throws {
    #expect(Set(Self.replacements.keys) == Set(FundAllocation.manifest.parameters.map(\.key)))
    var numbers = SplitMix(5)
    var fund = Self.everything(&numbers)
    if let others = Self.beside[key] { fund.others.merge(others) { $1 } }
    let before = fund.parameters
    var after = before
    if let value = Self.replacements[key] ?? nil {
      after.values[key] = value
    } else {
      switch before.values[key] {
      case .number(let value)?: after.values[key] = .number(value * 0.75)
      case .integer(let value)?: after.values[key] = .integer(value + 1)
      case .array(let values)?: after.values[key] = .array(values.map { key == "lag" ? $0 + 1 : $0 * 0.75 })
      default: Issue.record("'\(key)' is no number and no array")
      }
    }
    let multiplier = fund.industries.map { _ in numbers.next(in: 0.4...0.9) }
    var others = Dictionary(
      uniqueKeysWithValues: ["output_multiplier", "industrial_multiplier", "strategic_multiplier", "strategic_gain"].map
      {
        ($0, multiplier.map { $0 * numbers.next(in: 0.4...0.9) })
      })
    others["employment_multiplier"] = (0..<24).map { _ in numbers.next(in: 0.4...0.9) / 1e4 }
    var module = try FundAllocation(before)
    let old = try module.answer(before, multiplier: multiplier, others: others)
    try module.replace(with: after, changed: ParameterChanges([ParameterPath([key])], [true]))
    let new = try module.answer(after, multiplier: multiplier, others: others)
    var other = try FundAllocation(after)
    let fresh = try other.answer(after, multiplier: multiplier, others: others)
    for output in FundAllocation.manifest.outputs { #expect(new[output.name] == fresh[output.name]) }
    #expect(new.notes == fresh.notes)
    #expect(FundAllocation.manifest.outputs.contains { new[$0.name] != old[$0.name] })
  }

  @Test func `notes are told with every sample that they hold for`() throws {
    var fund = FundCase(["A"], years: ["2016"], registeredSize: 10)
    fund.ceiling = [4]
    var module = try FundAllocation(fund.parameters)
    let note =
      "warning: 6 of the 10 (1e8 CNY) to be paid find no project: industry ceilings bind first"
    for _ in 0..<2 { #expect(try module.answer(fund.parameters, multiplier: [1]).notes.first == note) }
  }

  @Test func `a limit beyond what a solver takes is a sample without an answer`() throws {
    var fund = FundCase(["A"], years: ["2016"], registeredSize: 10)
    fund.ceiling = [1e21]
    var module = try FundAllocation(fund.parameters)
    let error = #expect(throws: (any Error).self) { try module.answer(fund.parameters, multiplier: [1]) }
    #expect(error.map { "\($0)" } == "variable 'what A receives above its part' has the upper limit 1e+21")
  }

  @Test func `limits that no worth can reconcile are told with every sample`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 10)
    fund.floor = [6, 6]
    var module = try FundAllocation(fund.parameters)
    let problem = SampleProblem.infeasible(
      "no division of the fund (1e8 CNY) meets all of: the money paid in all (at most 10); the floor of A (6); "
        + "the floor of B (6); at best 2 are missing to the floors")
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
