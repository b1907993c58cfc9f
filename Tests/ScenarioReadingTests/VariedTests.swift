import ScenarioCase
import ScratchFolder
import Testing

@Suite struct VariedTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "gaussian", mean = 0.06 }
      """,
      """
      case.toml:6:41: error: distribution is "gaussian"; write "uniform" or "triangular" or "normal" or "lognormal" \
      or "discrete" or "range"
        "electricity.losses" = { distribution = "gaussian", mean = 0.06 }
                                                ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "norml", mean = 0.06 }
      """,
      """
      case.toml:6:41: error: distribution is "norml"; did you mean "normal"?
        "electricity.losses" = { distribution = "norml", mean = 0.06 }
                                                ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "uniform", low = 0.05, high = 0.6 }
      """,
      """
      case.toml:6:71: error: high is 0.6 but must be 0 to 0.5
        ty.losses" = { distribution = "uniform", low = 0.05, high = 0.6 }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "uniform", low = 0.08, high = 0.05 }
      """,
      """
      case.toml:6:71: error: high, 0.05, is not above low, 0.08; exchange them
        ty.losses" = { distribution = "uniform", low = 0.08, high = 0.05 }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "uniform", low = 0.05, hihg = 0.08 }
      """,
      """
      case.toml:6:64: error: unknown key hihg in [uncertain.electricity.losses]; did you mean high?
        ectricity.losses" = { distribution = "uniform", low = 0.05, hihg = 0.08 }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "triangular", low = 0.05, mode = 0.09, high = 0.08 }
      """,
      """
      case.toml:6:87: error: high, 0.08, is not above mode, 0.09; exchange them
        istribution = "triangular", low = 0.05, mode = 0.09, high = 0.08 }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "normal", mean = 0.06, standard_deviation = 0.01 }
      """,
      """
      case.toml:6:24: error: a normal distribution leaves the bounds of the key, 0 to 0.5; cut it off: write low and \
      high
        "electricity.losses" = { distribution = "normal", mean = 0.06, standard_deviation = 0.01 }
                               ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "discrete", values = [0.05, 0.06], weights = [0.5, 0.6] }
      """,
      """
      case.toml:6:86: error: the weights sum to 1.1; let them sum to 1
        distribution = "discrete", values = [0.05, 0.06], weights = [0.5, 0.6] }
                                                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.consumption" = { distribution = "range" }
      """,
      """
      case.toml:6:29: error: the key has no range: it is no assumption with a low and a high value; write them where \
      the value stands, or another distribution
        "electricity.consumption" = { distribution = "range" }
                                    ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.loses" = { distribution = "range" }
      """,
      """
      case.toml:6:1: error: uncertain names electricity.loses, which is no value of the scenario; did you mean \
      "electricity.losses"?
        "electricity.loses" = { distribution = "range" }
        ^
      """
    ),
    (
      """
      [uncertain]
      "economy.table" = { distribution = "range" }
      """,
      """
      case.toml:6:1: error: economy.table is no number; numbers can vary, nothing else
        "economy.table" = { distribution = "range" }
        ^
      """
    ),
    (
      """
      [uncertain]
      "modules.wind-solar.capacity.wind" = { distribution = "uniform", low = 1, high = 2 }
      """,
      """
      case.toml:6:1: error: modules.wind-solar.capacity.wind varies, but nothing reads it: the module is switched \
      off; remove it
        "modules.wind-solar.capacity.wind" = { distribution = "uniform", low = 1, high = 2 }
        ^
      """
    ),
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "range" }
      [levers]
      "electricity.losses" = { low = 0.05, high = 0.08 }
      """,
      """
      case.toml:8:1: error: electricity.losses is uncertain too, at case.toml:6:1; leave one: a key varies by chance \
      or by choice
        "electricity.losses" = { low = 0.05, high = 0.08 }
        ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { low = 0.05, high = "5 GW" }
      """,
      """
      case.toml:6:45: error: high: "GW" is power, not a plain number; write a number without a unit, or with %
        "electricity.losses" = { low = 0.05, high = "5 GW" }
                                                    ^
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { distribution = "range" }
      """,
      """
      case.toml:6:24: error: low is missing in [levers.electricity.losses]: the smallest value; write low = a number
        "electricity.losses" = { distribution = "range" }
                               ^
      case.toml:6:24: error: high is missing in [levers.electricity.losses]: the largest value; write high = a number
        "electricity.losses" = { distribution = "range" }
                               ^
      case.toml:6:26: error: unknown key distribution in [levers.electricity.losses]; keys here are low, high, reason
        "electricity.losses" = { distribution = "range" }
                                 ^
      3 errors
      """
    ),
    (
      """
      [levers]
      "electricity.losses" = { values = [0.05, 0.7] }
      """,
      """
      case.toml:6:42: error: values.2 is 0.7 but must be 0 to 0.5
        "electricity.losses" = { values = [0.05, 0.7] }
                                                 ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `what cannot vary so is told at its place`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }
}
