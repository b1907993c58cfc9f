import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct HeatMapColorTests {
  private static func fills(_ map: HeatMap) throws -> [String] {
    let scene = try Chart(
      title: "T", finding: "F", x: .categories(["a", "b", "c"]), y: .categories(["row"]), marks: [.heatMap(map)]
    ).scene()
    return scene.shapes.compactMap { if case .rectangle(_, let fill, _) = $0 { fill } else { nil } }
  }

  @Test func `a cell that dwarfs the rest leaves them their colours where the darkest is given`() throws {
    #expect(try Self.fills(HeatMap(rows: [[0.5, 10, 1]], darkest: 1)) == ["#66a8d0", "#004b7c", "#004b7c"])
    #expect(try Self.fills(HeatMap(rows: [[0.5, 10, 1]], darkest: 0)) == Self.fills(HeatMap(rows: [[0.5, 10, 1]])))
  }

  @Test func `the neutral number is white, above is blue and below vermilion`() throws {
    #expect(try Self.fills(HeatMap(rows: [[1, 2, 0]], neutral: 1)) == ["#f4f8fb", "#004b7c", "#943f00"])
  }

  @Test func `a neutral number that is none is refused`() {
    let error = #expect(throws: ChartError.self) { try Self.fills(HeatMap(rows: [[1, 2, 0]], neutral: .nan)) }
    #expect(error?.description == "series '' at 'neutral' is not a finite number")
  }
}
