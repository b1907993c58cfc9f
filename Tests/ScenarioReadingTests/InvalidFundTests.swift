import ScenarioCase
import Testing

/// Mistakes in the numbers of the fund, as an analyst sees them.
@Suite struct InvalidFundTests {
  @Test func `numbers below zero and industries that the economy does not know are told where they stand`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.fund-allocation.leverage]
      biotechnology = -1
      [modules.fund-allocation.absorption.biotechnology]
      2019 = -5
      [modules.fund-allocation.ceiling]
      shipbuilding = 3
      """)
    #expect(
      scenario.mistakes() == """
        case.toml:6:17: error: leverage.biotechnology is -1 but must be at least 0
          biotechnology = -1
                          ^
        case.toml:8:8: error: absorption.biotechnology.2019 is -5 × 1e8 CNY but must be at least 0 × 1e8 CNY
          2019 = -5
                 ^
        case.toml:10:1: error: shipbuilding is no label of the axis industry; its labels are information_technology, \
        biotechnology, high_end_equipment, advanced_materials, new_energy, new_energy_vehicles, \
        environmental_protection, digital_creative
          shipbuilding = 3
          ^
        3 errors
        """)
  }

  @Test func `programmes and limits that follow something are told where they stand`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.fund-allocation]
      absorption_follows = "growth"
      absorption_growth = { biotechnology = -2 }
      [modules.fund-allocation.programmes.clusters]
      serves = { information_technology = 1.5, shipbuilding = 1 }
      floor = -3
      goal = 1
      """)
    #expect(
      Self.errors(scenario) == [
        "case.toml:7:21: error: absorption_growth has no value for information_technology, high_end_equipment, "
          + "advanced_materials, new_energy, new_energy_vehicles, environmental_protection, digital_creative; name every "
          + "label of the axis industry",
        "case.toml:7:39: error: absorption_growth.biotechnology is -2 × 1/year but must be at least -1 × 1/year",
        "case.toml:9:37: error: programmes.clusters.serves.information_technology is 1.5 but must be 0 to 1",
        "case.toml:9:42: error: shipbuilding is no label of the axis industry; its labels are information_technology, "
          + "biotechnology, high_end_equipment, advanced_materials, new_energy, new_energy_vehicles, "
          + "environmental_protection, digital_creative",
        "case.toml:10:9: error: programmes.clusters.floor is -3 × 1e8 CNY but must be at least 0 × 1e8 CNY",
        "case.toml:11:1: error: unknown key goal in [modules.fund-allocation.programmes.clusters]; keys here are "
          + "title_en, title_zh, serves, floor, ceiling",
      ])
    let second = try ScenarioCase(
      """
      [modules.fund-allocation]
      absorption_growth = 0.1
      [modules.fund-allocation.programmes.clusters]
      serves = { information_technology = 1, biotechnology = 0.5, high_end_equipment = 1, advanced_materials = 1, new_energy = 1, new_energy_vehicles = 1, environmental_protection = 1, digital_creative = 1 }
      floor = 30
      ceiling = 20
      """)
    #expect(
      Self.errors(second) == [
        "case.toml:6:21: error: absorption_growth: a rate is written, but absorption follows years; write "
          + "absorption_follows = \"growth\", or no rate",
        "case.toml:7:1: error: programmes: the shares of biotechnology's money that the programmes take sum to 0.5; write "
          + "shares under serves that sum to at least 1, since all of it goes through a programme",
        "case.toml:9:9: error: programmes.clusters.floor: the floor 30 lies above the ceiling 20; write a floor of at most "
          + "20, or raise the ceiling",
      ])
  }

  private static func errors(_ scenario: ScenarioCase) -> [String] {
    scenario.mistakes().split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
  }

  @Test func `limits, goals and correlations that contradict themselves are told in one pass`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.fund-allocation]
      objective = "strategic_share"
      target_year = 2025
      decide_by = "worst_case"
      return_correlation = { value = -0.5, kind = "assumption", low = -1, high = 1, reason = "A case." }
      called_by = { 2015 = 0, 2016 = 0.3, 2017 = 0.2, 2018 = 1, 2019 = 1, 2020 = 1 }
      floor = { new_energy = 60 }
      ceiling = { new_energy = 50 }
      """)
    #expect(
      scenario.mistakes() == """
        case.toml:7:15: error: target_year: the objective counts 2025, which is no year of the run; write one of 2015, \
        2016, 2017, 2018, 2019, 2020
          target_year = 2025
                        ^
        case.toml:8:13: error: decide_by: the worst case is to decide, but there are no return scenarios; write \
        return_scenarios, or decide_by = "expected"
          decide_by = "worst_case"
                      ^
        case.toml:9:22: error: return_correlation: the correlations are not positive semidefinite: no returns have them; \
        write at least -0.1428
          return_correlation = { value = -0.5, kind = "assumption", low = -1, high = 1, reason = "A case." }
                               ^
        case.toml:9:32: note: return_correlation is -0.5, outside the 0 to 0.8 that its base gives \
        (Scenarios/henan/fund-allocation.toml:158:1)
          return_correlation = { value = -0.5, kind = "assumption", low = -1, high = 1, reason = "A case." }
                                         ^
        case.toml:10:44: error: called_by.2017: 0.2 by 2017 is less than 0.3 by 2016; write shares that never fall: they \
        count all calls so far
          called_by = { 2015 = 0, 2016 = 0.3, 2017 = 0.2, 2018 = 1, 2019 = 1, 2020 = 1 }
                                                     ^
        case.toml:11:24: error: floor.new_energy: the floor 60 lies above the ceiling 50; write a floor of at most 50, \
        or raise the ceiling
          floor = { new_energy = 60 }
                                 ^
        5 errors
        """)
  }
}
