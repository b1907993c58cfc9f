import ScenarioKit
import SimulationKit
import Testing

/// Single elements over an array of a base, in each way in which they can be written.
struct ElementsOverBaseTests {
  private static let annotation = "kind = \"assumption\", low = 0, high = 1, reason = \"r\""

  private static func profile(_ upper: String, over lower: String) throws -> [Double] {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n\(upper)\n", "b.toml": "[m]\nprofile = \(lower)\n",
    ])
    #expect(problems == [])
    return section.parameters.array("profile").values
  }

  @Test(
    arguments: [
      "[m.profile.value]\nMIN = 0.9", "[m.profile]\nMIN = 0.9", "[m]\nprofile = {value = {MIN = 0.9}}",
      "[m]\nprofile = {value = {MIN = 0.9}, kind = \"assumption\", low = 0.5, high = 1, reason = \"s\"}",
      "[m.profile.MIN]\nvalue = 0.9\nkind = \"assumption\"\nlow = 0.5\nhigh = 1\nreason = \"s\"",
      "[m.profile.value.MIN]\nvalue = 0.9\nkind = \"assumption\"\nlow = 0.5\nhigh = 1\nreason = \"s\"",
    ],
    [
      "{\"农业\" = 0.3, MIN = 0.7}", "{value = {\"农业\" = 0.3, MIN = 0.7}, \(annotation)}",
      "{value = {\"农业\" = {value = 0.3, \(annotation)}, MIN = 0.7}, \(annotation)}",
    ])
  func `one sector over two leaves the other as it was`(upper: String, lower: String) throws {
    #expect(try Self.profile(upper, over: lower) == [0.3, 0.9])
  }

  @Test(arguments: [
    "0.3", "{value = 0.3, \(annotation)}", "{value = 30, unit = \"%\", kind = \"document\", source = \"s\"}",
  ])
  func `one sector over one number for all leaves the others at that number`(lower: String) throws {
    for upper in ["[m.profile.value]\nMIN = 0.9", "[m.profile]\nMIN = 0.9"] {
      #expect(try Self.profile(upper, over: lower) == [0.3, 0.9])
    }
  }

  @Test func `one sector over a list is refused, since a list has no labels`() throws {
    let (_, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n[m.profile.value]\nMIN = 0.9\n", "b.toml": "[m]\nprofile = [0.3, 0.7]\n",
    ])
    #expect(
      problems == [
        "a.toml:2:1: error: profile has no value for 农业: it takes the place of the list at b.toml:2:11;"
          + " name every label of the axis sector, or write the whole list"
      ])
  }

  private static func stock(_ upper: String, over lower: String) throws -> [Double] {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n\(upper)\n", "b.toml": "[m]\nstock = \(lower)\n",
    ])
    #expect(problems == [])
    return section.parameters.array("stock").values
  }

  @Test(arguments: [
    "[m.stock.value.bus]\n2018 = 9", "[m.stock.bus]\n2018 = 9", "[m.stock.value]\nbus = {2018 = 9}",
    "[m]\nstock = {value = {bus = {2018 = 9}}, kind = \"document\", source = \"s\"}",
    "[m.stock]\nbus = {value = {2018 = 9}, kind = \"document\", source = \"s\"}",
    "[m.stock.bus.value]\n2018 = 9",
  ])
  func `one year of one class over all years of two`(upper: String) throws {
    let lower = "{private_car = 1, bus = {2015 = 2, 2020 = 7, interpolation = \"linear\"}}"
    // Linear from 2 in 2015 to 9 in 2018, then to 7 in 2020.
    let expected = [1, 1, 1, 1, 1, 1, 2, 13.0 / 3, 20.0 / 3, 9, 8, 7]
    for base in [lower, "{value = \(lower), kind = \"document\", source = \"t\"}"] {
      let values = try Self.stock(upper, over: base)
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(values)")
    }
  }

  @Test func `what is said beside elements is said of them alone`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": """
      base = "b.toml"
      [m]
      stock = {value = {bus = 3}, unit = "万辆", kind = "assumption", low = 1, high = 5, reason = "new"}

      """,
      "b.toml": """
      [m]
      stock = {value = {private_car = 4, bus = 2}, unit = "千辆", kind = "document", source = "old"}

      """,
    ])
    #expect(problems == [])
    #expect(
      section.parameters.array("stock").values == Array(repeating: 4000, count: 6) + Array(repeating: 30000, count: 6))
    let (old, new) = (section.provenance["stock"], section.provenance["stock.bus"])
    #expect(old?.source == "old" && old?.unitAsWritten == "千辆" && old?.reason == nil)
    #expect(new?.reason == "new" && new?.unitAsWritten == "万辆" && new?.low == 10000 && new?.high == 50000)
    #expect(new?.source == nil)
  }

  @Test(arguments: [
    // All that lay below is named.
    "{value = {\"农业\" = 0.1, MIN = 0.2}, kind = \"document\", source = \"s\"}", "0.4",
    "{value = 0.4, kind = \"document\", source = \"s\"}", "[0.1, 0.2]",
  ])
  func `what names everything replaces the base's source too`(upper: String) throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n[m]\nprofile = \(upper)\n",
      "b.toml": "[m]\nprofile = {value = {\"农业\" = 0.3, MIN = 0.7}, \(Self.annotation)}\n",
    ])
    #expect(problems == [])
    #expect(section.provenance["profile"]?.reason == nil)
    #expect(section.parameters.array("profile").values == (upper.contains("0.4") ? [0.4, 0.4] : [0.1, 0.2]))
  }

  @Test func `a course of years replaces the base's years`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": """
      base = "b.toml"
      [m]
      price = {value = {2015 = 1, 2020 = 6}, interpolation = "linear", kind = "document", source = "s"}

      """, "b.toml": "[m]\nprice = {2015 = 9, 2017 = 9, 2020 = 9, interpolation = \"linear\"}\n",
    ])
    #expect(problems == [])
    #expect(section.parameters.array("price").values == [1, 2, 3, 4, 5, 6])
  }
}
