import ScenarioCase
import Testing

@Suite struct ExplainedChangeTests {
  @Test func `changes are explained in the order in which they are applied, with their effects and own years`() throws {
    let scenario = try ScenarioCase(ScenarioCase.fourChanges, modules: false)
    let overview = try scenario.explain().split(separator: "\n")
    #expect(
      overview.filter { $0.hasPrefix("  change ") }.joined(separator: "\n")
        == """
          change 1, electricity-saving: scale coefficient ELC -> all; adds -598.36 (1e8 CNY) to purchases at the \
        table's output in 2020
          change 2, data-centres: add flow 电力热力 -> ICT; adds 5.00 (1e8 CNY) to purchases at the table's output in 2020
          change 3, software: set coefficient Information and software services -> ICT; adds 46.20 (1e8 CNY) to \
        purchases at the table's output in 2019
          change 4, building: scale final_demand CON -> all; what it adds depends on the bills of the modules: a run \
        tells
          change 5, parks: add final_demand 建筑 -> 固定资本形成总额; adds 30.00 (1e8 CNY) to final demand in 2020
        """)
    #expect(
      overview.filter { $0.contains(".verb = ") }.map { $0.prefix { $0 != "=" } } == [
        "  changes.electricity-saving.verb ", "  changes.data-centres.verb ", "  changes.software.verb ",
        "  changes.building.verb ", "  changes.parks.verb ",
      ])
    #expect(
      try scenario.explain("economy.changes.software.coefficient").split(separator: "\n").first
        == "economy.changes.software.coefficient = 0.01 in 2019")
    #expect(
      try scenario.explain("economy.changes.software.verb").contains(
        "  effect     change 3; adds 46.20 (1e8 CNY) to purchases at the table's output in 2019\n"))
  }

  @Test(arguments: [
    ("{ 2018 = 1.1 }", "2018", "1.1 in 2018"), ("{ 2017 = 1, growth = \"10 %\" }", "2018", "1.1 in 2018"),
    ("{ 2017 = 1, 2019 = 1.2, interpolation = \"linear\" }", "2018", "1.1 in 2018"),
    ("{ 2018 = 1.1, 2019 = 1.2 }", "2019", "2018 1.1, 2019 1.2"), ("[1.1, 1.2]", "2019", "2018 1.1, 2019 1.2"),
  ])
  func `a change needs values for its own years only`(factor: String, last: String, shown: String) throws {
    let scenario = try ScenarioCase(
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ELC"
      to = "ICT"
      factor = \(factor)
      first_year = 2018
      last_year = \(last)
      reason = "r"
      offset = { value_added = 1 }
      """, modules: false)
    #expect(
      try scenario.explain("economy.changes.case.factor").split(separator: "\n").first
        == "economy.changes.case.factor = \(shown)")
  }
}
