import ScenarioCase
import ScenarioKeys
import ScenarioKit
import Testing

@testable import ScenarioReading

struct ScalarCountTests {
  private static func count(_ key: String, _ lines: String, in section: String = "modules.wind-solar") throws -> [Int] {
    let run = try ScenarioCase(lines).prepared()
    let found = try #require(run.explainedSections.first { $0.name == section && $0.section.provenance[key] != nil })
    return [found.scalars(of: key, origin: try #require(found.section.provenance[key]))]
  }

  @Test(arguments: [
    // One number for the whole array, one for each label, and the years that are written.
    (
      "full_load_hours", "modules.wind-solar.full_load_hours = { value = 1500, kind = \"document\", source = \"s\" }", 1
    ),
    ("full_load_hours", "", 2),
    (
      "capacity.wind",
      "modules.wind-solar.capacity.wind = { value = { 2015 = 1, growth = 0.5 }, kind = \"document\", source = \"s\" }",
      2
    ),
    (
      "capacity.wind",
      "modules.wind-solar.capacity.wind = { value = [1, 2, 3, 4, 5, 6], kind = \"document\", source = \"s\" }", 6
    ),
    // Each year has a source of its own, and is counted there.
    ("capacity.wind.2016", "", 1),
  ])
  func `numbers that are written count, and what follows from them does not`(key: String, lines: String, count: Int)
    throws
  {
    #expect(try Self.count(key, lines + "\n") == [count])
  }

  @Test func `numbers of a default count as the manifest gives them`() throws {
    #expect(try Self.count("recovery_share", "", in: "modules.new-energy-vehicles") == [6])
  }
}
