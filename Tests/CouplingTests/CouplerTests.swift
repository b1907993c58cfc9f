import Economy
import EconomyFixtures
import InputOutput
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

  private func solve(
    _ members: [CouplingGraph.Member], financing: [Financing] = [], runs: [String: Coupler.Run]
  ) throws -> CoupledAnswer {
    let accounts = try EconomyFixtures.twoSectors()
    return try Coupler(
      graph: try CouplingGraph(members), members: members,
      axes: AxisLabels(["year": Self.years, "sector": ["MAN", "ELC"], "industry": StrategicIndustries.identifiers]),
      economy: EconomyFixtures.economy(accounts),
      electricity: ElectricityDemand.Settings(baseYear: 2015, consumption: 100, losses: 0, netImportShare: 0),
      financing: financing, valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 200, fullSweeps: 7), runs: runs
    ).solve()
  }

  private func answer(_ outputs: [String: LabelledArray]) -> ModuleAnswer { ModuleAnswer(outputs: outputs, notes: []) }

  /// Manufacturing goods in 2020 alone.
  private func goods(_ amount: Double) -> LabelledArray {
    var array = LabelledArray(zeroOver: Self.bySector.axes, labels: [["MAN", "ELC"], Self.years])
    array[0, 5] = amount
    return array
  }

  /// A value by industry for manufacturing in 2020.
  private func byIndustry(_ values: [String: Double]) -> LabelledArray {
    var array = LabelledArray(
      zeroOver: Self.byIndustry.axes, labels: [StrategicIndustries.identifiers, ["MAN", "ELC"], Self.years])
    for (k, industry) in StrategicIndustries.identifiers.enumerated() { array[k, 0, 5] = values[industry] ?? 0 }
    return array
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
    let entry = Financing(bill: "parks", fund: "fund", industry: "new_energy", share: 0.3)
    let coupled = try solve([park(), fund()], financing: [entry], runs: runs)
    // Of 150 described, 30 are the parks'.
    #expect(abs(coupled.economy.output[5][0] - (700 + 0.8 * 120 * 63 / 55)) < 1e-9)
    // The module's own output stands as it was given.
    #expect(coupled.modules["fund"]?["fund_bill"] == money)
  }

  @Test func `a fund that would pay for more than is built fails the run`() throws {
    let runs: [String: Coupler.Run] = [
      "parks": { _ in answer(["park_bill": goods(20)]) },
      "fund": { _ in answer(["fund_bill": byIndustry(["new_energy": 100])]) },
    ]
    let entry = Financing(bill: "parks", fund: "fund", industry: "new_energy", share: 0.3)
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
    #expect(abs(coupled.economy.output[5][0] - (700 + 60 * 63 / 55.0)) < 1e-9)
  }

  @Test func `a loop over electricity demand closes on the answer that agrees with itself`() throws {
    let demand = CouplingGraphTests.variable("electricity_demand")
    let runs: [String: Coupler.Run] = [
      "parks": { inputs in
        let twh = inputs["electricity_demand"]?[5] ?? 0
        return answer(["park_bill": goods(8 * (twh - 90))])
      }
    ]
    let coupled = try solve([park(reads: [demand])], runs: runs)
    let final = coupled.electricity.demand[5]
    let bill = coupled.modules["parks"]?["park_bill"]?[0, 5] ?? 0
    #expect(final > 101)
    #expect(abs(bill / (8 * (final - 90)) - 1) < 1e-8)
    #expect(coupled.loops.map(\.series) == [["electricity_demand"]])
    #expect((coupled.loops.first?.sweeps ?? 0) > 1)
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
        "parks": { inputs in
          seen = inputs.mapValues(\.values)
          return answer(["park_bill": goods(0)])
        }
      ])
    #expect(seen["domestic_share"] == [0.8, 1])
    // 550/700 · 63/55 + 0.7 / 11 for manufacturing.
    let expected: [Double] = [0.9 + 0.7 / 11, 550.0 / 700 * 112 / 550 + 0.7 * 620 / 550]
    #expect(relativeDistance(seen["value_added_multiplier"] ?? [], expected) < 1e-12)
  }
}
