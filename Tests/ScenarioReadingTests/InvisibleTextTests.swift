import ScenarioCase
import Testing

/// Names that a reader cannot see as they are, and a forgotten base.
@Suite struct InvisibleTextTests {
  @Test(arguments: [
    (
      "region = \"2020\"",
      "region: the name \"2020\" is read back as a number by pyam and spreadsheets; add a word, for example \"plan-2020\""
    ),
    (
      "region = \"nan\"",
      "region: the name \"nan\" is read back as a missing value by pyam and spreadsheets; add a word, for example \"plan-nan\""
    ),
    ("region = \" Henan\"", "region: the name \" Henan\" begins or ends with a blank; write it without"),
    (
      "region = \"He\\tnan\"",
      "region: the name \"He\\tnan\" holds a line break or another control character; write it on one line"
    ),
    (
      "region = \"He\\u202Enan\"",
      "region: the name \"He\\u202Enan\" holds the invisible character U+202E; write it without"
    ),
    (
      "region = \"He\\u200Bnan\"",
      "region: the name \"He\\u200Bnan\" holds the invisible character U+200B; write it without"
    ),
  ])
  func `a region that exports cannot hold is refused where it is written`(text: String, message: String) throws {
    let lines = try ScenarioCase(text + "\n", modules: false).mistakes().split(separator: "\n")
    #expect(lines.first.map(String.init) == "case.toml:5:10: error: \(message)")
  }

  @Test func `a scenario without a base says so, and not all that the base would say`() throws {
    let scenario = try ScenarioCase("", files: ["alone.toml": "name = \"a\"\n[electricity]\nlosses = \"5 %\"\n"])
    #expect(
      scenario.mistakes("alone.toml") == """
        alone.toml:1:1: error: the scenario names no base, and has no section [years], [economy], [sales], \
        [strategic_industries], [plan]; write base = "2020.toml" at its top, with the path of the scenario that it \
        differs from
          name = "a"
          ^
        """)
  }

  @Test func `an empty table over a base is told`() throws {
    #expect(
      try ScenarioCase("[strategic_industries.products.parks.sectors]\n", modules: false).mistakes() == """
        case.toml:5:38: error: strategic_industries.products.parks.sectors is empty here, and an empty table changes \
        nothing of its base; remove it, or write what differs; delete = ["…"] takes keys away
          [strategic_industries.products.parks.sectors]
                                               ^
        """)
  }
}
