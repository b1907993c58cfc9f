import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct NoOverlapTests {
  @Test(arguments: Wording.allCases, [320, 560, 760, 1200])
  func `no two texts overlap and none leaves the picture`(wording: Wording, width: Int) throws {
    for (name, scene) in try Samples.scenes(wording, width: width) { check(scene, name) }
  }

  @Test(arguments: [1, 2, 7, 12, 40]) func `series that are too many for labels get a legend`(count: Int) throws {
    let years = [2015, 2020]
    let series = (0..<count).map { Series("Technology number \($0)", [1, 1]) }
    for mark in [Mark.columns(series), .lines(series), .area(series), .points(series)] {
      check(try chart(x: .years(years), y: .values(title: "GW"), mark).scene(), "\(count) series")
    }
  }

  @Test func `a series that is not in the last column is named by a legend`() throws {
    let series = [Series("Wind", [1, 2]), Series("PV", [1, 0])]
    func patches(_ series: [Series]) throws -> Int {
      let scene = try chart(x: .years([2019, 2020]), y: .values(title: "GW"), .columns(series)).scene()
      return scene.shapes.count { if case .rectangle(let box, _, _) = $0 { box.width == 12 } else { false } }
    }
    #expect(try patches(series) == 2)
    #expect(try patches([series[0]]) == 0)
  }

  @Test(arguments: [1, 3, 12, 60, 400]) func `positions that are many keep their labels apart`(count: Int) throws {
    let years = Axis.years(Array(1800..<1800 + count))
    let names = Axis.categories((0..<count).map { "Sector of industry \($0)" })
    let values = [Series("Share", (0..<count).map { Double($0) - 3 })]
    for x in [years, names] {
      check(try chart(x: x, y: .values(title: "%"), .columns(values)).scene(), "columns")
      check(try chart(x: x, y: .values(title: "%"), .lines(values)).scene(), "lines")
    }
    check(try chart(x: .values(title: "%"), y: names, .bars(values)).scene(), "bars")
    let map = HeatMap(rows: [values[0].values], decimals: 3)
    check(try chart(x: years, y: .categories(["Fund"]), .heatMap(map)).scene(), "heat map")
  }

  @Test(arguments: [1e-9, 0.03, 1, 99_999, 1e12]) func `numbers of any size find room`(size: Double) throws {
    let values = [Series("a", [size, -size]), Series("b", [0.5 * size, 0.25 * size])]
    let axis = Axis.categories(["one", "two"])
    for scene in [
      try chart(x: axis, y: .values(title: "CNY"), .columns(values)).scene(),
      try chart(x: axis, y: .values(title: "CNY"), .lines(values)).scene(),
      try chart(x: .values(title: "CNY"), y: axis, .bars([values[0]])).scene(),
      try chart(x: .values(title: "CNY"), y: axis, .bars(values)).scene(),
      try chart(x: axis, y: axis, .heatMap(HeatMap(rows: values.map(\.values)))).scene(),
    ] { check(scene, "\(size)") }
  }

  @Test func `the check sees an overlap and a text outside`() {
    let font = Font(12)
    let text = PlacedText(text: "energy", x: 10, y: 20, anchor: .start, font: font, color: Ink.text)
    let near = PlacedText(text: "能源", x: 30, y: 26, anchor: .start, font: font, color: Ink.text)
    let far = PlacedText(text: "能源", x: 190, y: 90, anchor: .start, font: font, color: Ink.text)
    let scene = Scene(
      width: 200, height: 100, title: "", finding: "", shapes: [.text(text), .text(near), .text(far)])
    #expect(faults(scene) == ["'能源' leaves the picture", "'energy' overlaps '能源'"])
  }

  private func chart(x: Axis, y: Axis, _ mark: Mark) -> Chart {
    Chart(title: "Title", finding: "Finding.", x: x, y: y, marks: [mark])
  }

  private func check(_ scene: Scene, _ name: String) {
    let found = faults(scene)
    #expect(found == [], "\(name)")
  }

  private func faults(_ scene: Scene) -> [String] {
    let texts = scene.shapes.compactMap { if case .text(let text) = $0 { text } else { nil } }
    var faults: [String] = []
    let boxes = texts.map(\.box)
    for (text, box) in zip(texts, boxes) {
      let isInside =
        box.left >= -0.01 && box.top >= -0.01 && box.right <= scene.width + 0.01 && box.bottom <= scene.height + 0.01
      if !isInside { faults.append("'\(text.text)' leaves the picture") }
    }
    for (index, text) in texts.enumerated() {
      for other in texts.indices[(index + 1)...] where boxes[index].overlaps(boxes[other]) {
        faults.append("'\(text.text)' overlaps '\(texts[other].text)'")
      }
    }
    return faults
  }
}
