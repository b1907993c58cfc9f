import Testing

@testable import SVGCharts
@testable import SVGDrawing

/// The texts that a browser shows while the pointer rests on a chart.
@Suite struct HintTests {
  private static let years: Axis = .years([2015, 2016, 2020])

  private static func hints(_ scene: Scene) -> [[String]] {
    scene.content.compactMap { shape in
      switch shape {
      case .group(_, let hint), .hover(_, let hint): hint
      case .rectangle, .line, .polyline, .polygon, .circle, .text: nil
      }
    }
  }

  private static func chart(_ x: Axis, _ y: Axis, _ marks: [Mark]) -> Chart {
    Chart(title: "t", finding: "f", x: x, y: y, marks: marks)
  }

  private static let pair = [Series("wind", [1, nil, 2.34567]), Series("solar", [0.5, nil, -1])]
  private static let rows: Axis = .categories(["a", "b", "c"])
  private static let amounts: Axis = .values(title: "GW")

  @Test(arguments: [
    (
      chart(years, amounts, [.columns(pair), .rule(value: 3, label: "target")]),
      [["2015", "solar 0.5000", "wind 1", "Σ 1.500"], ["2020", "solar −1", "wind 2.346", "Σ 1.346"]]
    ),
    (
      chart(
        years, amounts,
        [.bands([Band("most", low: [1, nil, 2], high: [3, nil, 4.5])]), .lines([Series("", [2, nil, 3])])]),
      [["2015", "most 1 – 3", "2"], ["2020", "most 2 – 4.500", "3"]]
    ),
    (chart(amounts, rows, [.bars([Series("Change", [1, nil, -12_345.67])])]), [["a", "1"], ["c", "−12,345.7"]]),
    (
      chart(amounts, rows, [.bars(pair)]),
      [
        ["a", "wind 1", "solar 0.5000", "Σ 1.500"], ["c", "wind 2.346", "solar −1", "Σ 1.346"],
      ]
    ),
    (
      chart(amounts, rows, [.waterfall(Waterfall(start: 10, steps: [2.5]))]),
      [
        ["a", "10"], ["b", "+2.500", "10 → 12.50"], ["c", "12.50"],
      ]
    ),
    (
      chart(
        amounts, rows,
        [
          .rangeBars(RangeBars([RangeSeries("S1", [RangeBar(to: 0.4, whisker: 0.3...0.5), nil, RangeBar(to: 1)])]))
        ]), [["a", "0.4000 (0.3000 – 0.5000)"], ["c", "1"]]
    ),
    (
      chart(.categories(["x"]), rows, [.heatMap(HeatMap(rows: [[0.123456], [nil], [7]]))]),
      [["a, x", "0.1235"], ["c, x", "7"]]
    ),
    (
      chart(
        .values(title: "risk"), .values(title: ""),
        [
          .scatter(Scatter(groups: [PointGroup("", [LabelledPoint("here", x: 1, y: 2)])]))
        ]), [["here", "2", "risk: 1"]]
    ),
  ])
  func `every mark tells its numbers to the pointer`(chart: Chart, hints: [[String]]) throws {
    #expect(Self.hints(try chart.scene()) == hints)
  }

  @Test func `flows tell where they lead and how much`() throws {
    let flows = Sankey(
      title: "t", finding: "f", unit: "GWh", places: ["sold", "recycled"],
      flows: [Sankey.Flow(from: 0, to: 1, value: 0.25)])
    #expect(Self.hints(try flows.scene()) == [["sold → recycled", "0.2500"]])
  }

  @Test func `panels tell theirs where they stand`() throws {
    let panel = Self.chart(Self.years, Self.amounts, [.lines([Series("", [1, 2, 3])])])
    let scene = try ChartPanels(title: "t", finding: "f", width: 800, panels: [panel, panel]).scene()
    let lefts = scene.content.compactMap { if case .hover(let box, _) = $0 { box.left } else { nil } }
    #expect(lefts.count == 6)
    #expect(lefts[3] - lefts[0] == 400)
  }

  @Test func `a hint is the title of an element, a line to each number`() throws {
    let svg = try Self.chart(
      Self.years, Self.amounts, [.columns([Series("R&D", [1, 2, 3]), Series("x", [1, 2, 3])])]
    )
    .svg()
    #expect(svg.contains("pointer-events=\"all\">\n<title>2016&#10;x 2&#10;R&amp;D 2&#10;Σ 4</title>\n</rect>\n"))
  }

  @Test func `a chart of many hours has none`() throws {
    let hours = Array(0..<8760)
    let chart = Self.chart(.numbers(hours), Self.amounts, [.lines([Series("load", hours.map(Double.init))])])
    #expect(Self.hints(try chart.scene()).isEmpty)
  }
}
