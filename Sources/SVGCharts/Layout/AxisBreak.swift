import SVGDrawing

/// The sign that an axis leaves numbers out: two slanted strokes on a gap of paper.
enum AxisBreak {
  private static let slant = 3.0
  private static let distance = 5.0

  /// Across a level bar or axis, about a point.
  static func across(x: Double, middle: Double, height: Double) -> [Shape] {
    let half = height / 2
    func stroke(_ x: Double) -> [Point] {
      [Point(x: x - slant, y: middle + half), Point(x: x + slant, y: middle - half)]
    }
    let (left, right) = (stroke(x - distance / 2), stroke(x + distance / 2))
    return [.polygon(left + right.reversed(), fill: Ink.paper)] + [left, right].map { line($0) }
  }

  /// Across an upright axis, about a point.
  static func across(upright x: Double, middle: Double, width: Double) -> [Shape] {
    let half = width / 2
    func stroke(_ y: Double) -> [Point] {
      [Point(x: x - half, y: y + slant), Point(x: x + half, y: y - slant)]
    }
    let (upper, lower) = (stroke(middle - distance / 2), stroke(middle + distance / 2))
    return [.polygon(upper + lower.reversed(), fill: Ink.paper)] + [upper, lower].map { line($0) }
  }

  /// A piece of an upright axis that begins where the numbers that are left out would follow, with the sign across it.
  static func end(x: Double, from start: Double, to end: Double) -> [Shape] {
    [.line(from: Point(x: x, y: start), to: Point(x: x, y: end), stroke: Stroke(Ink.axis, width: 1))]
      + across(upright: x, middle: start + (end - start) * 0.45, width: 9)
  }

  private static func line(_ points: [Point]) -> Shape {
    .line(from: points[0], to: points[1], stroke: Stroke(Ink.axis, width: 1.25))
  }
}
