import ScenarioCase
import ScratchFolder
import Testing

@Suite struct MergeMistakeTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      """
      [overrides.slow.electricity]
      losses = "60 %"
      """,
      """
      case.toml:6:10: error: losses is 0.6 but must be 0 to 0.5
        losses = "60 %"
                 ^
      """
    ),
    (
      """
      use = ["slwo"]
      [overrides.slow.electricity]
      losses = "5 %"
      """,
      """
      case.toml:5:8: error: there is no override block slwo; did you mean slow?
        use = ["slwo"]
               ^
      """
    ),
    (
      "use = \"slow\"",
      """
      case.toml:5:7: error: there is no override block slow; write it as [overrides.slow]
        use = "slow"
              ^
      """
    ),
    (
      """
      use = "slow"
      [overrides.slow.electricty]
      losses = "5 %"
      """,
      """
      case.toml:6:17: error: unknown key electricty; did you mean electricity?
        [overrides.slow.electricty]
                        ^
      """
    ),
    (
      """
      use = "slow"
      [overrides.slow.electricity]
      losses = "60 %"
      """,
      """
      case.toml:7:10: error: losses is 0.6 but must be 0 to 0.5
        losses = "60 %"
                 ^
      """
    ),
    (
      """
      [economy.changes]
      delete = ["electricity-savings"]
      """,
      """
      case.toml:6:11: error: economy.changes.electricity-savings is not inherited, so there is nothing to delete; did \
      you mean electricity-saving?
        delete = ["electricity-savings"]
                  ^
      """
    ),
    (
      """
      [electricity]
      delete = ["losses"]
      """,
      """
      case.toml:6:11: error: losses is deleted in [electricity], and nothing else gives it; write losses = a number
        delete = ["losses"]
                  ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a block is checked whether it is used or not, and a deletion of nothing is told`(text: String, message: String)
    throws
  {
    #expect(try ScenarioCase(text, modules: false).mistakes() == message)
  }
}
