import ScenarioCase
import ScratchFolder
import Testing

@Suite struct EconomyChangeAdviceTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "r"
      factor = { 2015 = 7, 2018 = 1.1, 2019 = 1.1, 2020 = 1.1, interpolation = "step" }
      first_year = 2018
      last_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:12: error: changes.case.factor.2015 is not read: it applies from 2018 to 2018; remove it, or \
      change first_year or last_year
        factor = { 2015 = 7, 2018 = 1.1, 2019 = 1.1, 2020 = 1.1, interpolation = "step" }
                   ^
      case.toml:11:34: error: changes.case.factor.2019 is not read: it applies from 2018 to 2018; remove it, or \
      change first_year or last_year
        factor = { 2015 = 7, 2018 = 1.1, 2019 = 1.1, 2020 = 1.1, interpolation = "step" }
                                         ^
      case.toml:11:46: error: changes.case.factor.2020 is not read: it applies from 2018 to 2018; remove it, or \
      change first_year or last_year
        factor = { 2015 = 7, 2018 = 1.1, 2019 = 1.1, 2020 = 1.1, interpolation = "step" }
                                                     ^
      3 errors
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "r"
      amount = { 2018 = 1 }
      first_year = 2018
      last_year = 2019
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:10: error: changes.case.amount has no value for 2019; give the first and the last year, 2018 and \
      2019, or beyond = "hold" or "trend": nothing else is extrapolated
        amount = { 2018 = 1 }
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "r"
      amount = { 2018 = 1 }
      first_year = 2019
      last_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:13:13: error: changes.case: the last year 2018 is before the first, 2019; exchange them
        last_year = 2018
                    ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "set"
      space = "final_demand"
      from = "ICT"
      to = "urban_household"
      reason = "r"
      amount = -5
      first_year = 2018
      """,
      """
      case.toml:11:10: error: changes.case: in 2018 urban_household would buy -5.00 (1e8 CNY) of ICT; the least \
      amount possible is 0 (1e8 CNY)
        amount = -5
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "final_demand"
      from = "ICT"
      to = "urban_household"
      reason = "r"
      amount = "-500000 亿元_2017"
      first_year = 2018
      """,
      """
      case.toml:11:10: error: changes.case: in 2018 urban_household would buy -499668.07 (1e8 CNY) of ICT; the least \
      amount possible is -331.9 (1e8 CNY)
        amount = "-500000 亿元_2017"
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "set"
      space = "coefficient"
      from = "ICT"
      to = "ICT"
      reason = "r"
      coefficient = -0.2
      first_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:15: error: changes.case: in 2018 ICT would use -20.00 % of ICT; the least coefficient possible is 0
        coefficient = -0.2
                      ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "set"
      space = "coefficient"
      from = "ICT"
      to = "ICT"
      reason = "r"
      coefficient = 0.99
      first_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:15: error: changes.case: in 2018 the inputs of ICT would cost more than its output; the largest \
      coefficient possible is 0.7036
        coefficient = 0.99
                      ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "r"
      amount = "5000 亿元_2017"
      first_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:10: error: changes.case: in 2018 the inputs of ICT would cost more than its output; the largest \
      amount possible is 702.6 (1e8 CNY)
        amount = "5000 亿元_2017"
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "all"
      reason = "r"
      factor = 50
      first_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:10: error: changes.case: in 2018 the inputs of MCH would cost more than its output; the largest \
      factor possible is 1.265
        factor = 50
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "r"
      factor = 1.1
      last_year = 2017
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:10: error: changes.case: the factor of the table's year 2017 is 1.1; write 1 in 2017, which the \
      table already holds, or let it end earlier with last_year = 2016
        factor = 1.1
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "全部"
      reason = "r"
      factor = 1
      offset = { value_added = 1 }
      """,
      """
      case.toml:9:6: error: changes.case: the users are called '全部'; did you mean all?
        to = "全部"
             ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "final_demand"
      from = "ICT"
      to = "所有"
      reason = "r"
      factor = 1
      """,
      """
      case.toml:9:6: error: changes.case: the users are called '所有'; did you mean all?
        to = "所有"
             ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = ""
      factor = 1
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case: its reason is empty; say why the economy changes so
        reason = ""
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "flow"
      from = "ICT"
      to = "ICT"
      reason = "  "
      factor = 1
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case: its reason is empty; say why the economy changes so
        reason = "  "
                 ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `what a change cannot be is told with what it can be`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }

  private static let limits = [
    ("add", "final_demand", "amount = -331.9"),
    ("set", "final_demand", "amount = 0"),
    ("set", "coefficient", "coefficient = 0"),
    ("set", "coefficient", "coefficient = 0.7036"),
    ("add", "flow", "amount = 702.6"),
    ("scale", "flow", "factor = 1.265"),
  ]

  @Test(arguments: limits)
  func `a change at its limit is valid`(verb: String, space: String, value: String) throws {
    let scenario = try ScenarioCase(
      """
      [economy.changes.case]
      verb = "\(verb)"
      space = "\(space)"
      from = "ICT"
      to = "\(space == "final_demand" ? "urban_household" : "ICT")"
      \(value)
      first_year = 2018
      reason = "r"
      \(space == "final_demand" ? "" : "offset = { value_added = 1 }")
      """, modules: false)
    #expect(scenario.mistakes() == "")
  }
}
