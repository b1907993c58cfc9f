import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct ScatterTests {
  private static func chart(_ scatter: Scatter, x: Axis = .values(title: "x", fromZero: false)) -> Chart {
    Chart(title: "T", finding: "F", x: x, y: .values(title: "y", fromZero: false), marks: [.scatter(scatter)])
  }

  private static func texts(_ scene: Scene) -> [PlacedText] {
    scene.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private static func circles(_ scene: Scene) -> [Box] {
    scene.shapes.compactMap { shape in
      guard case .circle(let center, let radius, _, _) = shape else { return nil }
      return Box(left: center.x - radius, top: center.y - radius, width: 2 * radius, height: 2 * radius)
    }
  }

  /// Points in a cloud round 1, by a linear congruential sequence.
  private static func cloud(_ count: Int, spread: Double, seed: UInt64) -> [LabelledPoint] {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    return (0..<count).map { k in
      LabelledPoint("SECTOR\(k)", x: 1 + spread * (next() + next() - 1), y: 1 + spread * (next() + next() - 1))
    }
  }

  @Test(arguments: [1, 23, 42, 139], [0.0, 1e-6, 0.4, 1e6])
  func `no label lies over another or over a point, and what found no room is said`(count: Int, spread: Double) throws {
    for seed: UInt64 in 1...3 {
      let points = Self.cloud(count, spread: spread, seed: seed)
      let scatter = Scatter(
        groups: [
          PointGroup("key", Array(points.prefix(5)), tone: .palette(3), isEmphasized: true),
          PointGroup("other", Array(points.dropFirst(5)), tone: .baseline),
        ], divisions: Divisions(x: 1, y: 1, topLeft: "forward", topRight: "key"), omission: "Not all have labels.")
      let scene = try Self.chart(scatter).scene()
      let (texts, circles) = (Self.texts(scene), Self.circles(scene))
      #expect(circles.count == count)
      let labels = texts.filter { $0.text.hasPrefix("SECTOR") }
      let boxes = texts.map(\.box)
      var faults: [String] = []
      for (k, text) in texts.enumerated() {
        for other in texts.indices[(k + 1)...] where boxes[k].overlaps(boxes[other]) {
          faults.append("\(text.text) over \(texts[other].text)")
        }
        guard text.text.hasPrefix("SECTOR") else { continue }
        for circle in circles where boxes[k].overlaps(circle) { faults.append("\(text.text) over a point") }
      }
      #expect(faults == [])
      #expect((labels.count < count) == texts.contains { $0.text == "Not all have labels." })
      if count == 1 || count == 23 && spread == 0.4 { #expect(labels.count == count) }
    }
  }

  @Test func `a point lies where its numbers say`() throws {
    let scatter = Scatter(groups: [
      PointGroup("", [LabelledPoint("low", x: 0, y: 0), LabelledPoint("high", x: 10, y: 4)])
    ])
    let scene = try Self.chart(scatter).scene()
    let circles = Self.circles(scene)
    func tick(_ text: String, anchor: Anchor) throws -> PlacedText {
      try #require(Self.texts(scene).first { $0.text == text && $0.anchor == anchor })
    }
    for (circle, x, y) in [(circles[0], "0", "0"), (circles[1], "10", "4")] {
      #expect(abs(circle.left + 4 - (try tick(x, anchor: .middle)).x) < 1e-9)
      let label = try tick(y, anchor: .end).box
      #expect(abs(circle.top + 4 - (label.top + label.height / 2)) < 1)
    }
  }

  @Test func `a scatter of nothing is drawn`() throws {
    #expect(try Self.chart(Scatter(groups: [])).svg().hasSuffix("</svg>\n"))
    let named = Scatter(groups: [PointGroup("none", [])], divisions: Divisions(x: 1, y: 1))
    #expect(try Self.chart(named).svg().hasSuffix("</svg>\n"))
  }

  private static let refused: [(Scatter, Axis, String)] = [
    (
      Scatter(groups: []), .categories(["A"]), "scatter needs values on the x axis and values on the y axis"
    ),
    (
      Scatter(groups: [PointGroup("key", [LabelledPoint("MIN", x: .nan, y: 1)])]), .values(title: ""),
      "series 'key' at 'MIN' is not a finite number"
    ),
    (
      Scatter(groups: [PointGroup("key", [LabelledPoint("MIN", x: 1, y: 2e12)])]), .values(title: ""),
      "series 'key' at 'MIN' is larger than 1e12; show it in a larger unit"
    ),
    (
      Scatter(groups: [], divisions: Divisions(x: .infinity, y: 1)), .values(title: ""),
      "series 'divisions' at 'line' is not a finite number"
    ),
  ]

  @Test(arguments: refused)
  func `points that cannot be drawn are refused by name`(scatter: Scatter, x: Axis, message: String) {
    let error = #expect(throws: ChartError.self) { try Self.chart(scatter, x: x).svg() }
    #expect(error?.description == message)
  }

  @Test func `a scatter shares its chart with nothing`() {
    var chart = Self.chart(Scatter(groups: []))
    chart.marks.append(.scatter(Scatter(groups: [])))
    let error = #expect(throws: ChartError.self) { try chart.svg() }
    #expect(error?.description == "scatter cannot share a chart with another mark")
  }
}
