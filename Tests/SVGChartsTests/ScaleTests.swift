import SeededNumbers
import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct ScaleTests {
  @Test(arguments: [
    ([0.0, 43.9, -12.6], ["−10", "0", "10", "20", "30", "40", "50"]),
    ([0.61, 5.15], ["0", "1", "2", "3", "4", "5", "6"]),
    ([0.003], ["0.0000", "0.0005", "0.0010", "0.0015", "0.0020", "0.0025", "0.0030"]),
    ([12_500.0], ["0", "2,000", "4,000", "6,000", "8,000", "10,000", "12,000", "14,000"]),
    ([], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]), ([0.0, 0.0], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    // A step changes at the geometric mean of its neighbours: at 1.41, 3.16 and 7.07 times a power of ten.
    ([6.9], ["0", "1", "2", "3", "4", "5", "6", "7"]), ([7.3], ["0", "2", "4", "6", "8"]),
    ([15.6], ["0", "2", "4", "6", "8", "10", "12", "14", "16"]), ([16.0], ["0", "5", "10", "15", "20"]),
    ([35.0], ["0", "5", "10", "15", "20", "25", "30", "35"]), ([35.5], ["0", "10", "20", "30", "40"]),
    ([-3.0], ["−3.0", "−2.5", "−2.0", "−1.5", "−1.0", "−0.5", "0.0"]),
  ])
  func `ticks are round numbers that cover the data`(values: [Double], labels: [String]) {
    #expect(LinearScale(covering: values, fromZero: true).ticks.map(\.label) == labels)
  }

  @Test func `a scale need not hold zero, unless its numbers are all alike`() {
    #expect(
      LinearScale(covering: [11.8, 15.9], fromZero: false).ticks.map(\.label) == ["11", "12", "13", "14", "15", "16"])
    let alike = LinearScale(covering: [15, 15], fromZero: false)
    #expect(alike.lower == 0 && alike.upper == 16)
  }

  @Test func `any numbers get between two and twelve even ticks around them`() {
    var random = SeededNumbers(2020)
    for _ in 0..<2000 {
      var size = 1.0
      for _ in 0..<Int.random(in: 0...12, using: &random) { size *= 10 }
      if Bool.random(using: &random) { size = 1 / size * 1000 }
      let values = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Double.random(in: -1...1, using: &random) * size
      }
      let scale = LinearScale(covering: values, fromZero: Bool.random(using: &random))
      #expect((2...12).contains(scale.ticks.count), "\(values)")
      #expect(Set(scale.ticks.map(\.label)).count == scale.ticks.count, "\(values)")
      let step = scale.ticks[1].value - scale.ticks[0].value
      for value in values {
        #expect(value >= scale.lower - 1e-6 * step && value <= scale.upper + 1e-6 * step, "\(values)")
        #expect((-1e-6...1.000001).contains(scale.share(value)), "\(values)")
      }
      for (left, right) in zip(scale.ticks, scale.ticks.dropFirst()) {
        #expect((right.value - left.value - step).magnitude < 1e-6 * step, "\(values)")
      }
    }
  }

  @Test(arguments: [
    // The hours of a week by four, which are written at multiples of eight; years one by one never lose the last.
    ((0..<42).map { 4 * $0 - 72 }, (0..<21).map { "\(8 * $0 - 72)" }),
    ((0...20).map { 438 * $0 }, ["0", "876", "1752", "2628", "3504", "4380", "5256", "6132", "7008", "7884", "8760"]),
    ((0..<40).map { 2001 + $0 }, (0..<14).map { "\(2001 + 3 * $0)" }),
  ])
  func `numbers that are too many for the room are written at round distances`(numbers: [Int], shown: [String]) {
    let ticks = PositionTicks(
      labels: numbers.map(String.init), centers: PositionScale(years: numbers, bands: false).centers.map { $0 * 640 },
      band: nil)
    let texts = ticks.shapes(top: 0).compactMap { shape -> String? in
      if case .text(let text) = shape { text.text } else { nil }
    }
    #expect(texts == shown)
  }

  @Test func `a short arm past zero takes no whole step`() {
    let scale = LinearScale(covering: [56_000, -150], fromZero: true)
    #expect(scale.ticks.map(\.label) == ["0", "10,000", "20,000", "30,000", "40,000", "50,000", "60,000"])
    #expect(scale.lower == -1150 && scale.upper == 60_000)
    let mirrored = LinearScale(covering: [-56_000, 150], fromZero: true)
    #expect(mirrored.lower == -60_000 && mirrored.upper == 1150)
  }

  @Test func `years lie in their true distances`() {
    #expect(PositionScale(years: [2012, 2017, 2022], bands: false).centers == [0, 0.5, 1])
    let banded = PositionScale(years: [2015, 2016, 2018], bands: true)
    #expect(banded.centers == [0.125, 0.375, 0.875])
    #expect(banded.band == 0.25)
    #expect(PositionScale(years: [2020], bands: false).centers == [0.5])
    #expect(PositionScale(count: 2).centers == [0.25, 0.75])
    #expect(PositionScale(count: 0).centers == [])
  }

  @Test func `losses stack downwards, gains upwards`() {
    let stack = Stack([Series("a", [1, -1]), Series("b", [-2, -2]), Series("c", [3, nil])])
    #expect(
      stack.segments == [
        [.init(inner: 0, outer: 1), .init(inner: 0, outer: -1)],
        [.init(inner: 0, outer: -2), .init(inner: -1, outer: -3)],
        [.init(inner: 1, outer: 4), .init(inner: 0, outer: 0)],
      ])
  }
}
