import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The check before a run` {
  @Test func `a sound fund passes`() {
    #expect(FundAllocation.check(FundCase.onePeriod().parameters).isEmpty)
  }

  @Test func `every mistake is found in one pass`() {
    var fund = FundCase(["A", "B"], years: ["2016", "2018"], registeredSize: 10)
    fund.floor = [4, 5]
    fund.ceiling = [4, 2.5]
    fund.lag = [1.5, 2]
    fund.capitalBill = [[0.5, 0.4], [0.5, 0.5]]
    fund.productMix = [[1, 0], [1, 0.25]]
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error,
          "disbursement_ceiling", index: ["2018"], "2018 follows 2016, but the lags count every year",
          advice: "run this module over consecutive years"),
        ParameterDiagnostic(
          .error,
          "lag", index: ["A"], "the lag 1.5 is no whole number of years", advice: "write 1 or 2"),
        ParameterDiagnostic(
          .error,
          "capital_bill", index: ["A"], "the shares sum to 0.9", advice: "write shares of the sectors that sum to 1"),
        ParameterDiagnostic(
          .error,
          "floor", index: ["B"], "the floor 5 lies above the ceiling 2.5",
          advice: "write a floor of at most 2.5, or raise the ceiling"),
        ParameterDiagnostic(
          .error,
          "product_mix", index: ["B"], "the shares sum to 1.25", advice: "write shares of the sectors that sum to 1"),
      ])
  }

  @Test func `limits of stages are named with their amounts, and shares that are not written with their industry`() {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 10)
    fund.floor = [6, 0]
    fund.others = ["stage_mix": .array([1, 0, 0, 0, 0, 1]), "stage_floor": .array([0, 0, 0.7])]
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the money paid in all (at most 10); the floor of firms of the "
          + "stage mature (at least 0.7 of what is paid); the floor of A (6); at best 3 are missing to the floors")
    ) { try fund.run(multiplier: [1, 1]) }
    fund.others = ["stage_mix": .array([1, 0, 0, 0, 0, 0])]
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error, "stage_mix", index: ["B"], "no shares of B are written",
          advice: "write shares of the stages that sum to 1")
      ])
  }

  private static func tier(_ name: String, from: Double, multiple: Double) -> ParameterRecord {
    .init(name: name, fields: ["from": .array([from]), "multiple": .array([multiple])])
  }

  private static func scenario(_ name: String, _ probability: Double) -> ParameterRecord {
    .init(name: name, fields: ["probability": .number(probability), "returns": .array([0]), "worth": .array([1])])
  }

  private static let mistakes: [([String: ParameterValue], String, [String], String, String)] = [
    (
      ["leverage_tiers": .records([tier("second", from: 9, multiple: 0.5), tier("third", from: 9, multiple: 0.4)])],
      "leverage_tiers", ["third", "from", "A"], "the tier begins at 9, where the tier second begins at 9",
      "write more than 9"
    ),
    (
      ["leverage_tiers": .records([tier("second", from: 9, multiple: 0.5), tier("third", from: 10, multiple: 0.75)])],
      "leverage_tiers", ["third", "multiple", "A"], "leverage rises to 0.75 of the first, from 0.5 in the tier second",
      "write at most 0.5: leverage falls with size"
    ),
    (
      ["called_by": .array([0.5, 0.25])], "called_by", ["2017"], "0.25 by 2017 is less than 0.5 by 2016",
      "write shares that never fall: they count all calls so far"
    ),
    (
      ["return_scenarios": .records([scenario("good", 0.5), scenario("bad", 0.4)])], "return_scenarios", [],
      "the probabilities sum to 0.9", "write probabilities that sum to 1"
    ),
    (
      ["decide_by": .text("worst_case")], "decide_by", [],
      "the worst case is to decide, but there are no return scenarios",
      "write return_scenarios, or decide_by = \"expected\""
    ),
    (
      ["loss_limit": .number(0.1)], "loss_limit", [], "losses are limited, but there are no return scenarios",
      "write return_scenarios, or no limit"
    ),
    (
      ["objective": .text("strategic_share")], "target_year", [],
      "the objective counts 2020, which is no year of the run", "write one of 2016, 2017"
    ),
    (
      ["objective": .text("weighted")], "goal_weight", [], "the weighted objective has no weight",
      "give at least one goal a weight"
    ),
    (
      ["stage_mix": .array([0.5, 0.25, 0])], "stage_mix", ["A"], "the shares sum to 0.75",
      "write shares of the stages that sum to 1"
    ),
    (
      ["return_correlations": .array([0.5])], "return_correlations", ["A", "A"],
      "the correlation of A with itself is 0.5", "write 1"
    ),
  ]

  @Test(arguments: mistakes)
  func `every mistake has its place and says what to write`(
    values: [String: ParameterValue], parameter: String, index: [String], message: String, advice: String
  ) {
    var fund = FundCase(["A"], years: ["2016", "2017"], registeredSize: 10)
    fund.others = values
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(.error, parameter, index: index, message, advice: advice)
      ])
  }

  @Test(arguments: [
    ([1, 0.9, 0.2, 0.9, 1, 0.9, 0.2, 0.9, 1], "not positive semidefinite"),
    ([1, 0.5, 0, 0.4, 1, 0, 0, 0, 1], "not symmetric"),
  ])
  func `correlations that no returns have are refused`(correlations: [Double], defect: String) {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 10)
    fund.others = ["return_correlations": .array(correlations)]
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error, "return_correlations", "the correlations are \(defect): no returns have them",
          advice: "write a symmetric table that data could give")
      ])
  }

  @Test func `shares may miss one by a millionth`() {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 10)
    fund.capitalBill[0] = [0.333333, 0.333333, 0.333334]
    #expect(FundAllocation.check(fund.parameters).isEmpty)
    fund.capitalBill[0][2] = 0.333336
    #expect(FundAllocation.check(fund.parameters).map(\.message) == ["the shares sum to 1.000002"])
  }
}

@Suite struct `The manifest of the fund` {
  @Test func `links and charts name outputs that exist`() {
    let manifest = FundAllocation.manifest
    let outputs = Set(manifest.outputs.map(\.name))
    #expect(outputs.count == manifest.outputs.count)
    #expect(manifest.links.allSatisfy { outputs.contains($0.output) })
    #expect(manifest.charts.allSatisfy { outputs.contains($0.output) })
    #expect(manifest.axes[0].labels?.count == manifest.axes[0].titles?.count)
  }

  @Test func `the parameters of a case are those that are declared`() {
    let parameters = FundCase.onePeriod().parameters
    let declared = FundAllocation.manifest.parameters
    #expect(Set(parameters.values.keys) == Set(declared.filter { !$0.optional }.map(\.key)))
    #expect(declared.mismatch(parameters.values, mode: nil, axes: parameters.axes) == nil)
  }
}
