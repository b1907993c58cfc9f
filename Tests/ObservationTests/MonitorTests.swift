import Diagnostics
import Observation
import PlanReading
import ScenarioCase
import ScenarioReading
import Testing

/// Actual figures beside the targets of a plan.
struct MonitorTests {
  private static let header = """
    target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable,\
    baseline,baseline_unit,baseline_year

    """

  private static func scenario(_ targets: String) throws -> ScenarioCase {
    try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [modules.heat-pumps]
      stock = { 2015 = 1, 2016 = 1, 2017 = 1, 2018 = 1, 2019 = 2, 2020 = 4 }
      hours = { value = 1000, kind = "assumption", low = 1000, high = 2000, reason = "A guess." }
      price = { ELC = 1, GWT = -0.4 }
      """, modules: false, files: ["plan.csv": header + targets])
  }

  private static func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  // 10 in 2016 to 40 in 2020 is twice every two years: 20 in 2018. The scenario has 1 GW x 1,000 h x 1 CNY/kWh = 10 then.
  @Test func `the last actual figure is set beside the scenario's path and the needed one`() throws {
    let scenario = try Self.scenario(
      "bill,Bills,电费,40,2020,1e8 CNY_2017,at least,I(1),,,,,heat-pumps/bill[sector=ELC],1,1e9 CNY_2017,2016\n")
    let monitor = try Monitor(
      scenario.prepared(),
      scenario.observed(
        """
        bill,2018,1.6,1e9 CNY_2017,document,Bureau,
        heat-pumps/bill[sector=ELC],2017,12,1e8 CNY_2017,document,Bureau,
        satellite:co2,2017,500,Mt,document,CEADs,
        """))
    #expect(monitor.unused.map(\.variable) == ["satellite:co2"] && monitor.lines.count == 1)
    let line = try #require(monitor.lines.first)
    #expect(line.figure.year == 2018 && !line.isReached)
    #expect(Self.isNear(line.actual, 16) && Self.isNear(line.scenario, 10) && Self.isNear(line.needed, 20))
    #expect(Self.isNear(line.growthSoFar, 1.6.squareRoot() - 1) && Self.isNear(line.growthNeeded, 2.5.squareRoot() - 1))
  }

  // Without a baseline the first figure is where the plan begins: 5 in 2016 to 20 in 2020 is 10 in 2018.
  @Test func `what nothing computes is followed by its figures alone`() throws {
    let scenario = try Self.scenario("patents,Patents,专利,20,2020,per 1e4 persons,reach,I(1),,,,,*/patents,,,\n")
    let monitor = try Monitor(
      scenario.prepared(),
      scenario.observed(
        """
        */patents,2016,5,per 1e4 persons,document,yearbook,
        patents,2018,25,per 1e4 persons,document,yearbook,
        """))
    let line = try #require(monitor.lines.first)
    #expect(line.scenario == nil && line.isReached && line.growthNeeded == nil)
    #expect(Self.isNear(line.needed, 10) && Self.isNear(line.growthSoFar, 5.squareRoot() - 1))
  }

  // 21 % over the two years since 2015 at 10 % a year; 1.1^5 / 1.21 = 1.1^3 is left for three years.
  @Test func `a growth is followed from year to year, and not beyond a gap`() throws {
    let scenario = try Self.scenario(
      "growth,Growth,增长,10,2020,%/year,at least,I(1),,,,,growth(value_added),,,2015\n")
    func line(_ rows: String) throws -> Monitor.Line {
      try #require(try Monitor(scenario.prepared(), scenario.observed(rows)).lines.first)
    }
    let whole = try line(
      "growth(value_added),2016,21,%/year,document,B,\ngrowth(value_added),2017,0,%/year,document,B,\n")
    #expect(Self.isNear(whole.growthSoFar, 0.1) && Self.isNear(whole.growthNeeded, 0.1) && whole.needed == 10)
    let gap = try line("growth(value_added),2017,12,%/year,document,B,\n")
    #expect(gap.growthSoFar == nil && gap.growthNeeded == nil && gap.needed == 10)
  }

  @Test func `figures of no target, and those in another unit than the target's, are told`() throws {
    let scenario = try Self.scenario("patents,Patents,专利,20,2020,per 1e4 persons,reach,I(1),,,,,*/patents,,,\n")
    func message(_ rows: String) throws -> String {
      do {
        _ = try Monitor(scenario.prepared(), scenario.observed(rows))
        return ""
      } catch let invalid as InvalidInput { return invalid.description }
    }
    #expect(
      try message("satellite:co2,2017,500,Mt,document,CEADs,\n")
        == "error: none of the figures is that of a target of the plan; its variables are */patents")
    #expect(
      try message("patents,2017,5,GW,document,yearbook,\n").hasPrefix("observed.csv:2:16: error: "))
    #expect(
      try message("patents,2021,21,per 1e4 persons,document,yearbook,\n") == """
        observed.csv:2:14: error: the figure is one of 2021, after the last year of a target of patents, 2020; bring one of 2020 or before
        """)
  }

  @Test(arguments: ["patents", "*/patents"])
  func `two figures of one year that contradict each other are told with both places`(name: String) throws {
    let scenario = try Self.scenario("patents,Patents,专利,20,2020,per 1e4 persons,reach,I(1),,,,,*/patents,,,\n")
    let rows = "patents,2017,5,per 1e4 persons,document,yearbook,\n\(name),2017,"
    let refusal = #expect(throws: InvalidInput.self) {
      try Monitor(scenario.prepared(), scenario.observed(rows + "15,per 1e4 persons,document,bulletin,\n"))
    }
    #expect(
      refusal?.description
        == "observed.csv:3:\(name.count + 7): error: \(name) is 15 per 1e4 persons in 2017 here, and "
        + "5 per 1e4 persons at observed.csv:2:14; leave the one that holds")
    let same = try Monitor(scenario.prepared(), scenario.observed(rows + "5,per 1e4 persons,document,bulletin,\n"))
    #expect(same.lines.map(\.actual) == [5])
  }

  @Test func `a figure before the plan's baseline is set beside no path`() throws {
    let scenario = try Self.scenario(
      "bill,Bills,电费,40,2020,1e8 CNY_2017,at least,I(1),,,,,heat-pumps/bill[sector=ELC],1,1e9 CNY_2017,2016\n")
    let monitor = try Monitor(
      scenario.prepared(), scenario.observed("bill,2015,8,1e8 CNY_2017,document,Bureau,\n"))
    #expect(monitor.lines.map(\.needed) == [nil] && monitor.lines.map(\.isBehind) == [nil])
  }

  @Test func `figures after a target's year, and targets without a figure, are told`() throws {
    let scenario = try Self.scenario(
      """
      patents,Patents,专利,20,2020,per 1e4 persons,reach,I(1),,,,,*/patents,,,
      bill,Bills,电费,40,2020,1e8 CNY_2017,at least,I(2),,,,,heat-pumps/bill[sector=ELC],,,
      other,Other,其他,1,2020,1,reach,I(3),,,,,,,,

      """)
    let monitor = try Monitor(
      scenario.prepared(),
      scenario.observed(
        "patents,2017,5,per 1e4 persons,document,yearbook,\npatents,2021,25,per 1e4 persons,document,yearbook,\n"))
    #expect(
      monitor.late.map { "\($0.figure.variable) \($0.figure.year) after \($0.targetYear)" } == [
        "patents 2021 after 2020"
      ])
    #expect(monitor.unfollowed.map(\.identifier) == ["bill"] && monitor.unused.isEmpty)
  }

  // 9.6 rounds to 10 in the digits of the plan.
  @Test(arguments: [("about", true), ("at least", false)])
  func `a growth about a number is reached where it rounds to it`(bound: String, isReached: Bool) throws {
    let scenario = try Self.scenario(
      "growth,Growth,增长,10,2020,%/year,\(bound),I(1),,,,,growth(value_added),,,2019\n")
    let monitor = try Monitor(
      scenario.prepared(), scenario.observed("growth(value_added),2020,9.6,%/year,document,B,\n"))
    #expect(monitor.lines.map(\.isReached) == [isReached])
  }
}

extension Monitor {
  fileprivate init(_ prepared: PreparedRun, _ figures: [ObservedFigure]) throws {
    try self.init(prepared, figures, Monitor.computed(prepared, for: figures))
  }
}
