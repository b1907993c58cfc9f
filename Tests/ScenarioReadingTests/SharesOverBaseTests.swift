import Economy
import RegionalBase
import ScenarioCase
import ScenarioKit
import ScenarioReading
import SimulationKit
import Testing

/// Single sectors and industries over the shipped base: nothing that is not named becomes zero.
@Suite struct SharesOverBaseTests {
  private static func values(_ section: String, _ key: String, _ text: String) throws -> [Double] {
    try #require(ScenarioCase(text).prepared().sections[section]).parameters.array(key).values
  }

  @Test(arguments: [
    "[strategic_industries.shares.value]\nnew_energy = { ELC = 0.2 }",
    "[strategic_industries.shares]\nnew_energy = { ELC = 0.2 }",
    "[strategic_industries.shares.value.new_energy]\nELC = 0.2",
    """
    [strategic_industries.shares]
    value = { new_energy = { ELC = 0.2 } }
    kind = "assumption"
    low = 0
    high = 1
    reason = "r"
    """,
  ])
  func `one share of one industry changes one number`(text: String) throws {
    let base = try Self.values("strategic_industries", "shares", "")
    let changed = try Self.values("strategic_industries", "shares", text)
    let differing = zip(base, changed).filter { $0 != $1 }
    #expect(differing.map(\.1) == [0.2])
    // Information technology in ICT, as the base writes it.
    #expect(changed.contains(0.65))
  }

  @Test(arguments: [
    "[strategic_industries.products.parks.sectors.value]\nMCH = 0.9",
    "[strategic_industries.products.parks.sectors]\nMCH = 0.9",
  ])
  func `a product's sector over a base with two keeps the other`(text: String) throws {
    let run = try ScenarioCase(text).prepared()
    let product = try #require(
      run.sections["strategic_industries"]?.parameters.records("products").first { $0.name == "parks" })
    let sectors = run.accounts.sectors
    let written = zip(sectors, product.fields.array("sectors").values).filter { $0.1 != 0 }
    #expect(Dictionary(uniqueKeysWithValues: written.map { ($0, $1) }) == ["ELE": 0.8, "MCH": 0.9])
  }
}
