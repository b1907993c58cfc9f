import Diagnostics
import Foundation
import Results
import ScenarioCase
import ScenarioKeys
import ScenarioReading
import ScratchFolder
import Study
import Testing

@Suite struct ExplainedVariationTests {
  private static let varied =
    """
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = 0.06, high = 0.1 }
    "electricity.losses" = { distribution = "range" }
    "electricity.net_import_share" = { distribution = "triangular", low = "2 %", mode = "8 %", high = "15 %" }
    "sales.new_outflow" = { distribution = "discrete", values = [0.3, 0.5], weights = [0.25, 0.75] }
    "electricity.consumption" = { distribution = "lognormal", median = "288 TWh", geometric_standard_deviation = 1.05 }
    "modules.wind-solar.full_load_hours.wind" = { distribution = "normal", mean = 1800, standard_deviation = 100, low \
    = 1500, high = 2100 }
    [levers]
    "modules.fund-allocation.disbursed_share" = { values = [0.3, 0.6, 0.9] }
    "modules.wind-solar.capacity.wind.2020" = { low = "5 GW", high = "9 GW" }
    """

  @Test func `uncertain keys and levers are listed, and explained at their key`() throws {
    let scenario = try ScenarioCase(Self.varied)
    let overview = try scenario.explain()
    let list = overview.range(of: "[uncertain]").map { String(overview[$0.lowerBound...]) }
    #expect(
      list
        == """
        [uncertain] read by ensembles; a single run takes the values above
          economy.growth: uniform, 0.06 to 0.1  case.toml:6:1
          electricity.losses: uniform, 0.05 to 0.08  case.toml:7:1
          electricity.net_import_share: triangular, 0.02 to 0.15 with the mode 0.08  case.toml:8:1
          sales.new_outflow: discrete, 0.3 (0.25), 0.5 (0.75)  case.toml:9:1
          electricity.consumption: lognormal, median 288, geometric standard deviation 1.05 (TWh)  case.toml:10:1
          modules.wind-solar.full_load_hours.wind: normal, mean 1800, standard deviation 100, cut to 1500 to 2100 \
        (h)  case.toml:11:1

        [levers] read by ensembles; a single run takes the values above
          modules.fund-allocation.disbursed_share: a lever, one of 0.3, 0.6, 0.9  case.toml:13:1
          modules.wind-solar.capacity.wind.2020: a lever from 5 to 9 (GW)  case.toml:14:1

        """)
    #expect(
      try scenario.explain("electricity.losses")
        == """
        electricity.losses = 0.06
          means      share of the electricity sent out that is lost on the way to the users
          read by    the economy (physical electricity beside the table's money)
          inherited  Scenarios/henan/economy.toml:46:10  losses = { value = "6 %", kind = "assumption", low = \
        0.05, high = 0.08, reason = { en = "Transmissi…
          unit       %, as written
          kind       assumption
          reason     Transmission and distribution losses of a dense provincial grid; national figures of the \
        time lie between 6 and 7 %.
          uncertain  uniform, 0.05 to 0.08  case.toml:7:1
          range      0.05 to 0.08

        """)
  }

  @Test func `listed values are shown in the unit of the key`() throws {
    let scenario = try ScenarioCase(
      "[levers]\n\"electricity.losses\" = { values = { value = [5, 6], unit = \"%\" } }", modules: false)
    #expect(try scenario.explain().contains("electricity.losses: a lever, one of 0.05, 0.06  case.toml:6:1\n"))
  }

  @Test func `what a base says of how a number varies is kept beside what replaces a part of it`() throws {
    let scenario = try ScenarioCase(overVaryingBase: "[uncertain]\n\"electricity.losses\" = { low = 0.04 }")
    let explained = try scenario.explain("uncertain.\"electricity.losses\"")
    #expect(
      explained
        == """
        uncertain."electricity.losses" = triangular, 0.04 to 0.08 with the mode 0.06
          written    case.toml:6:1  "electricity.losses" = { low = 0.04 }
          over       under.toml:7:24  "electricity.losses" = { distribution = "triangular", low = 0.05, mode = 0.06, high = 0.08 }

        """)
    let record = try RunRecord(ScenarioRun(scenario.prepared()), program: .current)
    #expect(
      record.varied.map { $0.overridden.map { scenario.relative($0.description) } } == [["under.toml:7:24"], [], []])
  }
}
