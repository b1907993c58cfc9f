import ScenarioCase
import Testing

@testable import ResultText

struct ExplainRangeTests {
  private func range(_ key: String) throws -> Substring? {
    let text = try Explanation(try ScenarioCase("").prepared()).text(of: key)
    return text.split(separator: "\n").first { $0.hasPrefix("  range") }
  }

  @Test(arguments: [
    ("modules.wind-solar.full_load_hours", "  range      each number its own, in all from 900 to 1950 h"),
    ("modules.wind-solar.full_load_hours.solar", "  range      900 to 1220 h"),
    ("modules.wind-solar.full_load_hours.wind", "  range      1480 to 1950 h"),
    ("modules.new-energy-vehicles.sales", "  range      0.5 to 2 times each number"),
    ("modules.new-energy-vehicles.sales.private_car.2020", "  range      2.4 to 9.6 (1e4 vehicle)"),
    ("modules.fund-allocation.absorption", "  range      5 to 300 (1e8 CNY), common to all its numbers"),
    ("electricity.losses", "  range      0.05 to 0.08"),
  ])
  func `the range of an array is that of its numbers, or of a rule that is named`(key: String, line: String) throws {
    #expect(try range(key) == Substring(line))
  }
}
