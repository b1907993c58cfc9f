import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct FlowTests {
  @Test func `a waterfall whose steps are small beside its ends breaks the axis, and says so`() throws {
    func strokes(_ start: Double) throws -> Int {
      // The sign of a break is two slanted strokes on paper.
      try Samples.waterfall(.english, start: start).scene().shapes.count {
        if case .polygon(let points, Ink.paper, _) = $0 { points.count == 4 } else { false }
      }
    }
    #expect(try strokes(13.258) == 2)
    #expect(try strokes(0.1) == 0)
  }

  @Test func `the steps of a waterfall lead from its start to its end`() {
    let waterfall = Waterfall(start: 10, steps: [-3, 1])
    #expect(waterfall.levels == [10, 7, 8] && waterfall.end == 8)
  }

  @Test func `a small step of a waterfall has its sign and its first digit`() throws {
    let chart = Chart(
      title: "Most of the difference of -80 (-81)", finding: "", x: .values(title: ""),
      y: .categories(["a", "technology", "demand", "b"]),
      marks: [.waterfall(Waterfall(start: 1000, steps: [-0.156, -80], decimals: 0))])
    let texts = try chart.scene().shapes.compactMap { if case .text(let text) = $0 { text.text } else { nil } }
    #expect(texts.contains("\u{2212}0.2") && texts.contains("\u{2212}80") && !texts.contains("+0"), "\(texts)")
    #expect(texts.contains("Most of the difference of \u{2212}80 (\u{2212}81)"))
  }

  @Test func `the steps of a waterfall are written so that they add up to what is written at its ends`() {
    #expect(Waterfall(start: 54.486, steps: [-0.4135]).shownSteps(2) == [-0.42])
    #expect(Waterfall(start: 0.4, steps: [0.3, 0.3, 0.3]).shownSteps(0) == [1, 0, 0])
    #expect(Waterfall(start: 1, steps: [2, -0.5]).shownSteps(1) == [2, -0.5])
  }

  @Test func `flows that go round, are negative or lead nowhere are refused`() {
    var chart = Samples.flows(.english)
    chart.flows.append(.init(from: 4, to: 0, value: 1))
    #expect(throws: ChartError.circle) { try chart.scene() }
    chart.flows = [.init(from: 0, to: 1, value: -1)]
    #expect(throws: ChartError.negative(series: "Fund", position: "New-generation IT")) { try chart.scene() }
    chart.flows = [.init(from: 0, to: 9, value: 1)]
    #expect(throws: ChartError.valueCount(series: "places", expected: 10, found: 6)) { try chart.scene() }
  }

  @Test func `as much flows out of a place as is drawn of it`() throws {
    let scene = try Samples.flows(.english).scene()
    let bars = scene.shapes.compactMap { if case .rectangle(let box, _, _) = $0, box.width == 12 { box } else { nil } }
    let (fund, rest) = (bars[0].height, bars[1...3].reduce(0) { $0 + $1.height })
    #expect(abs(fund - rest) < 0.01 && bars.count == 6)
  }

  @Test func `an axis without zero is marked as broken, and one with zero is not`() throws {
    func isBroken(_ values: [Double?], fromZero: Bool) throws -> Bool {
      let chart = Chart(
        title: "", finding: "", x: .years([2019, 2020]), y: .values(title: "%", fromZero: fromZero),
        marks: [.lines([Series("a", values)])])
      return try chart.scene().shapes.contains {
        if case .polygon(let points, Ink.paper, _) = $0 { points.count == 4 } else { false }
      }
    }
    #expect(try isBroken([11.8, 13.2], fromZero: false))
    #expect(try !isBroken([11.8, 13.2], fromZero: true))
    #expect(try !isBroken([-1, 2], fromZero: false))
    #expect(try isBroken([-11.8, -13.2], fromZero: false))
  }

  @Test func `stacks show their sums, also of parts below zero`() throws {
    let chart = Chart(
      title: "", finding: "", x: .years([2019, 2020]), y: .values(title: ""),
      marks: [.columns([Series("a", [10, 20]), Series("b", [5, -4])])])
    let texts = try chart.scene().shapes.compactMap { if case .text(let text) = $0 { text.text } else { nil } }
    #expect(texts.contains("15.0") && texts.contains("16.0"), "\(texts)")
  }

  @Test func `a stretch of an axis has ground, edges and a word, and one that it lacks has none`() throws {
    func marks(from: Int, to: Int) throws -> (grounds: Int, edges: Int, words: Int) {
      let hours = Array(0..<24)
      let chart = Chart(
        title: "", finding: "", x: .numbers(hours), y: .values(title: ""),
        marks: [.area([Series("a", hours.map { Double($0 + 1) })])], stretch: Stretch(from: from, to: to, label: "peak")
      )
      let shapes = try chart.scene().shapes
      return (
        shapes.count { if case .rectangle(_, Ink.projection, _) = $0 { true } else { false } },
        shapes.count { if case .line(_, _, let stroke) = $0 { stroke.dash == [2, 3] } else { false } },
        shapes.count { if case .text(let text) = $0 { text.text == "peak" } else { false } }
      )
    }
    #expect(try marks(from: 8, to: 12) == (1, 2, 1))
    #expect(try marks(from: 8, to: 30) == (0, 0, 0))
  }

  @Test func `projected years have a ground of their own, be they all, and observed years have none`() throws {
    func grounds(after year: Int) throws -> Int {
      var chart = Samples.sideBySide(.english)
      chart.projection = Projection(after: year, label: "projected")
      return try chart.scene().shapes.count {
        if case .rectangle(_, Ink.projection, _) = $0 { true } else { false }
      }
    }
    #expect(try grounds(after: 2017) == 1)
    #expect(try grounds(after: 2020) == 0)
    #expect(try grounds(after: 2010) == 1)
  }
}
