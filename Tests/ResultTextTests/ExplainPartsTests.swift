import ScenarioCase
import Testing

/// Values that several files have a part in: each part is shown with its place.
@Suite struct ExplainPartsTests {
  private static let parts: [(text: String, key: String, answer: String)] = [
    (
      "[electricity.losses]\nhigh = 0.07", "electricity.losses",
      """
      electricity.losses = 0.06
        means      share of the electricity sent out that is lost on the way to the users
        read by    the economy (physical electricity beside the table's money)
        written    Scenarios/henan/economy.toml:46:10  losses = { value = "6 %", kind = "assumption", low = 0.05, high = 0.08, reason = { en = "Transmissi…
        unit       %, as written
        kind       assumption
        reason     Transmission and distribution losses of a dense provincial grid; national figures of the time lie between 6 and 7 %.
        with       high  case.toml:6:8  high = 0.07
                   over  Scenarios/henan/economy.toml:46:67  losses = { value = "6 %", kind = "assumption", low = 0.05, high = 0.08, reason = { en = "Transmissi…
        range      0.05 to 0.07
      """
    ),
    (
      "[modules.fund-allocation.absorption.new_energy]\n2030 = 200\ndelete = [\"2020\"]",
      "modules.fund-allocation.absorption.new_energy.2019",
      """
      modules.fund-allocation.absorption.new_energy.2019 = 90 (1e8 CNY)
        means      the most investment (fund money times leverage) that an industry can take in a year
        read by    the module fund-allocation
        written    case.toml:5:1  [modules.fund-allocation.absorption.new_energy]
        between    the given years: linear
        beyond     the run, used between the years: new_energy.2030 = 200  case.toml:6:8  2030 = 200
        kind       assumption
        reason     About 2-5 % of the industry's gross output in the 2017 table (with the shares of strategic-industries.toml; 8 % for the fast-growing vehicles) can be added as fund-led investment a year; it grows with the industries. Over all industries that is 1.5-2 % of the table's gross fixed capital formation of 2017.
        range      5 to 300 (1e8 CNY)
      """
    ),
    (
      "[modules.fund-allocation.floor]\ndelete = [\"new_energy\"]", "modules.fund-allocation.floor.new_energy",
      """
      modules.fund-allocation.floor.new_energy = 0 (1e8 CNY)
        means      the least that an industry receives over the run
        read by    the module fund-allocation
        written    Scenarios/henan/fund-allocation.toml:29:1  [modules.fund-allocation.floor]
        kind       assumption
        reason     The plan names all eight industries, so none is left without; the four manufacturing industries with a section of their own (III(1)-(4)) receive at least 5 % of what is paid, the three that share III(5) some 3 %, digital creation (III(6)) some 2 %.
        range      0 to 60 (1e8 CNY)

        modules.fund-allocation.floor.new_energy is deleted at case.toml:6:11  delete = ["new_energy"], over Scenarios/henan/fund-allocation.toml:30:123
      """
    ),
    (
      "[modules.fund-allocation]\nenabled = false", "modules.fund-allocation.enabled",
      """
      modules.fund-allocation.enabled = false
        means      whether the module takes part in the run
        read by    the workbench
        written    case.toml:6:11  enabled = false
      """
    ),
    (
      "[modules.wind-solar.capacity]\nwind.2020 = \"7 GW\"", "modules.wind-solar.capacity.wind.2020",
      """
      modules.wind-solar.capacity.wind.2020 = 7 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:6:13  wind.2020 = "7 GW"
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        unit       GW, as written
      """
    ),
  ]

  @Test(arguments: parts)
  func `every part of a value is shown where it is written`(text: String, key: String, answer: String) throws {
    #expect(
      try ScenarioCase(text).explain(key) == answer + "\n")
  }

  @Test(arguments: ["化学(含医药)", "che", "Chemicals (incl. pharmaceuticals)"])
  func `a key may call labels by their names`(name: String) throws {
    let scenario = try ScenarioCase("")
    let answer = try scenario.explain("strategic_industries.shares.biotechnology.CHE")
    #expect(answer.hasPrefix("strategic_industries.shares.biotechnology.CHE = "))
    #expect(try scenario.explain("strategic_industries.shares.biotechnology.\(name)") == answer)
  }
}
