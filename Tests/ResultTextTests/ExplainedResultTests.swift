import Diagnostics
import ScenarioCase
import SimulationKit
import Testing

@testable import ResultText

/// Results traced back to their parts and inputs.
struct ExplainedResultTests {
  private static func shown(
    _ lines: String, _ name: String, year: Int? = nil, language: Language? = nil
  ) throws -> String {
    let scenario = try ScenarioCase(lines, modules: false)
    do {
      return scenario.relative(
        try Self.text(ResultExplanation(try scenario.prepared(), of: name, year: year, language: language)))
    } catch let invalid as InvalidInput {
      return scenario.message(of: invalid)
    }
  }

  private static func text(_ result: ResultExplanation) throws -> String { result.text(try result.answered()) }

  private static let pumps = """
    [modules.heat-pumps]
    stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 1, 2020 = 2 }
    hours = { value = 1500, kind = "assumption", low = 1000, high = 2000, reason = "A guess." }
    price = { ELC = 0.55, GWT = -0.4 }

    """

  // In the table's year value added by driver is that which each category of the table calls forth; its sum is the table's.
  @Test func `a result of the economy is split by driver`() throws {
    #expect(
      try Self.shown("", "value_added", year: 2017) == """
        value_added (1e8 CNY, prices of 2017)

        by driver                         2017
        -----------------------------  -------
        Rural household consumption     2334.0
        Urban household consumption     5390.4
        Government consumption          2955.8
        Gross fixed capital formation   8712.9
        Change in inventories            191.8
        Exports abroad                  1516.5
        Outflow to other provinces     23451.5
        sum                            44552.8

        no module sends anything to the economy

        numbers behind it: 2 document, 18 derived, 3 unverified, 58 assumption

        """)
  }

  // 1 and 2 GW x 1,500 h x 0.55 CNY/kWh.
  @Test func `an output of a module is traced to the values that it reads`() throws {
    #expect(
      try Self.shown(Self.pumps, "heat-pumps/bill[sector=ELC]") == """
        heat-pumps/bill[sector=ELC] (1e8 CNY, prices of 2017)
        purchases

               2015  2016  2017  2018  2019   2020
        -----  ----  ----  ----  ----  ----  -----
        value  0.00  0.00  0.00  0.00  8.25  16.50

        module heat-pumps: Heat pumps
          modules.heat-pumps.enabled = true  default
          modules.heat-pumps.stock = 2015 0, 2016 0, 2017 0, 2018 0, 2019 1, 2020 2 GW  unstated  case.toml:6:9
          modules.heat-pumps.hours = 1500 h  assumption  case.toml:7:9
          modules.heat-pumps.price = 23 numbers in CNY_2017/kWh over sector  unstated  case.toml:8:9

        numbers behind it: 1 assumption, 8 unstated

        """)
  }

  @Test func `one year is shown alone, and in Chinese`() throws {
    #expect(
      try Self.shown(Self.pumps, "heat-pumps/bill[sector=ELC]", year: 2019, language: .zh) == """
        heat-pumps/bill[sector=ELC]（亿元，2017年价格）
        purchases

              2019
        ----  ----
        数值  8.25

        模块heat-pumps：热泵
          modules.heat-pumps.enabled = true  默认值
          modules.heat-pumps.stock = 2015 0, 2016 0, 2017 0, 2018 0, 2019 1, 2020 2 GW  未说明  case.toml:6:9
          modules.heat-pumps.hours = 1500 h  假设  case.toml:7:9
          modules.heat-pumps.price = 23个数值，单位 CNY_2017/kWh，sector  未说明  case.toml:8:9

        所依据的数值：假设1，未说明8

        """)
  }

  @Test func `the chain goes through the economy to the modules that send to it, each once`() throws {
    let text = try Self.shown(
      Self.pumps + """

        [modules.hydrogen-steel]
        share = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 0, 2020 = 0.1 }
        caught = 0.0009
        hydrogen = 0.00002
        coal_saved = 0.05
        power = 0.02

        """, "hydrogen-steel/hydrogen_made")
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines.filter { !$0.hasPrefix("  ") || $0.contains("reads") || $0.contains("(") && !$0.contains("=") }.dropFirst(4)
        == [
          "module hydrogen-steel: Hydrogen steel", "  reads gross_output (1e8 CNY, prices of 2017) from the economy",
          "the economy", "modules send to the economy", "  heat-pumps/bill (bill -> urban_household)",
          "  hydrogen-steel/co2_avoided (flow -> co2)", "  hydrogen-steel/hydrogen_made (flow -> hydrogen)",
          "  hydrogen-steel/mill_inputs (coefficientChange -> MET)", "module heat-pumps: Heat pumps",
          "numbers behind it: 2 document, 18 derived, 3 unverified, 59 assumption, 18 unstated",
        ])
    #expect(lines.contains { $0.hasPrefix("  economy.growth = 0.08 for every final_demand and year  unverified  ") })
  }

  @Test func `a target is shown with its goal and state, and its split sums to its change`() throws {
    let lines = try Self.shown("", "sei-share", year: 2020).split(separator: "\n")
    #expect(
      lines.prefix(2) == [
        "sei_share (%)",
        "target sei-share: SEI value added as a share of above-scale industrial value added, about 15 % in 2020 (missed)",
      ])
    // 11.8551 % in 2020 after the published 11.80 % in 2015.
    #expect(lines.contains("value  11.86") && lines.contains { $0.hasPrefix("sum ") && $0.hasSuffix(" 0.0551") })
    let chinese = try Self.shown("", "战略性新兴产业增加值占规模以上工业增加值比重", year: 2020, language: .zh)
    #expect(chinese.contains("\n目标sei-share：战略性新兴产业增加值占规模以上工业增加值比重，2020年约15 %（未达到）\n"))
  }

  @Test(arguments: [
    ("sei_shar", "error: no result is called 'sei_shar'; did you mean sei-share?"),
    ("bill", "error: no result is called 'bill'; did you mean heat-pumps/bill?"),
    (
      "heat-pumps/bil", "error: heat-pumps offers no 'bil'; did you mean heat-pumps/bill?"
    ),
    (
      "heat-pumps/bill",
      "error: heat-pumps/bill has a number for each sector; choose one, or add them up with [sector=sum]"
    ),
    ("satellite:co3", "error: there is no account 'co3' in [economy.satellites]; did you mean 'satellite:co2'?"),
    (
      "wind-solar/wind_solar_capacity[technology=wind]",
      "error: 'wind-solar/wind_solar_capacity[technology=wind]' is not modelled in this run: wind-solar offers it, and is "
        + "switched off here"
    ),
  ])
  func `a name that no result has is answered with the nearest`(name: String, message: String) throws {
    #expect(try Self.shown(Self.pumps, name) == message)
  }

  @Test func `a year outside the run is refused`() throws {
    #expect(
      try Self.shown("", "sei_share", year: 2022)
        == "error: the run covers 2015 to 2020, and not 2022; name one of its years")
  }
}
