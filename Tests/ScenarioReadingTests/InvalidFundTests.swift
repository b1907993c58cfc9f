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
