import ScenarioCase
import ScratchFolder
import Testing

@Suite struct EconomyChangeMistakeTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      """
      [economy.changes.case]
      verb = "scle"
      space = "coefficient"
      from = "ICT"
      to = "ICT"
      factor = 1
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:6:8: error: changes.case.verb is "scle"; did you mean "scale"?
        verb = "scle"
               ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "cofficient"
      from = "ICT"
      to = "ICT"
      factor = 1
      reason = "r"
      """,
      """
      case.toml:7:9: error: changes.case.space is "cofficient"; did you mean "coefficient"?
        space = "cofficient"
                ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "coefficient"
      from = "电力热"
      to = "ICTT"
      factor = 1
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:8:8: error: changes.case: the table has no sector '电力热'; did you mean 电力热力?
        from = "电力热"
               ^
      case.toml:9:6: error: changes.case: the table has no sector 'ICTT'; did you mean ICT?
        to = "ICTT"
             ^
      2 errors
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "final_demand"
      from = "建筑业"
      to = "固定资本形成"
      factor = 1
      reason = "r"
      """,
      """
      case.toml:8:8: error: changes.case: the table has no sector '建筑业'; did you mean 建筑?
        from = "建筑业"
               ^
      case.toml:9:6: error: changes.case: the table has no category of final demand '固定资本形成'; did you mean 固定资本形成总额?
        to = "固定资本形成"
             ^
      2 errors
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "final_demand"
      from = "CON"
      to = "ICT"
      factor = 1
      reason = "r"
      """,
      """
      case.toml:9:6: error: changes.case: the table has no category of final demand 'ICT'; its categories are \
      rural_household, urban_household, government, gross_fixed_capital_formation, inventory_change, exports_abroad, \
      outflow_to_provinces
        to = "ICT"
             ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "scale"
      space = "coefficient"
      from = "ICT"
      to = "ICT"
      factor = 1.1
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case: the factor of the table's year 2017 is 1.1; write 1 in 2017, which the \
      table already holds, or let it begin later with first_year = 2018
        factor = 1.1
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
      amount = "5 亿元_2017"
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case: the amount of the table's year 2017 is 5; write 0 in 2017, which the \
      table already holds, or let it begin later with first_year = 2018
        amount = "5 亿元_2017"
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
      coefficient = 0.02
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:15: error: changes.case: in the table's year 2017 ICT would use 0.020000 of ICT per unit of \
      output, where the table says 0.556236; let it begin later with first_year = 2018
        coefficient = 0.02
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
      amount = 300
      reason = "r"
      """,
      """
      case.toml:10:10: error: changes.case: final demand is set in the table's year 2017; let it begin later with \
      first_year = 2018
        amount = 300
                 ^
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "flow"
      from = "ICT"
      to = "all"
      amount = 5
      first_year = 2018
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:9:6: error: changes.case: add needs one user, not all; name one, or scale
        to = "all"
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
      factor = 1
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:6:8: error: changes.case: add flow needs amount; write amount = "5 亿元_2017"
        verb = "add"
               ^
      case.toml:10:10: error: changes.case: add flow does not read factor; write amount instead
        factor = 1
                 ^
      2 errors
      """
    ),
    (
      """
      [economy.changes.case]
      verb = "add"
      space = "flow"
      from = "ICT"
      to = "ICT"
      amount = 5
      first_year = 2021
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:11:14: error: changes.case: first_year 2021 is not among the years that are computed; they are 2015 \
      to 2020
        first_year = 2021
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
      amount = 5
      first_year = 2019
      last_year = 2018
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:12:13: error: changes.case: the last year 2018 is before the first, 2019; exchange them
        last_year = 2018
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
      amount = -5000
      first_year = 2018
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case: in 2018 ICT would use -49.26 % of ICT; the least amount possible is \
      -2651 (1e8 CNY)
        amount = -5000
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
      amount = "5 亿元"
      first_year = 2018
      reason = "r"
      offset = { value_added = 1 }
      """,
      """
      case.toml:10:10: error: changes.case.amount: "亿元" is money (CNY) without a price year, not money (CNY) at 2017 \
      prices; write "亿元_2017": prices are converted by a deflator, never by a unit
        amount = "5 亿元"
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
      amount = "5 GW"
      first_year = 2018
      offset = { value_added = 1 }
      """,
      """
      case.toml:5:1: error: reason is missing in [economy.changes.case]: why the economy changes so; write reason = a \
      text in quotes
        [economy.changes.case]
        ^
      case.toml:10:10: error: changes.case.amount: "GW" is power, not money (CNY) at 2017 prices; write a unit like \
      "亿元_2017" or "元_2017"
        amount = "5 GW"
                 ^
      2 errors
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a change that cannot be is told at its place`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }
}
