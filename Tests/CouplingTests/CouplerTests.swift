import Economy
import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

/// Modules made up of closures around the two-sector table, 2015 to 2020.
struct CouplerTests {
  private static let years = (2015...2020).map(String.init)
  private static let bySector = VariableDeclaration(
    "park_bill", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "bill")
  private static let byIndustry = VariableDeclaration(
    "fund_bill", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"], meaning: "bill")
  private static let shares = VariableDeclaration(
    "fund_share", unit: "1", axes: ["industry", "sector", "year"], meaning: "domestic share")

  private static let axes = AxisLabels([
    "year": years, "sector": ["MAN", "ELC"], "industry": EconomyFixtures.industries,
  ])

  private func coupler(
    _ members: [CouplingGraph.Member], financing: [Financing] = [], runs: [String: Coupler.Run],
    variedModules: Set<String> = []
  ) throws -> Coupler {
    let accounts = try EconomyFixtures.twoSectors()
    var economy = EconomyFixtures.economy(accounts)
    economy.values[.electricityConsumption] = [100]
    economy.values[.electricityLosses] = [0]
    economy.values[.netElectricityImports] = [0]
    return Coupler(
      graph: try CouplingGraph(members, axes: Self.axes), members: members, axes: Self.axes, economy: economy,
      financing: financing, valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 200, fullSweeps: 7), runs: runs, variedModules: variedModules)
  }

  /// The answer of one sample in full.
  private func solve(
    _ members: [CouplingGraph.Member], financing: [Financing] = [], runs: [String: Coupler.Run]
  ) throws -> (economy: EconomyYears, answers: CoupledAnswers) {
    let answers = try coupler(members, financing: financing, runs: runs).solve(wanted: [], details: true)
    if let failure = answers.failures[0] { throw EconomyFailure(failure.sentences) }
    return (try #require(answers.economy.details[0]), answers)
  }

  private func answer(_ outputs: [String: [Double]]) -> ModuleReply {
    ModuleReply(outputs: outputs.mapValues { SampleNumbers(shared: $0) })
  }

  /// Manufacturing goods in 2020 alone.
  private func goods(_ amount: Double) -> [Double] { [0, 0, 0, 0, 0, amount, 0, 0, 0, 0, 0, 0] }

  /// A value by industry for manufacturing in 2020.
  private func byIndustry(_ values: [String: Double]) -> [Double] {
    EconomyFixtures.industries.flatMap { goods(values[$0] ?? 0) }
  }

  private func park(reads: [VariableDeclaration] = []) -> CouplingGraph.Member {
    CouplingGraphTests.member(
      "parks", reads: reads, gives: [Self.bySector],
      links: [EconomyLink(.bill, output: "park_bill", host: "gross_fixed_capital_formation")])
  }

  private func fund(share: String? = nil) -> CouplingGraph.Member {
    CouplingGraphTests.member(
      "fund", gives: [Self.byIndustry, Self.shares],
      links: [
        EconomyLink(.bill, output: "fund_bill", host: "gross_fixed_capital_formation", domesticShare: share)
      ])
  }

  @Test func `money that two modules describe is counted once`() throws {
    let money = byIndustry(["new_energy": 100, "biotechnology": 10])
    let runs: [String: Coupler.Run] = [
      "parks": { _ in answer(["park_bill": goods(40)]) }, "fund": { _ in answer(["fund_bill": money]) },
    ]
    let entry = Financing(name: "entry", bill: "parks", fund: "fund", industry: "new_energy", share: 0.3)
    let coupled = try solve([park(), fund()], financing: [entry], runs: runs)
    // Of 150 described, 30 are the parks'.
    #expect(abs(coupled.economy.output[5, 0] - (700 + 0.8 * 120 * 63 / 55)) < 1e-9)
    // The module's own output stands as it was given.
    #expect(coupled.answers.modules["fund"]?["fund_bill"] == SampleNumbers(shared: money))
  }

  @Test func `a fund that would pay for more than is built fails the run`() throws {
    let runs: [String: Coupler.Run] = [
      "parks": { _ in answer(["park_bill": goods(20)]) },
      "fund": { _ in answer(["fund_bill": byIndustry(["new_energy": 100])]) },
    ]
    let entry = Financing(name: "entry", bill: "parks", fund: "fund", industry: "new_energy", share: 0.3)
    #expect(
      try EconomyFixtures.sentences { _ = try solve([park(), fund()], financing: [entry], runs: runs) } == [
        "financed_by: 30.00 (1e8 CNY) of fund for new_energy in 2020 would pay for parks, which builds only 20.00; lower "
          + "the share"
      ])
  }

  @Test func `every industry's part of a bill has its own domestic share`() throws {
    let runs: [String: Coupler.Run] = [
      "fund": { _ in
        answer([
          "fund_bill": byIndustry(["new_energy": 100, "biotechnology": 10]),
          "fund_share": byIndustry(["new_energy": 0.5, "biotechnology": 1]),
        ])
      }
    ]
    let coupled = try solve([fund(share: "fund_share")], runs: runs)
    #expect(abs(coupled.economy.output[5, 0] - (700 + 60 * 63 / 55.0)) < 1e-9)
  }

  @Test func `a loop over electricity demand closes on the answer that agrees with itself`() throws {
    let demand = CouplingGraphTests.variable("electricity_demand")
    let runs: [String: Coupler.Run] = [
      "parks": { request in
        let twh = request.inputs["electricity_demand"]?.values[5] ?? 0
        return answer(["park_bill": goods(8 * (twh - 90))])
      }
    ]
    let coupled = try solve([park(reads: [demand])], runs: runs)
    let final = coupled.economy.electricity.demand[5]
    let bill = coupled.answers.modules["parks"]?["park_bill"]?.values[5] ?? 0
    #expect(final > 101)
    #expect(abs(bill / (8 * (final - 90)) - 1) < 1e-8)
    #expect(coupled.answers.loops[0]?.map(\.series) == [["electricity_demand"]])
    #expect((coupled.answers.loops[0]?.first?.sweeps ?? 0) > 1)
  }

