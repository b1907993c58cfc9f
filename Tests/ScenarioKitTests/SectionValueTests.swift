import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

struct SectionValueTests {
  @Test(
    arguments: [
      ("hours = 1800", 1800), ("hours = \"1.8e3 h\"", 1800), ("", 2000), ("hours = {value = 1900}", 1900),
      ("hours = {value = 1.8, unit = \"1000 h\"}", 1800), ("hours = {value = \"1900 h\", source = \"x\"}", 1900),
    ] as [(String, Double)])
  func `a number is read bare, as a quantity, annotated or from the default`(line: String, expected: Double) throws {
    #expect(try SectionFixture.parameters(line).number("hours") == expected)
  }

  @Test func `the other kinds are read as they stand`() throws {
    let parameters = try SectionFixture.parameters(
      "packs = 2\nhybrid = false\nfuel = \"diesel\"\nnote = {value = \"é\", source = \"x\"}\nshare = \"8 %\"")
    #expect(parameters.integer("packs") == 2)
    #expect(!parameters.boolean("hybrid"))
    #expect(parameters.text("fuel") == "diesel")
    #expect(parameters.text("note") == "é")
    #expect(parameters.number("share") == 0.08)
    #expect(!parameters.has("energy"))
  }

  @Test(
    arguments: [
      ("stock = \"3 万辆\"", [Double](repeating: 30_000, count: 12)),
      ("stock = [1, 2]", [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]),
      ("stock = {bus = 2, private_car = [1, 2, 3, 4, 5, \"1 万辆\"]}", [1, 2, 3, 4, 5, 10_000, 2, 2, 2, 2, 2, 2]),
      (
        "stock = {private_car = {2015 = 0, 2020 = 10, interpolation = \"linear\"}, bus = 0}",
        [0, 2, 4, 6, 8, 10, 0, 0, 0, 0, 0, 0]
      ),
      (
        "stock = {private_car = {2015 = 1, 2018 = 4, 2020 = 9}, bus = {2015 = 1, 2020 = 2}, interpolation = \"step\"}",
        [1, 1, 1, 4, 4, 9, 1, 1, 1, 1, 1, 2]
      ),
      (
        "stock = {value = {private_car = {2015 = 1, 2020 = 32}, bus = 3}, interpolation = \"growth\", unit = \"万辆\"}",
        [10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000]
      ),
      (
        "stock = {private_car = {value = 1, unit = \"千辆\", source = \"x\"}, bus = {2015 = 1, 2016 = {value = 2},"
          + " 2020 = 2, interpolation = \"step\"}}",
        [1000, 1000, 1000, 1000, 1000, 1000, 1, 2, 2, 2, 2, 2]
      ),
      ("profile = {\"农业\" = 0.5}", [0.5, 0]), ("profile = \"50 %\"", [0.5, 0.5]),
      ("price = [7, 6, 5, 4, 3, \"2 CNY_2015/W\"]", [7, 6, 5, 4, 3, 2]),
    ] as [(String, [Double])])
  func `an array is read by label, in axis order, or as one value for all`(line: String, expected: [Double]) throws {
    let key = String(line.prefix { $0 != " " })
    let values = try SectionFixture.parameters(line).array(key).values
    #expect(values.count == expected.count)
    for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) <= 1e-12 * abs(wanted)) }
  }

  @Test func `records are read from a list in its order, or from a table by name that a base can fill`() throws {
    let list = try SectionFixture.parameters(
      "[[m.parks]]\nname = \"北\"\npower = \"0.1 GW\"\n[[m.parks]]\nname = \"a\"\npower = 5\nowner = \"x\"")
    #expect(list.records("parks").map(\.name) == ["北", "a"])
    #expect(list.records("parks").map { $0.fields.number("power") } == [100, 5])

    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n[m.parks.\"北\"]\npower = 60\n",
      "b.toml": "[m.parks]\n\"北\" = {power = 50, owner = \"x\"}\n",
    ])
    #expect(problems == [])
    let fields = section.parameters.records("parks").first?.fields
    #expect(fields?.number("power") == 60 && fields?.text("owner") == "x")
    #expect(section.provenance["parks.北.power"]?.overridden.count == 1)
    #expect(section.location(of: "parks", index: ["北", "power"]).line == 3)
  }

  @Test func `a table file is read relative to the file that names it and handed out for hashing`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"bases/b.toml\"\n",
      "bases/b.toml": "[m]\nsurvival = {value = \"Hao.csv\", kind = \"document\", source = \"Hao 2011\"}\n",
      "bases/hao.csv": "# ages\nclass,age,share\nbus,0,1\nbus,1,0.9\n",
    ])
    #expect(
      problems == ["bases/b.toml:2:21: note: bases/Hao.csv is read from bases/hao.csv, which differs in case"])
    let table = section.parameters.table("survival")
    #expect(table.rows == 2)
    #expect(table.numbers == ["age": [0, 1], "share": [1, 0.9]])
    #expect(table.texts == ["class": ["bus", "bus"]])
    #expect(section.tableFiles.map(\.bytes.count) == [41])
  }

  @Test func `an element laid into an annotated value has neither its unit nor its source`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml":
        "base = \"b.toml\"\n[m.stock]\nbus.2020 = 7\nprivate_car = {value = 5, kind = \"derived\", source = \"x\"}\n",
      "b.toml": """
      [m.stock]
      value = {private_car = 1, bus = {2015 = 1, 2020 = 2, interpolation = "step"}}
      unit = "万辆"
      kind = "document"
      source = "yearbook"
      """,
    ])
    #expect(problems == [])
    let stock = section.parameters.array("stock").values
    #expect(stock == Array(repeating: 5, count: 6) + Array(repeating: 10_000, count: 5) + [7])
    #expect(section.provenance["stock"]?.kind == .document && section.provenance["stock"]?.location?.line == 1)
    let laid = section.provenance["stock.bus.2020"]
    #expect(laid?.kind == nil && laid?.source == nil && laid?.location?.line == 3)
    #expect(laid?.overridden.map(\.column) == [51])
    #expect(section.provenance["stock.private_car"]?.kind == .derived)
  }

  @Test func `every value knows where it comes from`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": """
      base = "b.toml"
      [m]
      share = {value = 0.08, kind = "assumption", reason = "no statistic", low = 0.05, high = "10 %"}
      stock = {private_car = {value = 1, kind = "derived", source = "yearbook"}, bus = "2 万辆"}
      price = {2015 = 2, 2020 = 1, interpolation = "linear"}
      """,
      "b.toml": "[m]\nshare = 0.1\nenergy = \"3 GWh\"\ncap = 1\n",
    ])
    #expect(problems == [])
    let share = section.provenance["share"]
    #expect(share?.kind == .assumption && share?.reason == "no statistic" && share?.low == 0.05 && share?.high == 0.1)
    #expect(share?.location?.line == 3 && share?.overridden.map(\.line) == [2] && share?.unitAsWritten == nil)
    #expect(section.provenance["stock.private_car"]?.source == "yearbook")
    #expect(section.provenance["stock"]?.kind == nil && section.provenance["stock.private_car"]?.kind == .derived)
    #expect(section.provenance["price"]?.interpolations == [.linear])
    #expect(section.provenance["price"]?.unitAsWritten == nil)
    #expect(section.provenance["stock"]?.unitAsWritten == "万辆")
    let energy = section.provenance["energy"]
    #expect(energy?.inherited == true && energy?.unitAsWritten == "GWh" && energy?.active == true)
    #expect(section.provenance["cap"]?.active == false && !section.parameters.has("cap"))
    let hours = section.provenance["hours"]
    #expect(hours?.fromDefault == true && hours?.kind == .document && hours?.source == "NEA 2016")
    #expect(hours?.location == nil)
    #expect(section.location(of: "stock", index: ["bus", "2015"]).column == 82)
    #expect(section.location(of: "hours").line == 2)
  }
}
