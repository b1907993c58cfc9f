import ScenarioCase
import ScratchFolder
import Testing

/// `[uncertain]` and `[levers]` over what a base says of the same keys.
@Suite struct VariedOverBaseTests {
  @Test(arguments: [
    (
      """
      [uncertain]
      "electricity.losses" = { distribution = "uniform", low = 0.04 }
      """,
      """
      case.toml:6:26: error: the distribution "uniform" has no mode, inherited from under.toml:7:67; write delete = \
      ["mode"] beside it
        "electricity.losses" = { distribution = "uniform", low = 0.04 }
                                 ^
      """
    ),
    (
      """
      [levers]
      "electricity.net_import_share" = { values = [0.1, 0.2] }
      """,
      """
      case.toml:6:36: error: a lever with values has no low and no high, inherited from under.toml:10:36; write delete \
      = ["low", "high"] beside it
        "electricity.net_import_share" = { values = [0.1, 0.2] }
                                           ^
      """
    ),
    (
      """
      [levers]
      "electricity.consumption" = { low = "280 TWh", high = "290 TWh" }
      """,
      """
      case.toml:6:31: error: a lever from low to high has no values, inherited from under.toml:11:31; write delete = \
      ["values"] beside it
        "electricity.consumption" = { low = "280 TWh", high = "290 TWh" }
                                      ^
      """
    ),
  ])
  func `another way of varying stands beside what it takes away`(text: String, message: String) throws {
    #expect(try ScenarioCase(overVaryingBase: text).mistakes() == message)
  }

  @Test func `another way of varying may take away what a base says`() throws {
    let scenario = try ScenarioCase(
      overVaryingBase:
        """
        [uncertain]
        "electricity.losses" = { delete = ["mode"], distribution = "uniform", low = 0.04 }
        [levers]
        "electricity.consumption" = { delete = ["values"], low = "280 TWh", high = "290 TWh" }
        """)
    #expect(scenario.mistakes() == "")
  }

  @Test(arguments: [
    (
      "[uncertain]\nelectricity.losses = { distribution = \"range\" }",
      """
      case.toml:6:13: error: the path electricity.losses stands without quotes; write the whole path in quotes: \
      "electricity.losses"
        electricity.losses = { distribution = "range" }
                    ^
      """
    ),
    (
      "[levers.electricity.net_import_share]\nvalues = { value = [5, 8], unit = \"%\" }",
      """
      case.toml:5:21: error: the path electricity.net_import_share stands without quotes; write the whole path in \
      quotes: "electricity.net_import_share"
        [levers.electricity.net_import_share]
                            ^
      """
    ),
    (
      "[uncertain]\nelectricity.loses = { distribution = \"range\" }",
      """
      case.toml:6:13: error: uncertain names electricity.loses, which is no value of the scenario; did you mean \
      "electricity.losses"?
        electricity.loses = { distribution = "range" }
                    ^
      """
    ),
    (
      "[uncertain]\n\"electricity.losses\" = { distribution = \"uniform\", low = 0.05, high = 0.08, reason = \" \" }",
      """
      case.toml:6:86: error: its reason is empty; say why the number varies so
        distribution = "uniform", low = 0.05, high = 0.08, reason = " " }
                                                                    ^
      """
    ),
    (
      "[uncertain]\n\"electricity.base_year\" = { distribution = \"discrete\", values = [2015, 2015.5], weights = [1] }",
      """
      case.toml:6:72: error: values.2 is 2015.5, but the key is a whole number; write 2016
        y.base_year" = { distribution = "discrete", values = [2015, 2015.5], weights = [1] }
                                                                    ^
      case.toml:6:91: error: there is 1 weight for 2 values; write one weight for each value
        stribution = "discrete", values = [2015, 2015.5], weights = [1] }
                                                                    ^
      2 errors
      """
    ),
  ])
  func `mistakes of a single key are told at their place and all at once`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }
}
