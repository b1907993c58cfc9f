import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

/// Series that go on after their last given year. The run of the fixture covers 2015 to 2020.
struct YearsBeyondTests {
  private static func resolve(_ lines: String, run: YearsBeyond? = nil) throws -> (
    section: ResolvedSection, problems: [String]
  ) {
    let folder = ScenarioFolder(["a.toml": "[m]\n" + lines + "\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    let checker = SectionChecker(
      axes: SectionFixture.axes, declarations: SectionFixture.declarations, mode: "free",
      beyond: run.map { WrittenBeyond(way: $0, place: SourceLocation(file: "a.toml", line: 1, column: 1)) })
    let section = checker.resolve(scenario.table(at: ["m"]), into: &problems)
    return (section, folder.lines(problems))
  }

  private static let ways: [(text: String, expected: [Double], words: String?)] = [
    ("{2015 = 1, 2016 = 2, beyond = \"hold\"}", [1.0, 2, 2, 2, 2, 2], "2017 to 2020: held at the value of 2016"),
    (
      "{2015 = 1, 2016 = 2, beyond = \"trend\"}", [1, 2, 4, 8, 16, 32],
      "2017 to 2020: the growth a year from 2015 to 2016 goes on"
    ),
    (
      "{2015 = 1, 2017 = 4, interpolation = \"growth\", beyond = \"trend\"}", [1, 2, 4, 8, 16, 32],
      "2018 to 2020: the growth a year from 2015 to 2017 goes on"
    ),
    (
      "{2015 = 1, 2017 = 5, interpolation = \"linear\", beyond = \"trend\"}", [1, 3, 5, 7, 9, 11],
      "2018 to 2020: the slope from 2015 to 2017 goes on"
    ),
    ("{2015 = 1, 2016 = 3, 2017 = 3, beyond = \"trend\"}", [1, 3, 3, 3, 3, 3], nil),
    ("{2015 = 7, beyond = \"hold\"}", [7, 7, 7, 7, 7, 7], nil),
    ("{value = [1, 2, 3], beyond = \"hold\"}", [1, 2, 3, 3, 3, 3], "2018 to 2020: held at the value of 2017"),
    ("{value = [1, 2], unit = \"CNY_2015/kW\", beyond = \"trend\"}", [1e-3, 2e-3, 4e-3, 8e-3, 16e-3, 32e-3], nil),
  ]

  @Test(arguments: ways)
  func `a series goes on as its own word says`(text: String, expected: [Double], words: String?) throws {
    let (section, problems) = try Self.resolve("price = \(text)")
    #expect(problems == [])
    let values = section.parameters.array("price").values
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 * abs($1) } && values.count == 6, "\(values)")
    if let words { #expect(section.provenance["price"]?.extended == [words]) }
    #expect(section.extendedSeries.map(\.followsRun) == [false])
  }

  @Test func `the word of the run holds for all series, and a series' own comes first`() throws {
    let (section, problems) = try Self.resolve(
      """
      price = {2015 = 1, 2016 = 2}
      stock.bus = {2015 = 1, 2016 = 3}
      stock.private_car = {2015 = 1, 2019 = 5, interpolation = "linear", beyond = "trend"}
      """, run: .hold)
    #expect(problems == [])
    #expect(section.parameters.array("price").values == [1, 2, 2, 2, 2, 2])
    #expect(section.parameters.array("stock").values == [1, 2, 3, 4, 5, 6, 1, 3, 3, 3, 3, 3])
    #expect(section.extendedSeries.filter(\.followsRun).count == 2)
    #expect(section.shortSeries == [])
    #expect(
      section.provenance["stock"]?.extended == [
        "2020 to 2020: the slope from 2015 to 2019 goes on", "2017 to 2020: held at the value of 2016",
      ])
  }

  @Test func `a word around several series holds for all of them`() throws {
    let (section, problems) = try Self.resolve(
      "stock = {beyond = \"hold\", bus = {2015 = 1}, private_car = {2015 = 2}}")
    #expect(problems == [])
    #expect(section.parameters.array("stock").values == Array(repeating: 2, count: 6) + Array(repeating: 1, count: 6))
  }

  @Test(arguments: [
    (
      "price = {2015 = 1, beyond = \"hald\"}",
      "a.toml:2:29: error: unknown beyond \"hald\"; did you mean \"hold\"?"
    ),
    (
      "price = {2015 = 1, beyond = \"trend\"}",
      "a.toml:2:9: error: price gives one year, and a trend needs two; write beyond = \"hold\" for it, or its growth"
    ),
    (
      "price = {value = [1, 2, 3, 4, 5, 6], beyond = \"hold\"}",
      "a.toml:2:47: error: beyond is not read: the series reaches the last year; remove it"
    ),
    (
      "stock = {bus = 1, private_car = {2015 = 0, 2016 = 2, beyond = \"trend\"}}",
      "a.toml:2:33: error: stock.private_car goes from 0 in 2015 to 2 in 2016, which is no rate of growth that could go "
        + "on; write beyond = \"hold\" for it, or interpolation = \"linear\""
    ),
    (
      "stock = {bus = 1, private_car = {2015 = 5, 2017 = 1, interpolation = \"linear\", beyond = \"trend\"}}",
      "a.toml:2:33: error: stock.private_car follows its trend to -1 vehicle in 2018 but must be at least 0 vehicle; "
        + "write beyond = \"hold\" for it"
    ),
    (
      "price = {value = {2015 = 1, 2016 = 2}, beyond = \"trend\", kind = \"assumption\", reason = \"r\", low = 1, high = 9}",
      "a.toml:2:18: warning: price follows its trend to 32 CNY_2015/W in 2020, above its high value 9 CNY_2015/W"
    ),
    (
      "price = {2016 = 1, beyond = \"hold\"}",
      "a.toml:2:9: error: price has no value for 2015, 2017, 2018, 2019, 2020; give the first and the last year, 2015 and "
        + "2020: nothing is extrapolated"
    ),
    (
      "share = {value = 1, beyond = \"hold\"}",
      "a.toml:2:21: error: unknown key beyond in [m.share]; keys here are value, unit, source, kind, reason, low, high"
    ),
  ])
  func `a way that leads nowhere is told`(lines: String, message: String) throws {
    let problems = try Self.resolve(lines).problems
    #expect(problems.first == message, "\(problems)")
  }

  @Test func `growth never rewrites years that a base gives`() throws {
    let (_, problems) = try SectionFixture.resolve([
      "a.toml": """
      base = "b.toml"
      [m.price]
      value = {2018 = 9, growth = 0.1}
      source = "s"
      kind = "document"

      """, "b.toml": "[m]\nprice = {2015 = 1, 2016 = 2, 2017 = 3, 2018 = 4, 2019 = 5, 2020 = 6}\n",
    ])
    #expect(
      problems == [
        "a.toml:3:20: error: price.growth would rewrite 2015, 2016, 2017, which b.toml:2:17 gives; growth counts from a year "
          + "on: write the years before it too"
      ])
  }
}
