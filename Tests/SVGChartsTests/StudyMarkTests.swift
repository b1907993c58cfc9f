import Testing

@testable import SVGCharts
@testable import SVGDrawing

/// Where the shapes of the charts of studies lie, by numbers worked out by hand.
@Suite struct StudyMarkTests {
  @Test func `a band is a polygon up along its high and back along its low`() throws {
    let band = Band("half", low: [0, 1, nil, 2], high: [2, 3, nil, 4], tone: .tint(0, white: 0.5))
    let scene = try Chart(
      title: "T", finding: "F", x: .years([2017, 2018, 2019, 2020]), y: .values(title: "%"),
      marks: [.bands([band]), .rule(value: 4, label: "")]
    ).scene()
    let polygons = scene.shapes.compactMap {
      if case .polygon(let points, let fill, _) = $0 { (points, fill) } else { nil }
    }
    #expect(polygons.count == 1)
    let (points, fill) = try #require(polygons.first)
    // Half of #0072b2 and half of white.
    #expect(fill == "#80b9d9")
    #expect(points.count == 4)
    let rule = try #require(Self.lines(scene).first { $0.2.color == Ink.target })
    let zero = try #require(Self.lines(scene).first { $0.2.color == Ink.axis })
    let unit = (zero.0.y - rule.0.y) / 4
    #expect(points.map { (zero.0.y - $0.y) / unit }.isNearly([2, 3, 1, 0]))
    #expect(points[0].x == points[3].x && points[1].x == points[2].x)
    // The range alone between two gaps is an upright line from 4 to 2.
    let alone = try #require(Self.lines(scene).first { $0.2.width == 6 })
    #expect([alone.0.y, alone.1.y].map { (zero.0.y - $0) / unit }.isNearly([4, 2]))
  }

