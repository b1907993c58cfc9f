import SVGCharts
import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct ChartErrorTests {
  private static let years = Axis.years([2019, 2020])
  private static let values = Axis.values(title: "GW")

  @Test(arguments: [
    (Mark.columns([Series("Wind", [1, .nan])]), "series 'Wind' at '2020' is not a finite number"),
    (.lines([Series("PV", [.infinity, 1])]), "series 'PV' at '2019' is not a finite number"),
    (.points([Series("PV", [1, -2e12])]), "series 'PV' at '2020' is larger than 1e12; show it in a larger unit"),
    (.columns([Series("Wind", [1])]), "series 'Wind' has 1 values, its axis has 2 positions"),
    (
      .area([Series("Cars", [1, nil])]),
      "series 'Cars' has no value at '2020'; a stacked area needs one at every position"
    ),
    (
      .area([Series("Cars", [-1, 1])]),
      "series 'Cars' at '2019' is negative; a stacked area cannot show it, columns can"
    ),
    (.rule(value: .nan, label: "Target"), "series 'Target' at 'rule' is not a finite number"),
    (.bars([]), "bars needs values on the x axis and categories or years on the y axis"),
    (
      .heatMap(HeatMap(rows: [])),
      "heatMap needs categories or years on the x axis and categories or years on the y axis"
    ),
  ])
  func `data that cannot be drawn are refused by name and place`(mark: Mark, message: String) {
    #expect(Self.message(x: Self.years, y: Self.values, [mark]) == message)
  }

  @Test func `marks on the wrong axes or in the wrong company are refused`() {
    #expect(
      Self.message(x: Self.values, y: Self.years, [.lines([])])
        == "lines needs categories or years on the x axis and values on the y axis")
    #expect(
      Self.message(x: Self.values, y: Self.years, [.bars([]), .bars([])])
        == "bars cannot share a chart with another mark")
    #expect(
      Self.message(x: Self.years, y: .categories(["A"], title: "Industry"), [.heatMap(HeatMap(rows: []))])
        == "series 'Industry' has 0 values, its axis has 1 positions")
    #expect(
      Self.message(x: Self.years, y: .categories(["A"]), [.heatMap(HeatMap(rows: [[1, .nan]]))])
        == "series 'A' at '2020' is not a finite number")
  }

  @Test(arguments: [
    ([2020, 2020], "year 2020 comes after 2020 on the axis; years must ascend"),
    ([2015, 2014], "year 2014 comes after 2015 on the axis; years must ascend"),
    ([0], "year 0 is outside 1 to 9999"), ([Int.max], "year \(Int.max) is outside 1 to 9999"),
  ])
  func `years that do not ascend are refused`(years: [Int], message: String) {
    #expect(Self.message(x: .years(years), y: Self.values, []) == message)
  }

  @Test func `a scorecard names the row it cannot draw`() {
    let row = ScorecardChart.Row(
      label: "Wind", target: "6", value: "nan", state: .missed, stateText: "", reached: .nan)
    let card = ScorecardChart(
      title: "", finding: "", headings: .init(label: "", target: "", value: "", state: "", reached: "Reached"),
      rows: [row])
    #expect(throws: ChartError.notFinite(series: "Reached", position: "Wind")) { try card.svg() }
  }

  @Test(arguments: [Axis.years([]), .categories([]), .years([2020]), .categories(["A", "B"]), .numbers([-4, 0, 4])])
  func `charts without data or of zeros only are drawn`(x: Axis) throws {
    let count: Int =
      switch x {
      case .years(let numbers, _), .numbers(let numbers, _): numbers.count
      case .categories(let names, _): names.count
      case .values: 0
      }
    let series = [
      Series("Nothing", Array(repeating: nil, count: count)), Series("Zero", Array(repeating: 0, count: count)),
    ]
    for data in [[], series] {
      for mark in [Mark.columns(data), .lines(data), .points(data)] {
        let svg = try Chart(title: "T", finding: "F", x: x, y: Self.values, marks: [mark]).svg()
        // The axis of nothing runs from 0 to 1.
        #expect(svg.contains(">0.0</text>") && svg.contains(">1.0</text>"))
      }
      let bars = try Chart(title: "T", finding: "F", x: Self.values, y: x, marks: [.bars(data)]).svg()
      #expect(bars.contains(">1.0</text>"))
    }
    let rows = [[Double?]](repeating: Array(repeating: nil, count: count), count: count)
    let map = try Chart(title: "T", finding: "F", x: x, y: x, marks: [.heatMap(HeatMap(rows: rows))]).svg()
    #expect(map.hasSuffix("</svg>\n"))
  }

  @Test(arguments: [Int.min, -1, 0, Int.max]) func `a size of any number is drawn`(size: Int) throws {
    let chart = Chart(
      title: "T", finding: "F", width: size, height: size, x: Self.years, y: Self.values,
      marks: [.lines([Series("Wind", [1, 2])])])
    #expect(try chart.scene().width >= 320)
    #expect(try chart.scene().width <= 10_000)
  }

  private static func message(x: Axis, y: Axis, _ marks: [Mark]) -> String? {
    do {
      _ = try Chart(title: "", finding: "", x: x, y: y, marks: marks).svg()
      return nil
    } catch { return error.description }
  }
}
