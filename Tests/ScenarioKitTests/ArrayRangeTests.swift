import ScenarioKit
import SimulationKit
import Testing

/// The low and the high values of arrays: one for each number, or by a named rule.
struct ArrayRangeTests {
  private static func resolve(_ lines: String) throws -> (section: ResolvedSection, problems: [String]) {
    try SectionFixture.resolve(["a.toml": "[m]\n\(lines)\n"])
  }

  private static let assumed = "kind = \"assumption\", reason = \"r\""

  @Test(arguments: [
    (
      "low = {private_car = 2, bus = 1}, high = 9", nil, [2.0, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1],
      [Double](repeating: 9, count: 12)
    ),
    (
      "low = [2, 1], high = {private_car = {2015 = 4, 2020 = 9, interpolation = \"linear\"}, bus = 8}", nil,
      [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1], [4, 5, 6, 7, 8, 9, 8, 8, 8, 8, 8, 8]
    ),
    ("low = 0.5, high = 2, range = \"factor\"", RangeRule.factor, [0.5], [2]),
  ])
  func `every number has its own range, or a factor of itself`(
    said: String, rule: RangeRule?, lows: [Double], highs: [Double]
  ) throws {
    let (section, problems) = try Self.resolve("stock = {value = {private_car = 3, bus = 2}, \(Self.assumed), \(said)}")
    #expect(problems == [])
    let origin = try #require(section.provenance["stock"])
    #expect(origin.ranges == ArrayRange(rule: rule, lows: lows, highs: highs))
    #expect(origin.low == nil && origin.high == nil)
    #expect(section.writtenLeaves(below: ["stock"]) == [["stock", "bus"], ["stock", "private_car"]])
  }

  @Test func `a factor turns round for negative numbers, and a rule has one range for any place`() throws {
    let range = ArrayRange(rule: .factor, lows: [0.5], highs: [2]).range(at: 7, of: -4)
    #expect(range?.low == -8 && range?.high == -2)
    #expect(ArrayRange(lows: [1], highs: [2]).range(at: 1, of: 1) == nil)
  }

  @Test(arguments: [
    (
      "low = {private_car = 4, bus = 1}, high = 9",
      "a.toml:2:18: error: a number of stock is 3 vehicle, below its low value 4 vehicle; the numbers and their ranges stand in the same order"
    ),
    (
      "low = {private_car = 1}, high = 9",
      "a.toml:2:87: error: stock.low has no value for bus; name every label of the axis class"
    ),
    (
      "low = 1.5, high = 2, range = \"factor\"",
      "a.toml:2:87: error: the factors of the range of stock, 1.5 and 2.0, leave the value itself out; write a low factor of at most 1 and a high one of at least 1"
    ),
    (
      "low = 1, high = 9, range = \"factr\"",
      "a.toml:2:108: error: unknown range \"factr\"; did you mean \"factor\"?"
    ),
  ])
  func `a range that does not fit is told`(said: String, message: String) throws {
    let problems = try Self.resolve("stock = {value = {private_car = 3, bus = 2}, \(Self.assumed), \(said)}").problems
    #expect(problems.first == message, "\(problems)")
  }

  @Test func `one low and one high value are common to all numbers`() throws {
    let (section, problems) = try Self.resolve(
      "stock = {value = {private_car = 3, bus = 2}, \(Self.assumed), low = 1, high = 9, range = \"common\"}")
    #expect(problems == [])
    #expect(section.provenance["stock"]?.low == 1 && section.provenance["stock"]?.ranges == nil)
  }
}
