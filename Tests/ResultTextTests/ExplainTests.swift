import ScenarioCase
import Testing

@Suite struct ExplainTests {
  private static let explained: [(text: String, modules: Bool, key: String, answer: String)] = [
    (
      """
      [modules.wind-solar]
      full_load_hours = { wind = 1800, solar = 1100 }
      """, true, "modules.wind-solar.full_load_hours",
      """
      modules.wind-solar.full_load_hours = wind 1800, solar 1100 h
        means      electricity generated in a year over capacity, curtailment taken off
        read by    the module wind-solar in the mode path
        written    case.toml:6:19  full_load_hours = { wind = 1800, solar = 1100 }
        over       Scenarios/henan/wind-solar.toml:34:1  [modules.wind-solar.full_load_hours]
      """
    ),
    (
      """
      [economy.growth]
      value = "7 %"
      kind = "assumption"
      low = 0.05
      high = 0.09
      reason = "Slower than the outline."
      """, false, "economy.growth",
      """
      economy.growth =
          rural_household: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          urban_household: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          government: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          gross_fixed_capital_formation: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          inventory_change: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          exports_abroad: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
          outflow_to_provinces: 2015 0.08, 2016 0.08, 2017 0.08, 2018 0.07, 2019 0.07, 2020 0.07
        means      growth of each final-demand category against the year before, in the table's prices
        read by    the economy (the input-output table and what grows around it)
        written    case.toml:5:1  [economy.growth]
        over       Scenarios/henan/economy.toml:7:1  [economy.growth]
        unit       %, as written
        kept       the base's numbers to 2017, the table's year; this one counts from 2018
        kind       assumption
        reason     Slower than the outline.
        range      0.05 to 0.09, common to all its numbers
      """
    ),
    (
      "", true, "new-energy-vehicles.recovery_share",
      """
      modules.new-energy-vehicles.recovery_share = lithium 0.85, nickel 0.98, cobalt 0.98, manganese 0.98, graphite 0, \
      copper 0.9
        means      share of a material in recycled batteries that is recovered
        read by    the module new-energy-vehicles in the mode path
        default    of the manifest
        kind       unverified
        source     MIIT, requirements for the comprehensive use of waste traction batteries, 2016 and 2019: nickel, \
      cobalt and manganese at least 98 %, lithium at least 85 %, from memory; graphite is burnt or dumped, copper assumed
      """
    ),
    (
      "", false, "modules.wind-solar.tax_share",
      """
      modules.wind-solar.tax_share = 0.13 for every technology
        means      share of the capital cost that is product tax and not part of producers' prices
        read by    the module wind-solar
        inactive   the module is switched off
        inherited  Scenarios/henan/wind-solar.toml:90:1  [modules.wind-solar.tax_share]
        kind       assumption
        reason     Value-added tax of 17 % on equipment (three quarters) and 11 % on building works (a fifth) in \
      2016-2017: 0.75 x 17/117 + 0.2 x 11/111. Low: nothing is taken off; high: 17/117 on everything.
        range      0 to 0.1453
      """
    ),
    (
      """
      [modules.wind-solar]
      mode = "share"
      [modules.wind-solar.share]
      interpolation = "linear"
      value = { wind = { 2015 = 0.01, 2020 = 0.03 }, solar = { 2015 = 0.01, 2020 = 0.04 } }
      """, true, "modules.wind-solar.capacity.wind.2017",
      """
      modules.wind-solar.capacity.wind.2017 = 2.33 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar
        inactive   read only in the mode path or path_balance or least_cost, and the mode is share
        inherited  Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = \
      { en = "NEA, wind power by province 2017,…
        unit       GW, as written
        kind       unverified
        source     NEA, wind power by province 2017, from memory; 2.0 TWh at 1,199 h in January-September \
      (chinapower.com.cn 96956) mean 1.67 GW, half way from 1.04
      """
    ),
    (
      """
      [economy.changes.electricity-saving]
      factor = { value = { 2015 = 1.1, 2017 = 1, growth = "-3 %" }, interpolation = "linear", kind = "assumption", \
      low = 0.8, high = 1.2, reason = "Less is saved." }
      """, false, "economy.changes.electricity-saving.factor",
      """
      economy.changes.electricity-saving.factor = 2015 1.1, 2016 1.05, 2017 1, 2018 0.97, 2019 0.9409, 2020 0.912673
        means      for scale: what the number is multiplied by; 1 in the table's year
        read by    the economy (the input-output table and what grows around it)
        written    case.toml:6:10  factor = { value = { 2015 = 1.1, 2017 = 1, growth = "-3 %" }, interpolation = \
      "linear", kind = "ass…
        over       Scenarios/henan/economy.toml:21:1  [economy.changes.electricity-saving.factor]
        between    the given years: linear
        years      from growth of -3 % a year
        kind       assumption
        reason     Less is saved.
        range      0.8 to 1.2, common to all its numbers
      """
    ),
    (
      """
      use = ["slow", "less"]
      [overrides.slow.electricity]
      losses = "4 %"
      [overrides.less.electricity]
      losses = "5 %"
      """, false, "electricity.losses",
      """
      electricity.losses = 0.05
        means      share of the electricity sent out that is lost on the way to the users
        read by    the economy (physical electricity beside the table's money)
        written    case.toml:9:10  losses = "5 %"
        over       case.toml:7:10  losses = "4 %"
        over       Scenarios/henan/economy.toml:46:10  losses = { value = "6 %", kind = "assumption", low = 0.05, \
      high = 0.08, reason = { en = "Transmissi…
        unit       %, as written
      """
    ),
    (
      """
      [economy.changes]
      delete = ["electricity-saving"]
      """, false, "economy.changes",
      """
        economy.changes.electricity-saving is deleted at case.toml:6:11  delete = ["electricity-saving"], over \
      Scenarios/henan/economy.toml:14:1
      """
    ),
  ]

  @Test(arguments: explained)
  func `a value is shown with its places, its source and who reads it`(
    text: String, modules: Bool, key: String, answer: String
  ) throws {
    let shown = try ScenarioCase(text, modules: modules).explain(key)
    #expect(shown == answer + "\n")
  }

  private static let unknown: [(key: String, message: String)] = [
    (
      "economy.grwth",
      """
      error: no value of the scenario has the key economy.grwth; did you mean economy.growth?
      """
    ),
    (
      "capacty",
      """
      error: no value of the scenario has the key capacty; did you mean modules.wind-solar.capacity?
      """
    ),
    (
      "wind-solar.tax_shar",
      """
      error: no value of the scenario has the key wind-solar.tax_shar; did you mean modules.wind-solar.tax_share?
      """
    ),
    (
      "electricity.changes.x.y",
      """
      error: no value of the scenario has the key electricity.changes.x.y; simplan explain without a key lists them all
      """
    ),
    (
      "说明",
      """
      error: no value of the scenario has the key 说明; simplan explain without a key lists them all
      """
    ),
  ]

  @Test(arguments: unknown)
  func `an unknown key is answered with what may have been meant`(key: String, message: String) throws {
    #expect(try ScenarioCase("", modules: false).explain(key) == message)
  }
}
