import Coupling
import ScenarioCase
import ScenarioReading
import SimulationKit
import Study
import Testing

@testable import Results

@Suite struct RunFailureTests {
  /// The sentences of the failure, with paths as in the folder of the case; empty for a run that answers.
  private static func failure(of scenario: ScenarioCase) throws -> String {
    let prepared = try scenario.prepared()
    do throws(SampleFailure) {
      _ = try ScenarioRun(prepared)
      return ""
    } catch {
      return scenario.relative(error.description)
    }
  }

  @Test func `a bill larger than its host names the sector and the module`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.wind-solar]
      enabled = true
      delete = ["bill_shares"]
      capacity_before = 0
      capacity = { wind = { 2015 = 0, 2016 = 0, 2017 = 10, 2018 = 10, 2019 = 10, 2020 = 10 }, solar = 0 }
      capital_cost = "10 CNY_2017/W"
      cumulative_capacity = 100
      cumulative_capacity_reference = 100
      learning_rate = 0
      tax_share = 0
      bill_shares = { value = { wind = { MIN = 1 }, solar = { MIN = 1 } } }
      """, modules: false)
    #expect(
      try Self.failure(of: scenario)
        == ("""
        wind-solar (wind_solar_bill) bills 1000.00 (1e8 CNY) of MIN in 2017, but the table's \
        gross_fixed_capital_formation holds only 0.00 of it
        """))
  }

  @Test func `a change that only the bills of the modules make impossible is named with its place`() throws {
    let scenario = try ScenarioCase(
      """
      [economy.changes.fewer-computers]
      verb = "add"
      space = "final_demand"
      from = "ICT"
      to = "gross_fixed_capital_formation"
      amount = -199.3
      first_year = 2015
      last_year = 2016
      reason = "r"
      """)
    #expect(
      try Self.failure(of: scenario)
        == ("""
        the change fewer-computers (case.toml:10:10) makes gross_fixed_capital_formation negative in ICT in 2015: -4.20 \
        (1e8 CNY)
        """))
  }

  @Test func `shares of strategic industries above one name the sector and the year`() throws {
    let scenario = try ScenarioCase(
      """
      [economy]
      growth = 0
      delete = ["changes"]
      [strategic_industries]
      delete = ["shares"]
      [strategic_industries.shares]
      value = { information_technology = { GWT = 1 }, biotechnology = {}, high_end_equipment = {}, advanced_materials = {}, \
      new_energy = {}, new_energy_vehicles = {}, environmental_protection = {}, digital_creative = {} }
      """, modules: false)
    let lines = try Self.failure(of: scenario).split(separator: "\n")
    #expect(lines.count == 6)
    for (line, year) in zip(lines, 2015...2020) {
      #expect(line.hasPrefix("the strategic industries would hold "))
      #expect(line.hasSuffix(" % of GWT in \(year); their shares sum to at most 100 % (shares: case.toml:10:1)"))
    }
  }

  private static func loop(gain: Double) throws -> ScenarioCase {
    try ScenarioCase("[modules.loop-gain]\ngain = \(gain)\noffset = 1\n[modules.loop-echo]\n", modules: false)
  }

  @Test(arguments: [(0.9, 10.0), (0.95, 20), (-0.9, 1 / 1.9)])
  func `a loop that contracts closes at its fixed point`(gain: Double, expected: Double) throws {
    let scenario = try Self.loop(gain: gain)
    let run = try ScenarioRun(scenario.prepared())
    let values = try #require(run.answer.modules["loop-gain"]?["loop_a"]).values
    #expect(values.count == 6 && values.allSatisfy { abs($0 - expected) < 1e-7 }, "\(values)")
  }
}
