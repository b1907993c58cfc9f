import ScenarioCase
import ScenarioKit
import SimulationKit
import Testing

@testable import ScenarioReading

/// Texts of a scenario for the readers of its reports.
struct ReportTextsTests {
  @Test func `a reason in two languages is told in that of the report`() throws {
    let scenario = try ScenarioCase(
      """
      [electricity]
      losses = { value = 0.07, kind = "assumption", low = 0.06, high = 0.08, reason = { en = "A dense grid.", zh = "电网密集。" } }

      """, modules: false)
    let origin = try #require(try scenario.prepared().sections["electricity"]?.provenance["losses"])
    #expect(origin.reason == "A dense grid." && origin.reasonZh == "电网密集。")
    #expect(origin.reason(in: .en) == "A dense grid." && origin.reason(in: .zh) == "电网密集。")
    #expect(origin.source(in: .zh) == nil)
  }

  @Test(arguments: [
    (
      "{ en = \"A dense grid.\" }",
      """
      case.toml:6:81: error: losses.reason has no zh; write reason = { en = "…", zh = "…" }, or one text for both
        .07, kind = "assumption", low = 0.06, high = 0.08, reason = { en = "A dense grid." } }
                                                                    ^
      """
    ),
    (
      "{ en = \"A dense grid.\", zh = \" \" }",
      """
      case.toml:6:110: error: losses.reason.zh is empty
         = 0.06, high = 0.08, reason = { en = "A dense grid.", zh = " " } }
                                                                    ^
      """
    ),
  ])
  func `a language that is missing or empty is a mistake`(reason: String, message: String) throws {
    let scenario = try ScenarioCase(
      """
      [electricity]
      losses = { value = 0.07, kind = "assumption", low = 0.06, high = 0.08, reason = \(reason) }

      """, modules: false)
    #expect(scenario.mistakes() == message)
  }

  private static let base = """
    base = "without-modules.toml"
    name = "plan"
    title_en = "The plan"
    title_zh = "规划"
    story = "Everything goes as planned."
    story_zh = "一切按规划进行。"

    """

  @Test func `the story of a base is not told of the scenario that changes it`() throws {
    let scenario = try ScenarioCase(
      "", modules: false,
      files: [
        "plan.toml": Self.base, "silent.toml": "base = \"plan.toml\"\nname = \"silent\"\n",
        "told.toml": "base = \"plan.toml\"\nname = \"told\"\ntitle_en = \"Told\"\nstory = \"Slower.\"\n",
      ])
    let plan = try scenario.prepared("plan.toml").header
    #expect(plan.story == Title(en: "Everything goes as planned.", zh: "一切按规划进行。") && plan.base == nil)
    let silent = try scenario.prepared("silent.toml").header
    #expect(silent.story == Title(en: "", zh: "") && silent.hasTitleOfBase)
    #expect(silent.base?.name == "plan" && silent.base?.titleZh == "规划")
    let told = try scenario.prepared("told.toml").header
    #expect(told.story == Title(en: "Slower.", zh: "") && !told.hasTitleOfBase)
    #expect(told.story[.zh] == "Slower.")
  }
}
