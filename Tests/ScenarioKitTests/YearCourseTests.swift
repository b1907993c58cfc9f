import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

struct YearCourseTests {
  private static let series =
    "# from the yearbook\nyear,wind,solar\n2014,1,x\n2015,0.5,9\n2017,\"0.7 CNY_2015/W\",8\n2020,1,2\n"

  private static func price(_ text: String) throws -> [Double] {
    let (section, problems) = try SectionFixture.resolve(["a.toml": "[m]\nprice = \(text)\n", "s.csv": series])
    #expect(problems == [])
    return section.parameters.array("price").values
  }

  @Test(arguments: [
    ("{2015 = 100, growth = \"10 %\"}", [100, 110, 121, 133.1, 146.41, 161.051]),
    ("{2017 = 121, growth = 0.1}", [100, 110, 121, 133.1, 146.41, 161.051]),
    ("{2016 = 1, 2018 = 3, interpolation = \"linear\", growth = 1}", [0.5, 1, 2, 3, 6, 12]),
    ("{2015 = 1, growth = [0, 1, 0, 1, 0, 1]}", [1, 2, 2, 4, 4, 8]),
    (
      "{2015 = 1, growth = {value = {2015 = 0, 2020 = 0.5, interpolation = \"linear\"}}}",
      [1, 1.1, 1.32, 1.716, 2.4024, 3.6036]
    ),
    ("{file = \"s.csv\", column = \"wind\", interpolation = \"linear\"}", [0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    (
      "{value = {file = \"s.csv\", column = \"solar\", interpolation = \"step\"}, unit = \"CNY_2015/kW\"}",
      [9e-3, 9e-3, 8e-3, 8e-3, 8e-3, 2e-3]
    ),
    ("{2013 = 1, 2023 = 11, interpolation = \"linear\"}", [3, 4, 5, 6, 7, 8]),
    ("{2014 = 1, 2017 = 8, 2021 = 128, interpolation = \"growth\"}", [2, 4, 8, 16, 32, 64]),
    ("{2010 = 1, 2016 = 2, 2030 = 9, interpolation = \"step\"}", [1, 2, 2, 2, 2, 2]),
  ])
  func `years come from growth or a column of a file`(text: String, expected: [Double]) throws {
    let values = try Self.price(text)
    #expect(values.count == 6)
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 * abs($1) }, "\(values)")
  }

  @Test func `an S-curve is half way at its midpoint and takes its duration from 10 to 90 per cent`() throws {
    let values = try Self.price("{s_curve = {from = 1, to = 11, midpoint = 2017, duration = \"2 年\"}}")
    #expect(abs(values[2] - 6) < 1e-12)
    #expect(abs(values[1] - 2) < 1e-12 && abs(values[3] - 10) < 1e-12)
    #expect(values[0] > 1 && values[5] < 11)
  }

