import ScenarioCase
import ScratchFolder
import Testing

@Suite struct EconomyChangesTogetherTests {
  /// The effect of a change that cannot be read is unknown to those after it.
  @Test func `mistakes of one change hide none of another or of its own`() throws {
    let scenario = try ScenarioCase(
      """
      [economy.changes.lamps]
      verb = "scale"
      space = "final_demand"
      from = "MCH"
      to = "all"
      factor = -0.5
      first_year = 2019
      reason = "fall"
      [economy.changes.motors]
      verb = "add"
      space = "coefficient"
      from = "MCH"
      to = "ELE"
      coefficient = -0.9
      first_year = 2018
      reason = "fall"
      offset = { value_added = 1 }
      [economy.changes.cables]
      verb = "add"
      space = "flow"
      from = "MCH"
      to = "Electrical"
      amount = "10 亿元"
      first_year = 2020
      last_year = 2018
      reason = " "
      offset = { value_added = 1 }
      [economy.changes.meters]
      verb = "add"
      space = "coefficient"
      from = "MCH"
      to = "ELE"
      coefficient = -0.9
      first_year = 2018
      reason = "cannot be judged after cables"
      offset = { value_added = 1 }
      """, modules: false)
    let expected = """
      case.toml:10:10: error: changes.lamps.factor is -0.5 but must be at least 0
        factor = -0.5
                 ^
      case.toml:18:15: error: changes.motors: in 2018 ELE would use -83.88 % of MCH; the least coefficient possible is \
      -0.06124
        coefficient = -0.9
                      ^
      case.toml:26:6: error: changes.cables: the table has no sector 'Electrical'; did you mean Electrical machinery?
        to = "Electrical"
             ^
      case.toml:27:10: error: changes.cables.amount: "亿元" is money (CNY) without a price year, not money (CNY) at 2017 \
      prices; write "亿元_2017": prices are converted by a deflator, never by a unit
        amount = "10 亿元"
                 ^
      case.toml:29:13: error: changes.cables: the last year 2018 is before the first, 2020; exchange them
        last_year = 2018
                    ^
      case.toml:30:10: error: changes.cables: its reason is empty; say why the economy changes so
        reason = " "
                 ^
      6 errors
      """
    #expect(scenario.mistakes() == expected)
  }
}
