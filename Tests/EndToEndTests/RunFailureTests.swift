import Testing

@Suite struct RunFailureTests {
  @Test func `floors above what may be paid are infeasible, named, and leave no results`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.fund-allocation]
      registered_size = "1000 亿元"
      disbursed_share = 0.3
      floor = { information_technology = 100, biotechnology = 100, high_end_equipment = 100, advanced_materials = 50, \
      new_energy = 0, new_energy_vehicles = 0, environmental_protection = 0, digital_creative = 0 }
      """)
    let answer = try scenario.run()
    #expect(
      answer
        == Program.Answer(
          code: 4, results: "",
          messages: """
            infeasible: fund-allocation has no feasible answer: no division of the fund (1e8 CNY) meets all of: the money \
            paid in all (at most 300); the floor of information_technology (100); the floor of biotechnology (100); the \
            floor of high_end_equipment (100); the floor of advanced_materials (50)

            """))
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }

  @Test func `a bill larger than its host names the sector and the module`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.wind-solar]
      enabled = true
      capacity_before = 0
      capacity = { wind = { 2015 = 0, 2016 = 0, 2017 = 10, 2018 = 10, 2019 = 10, 2020 = 10 }, solar = 0 }
      capital_cost = "10 CNY_2017/W"
      cumulative_capacity = 100
      cumulative_capacity_reference = 100
      learning_rate = 0
      tax_share = 0
      bill_shares = { value = { wind = { MIN = 1 }, solar = { MIN = 1 } } }
      """, modules: false)
    let answer = try scenario.run()
    #expect(
      answer
        == .failed(
          """
          error: the run failed
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
    #expect(try scenario.validate().code == 0)
    #expect(
      try scenario.run("--quiet")
        == .failed(
          """
          error: the run failed
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
      [strategic_industries.shares]
      value = { information_technology = { GWT = 1 }, biotechnology = {}, high_end_equipment = {}, advanced_materials = {}, \
      new_energy = {}, new_energy_vehicles = {}, environmental_protection = {}, digital_creative = {} }
      """, modules: false)
    let answer = try scenario.run()
    let lines = answer.messages.split(separator: "\n")
    #expect(answer.code == 3 && answer.results.isEmpty)
    #expect(lines.first == "error: the run failed")
    #expect(lines.count == 7)
    for (line, year) in zip(lines.dropFirst(), 2015...2020) {
      #expect(line.hasPrefix("the strategic industries would hold "))
      #expect(line.hasSuffix(" % of GWT in \(year); their shares sum to at most 100 % (shares: case.toml:8:1)"))
    }
  }

  private static func loop(gain: Double) throws -> ScenarioCase {
    try ScenarioCase("[modules.loop-gain]\ngain = \(gain)\noffset = 1\n[modules.loop-echo]\n", modules: false)
  }

  @Test(arguments: [(0.9, 10.0), (0.95, 20), (-0.9, 1 / 1.9)])
  func `a loop that contracts closes at its fixed point`(gain: Double, expected: Double) throws {
    let scenario = try Self.loop(gain: gain)
    let answer = try scenario.run("--quiet")
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let table = try scenario.folder.text("results/case/modules/loop-gain/loop_a.csv")
    let values = table.split(separator: "\n")[1].split(separator: ",").compactMap { Double($0) }.suffix(6)
    #expect(values.count == 6 && values.allSatisfy { abs($0 - expected) < 1e-7 }, "\(table)")
  }

  @Test func `a loop of gain 1.1 fails and names the series`() throws {
    let scenario = try Self.loop(gain: 1.1)
    let answer = try scenario.run()
    #expect(
      answer
        == .failed(
          """
          error: the run failed
          the loop over 'loop_b' does not close: after 400 sweeps 'loop_b' still changes by 0.0918532514399332 of its size, where 1e-10 is \
          asked for
          """))
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }
}
