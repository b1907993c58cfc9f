import Economy
import LinearAlgebra
import Results
import ScenarioCase
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
}
