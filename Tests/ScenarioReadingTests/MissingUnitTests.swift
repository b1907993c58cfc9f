import ScenarioCase
import ScratchFolder
import Testing

/// A number without a unit over a base that says what is usual.
@Suite struct MissingUnitTests {
  private static let base = """
    base = "without-modules.toml"
    name = "under"
    title_en = "U"
    title_zh = "下"

    [electricity]
    consumption = "300 TWh"

    """

  private static func mistakes(_ text: String, over lines: String = base) throws -> String {
    let scenario = try ScenarioCase("", modules: false, files: ["under.toml": lines])
    try scenario.folder.write(
      "base = \"under.toml\"\nname = \"case\"\ntitle_en = \"A case\"\ntitle_zh = \"案例\"\n" + text, to: "case.toml")
    return scenario.mistakes()
  }

  @Test func `a number that its base knows in another unit is asked about`() throws {
    #expect(
      try Self.mistakes("[electricity]\nconsumption = 298000\n") == """
        case.toml:6:15: warning: consumption is 298000 TWh, and its base (under.toml:7:15) has 100 to 900 TWh; \
        is it "298000 GWh"? If not, write it with its unit: "298000 TWh"
          consumption = 298000
                        ^

        """)
    for quiet in ["\"298000 GWh\"", "310", "\"2980 TWh\"", "10", "0.5"] {
      #expect(try Self.mistakes("[electricity]\nconsumption = \(quiet)\n") == "", "\(quiet)")
    }
  }

  @Test(arguments: [
    (
      "\"2980 TWh\"",
      "warning: consumption is 2980 TWh, far outside the 100 to 900 TWh that its base gives (under.toml:7:15); is the unit "
        + "right?"
    ),
    ("10", "note: consumption is 10 TWh, outside the 100 to 900 TWh that its base gives (under.toml:7:15)"),
  ])
  func `a number with its unit, or that no other unit explains, is told to leave the range of its base`(
    written: String, message: String
  ) throws {
    let base = Self.base.replacing(
      "\"300 TWh\"",
      with: "{ value = \"300 TWh\", kind = \"assumption\", reason = \"r\", low = \"100 TWh\", high = \"900 TWh\" }")
    let found = try Self.mistakes("[electricity]\nconsumption = \(written)\n", over: base)
    #expect(found.hasPrefix("case.toml:6:15: \(message)\n"), "\(found)")
  }

  /// 1,000 MWh lie between 0 and 900 TWh, as next to nothing does.
  @Test func `a unit that makes a number next to nothing is not meant`() throws {
    let base = Self.base.replacing(
      "\"300 TWh\"",
      with: "{ value = \"300 TWh\", kind = \"assumption\", reason = \"r\", low = \"0 TWh\", high = \"900 TWh\" }")
    let found = try Self.mistakes("[electricity]\nconsumption = 1000\n", over: base)
    #expect(
      found.hasPrefix(
        "case.toml:6:15: note: consumption is 1000 TWh, outside the 0 to 900 TWh that its base gives (under.toml:7:15)\n"
      ),
      "\(found)")
  }

  @Test(arguments: [
    "[modules.wind-solar.capacity.wind]\n2020 = 9000", "[modules.wind-solar.capacity.value.wind]\n2020 = 9000",
    "[modules.wind-solar.capacity.wind]\n2020 = { value = 9000, kind = \"document\", source = \"s\" }",
  ])
  func `an element of an array is asked about by the range of its base`(text: String) throws {
    let scenario = try ScenarioCase(text)
    let found = scenario.mistakes().split(separator: "\n").filter { $0.contains("9000") && $0.contains("warning") }
    #expect(found.count == 1)
    #expect(found.first?.contains("wind.2020 is 9000 GW, and its base (Scenarios/henan/wind-solar.toml:") ?? false)
    #expect(
      found.first?.hasSuffix("is it \"9000 MW\"? If not, write it with its unit: \"9000 GW\"") ?? false)
  }
}