  @Test func `modules read the multipliers and the domestic shares of the table`() throws {
    let reads = [
      CouplingGraphTests.variable("value_added_multiplier", "1", ["sector"]),
      CouplingGraphTests.variable("domestic_share", "1", ["sector"]),
    ]
    var seen: [String: [Double]] = [:]
    _ = try solve(
      [park(reads: reads)],
      runs: [
        "parks": { request in
          seen = request.inputs.mapValues(\.values)
          return answer(["park_bill": goods(0)])
        }
      ])
    #expect(seen["domestic_share"] == [0.8, 1])
    // 550/700 · 63/55 + 0.7 / 11 for manufacturing.
    let expected: [Double] = [0.9 + 0.7 / 11, 550.0 / 700 * 112 / 550 + 0.7 * 620 / 550]
    #expect(relativeDistance(seen["value_added_multiplier"] ?? [], expected) < 1e-12)
  }

  @Test func `samples of a loop leave it when they are closed, and a failing one spoils no other`() throws {
    let demand = CouplingGraphTests.variable("electricity_demand")
    let slopes = [0.0, 8, .infinity, 2]
    var asked: [[Int]] = []
    let runs: [String: Coupler.Run] = [
      "parks": { request in
        asked.append(request.samples)
        let read = request.inputs["electricity_demand"]
        var values: [Double] = []
        var failures: [Int: SampleFailure] = [:]
        for (place, sample) in request.samples.enumerated() {
          let twh = read.map { $0.values[$0.start(place) + 5] } ?? 0
          if slopes[sample].isInfinite {
            failures[place] = SampleFailure(.infeasible, module: "parks", ["no park can be built"])
            values += goods(0)
          } else {
            values += goods(slopes[sample] * (twh - 90))
          }
        }
        return ModuleReply(
          outputs: ["park_bill": SampleNumbers(perSample: values, width: 12)], failures: failures)
      }
    ]
    let members = [park(reads: [demand])]
    let together = try coupler(members, runs: runs, variedModules: ["parks"])
      .solve(samples: 4, wanted: [.electricityDemand])
    #expect(together.failures == [2: SampleFailure(.infeasible, module: "parks", ["no park can be built"])])
    let sweeps = [0, 1, 3].map { together.loops[$0]?.first?.sweeps ?? 0 }
    #expect(sweeps[0] < sweeps[2] && sweeps[2] < sweeps[1])
    #expect(asked.prefix(2) == [[0, 1, 2, 3], [1, 3]] && asked.last == [1])
    for sample in [0, 1, 3] {
      let twh = Array(try #require(together.economy.values[.electricityDemand]?.row(sample)))[5]
      let bill = try #require(together.modules["parks"]?["park_bill"]?.row(sample))
      #expect(abs(Array(bill)[5] - slopes[sample] * (twh - 90)) < 1e-6)
    }
  }

  @Test(arguments: [
    ([String](), ["parks"]), (["count"], ["count", "parks"]), (["sum"], ["count", "parks", "sum"]),
  ])
  func `a module that feeds neither the economy nor what is asked for is not run`(
    asked: [String], expected: [String]
  ) throws {
    var ran: Set<String> = []
    let count = VariableDeclaration("count", unit: "1", axes: ["year"], meaning: "parks")
    let sum = VariableDeclaration("sum", unit: "1", axes: ["year"], meaning: "all parks")
    let members = [
      park(),
      CouplingGraphTests.member("count", reads: [CouplingGraphTests.variable("electricity_demand")], gives: [count]),
      CouplingGraphTests.member("sum", reads: [count], gives: [sum]),
    ]
    func run(_ name: String, _ outputs: [String: [Double]]) -> Coupler.Run {
      { _ in
        ran.insert(name)
        return answer(outputs)
      }
    }
    let years = Array(repeating: 1.0, count: 6)
    let runs = [
      "parks": run("parks", ["park_bill": goods(40)]), "count": run("count", ["count": years]),
      "sum": run("sum", ["sum": years]),
    ]
    let answers = try coupler(members, runs: runs).solve(wanted: [.valueAdded], modules: Set(asked))
    #expect(answers.failures.isEmpty)
    #expect(ran.sorted() == expected)
    ran = []
    _ = try coupler(members, runs: runs).solve(wanted: [.valueAdded])
    #expect(ran.sorted() == ["count", "parks", "sum"])
  }

  @Test func `a module that no varied number reaches runs once for the whole batch`() throws {
    var calls: [String: [Int]] = [:]
    let runs: [String: Coupler.Run] = [
      "parks": { request in
        calls["parks", default: []].append(request.samples.count)
        return answer(["park_bill": goods(40)])
      },
      "fund": { request in
        calls["fund", default: []].append(request.samples.count)
        let rows = request.samples.flatMap { byIndustry(["new_energy": Double($0)]) }
        return ModuleReply(outputs: ["fund_bill": SampleNumbers(perSample: rows, width: 96)])
      },
    ]
    let answers = try coupler([park(), fund()], runs: runs, variedModules: ["fund"])
      .solve(samples: 50, wanted: [.grossOutputBySector])
    #expect(calls == ["parks": [1], "fund": [50]])
    let outputs = try #require(answers.economy.values[.grossOutputBySector])
    for sample in 0..<50 {
      #expect(abs(Array(outputs.row(sample))[5] - (700 + 0.8 * (40 + Double(sample)) * 63 / 55)) < 1e-9)
    }
  }
}