  @Test func `years of a base beyond the run are read where they fill a gap, and else kept as unread`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": "base = \"b.toml\"\n",
      "b.toml": "[m]\nprice = {2010 = 1, 2014 = 5, 2015 = 1, 2022 = 8, interpolation = \"linear\"}\n",
    ])
    #expect(problems == [])
    #expect(section.parameters.array("price").values == [1, 2, 3, 4, 5, 6])
    #expect(section.provenance["price"]?.unread.map(\.column) == [10, 20])
  }

  @Test func `series that come about differently are all named`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml": """
      [m]
      stock.bus = {2015 = 1, 2020 = 2, interpolation = "step"}
      stock.private_car = {2015 = 1, 2020 = 2, interpolation = "linear"}
      """
    ])
    #expect(problems == [])
    #expect(section.provenance["stock"]?.interpolations == [.linear, .step])
  }

  @Test func `where the years come from is kept with the value`() throws {
    let (section, _) = try SectionFixture.resolve([
      "a.toml":
        "[m]\nprice = {file = \"s.csv\", column = \"wind\", interpolation = \"step\"}\nstock = {bus = {2015 = 1, growth = \"5 %\"}, private_car = 1}\n",
      "s.csv": Self.series,
    ])
    #expect(section.provenance["price"]?.courses.first?.hasPrefix("the column wind of ") == true)
    #expect(section.provenance["price"]?.interpolations == [.step])
    #expect(section.provenance["stock"]?.courses == ["growth of 5 % a year"])
    #expect(section.provenance["stock"]?.unitAsWritten == nil)
    #expect(section.tableFiles.count == 1)
    #expect(section.location(of: "price", index: ["2017"]).description.hasSuffix("s.csv:5:6"))
  }

  @Test func `what is said of a growth rate is kept with what grows`() throws {
    let (section, problems) = try SectionFixture.resolve([
      "a.toml":
        "[m]\nprice = {2015 = 1, growth = {value = \"5 %\", kind = \"assumption\", low = 0, high = 0.1, reason = \"as before\"}}\n"
    ])
    #expect(problems == [])
    #expect(
      section.provenance["price"]?.courses == ["growth of 5 % a year, an assumption from 0 to 0.1: as before"])
    #expect(section.provenance["price"]?.kind == nil && section.provenance["price.growth"] == nil)
  }

  @Test(arguments: [
    (
      "{2015 = 1, 2020 = 2, interpolation = \"step\", growth = 0.1}",
      "a.toml:2:54: error: price.growth is not read: the first and the last year are given; remove it, or delete = [\"2020\"]"
    ),
    (
      "{growth = 0.1}",
      "a.toml:2:9: error: price has no value for 2015, 2016, 2017, 2018, 2019, 2020; give the first and the last year, or one year and its growth"
    ),
    (
      "{2015 = 1, growth = -1}",
      "a.toml:2:29: error: price.growth is -1 but must be -0.99 to 1"
    ),
    (
      "{2015 = 1, growth = \"3 kW\"}",
      "a.toml:2:29: error: price.growth: \"kW\" is power, not a plain number; write a number without a unit, or with %"
    ),
    (
      "{2016 = 1, 2018 = 2, growth = 0.1}",
      "a.toml:2:9: error: price has no value for 2017; write them, or say interpolation = \"linear\", \"step\" or \"growth\""
    ),
    (
      "{2015 = 1, s_curve = {from = 1, to = 2, midpoint = 2017, duration = 1}}",
      "a.toml:2:10: error: price.2015 is not read beside s_curve; remove one of the two"
    ),
    (
      "{s_curve = 3}",
      "a.toml:2:20: error: price.s_curve must be a table, not a whole number; write { from = 1, to = 20, midpoint = 2018, duration = 6 }"
    ),
    (
      "{s_curve = {from = 1, to = 0, mitpoint = 2017, duration = 0}}",
      """
      a.toml:2:36: error: price.s_curve.to is 0 CNY_2015/W but must be above 0 CNY_2015/W
      a.toml:2:39: error: unknown key mitpoint in [m.price.s_curve]; did you mean midpoint?
      a.toml:2:67: error: price.s_curve.duration is 0 year but must be above 0 year
      """
    ),
    (
      "{file = \"s.csv\"}",
      "a.toml:2:10: error: price needs both file and column; write { file = \"data/capacity.csv\", column = \"wind\" }"
    ),
    ("{file = \"s.csv\", column = \"wint\"}", "a.toml:2:35: error: s.csv has no column wint; did you mean wind?"),
    ("{file = \"t.csv\", column = \"wind\"}", "a.toml:2:17: error: price: there is no file t.csv; did you mean s.csv?"),
    (
      "{file = \"s.csv\", column = \"wind\"}",
      "a.toml:2:9: error: price has no value for 2016, 2018, 2019; write them, or say interpolation = \"linear\", \"step\" or \"growth\""
    ),
    (
      "{file = \"s.csv\", column = \"wind\", 2016 = 3}",
      "a.toml:2:43: error: price.2016 is not read beside a column of a file; write the year into the file, or remove it"
    ),
    ("{file = \"bad.csv\", column = \"wind\"}", "bad.csv:3:1: error: the year 2015 stands twice, first at bad.csv:2:1"),
    (
      "{file = \"twice.csv\", column = \"wind\", interpolation = \"step\"}",
      "twice.csv:1:11: error: the column wind stands twice, first at twice.csv:1:6; rename one of the two"
    ),
    (
      "{file = \"hex.csv\", column = \"wind\", interpolation = \"step\"}",
      "hex.csv:2:6: error: price.2015: \"0x4\" is hexadecimal; write 4"
    ),
    (
      "{file = \"cell.csv\", column = \"wind\", interpolation = \"step\"}",
      "cell.csv:2:6: error: price.2015: \"kW\" is power, not money (CNY) at 2015 prices per power; write a unit like \"CNY_2015/W\""
    ),
  ])
  func `what is wrong with years is told at its place, in the data file too`(text: String, expected: String) throws {
    let files = [
      "a.toml": "[m]\nprice = \(text)\n", "s.csv": Self.series, "bad.csv": "year,wind\n2015,1\n2015,2\n",
      "twice.csv": "year,wind,wind\n2015,1,2\n2020,1,2\n", "hex.csv": "year,wind\n2015,0x4\n2020,2\n",
      "cell.csv": "year,wind\n2015,3 kW\n2020,2\n",
    ]
    #expect(try SectionFixture.resolve(files).problems.joined(separator: "\n") == expected)
  }
}
