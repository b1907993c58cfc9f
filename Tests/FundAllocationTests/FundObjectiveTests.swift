import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The objective` {
  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-9, sourceLocation: location)
    }
  }

  private static let others = [
    "output_multiplier": [2.0, 3], "industrial_multiplier": [0.5, 0.4], "strategic_multiplier": [0.3, 0.1],
    "strategic_gain": [0.2, 0],
    // 200 and 100 persons per 1e8 CNY in 2019, fewer a year later.
    "employment_multiplier": [2e-6, 1.5e-6, 1e-6, 8e-7],
  ]

  private static func fund(_ objective: String) -> FundCase {
    var fund = FundCase(["A", "B"], years: ["2019", "2020"], registeredSize: 10)
    fund.discountRate = 0.25
    fund.terminalYears = 1
    fund.lag = [1, 1]
    fund.capitalProductivity = [2, 1]
    fund.leverage = [3, 2]
    fund.others = [
      "objective": .text(objective), "goal_weight": .array([1, 0, 10, 0, 0]), "job_worth": .number(20000),
    ]
    return fund
  }

  /// Worths of a CNY for A in 2019 and 2020, then for B: per CNY of investment, at leverages of 3 and 2.
  private static func worths(_ a: [Double], _ b: [Double]) -> [Double] { a.map { 3 * $0 } + b.map { 2 * $0 } }

  private static let goals: [(String, [Double])] = [
    // Of A in 2019: building 0.5, then 2 x 0.5 in 2020 and in 2021 at 0.8 and 0.64; of B building 0.25 and 0.25 likewise.
    ("value_added", worths([1.94, 1.04], [0.61, 0.36])),
    ("output", worths([7.76, 4.16], [7.32, 4.32])),
    // In 2020 money of 2019 operates (A 2 x (0.3 + 0.2), B 0.1) and money of 2020 builds.
    ("strategic_value_added", worths([1, 0.3], [0.1, 0.1])),
    // The same with 0.3 - 0.15 x 0.5 and 0.1 - 0.15 x 0.4.
    ("strategic_share", worths([0.85, 0.225], [0.04, 0.04])),
    ("demand_multiplier", worths([0.5, 0.4], [0.25, 0.2])),
    ("weighted", worths([11.94, 4.04], [1.61, 1.36])),
    // 150 and 80 persons per 1e8 CNY at 20,000 CNY each: operation of A 2 x 0.03 and of B 0.016, or building.
    ("jobs", worths([0.06, 0.03], [0.016, 0.016])),
  ]

  @Test(arguments: goals)
  func `is the goal that is chosen`(objective: String, worths: [Double]) throws {
    let outputs = try Self.fund(objective).run(multiplier: [0.5, 0.25], others: Self.others)
    expect(outputs["fund_value_of_money"].values, worths)
    expect(outputs["fund_objective"].values, [10 * (worths.max() ?? 0)])
    // The present value of value added is told whatever is maximised.
    expect(outputs["fund_value_building"].values, [0.5, 0.25])
  }

  @Test func `needs what the economy gives`() {
    #expect(
      throws: SampleProblem.failed(
        "the objective 'strategic_value_added' needs strategic industries that are sectors of the table (economy.parts)"
      )
    ) { try Self.fund("strategic_value_added").run(multiplier: [0.5, 0.25]) }
    let noJobs = SampleProblem.failed(
      "the objective 'jobs' needs jobs per output: an account of them in [economy.satellites], and "
        + "inputs.employment_multiplier = \"economy.satellite_NAME_multiplier\" with its name")
    #expect(throws: noJobs) { try Self.fund("jobs").run(multiplier: [0.5, 0.25]) }
    #expect(throws: noJobs) {
      try Self.fund("jobs").run(multiplier: [0.5, 0.25], others: ["employment_multiplier": [0, 0, 0, 0]])
    }
  }

  @Test func `tells jobs in persons, whatever they are worth`() throws {
    let outputs = try Self.fund("jobs").run(multiplier: [0.5, 0.25], others: Self.others)
    // 10 of 2019 in A set 30 in motion: 2 x 150 persons for each 1e8 CNY of them.
    expect(outputs["fund_jobs"].values, [0.9])
    expect(outputs["fund_objective"].values, [1.8])
    expect(try Self.fund("value_added").run(multiplier: [0.5, 0.25])["fund_jobs"].values, [0])
    var weighted = Self.fund("weighted")
    weighted.others["jobs_weight"] = .number(100)
    let worths = try weighted.run(multiplier: [0.5, 0.25], others: Self.others)["fund_value_of_money"].values
    expect(worths, Self.worths([17.94, 7.04], [3.21, 2.96]))
  }

  @Test func `is told by where it arises`() throws {
    let outputs = try Self.fund("value_added").run(multiplier: [0.5, 0.25], others: Self.others)
    // All goes to A in 2019.
    expect(outputs["fund_money"].values, [10, 0, 0, 0])
    expect(outputs["fund_worth_part"].values, [15, 24, 19.2])
    expect(outputs["fund_goal_worth"].values, [58.2, 232.8, 30, 25.5, 15])
  }

  @Test func `of the worst case is that of the scenario in which it is least`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 12)
    func scenario(_ name: String, _ worth: [Double]) -> ParameterRecord {
      .init(
        name: name, fields: ["probability": .number(0.5), "returns": .array([0, 0]), "worth": .array(worth)])
    }
    fund.others = [
      "decide_by": .text("worst_case"),
      "return_scenarios": .records([scenario("slump", [0.25, 1]), scenario("drought", [1, 0.5])]),
    ]
    // 0.5 a + b = 2 a + 0.5 b with a + b = 12.
    let outputs = try fund.run(multiplier: [2, 1])
    expect(outputs["fund_money"].values, [3, 9])
    expect(outputs["fund_objective"].values, [10.5])
    // All to A is worth 6 in the slump.
    expect(outputs["fund_division_worth"].values, [10.5, 9, 9, 6, 9])
  }

  @Test func `gives way to a limit on losses`() throws {
    var fund = FundCase(["A", "B"], years: ["2016"], registeredSize: 100)
    func scenario(_ name: String, _ probability: Double, _ returns: [Double]) -> ParameterRecord {
      .init(
        name: name, fields: ["probability": .number(probability), "returns": .array(returns), "worth": .array([1, 1])])
    }
    fund.others = [
      "loss_tail": .number(0.2), "loss_limit": .number(0.1),
      "return_scenarios": .records([
        scenario("crash", 0.1, [-0.5, -0.1]), scenario("slump", 0.1, [-0.2, 0]), scenario("else", 0.8, [0.3, 0.1]),
      ]),
    ]
    // The worst fifth loses (0.5 + 0.2) / 2 of A and 0.05 of B: 0.35 a + 0.05 b = 0.1 (a + b).
    let outputs = try fund.run(multiplier: [2, 1])
    expect(outputs["fund_money"].values, [100.0 / 6, 500.0 / 6])
    expect(outputs["fund_tail_loss"].values, [10])
  }
}
