/// The point of a text that its x coordinate gives.
public enum Anchor: String, Sendable {
  case start
  case middle
  case end
}

/// A line of text at its place; `y` is the baseline.
public struct PlacedText: Sendable, Equatable {
  public let text: String
  public let x: Double
  public let y: Double
  public let anchor: Anchor
  public let font: Font
  public let color: String

  package init(text: String, x: Double, y: Double, anchor: Anchor, font: Font, color: String) {
    self.text = text
    self.x = x
    self.y = y
    self.anchor = anchor
    self.font = font
    self.color = color
  }

  /// The room that the text takes under the charts' own metric (`TextMetric`).
  public var box: Box {
    let width = TextMetric.width(text, font)
    let left: Double =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Box(
      left: left, top: y - TextMetric.ascent * font.size, width: width,
      height: (TextMetric.ascent + TextMetric.descent) * font.size)
  }
}
