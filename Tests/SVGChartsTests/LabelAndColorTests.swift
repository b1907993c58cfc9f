import SeededNumbers
import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct LabelSpreadTests {
  @Test func `labels with room stay where they want to be`() {
    #expect(LabelSpread.middles(wanted: [50, 20], heights: [10, 10], top: 0, bottom: 100) == [50, 20])
  }

  @Test func `touching labels share the shift and keep their order`() {
    // Wanted 50, 51 and 55: as three that touch, their middles 10 apart, the middle one stands at the mean, 52.
    #expect(LabelSpread.middles(wanted: [50, 51, 55], heights: [10, 10, 10], top: 0, bottom: 100) == [42, 52, 62])
  }

  @Test func `labels that do not fit are refused`() {
    #expect(LabelSpread.middles(wanted: [1, 2], heights: [10, 10], top: 0, bottom: 19) == nil)
  }

  @Test func `any labels come apart, inside, and in order`() throws {
    var random = SeededNumbers(11)
    for _ in 0..<1000 {
      let count = Int.random(in: 1...12, using: &random)
      let wanted = (0..<count).map { _ in Double.random(in: -20...320, using: &random) }
      let heights = (0..<count).map { _ in Double.random(in: 5...25, using: &random) }
      let middles = try #require(LabelSpread.middles(wanted: wanted, heights: heights, top: 0, bottom: 300))
      let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
      var edge = 0.0
      for index in order {
        #expect(middles[index] - heights[index] / 2 >= edge - 1e-9)
        edge = middles[index] + heights[index] / 2
      }
      #expect(edge <= 300 + 1e-9)
    }
  }
}

@Suite struct ColorTests {
  @Test func `text in a palette colour can be read on paper`() throws {
    for index in 0..<16 {
      let hex = try #require(UInt32(Palette.text(index).dropFirst(), radix: 16))
      let color = RGB(Int(hex >> 16), Int(hex >> 8 & 255), Int(hex & 255))
      #expect(color.contrastOnWhite >= 4.5, "\(index)")
    }
  }

  @Test func `the first sixteen fills differ and any number has a colour`() {
    #expect(Set((0..<16).map(Palette.fill)).count == 16)
    #expect(Palette.fill(-1) == Palette.fill(7))
    #expect(Palette.fill(Int.min).count == 7 && Palette.fill(Int.max).count == 7)
  }

  @Test func `automatic tones leave out the colours asked for by number`() {
    let colors = SeriesColor.assigned(to: [.automatic, .palette(1), .baseline, .automatic, .signed])
    #expect(colors.map(\.fill) == [Palette.fill(0), Palette.fill(1), Ink.baseline, Palette.fill(2), Ink.gain])
    #expect(colors[4].fill(for: -1) == Ink.loss && colors[4].fill(for: 1) == Ink.gain)
  }

  @Test func `black on white has the contrast of the standard`() {
    #expect((RGB(0, 0, 0).contrastOnWhite - 21).magnitude < 1e-12)
    #expect(RGB(255, 255, 255).contrastOnWhite == 1)
  }
}
