import Economy
import RegionalBase
import ScenarioCase
import ScenarioReading
import Study
import Testing

/// Markets, import substitution and offsets as a scenario writes them.
struct GrowthReadingTests {
  private static let market = """
    [economy.markets.electronics]
    products = { ICT = 0.8 }
    customers = { exports_abroad = 1, "国内省外流出" = 1 }
    growth = { 2016 = 0.15, 2020 = 0.18, 2015 = 0.1, interpolation = "linear" }

    """

  private static let mistakes: [(text: String, message: String)] = [
    (
      market + "[economy.markets.phones]\nproducts = { ICT = 0.3 }\ncustomers = { exports_abroad = 1 }\ngrowth = 0.1\n",
      "case.toml:10:12: error: the markets electronics, phones hold 110.00 % of exports_abroad of ICT; let their parts of "
        + "it sum to 1 at most"
    ),
    (
      "[economy.markets.none]\nproducts = { ICT = 0 }\ncustomers = { exports_abroad = 1 }\ngrowth = 0.1\n",
      "case.toml:6:12: error: the market none has no products; write products = { AGR = 1 }"
    ),
    (
      "[economy.import_substitution]\nELE = 0.1\n",
      "case.toml:6:7: error: import_substitution of ELE in the table's year 2017 is 0.1; write 0 in 2017, whose import "
        + "shares are the table's"
    ),
    (
      "[economy.import_substitution]\nELE = { 2015 = -3, 2017 = 0, 2020 = 0.2, interpolation = \"linear\" }\n",
      "case.toml:6:7: error: import_substitution of ELE is -3, so that more than all of it would be imported; the least "
        + "possible is "
    ),
    (
      ScenarioCase.fourChanges.replacing(
        "offset = { value_added = 1 }", with: "offset = { MCH = 0.5, value_added = 0.4 }"),
      "error: changes.data-centres: the shares of offset sum to 0.9000; let them sum to 1"
    ),
    (
      ScenarioCase.fourChanges.replacing("offset = { value_added = 1 }", with: "offset = { ELC = 1 }"),
      "error: changes.data-centres: offset gives money to ELC, whose product the change is about; name other sectors, or "
        + "value_added"
    ),
    (
      ScenarioCase.fourChanges.replacing("offset = { value_added = 1 }\n", with: ""),
      "error: changes.data-centres: nobody gets the money that is no longer spent, or pays for what is bought in addition; "
        + "write offset = { value_added = 1 }, or sectors with shares that sum to 1"
    ),
    (
      ScenarioCase.fourChanges.replacing(
        "reason = \"Parks\"", with: "reason = \"Parks\"\noffset = { value_added = 1 }"),
      "error: changes.parks: a change of final demand does not read offset; remove it"
    ),
  ]

  @Test(arguments: mistakes)
  func `what cannot be is told where it is written`(text: String, message: String) throws {
    let told = try ScenarioCase(text, modules: false).mistakes()
    #expect(told.contains(message), "\(told)")
  }

  @Test func `a market takes its part of the cells, with names in either language`() throws {
    let economy = try ScenarioCase(Self.market, modules: false).prepared().problem.economy
    #expect(economy.groups.map(\.name).suffix(2) == ["electronics exports_abroad", "electronics outflow_to_provinces"])
    let ict = try #require(economy.accounts.sector("ICT"))
    #expect(economy.groups.suffix(2).allSatisfy { $0.fractions[ict] == 0.8 })
    let exports = try #require(economy.groups.first { $0.name == "exports_abroad" })
    #expect(abs(exports.fractions[ict] - 0.2) < 1e-15)
    let growth = try #require(economy.values[.marketGrowth(0)])
    for (value, expected) in zip(growth, [0.1, 0.15, 0.1575, 0.165, 0.1725, 0.18]) {
      #expect(abs(value - expected) < 1e-15)
    }
  }

  @Test func `growth and share of a market, import substitution and offsets are factors`() throws {
    let text =
      Self.market + "share_growth = 0.01\n" + "[economy.import_substitution]\nELE = { 2015 = 0, 2017 = 0, 2020 = 0.1, "
      + "interpolation = \"linear\" }\n"
    let prepared = try ScenarioCase(text, modules: false).prepared()
    let places = ["economy.markets.electronics.growth", "economy.markets.electronics.share_growth"].map {
      prepared.factor($0)?.place
    }
    #expect(places == [.economy(.marketGrowth(0), elements: 0..<6), .economy(.marketShareGrowth(0), elements: 0..<6)])
    let electrical = try #require(prepared.accounts.sector("ELE"))
    #expect(
      prepared.factor("economy.import_substitution.ELE")?.place
        == .economy(.importSubstitution, elements: electrical * 6..<(electrical + 1) * 6))
    #expect(
      prepared.factor("economy.changes.electricity-saving.offset.MCH")?.place
        == .economy(.offset(0), elements: 9..<10))
  }
}
