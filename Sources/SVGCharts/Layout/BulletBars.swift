import SVGDrawing

/// The bars of a scorecard: the computed value as a share of its target, all targets on one line.
struct BulletBars {
  private let left: Double
  private let width: Double
  /// The share at the right end.
  private let upper: Double

  /// A scale for the given shares. It ends at the largest of them, between 1.25 and 2; what lies beyond ends in an
  /// arrow, so that one extreme row does not flatten all others.
  init(reached: [Double], left: Double, width: Double) {
    let largest = reached.max() ?? 1
    upper = largest <= 1.25 ? 1.25 : largest <= 1.5 ? 1.5 : 2
    self.left = left
    self.width = width
  }

  private static let thickness = 9.0
  private static let arrow = 6.0

  private func x(_ share: Double) -> Double { left + share / upper * width }

  private var ticks: [Double] { upper > 1.5 ? [0, 1, 2] : [0, 0.5, 1] + (upper == 1.5 ? [1.5] : []) }

  func tickLabels(top: Double) -> [Shape] {
    ticks.flatMap { tick in
      TextBlock("\(Int(tick * 100))%", TextRole.caption, color: Ink.quietText, width: .infinity).placed(
        x: x(tick), top: top, anchor: tick == 0 ? .start : tick == upper ? .end : .middle)
    }
  }

  func grid(top: Double, bottom: Double) -> [Shape] {
    ticks.map { vertical(x($0), top, bottom, Stroke(Ink.grid, width: 1)) }
  }

  /// The bar of a row with the mark of its target; a share below zero shows as an arrow to the left.
  func bar(_ reached: Double, fill: String, middle: Double) -> [Shape] {
    body(reached, fill: fill, middle: middle) + [
      vertical(x(1), middle - Self.thickness, middle + Self.thickness, Stroke(Ink.target, width: 2))
    ]
  }

  private func body(_ reached: Double, fill: String, middle: Double) -> [Shape] {
    let half = Self.thickness / 2
    if reached < 0 {
      return [
        .polygon(
          [
            Point(x: left - Self.arrow, y: middle), Point(x: left, y: middle - half), Point(x: left, y: middle + half),
          ],
          fill: fill)
      ]
    }
    guard reached > upper else {
      return [
        .rectangle(
          Box(left: left, top: middle - half, right: x(reached), bottom: middle + half), fill: fill)
      ]
    }
    let end = left + width
    return [
      .polygon(
        [
          Point(x: left, y: middle - half), Point(x: end - Self.arrow, y: middle - half), Point(x: end, y: middle),
          Point(x: end - Self.arrow, y: middle + half), Point(x: left, y: middle + half),
        ], fill: fill)
    ]
  }

  private func vertical(_ x: Double, _ top: Double, _ bottom: Double, _ stroke: Stroke) -> Shape {
    .line(from: Point(x: x, y: top), to: Point(x: x, y: bottom), stroke: stroke)
  }
}
