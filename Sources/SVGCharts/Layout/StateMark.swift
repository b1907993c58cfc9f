import SVGDrawing

/// The mark of a scorecard state: a shape of its own for each, so that colour is never the only sign.
enum StateMark {
  static func color(_ state: ScorecardChart.State) -> String {
    switch state {
    case .met: "#009e73"
    case .missed: "#d55e00"
    case .doubtful: "#8c6d1f"
    case .assumed: "#0072b2"
    case .otherPerimeter: "#a5658a"
    case .notModelled: Ink.axis
    }
  }

  static func textColor(_ state: ScorecardChart.State) -> String {
    switch state {
    case .met: "#007a59"
    case .missed: "#b04e00"
    case .doubtful: "#735a1a"
    case .assumed: "#0072b2"
    case .otherPerimeter: "#96537b"
    case .notModelled: Ink.quietText
    }
  }

  /// The mark round `center`, 12 pixels wide.
  static func shapes(_ state: ScorecardChart.State, at center: Point) -> [Shape] {
    let (x, y) = (center.x, center.y)
    let color = color(state)
    switch state {
    case .met:
      return [
        .circle(center, radius: 6, fill: color),
        .polyline(
          [Point(x: x - 3, y: y), Point(x: x - 0.8, y: y + 2.4), Point(x: x + 3.2, y: y - 2.4)],
          stroke: Stroke(Ink.paper, width: 1.6)),
      ]
    case .missed:
      return [
        .polygon([Point(x: x, y: y - 6), Point(x: x + 6.5, y: y + 5.5), Point(x: x - 6.5, y: y + 5.5)], fill: color),
        .line(from: Point(x: x, y: y - 2), to: Point(x: x, y: y + 1.6), stroke: Stroke(Ink.paper, width: 1.6)),
        .circle(Point(x: x, y: y + 3.6), radius: 0.9, fill: Ink.paper),
      ]
    case .doubtful:
      return [
        .circle(center, radius: 6, fill: color),
        .line(from: Point(x: x, y: y - 3.6), to: Point(x: x, y: y + 0.8), stroke: Stroke(Ink.paper, width: 1.6)),
        .circle(Point(x: x, y: y + 3.2), radius: 0.9, fill: Ink.paper),
      ]
    case .assumed:
      return [
        .polygon(
          [Point(x: x, y: y - 6), Point(x: x + 6, y: y), Point(x: x, y: y + 6), Point(x: x - 6, y: y)],
          fill: Ink.paper, stroke: color)
      ]
    case .otherPerimeter:
      return [.rectangle(Box(left: x - 5, top: y - 5, width: 10, height: 10), fill: Ink.paper, stroke: color)]
    case .notModelled:
      return [.line(from: Point(x: x - 5, y: y), to: Point(x: x + 5, y: y), stroke: Stroke(color, width: 2))]
    }
  }
}
