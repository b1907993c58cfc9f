import ScenarioCase
import ScratchFolder
import Testing

@Suite struct VariedAdviceTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      """
      [uncertain]
      "economy.growth.城镇居民消费.2016" = { distribution = "uniform", low = 0, high = 0.1 }
      """,
      """
      case.toml:6:1: error: uncertain names economy.growth.城镇居民消费.2016, and keys here call labels by their codes; \
      write "economy.growth.urban_household.2016"
        "economy.growth.城镇居民消费.2016" = { distribution = "uniform", low = 0, high = 0.1 }
        ^
      """
    ),
    (
      """
      [levers]
      "economy.growth.Urban household consumption.2016" = { values = [0.1, 0.2] }
      """,
      """
      case.toml:6:1: error: levers names economy.growth.Urban household consumption.2016, and keys here call labels by \
      their codes; write "economy.growth.urban_household.2016"
        "economy.growth.Urban household consumption.2016" = { values = [0.1, 0.2] }
        ^
      """
    ),
    (
      """
      [levers]
      "strategic_industries.shares.biotechnology.ｃｈｅ" = { values = [0.1, 0.2] }
      """,
      """
      case.toml:6:1: error: levers names strategic_industries.shares.biotechnology.ｃｈｅ, and keys here call labels by \
      their codes; write "strategic_industries.shares.biotechnology.CHE"
        "strategic_industries.shares.biotechnology.ｃｈｅ" = { values = [0.1, 0.2] }
        ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.base_year" = { distribution = "normal", mean = 2015, standard_deviation = 1 }
      """,
      """
      case.toml:6:27: error: the key is a whole number, which takes no value between two others; list its values: { \
      distribution = "discrete", values = [1, 2, 3] }
        "electricity.base_year" = { distribution = "normal", mean = 2015, standard_deviation = 1 }
                                  ^
      """
    ),
    (
      """
      [levers]
      "electricity.base_year" = { low = 2015, high = 2017 }
      """,
      """
      case.toml:6:27: error: the key is a whole number, which takes no value between two others; list its values: { \
      values = [1, 2, 3] }
        "electricity.base_year" = { low = 2015, high = 2017 }
                                  ^
      """
    ),
    (
      """
      [levers]
      "electricity.base_year" = { values = [2015, 2015.5] }
      """,
      """
      case.toml:6:45: error: values.2 is 2015.5, but the key is a whole number; write 2016
        "electricity.base_year" = { values = [2015, 2015.5] }
                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "normal", mean = 0.5, standard_deviation = 0.01, low = 0.01, high = 0.1 \
      }
      """,
      """
      case.toml:6:58: error: almost nothing is left of the distribution: its mean, 0.5, lies more than three standard \
      deviations above high, 0.1; let the mean lie between low and high
        "electricity.losses" = { distribution = "normal", mean = 0.5, standard_deviation = 0.01, low = 0.01, high = \
      0.1 }
                                                                 ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.consumption" = { distribution = "lognormal", median = 100, geometric_standard_deviation = 1.1, low \
      = 200 }
      """,
      """
      case.toml:6:68: error: almost nothing is left of the distribution: its median, 100, lies more than three \
      standard deviations below low, 200; let the median lie between low and high
        icity.consumption" = { distribution = "lognormal", median = 100, geometric_standard_deviation = 1.1, low = \
      200 }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "discrete", values = [0.05, 0.05] }
      """,
      """
      case.toml:6:69: error: values lists 0.05 twice; leave one, and let weights say how likely it is
        city.losses" = { distribution = "discrete", values = [0.05, 0.05] }
                                                                    ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { values = [0.05] }
      """,
      """
      case.toml:6:35: error: one value alone does not vary; list another, or leave the key as it is written
        "electricity.losses" = { values = [0.05] }
                                          ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { values = 0.05 }
      """,
      """
      case.toml:6:35: error: one value alone does not vary; list another, or leave the key as it is written
        "electricity.losses" = { values = 0.05 }
                                          ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { values = [] }
      """,
      """
      case.toml:6:35: error: values is empty; list the values that the key can have
        "electricity.losses" = { values = [] }
                                          ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { low = 0.06, high = 0.06 }
      """,
      """
      case.toml:6:45: error: low and high are both 0.06; let high be above low, or leave the key as it is written
        "electricity.losses" = { low = 0.06, high = 0.06 }
                                                    ^
      """
    ),
    (
      """
      [levers]
      "economy.growth" = [0.06, 0.07]
      """,
      """
      case.toml:6:20: error: what varies is a table; write { values = [1, 2] } or { low = 1, high = 2 }
        "economy.growth" = [0.06, 0.07]
                           ^
      """
    ),
    (
      """
      [uncertain]
      "economy.growth" = 0.06
      """,
      """
      case.toml:6:20: error: what varies is a table; write { distribution = "uniform", low = 1, high = 2 }
        "economy.growth" = 0.06
                           ^
      """
    ),
    (
      """
      [levers]
      "years.last" = { values = [2019, 2020] }
      "name" = { values = [1, 2] }
      """,
      """
      case.toml:6:1: error: years.last cannot vary: all runs of an ensemble have the same years; remove it
        "years.last" = { values = [2019, 2020] }
        ^
      case.toml:7:1: error: name cannot vary: it describes the scenario as a whole; remove it
        "name" = { values = [1, 2] }
        ^
      2 errors
      """
    ),
    (
      """
      [economy.growth]
      value = { government = 0.05, urban_household = 0.08, rural_household = 0.08, gross_fixed_capital_formation = \
      0.08, inventory_change = 0.08, exports_abroad = 0.08, outflow_to_provinces = 0.08 }
      [levers]
      "economy.growth" = { low = 0.01, high = 0.06 }
      """,
      """
      case.toml:8:1: error: economy.growth holds 42 numbers, 2 of them different; name one of them: \
      "economy.growth.rural_household"
        "economy.growth" = { low = 0.01, high = 0.06 }
        ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `what leaves nothing to vary is told with what would`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }

  @Test func `listed values may carry a unit of their own`() throws {
    let scenario = try ScenarioCase(
      "[levers]\n\"electricity.losses\" = { values = { value = [5, 6], unit = \"%\" } }", modules: false)
    #expect(scenario.mistakes() == "")
  }
}
