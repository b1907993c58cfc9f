import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

/// Numbers that are allowed and probably mistakes.
struct PlausibilityTests {
  private static let declarations = [
    ParameterDeclaration(
      "capacity", .array(axes: ["class", "year"], unit: "GW", .nonNegative, absent: nil), meaning: "capacity",
      optional: true, plausible: PlausibleRange(0, 500, source: "as in all of China")),
    ParameterDeclaration(
      "rate", .number(unit: "1", .any), meaning: "a rate", optional: true,
      plausible: PlausibleRange(nil, 0.3, source: "usual")),
    ParameterDeclaration(
      "parks",
      .records([
        ParameterDeclaration(
          "age", .integer(Bounds(0)), meaning: "years", plausible: PlausibleRange(0, 40, source: "parks wear out"))
      ]), meaning: "parks", optional: true),
  ]

  private static func resolve(_ files: [String: String]) throws -> (doubts: [Doubt], problems: [String]) {
    let folder = ScenarioFolder(files)
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    let section = SectionChecker(axes: SectionFixture.axes, declarations: declarations)
      .resolve(scenario.table(at: ["m"]), into: &problems)
    return (section.doubts, folder.lines(problems))
  }

  @Test(arguments: [
    (
      "rate = 0.8", ["rate"],
      "a.toml:2:8: warning: rate is 0.8, outside the plausible at most 0.3; usual; is the unit right?"
    ),
    ("rate = 0.3", [], nil),
    (
      "capacity = 9000", ["capacity"],
      "a.toml:2:12: warning: capacity is 9000 GW, outside the plausible 0 to 500 GW; as in all of China; is the unit right?"
    ),
    (
      "capacity = {bus = 1, private_car = {2015 = 1, 2020 = 9000, interpolation = \"linear\"}}",
      ["capacity", "private_car", "2020"],
      "a.toml:2:54: warning: capacity.private_car.2020 is 9000 GW, outside the plausible 0 to 500 GW; as in all of China; "
        + "is the unit right?"
    ),
    (
      "capacity = {bus = 1, private_car = {2015 = 32, growth = 1}}", ["capacity", "private_car", "2020"],
      "a.toml:2:36: warning: capacity.private_car.2020 is 1024 GW, outside the plausible 0 to 500 GW; as in all of China; "
        + "is the unit right?"
    ),
    (
      "parks.old = {age = 90}", ["parks", "old", "age"],
      "a.toml:2:20: warning: parks.old.age is 90, outside the plausible 0 to 40; parks wear out; is the unit right?"
    ),
  ])
  func `a number outside its plausible range is warned of once, where it is written`(
    lines: String, path: [String], message: String?
  ) throws {
    let (doubts, problems) = try Self.resolve(["a.toml": "[m]\n\(lines)\n"])
    #expect(problems == [message].compactMap(\.self))
    #expect(doubts.map(\.path) == (path.isEmpty ? [] : [path]))
  }

  private static let base =
    "[m]\ncapacity = {bus = 1, private_car = {value = {2015 = 5, 2020 = 6, interpolation = \"linear\"}, "
    + "kind = \"assumption\", reason = \"r\", low = \"4 GW\", high = \"9 GW\"}}\n"

  @Test(arguments: [
    ("\"9 GW\"", nil, false), ("9.5", "note: capacity.private_car.2020 is 9.5 GW, outside the 4 to 9 GW that", false),
    ("\"9900 MW\"", "note: capacity.private_car.2020 is 9.9 GW, outside the 4 to 9 GW that", false),
    ("\"15 GW\"", "warning: capacity.private_car.2020 is 15 GW, far outside the 4 to 9 GW that", true),
    (
      "{value = \"15 GW\", kind = \"assumption\", reason = \"r\", low = 1, high = \"20 GW\"}",
      "warning: capacity.private_car.2020 is 15 GW, far outside the 4 to 9 GW that", true
    ),
  ])
  func `an override beyond the low and high value of its base is said, and warned of when it is far`(
    written: String, message: String?, isDoubtful: Bool
  ) throws {
    let (doubts, problems) = try Self.resolve([
      "a.toml": "base = \"b.toml\"\n[m.capacity.private_car]\n2020 = \(written)\n", "b.toml": Self.base,
    ])
    #expect(problems.count == (message == nil ? 0 : 1), "\(problems)")
    if let message { #expect(problems.first?.contains(message + " its base gives (b.toml:2:") == true, "\(problems)") }
    #expect(doubts.map(\.words.en) == (isDoubtful ? ["is 15 GW, far outside the 4 to 9 GW of its base"] : []))
  }
}
