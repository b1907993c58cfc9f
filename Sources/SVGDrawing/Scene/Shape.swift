/// A shape in its final place; colours are `#rrggbb`.
public enum Shape: Sendable, Equatable {
  case rectangle(Box, fill: String, stroke: String? = nil)
  case line(from: Point, to: Point, stroke: Stroke)
  case polyline([Point], stroke: Stroke)
  case polygon([Point], fill: String, stroke: String? = nil)
  case circle(Point, radius: Double, fill: String, stroke: String? = nil)
  case text(PlacedText)
  /// Shapes with lines of text that a browser shows while the pointer rests on any of them.
  case group([Shape], hint: [String])
  /// Such lines for a box in which nothing is drawn: the place of a year, say, with the numbers of all series.
  case hover(Box, hint: [String])

  /// The shapes of a group, or the shape itself; none for what is not seen.
  var parts: [Shape] {
    switch self {
    case .group(let shapes, _): shapes.flatMap(\.parts)
    case .hover: []
    case .rectangle, .line, .polyline, .polygon, .circle, .text: [self]
    }
  }
}

public struct Point: Sendable, Equatable {
  public let x: Double
  public let y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// How a line is drawn; `dash` holds the lengths of dash and gap.
public struct Stroke: Sendable, Equatable {
  public let color: String
  public let width: Double
  public let dash: [Double]

  package init(_ color: String, width: Double, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}

/// An axis-parallel rectangle.
public struct Box: Sendable, Equatable {
  public let left: Double
  public let top: Double
  public let width: Double
  public let height: Double

  package var right: Double { left + width }
  package var bottom: Double { top + height }

  package init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.init(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// Whether the two share more than a hundredth of a pixel, the precision of the coordinates.
  package func overlaps(_ other: Box) -> Bool {
    left < other.right - 0.01 && other.left < right - 0.01 && top < other.bottom - 0.01 && other.top < bottom - 0.01
  }
}
