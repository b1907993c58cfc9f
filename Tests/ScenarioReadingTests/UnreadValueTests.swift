import ScenarioCase
import ScratchFolder
import Testing

/// Faults that would pass without a word: values that nothing reads, or that are taken for something else.
@Suite struct UnreadValueTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      "[economy]\nchanges = []",
      """
      case.toml:6:11: error: an empty list takes nothing away; write { delete = ["electricity-saving"] } to delete them
        changes = []
                  ^
      """
    ),
    (
      "[modules.wind-solar.capacity]\nwind = { value = 6, interpolation = \"step\" }",
      """
      case.toml:6:37: error: interpolation is not read: no year is missing between the given ones; remove it
        wind = { value = 6, interpolation = "step" }
                                            ^
      """
    ),
    (
      "[modules.wind-solar]\nlearning_rate = { value = { wind = 0.1, solar = 0.3 }, kind = \"assumption\", low = 0, high = 0.2, reason = \"r\" }",
      """
      case.toml:6:49: error: learning_rate.solar is 0.3, above its high value 0.2
        learning_rate = { value = { wind = 0.1, solar = 0.3 }, kind = "assumption", low = 0, high = 0.2, reason = "r" }
                                                        ^
      """
    ),
    (
      "[economy.financed_by.parks]\nfund = \"wind-solar\"",
      """
      case.toml:6:8: error: wind-solar cannot pay for its own bill; name the module that builds, and the fund that pays
        fund = "wind-solar"
               ^
      """
    ),
    (
      "[economy.financed_by.parks]\nfund = \"new-energy-vehicles\"",
      """
      case.toml:6:8: error: new-energy-vehicles pays for no industry, so it can finance nothing; write one of \
      fund-allocation
        fund = "new-energy-vehicles"
               ^
      """
    ),
    (
      "[economy]\ngrowth = { 2016 = \"8 %\", 2020 = \"7 %\", interpolation = \"linear\" }",
      """
      case.toml:6:12: error: 2016 stands where the labels of final_demand belong; write the years below each label, as \
      in rural_household = { 2016 = … }
        growth = { 2016 = "8 %", 2020 = "7 %", interpolation = "linear" }
                   ^
      """
    ),
    (
      "[economy.changes.electricity-savin]\nreason = \"more\"",
      """
      case.toml:5:18: error: changes.electricity-savin is new, and incomplete; did you mean electricity-saving?
        [economy.changes.electricity-savin]
                         ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `what nothing would read is told at its place, once`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, base: ScenarioCase.itself).mistakes() == message)
  }

  @Test func `a scenario without a name of its own is refused, since its results would replace its base's`() throws {
    let scenario = try ScenarioCase("")
    try scenario.folder.write("base = \"case.toml\"\n", to: "other.toml")
    #expect(
      scenario.mistakes("other.toml")
        == """
        other.toml:1:1: error: the scenario has no name of its own, and its results would replace those of its base \
        (case.toml:2:8); write name = "…"
          base = "case.toml"
          ^
        """)
  }

  @Test func `a record that a missing base may complete is not judged`() throws {
    let scenario = try ScenarioCase("")
    try scenario.folder.write("x = = 3\n", to: "broken.toml")
    try scenario.folder.write(
      """
      base = ["case.toml", "broken.toml"]
      name = "other"
      [economy.changes.mine]
      factor = 2
      [economy.financed_by.more]
      share = 0.2
      [strategic_industries.products.more]
      sectors = { MCH = 1 }
      """, to: "other.toml")
    #expect(
      scenario.mistakes("other.toml")
        == """
        broken.toml:1:5: error: = 3 is not a value; put text in quotes: "= 3"
          x = = 3
              ^
        """)
  }

  @Test func `a deleted module is told where it is deleted, as long as something names it`() throws {
    let message =
      "the module wind-solar is deleted, but other parts of the scenario name it; write enabled = false in "
      + "[modules.wind-solar] to switch it off"
    #expect(
      try ScenarioCase("[modules]\ndelete = [\"wind-solar\"]").mistakes()
        == "case.toml:6:11: error: \(message)\n  delete = [\"wind-solar\"]\n            ^")
  }

  @Test func `a block of a base that nothing uses is checked all the same`() throws {
    let scenario = try ScenarioCase("[overrides.fast.economy]\ngrwth = \"3 %\"\n")
    try scenario.folder.write("base = \"case.toml\"\nname = \"other\"\n", to: "other.toml")
    #expect(
      scenario.mistakes("other.toml")
        == """
        case.toml:6:1: error: unknown key grwth in [economy]; did you mean growth?
          grwth = "3 %"
          ^
        """)
  }
}
