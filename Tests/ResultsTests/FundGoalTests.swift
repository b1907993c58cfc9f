import Economy
import LinearAlgebra
import RegionalBase
import Results
import ScenarioCase
import ScenarioReading
import SimulationKit
import Study
import Testing

/// The worth of a division by goals of the plan, against the economy's answer to the same division.
struct FundGoalTests {
  /// In 2020, with the strategic industries as parts of the table. The two differ by import shares, as values of money do.
  @Test(arguments: ["value_added", "strategic_value_added", "strategic_share"])
  func `the strategic industries gain what the programme says, to a hundredth`(objective: String) throws {
    let scenario = try ScenarioCase(
      "[modules.fund-allocation]\nobjective = \"\(objective)\"\n", base: "Scenarios/2020.toml")
    let answer = try ScenarioRun(try scenario.prepared("case.toml")).answer
    let outputs = try #require(answer.modules["fund-allocation"])
    let worths = try #require(outputs["fund_goal_worth"]).values
    let satellite = answer.economy.satellite
    let year = answer.economy.years.count - 1
    func gained(_ byDriver: FlatArray) throws -> Double {
      try ["fund-allocation", EconomyYears.newOutput].reduce(0) {
        $0 + byDriver[try #require(answer.economy.drivers.firstIndex(of: $1)), year]
      }
    }
    let (strategic, industry) = (try gained(satellite.industrialByDriver), try gained(satellite.aboveScaleByDriver))
    #expect(strategic > 20)
    #expect(abs(worths[2] / strategic - 1) < 1e-2, "\(worths[2]) \(strategic)")
    #expect(abs(worths[3] / (strategic - 0.15 * industry) - 1) < 1e-2, "\(worths[3]) \(strategic) \(industry)")
    let goal = try #require(
      ["value_added", "output", "strategic_value_added", "strategic_share"].firstIndex(of: objective))
    let found = try #require(outputs["fund_objective"]).values[0]
    #expect(abs(found / worths[goal] - 1) < 1e-9)
  }

  /// The account of jobs counts what all that the fund buys and sells asks for, by the same intensities.
  @Test func `jobs are those of the economy's account, to a hundredth`() throws {
    let goal = """
      [modules.fund-allocation]
      objective = "jobs"
      inputs.employment_multiplier = "economy.satellite_jobs_multiplier"

      """
    let scenario = try ScenarioCase(goal, base: "Scenarios/2020.toml")
    let run = try ScenarioRun(try scenario.prepared("case.toml"))
    let answer = run.answer
    let outputs = try #require(answer.modules["fund-allocation"])
    let jobs = try #require(outputs["fund_jobs"]).values[0]
    let account = try #require(answer.economy.physicalAmounts.first { $0.account.name == "jobs" })
    let year = answer.economy.years.count - 1
    var counted = 0.0
    for driver in ["fund-allocation", EconomyYears.newOutput] {
      let place = try #require(answer.economy.drivers.firstIndex(of: driver))
      counted += account.byDriver[place, year]
    }
    #expect(jobs > 1)
    // There are no programmes, and nothing is stored over them.
    let tables = try run.stored(program: .current).tables
    #expect(tables["modules/fund-allocation/fund_jobs.csv"] != nil)
    #expect(tables["modules/fund-allocation/fund_programme_money.csv"] == nil)
    #expect(abs(jobs / counted - 1) < 1e-2, "\(jobs) \(counted)")
  }

  /// Limits of 2015 for all years: by the growth of the economy's own capital formation the later ones are wider.
  @Test func `absorption follows the region's capital formation`() throws {
    func scenario(_ rule: String) throws -> ScenarioCase {
      try ScenarioCase(
        """
        [modules.fund-allocation]
        absorption = { value = { information_technology = 80, biotechnology = 50, high_end_equipment = 50, \
        advanced_materials = 60, new_energy = 50, new_energy_vehicles = 45, environmental_protection = 40, \
        digital_creative = 10 }, kind = "assumption", low = 5, high = 300, reason = "those of 2015" }
        \(rule)
        """, base: "Scenarios/2020.toml")
    }
    let follows = "absorption_follows = \"capital_formation\"\ninputs.demand_index = \"economy.final_demand_index\"\n"
    let prepared = try scenario(follows).prepared("case.toml")
    let economy = prepared.problem.economy
    let index = economy.demandIndex { economy.values[$0] ?? [] }
    let category = try #require(economy.accounts.categories.firstIndex { $0.code == "gross_fixed_capital_formation" })
    let years = economy.run.count
    let formation = Array(index[category * years..<(category + 1) * years])
    #expect(abs(formation[economy.anchor - economy.run.lowerBound] - 1) < 1e-12)
    #expect(zip(formation, formation.dropFirst()).allSatisfy(<))
    func investment(_ prepared: PreparedRun) throws -> [Double] {
      let outputs = try #require(ScenarioRun(prepared).answer.modules["fund-allocation"])
      return try #require(outputs["fund_investment"]).values
    }
    let (found, fixed) = (try investment(prepared), try investment(try scenario("").prepared("case.toml")))
    let limits: [Double] = [80, 50, 50, 60, 50, 45, 40, 10]
    var (bound, wider) = (0, 0)
    for (place, invested) in found.enumerated() {
      let limit = limits[place / years] * formation[place % years] / formation[0]
      #expect(invested < limit + 1e-6)
      if abs(invested - limit) < 1e-6 { bound += 1 }
      #expect(fixed[place] < limits[place / years] + 1e-6)
      if invested > limits[place / years] + 1 { wider += 1 }
    }
    #expect(bound > 8 && wider > 4, "\(bound) \(wider)")
  }
}