  @Test func `bars of a tornado begin at the stated value, whiskers end at their interval`() throws {
    let bars = RangeBars(
      [
        RangeSeries("low", [RangeBar(from: 10, to: 6, label: "a")]),
        RangeSeries("high", [RangeBar(from: 10, to: 12, whisker: 11...14, label: "b")]),
      ], sharesLine: true, rule: RangeBars.Rule(10, label: "stated"))
    let scene = try Self.chart(bars, fromZero: false).scene()
    let (boxes, x) = (Self.boxes(scene), Self.pixels(scene, perTickFrom: 6, step: 1))
    #expect(boxes.flatMap { [$0.left, $0.right] }.isNearly([x(6), x(10), x(10), x(12)]))
    #expect(boxes[0].top == boxes[1].top)
    let whisker = try #require(Self.lines(scene).first { $0.2.width == 1.25 })
    #expect([whisker.0.x, whisker.1.x].isNearly([x(11), x(14)]))
    let texts = Dictionary(
      uniqueKeysWithValues: Self.texts(scene).filter { ["a", "b"].contains($0.text) }.map { ($0.text, $0) })
    let (a, b) = (try #require(texts["a"]), try #require(texts["b"]))
    #expect([a.x, b.x].isNearly([x(6) - 6, x(14) + 6]) && a.anchor == .end && b.anchor == .start)
  }

  @Test func `two bars on one side keep their texts on two sides, the longer lies below`() throws {
    let bars = RangeBars(
      [
        RangeSeries("low", [RangeBar(from: 0, to: 1, label: "a")]),
        RangeSeries("high", [RangeBar(from: 0, to: 3, label: "b")]),
      ],
      sharesLine: true)
    let scene = try Self.chart(bars).scene()
    let boxes = Self.boxes(scene)
    #expect(boxes.count == 2 && abs(boxes[0].width - boxes[1].width * 3) < 1e-9)
    let anchors = Self.texts(scene).filter { ["a", "b"].contains($0.text) }.map { "\($0.text) \($0.anchor)" }
    #expect(anchors == ["b start", "a end"])
  }

  @Test func `each series has a line of its own where they do not share one`() throws {
    let bars = RangeBars([RangeSeries("total", [RangeBar(to: 4)]), RangeSeries("alone", [RangeBar(to: 2)])])
    let boxes = Self.boxes(try Self.chart(bars).scene())
    #expect(boxes.count == 2 && abs(boxes[0].width - 2 * boxes[1].width) < 1e-9 && boxes[0].bottom < boxes[1].top)
  }

  @Test func `a sample crosses each quantity at its share of the range`() throws {
    let scene = try ParallelCoordinates(
      title: "T", finding: "F",
      axes: [
        .init("a", low: 0, high: 4, lowLabel: "0", highLabel: "4"),
        .init("b", low: 10, high: 20, lowLabel: "10", highLabel: "20", mark: 15),
        .init("c", low: 3, high: 3, lowLabel: "3", highLabel: "3"),
      ], groups: [.init("met", [[1, 20, 3]]), .init("missed", [[4, 10, 3]])]
    ).scene()
    let axis = try #require(Self.lines(scene).first { $0.2.color == Ink.axis })
    let paths = scene.shapes.compactMap { if case .polyline(let points, _) = $0 { points } else { nil } }
    // The first group is drawn last.
    let shares = paths.map { $0.map { ($0.x - axis.0.x) / (axis.1.x - axis.0.x) } }
    #expect(shares.count == 2 && shares[0].isNearly([1, 0, 0.5]) && shares[1].isNearly([0.25, 1, 0.5]))
    #expect(paths[0].map(\.y) == paths[1].map(\.y))
    let mark = try #require(Self.lines(scene).first { $0.2.width == 2.5 })
    #expect(abs((mark.0.x - axis.0.x) / (axis.1.x - axis.0.x) - 0.5) < 1e-12)
  }

  @Test func `an open side of an area reaches the edge of the plot`() throws {
    let scatter = Scatter(
      groups: [PointGroup("", [LabelledPoint("", x: 0, y: 0), LabelledPoint("", x: 10, y: 10)], isSmall: true)],
      areas: [ScatterArea("box", left: 5, top: 5)])
    let scene = try Chart(
      title: "T", finding: "F", x: .values(title: "x"), y: .values(title: "y"), marks: [.scatter(scatter)]
    ).scene()
    let centers = scene.shapes.compactMap { if case .circle(let center, 2.5, _, _) = $0 { center } else { nil } }
    let path = try #require(
      scene.shapes.compactMap { if case .polyline(let points, _) = $0 { points } else { nil } }.first)
    #expect(centers.count == 2 && path.count == 5)
    let middle = ((centers[0].x + centers[1].x) / 2, (centers[0].y + centers[1].y) / 2)
    #expect(abs(path[0].x - middle.0) < 1e-9 && abs(path[0].y - middle.1) < 1e-9)
    // The margin of the plot beside its scale is 8, the line lies 1 inside.
    #expect(
      [path[2].x - max(centers[0].x, centers[1].x), path[2].y - max(centers[0].y, centers[1].y)].isNearly([7, 7]))
  }

  @Test func `as many panels stand in a row as have room`() throws {
    func columns(_ width: Int) throws -> Int {
      let chart = SmallMultiples(
        title: "T", finding: "F", width: width, series: [.init("s")],
        panels: (0..<4).map { .init(title: "panel \($0)", years: [2015, 2020], values: [[1, 2]]) })
      let titles = Self.texts(try chart.scene()).filter { $0.text.hasPrefix("panel") }
      return titles.count { $0.y == titles[0].y }
    }
    // Panels of 215 with 26 between them, within margins of 24.
    #expect(try columns(503) == 1)
    #expect(try columns(504) == 2)
    #expect(try columns(745) == 3)
    #expect(try columns(1200) == 3)
  }

  @Test func `what cannot be drawn is refused by name and place`() {
    let panel = SmallMultiples.Panel(title: "GW", years: [2015], values: [[.nan]])
    let small = SmallMultiples(title: "", finding: "", series: [.init("wind")], panels: [panel])
    #expect(throws: ChartError.notFinite(series: "wind", position: "2015")) { try small.scene() }
    let lines = ParallelCoordinates(
      title: "", finding: "", axes: [.init("a", low: 0, high: 1, lowLabel: "", highLabel: "")],
      groups: [.init("met", [[0, 1]])])
    #expect(throws: ChartError.valueCount(series: "met", expected: 1, found: 2)) { try lines.scene() }
    let bars = RangeBars([RangeSeries("total", [RangeBar(to: 1, whisker: 0...Double.infinity)])])
    #expect(throws: ChartError.notFinite(series: "total", position: "row")) { try Self.chart(bars).scene() }
    let band = Band("half", low: [0], high: [.nan])
    #expect(throws: ChartError.notFinite(series: "half", position: "2020")) {
      try Chart(title: "", finding: "", x: .years([2020]), y: .values(title: ""), marks: [.bands([band])]).scene()
    }
  }

  private static func chart(_ bars: RangeBars, fromZero: Bool = true) -> Chart {
    Chart(
      title: "T", finding: "F", x: .values(title: "%", fromZero: fromZero), y: .categories(["row"]),
      marks: [.rangeBars(bars)])
  }

  private static func lines(_ scene: Scene) -> [(Point, Point, Stroke)] {
    scene.shapes.compactMap { if case .line(let from, let to, let stroke) = $0 { (from, to, stroke) } else { nil } }
  }

  private static func texts(_ scene: Scene) -> [PlacedText] {
    scene.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The bars, without the patches of the legend.
  private static func boxes(_ scene: Scene) -> [Box] {
    scene.shapes.compactMap { if case .rectangle(let box, _, _) = $0, box.height != 12 { box } else { nil } }
  }

  /// From a value to its pixel, by the first two of the grid's lines.
  private static func pixels(_ scene: Scene, perTickFrom first: Double, step: Double) -> (Double) -> Double {
    let grid = lines(scene).filter { $0.2.color == Ink.grid }.map(\.0.x)
    return { grid[0] + ($0 - first) / step * (grid[1] - grid[0]) }
  }
}

extension [Double] {
  fileprivate func isNearly(_ other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { abs($0 - $1) < 1e-9 }
  }
}
