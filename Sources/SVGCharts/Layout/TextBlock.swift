import SVGDrawing

/// A text broken into lines, not yet placed.
struct TextBlock: Equatable {
  let lines: [String]
  let font: Font
  let color: String

  init(_ text: String, _ font: Font, color: String = Ink.text, width: Double) {
    lines = TextWrapping.lines(text, font, width: width)
    self.font = font
    self.color = color
  }

  var width: Double { lines.map { TextMetric.width($0, font) }.max() ?? 0 }
  var height: Double { Double(lines.count) * font.lineHeight }

  /// The lines below each other from `top`.
  func placed(x: Double, top: Double, anchor: Anchor = .start) -> [Shape] {
    let glyphs = (TextMetric.ascent + TextMetric.descent) * font.size
    let offset = (font.lineHeight - glyphs) / 2 + TextMetric.ascent * font.size
    return lines.enumerated().map { index, line in
      .text(
        PlacedText(
          text: line, x: x, y: top + Double(index) * font.lineHeight + offset, anchor: anchor, font: font,
          color: color))
    }
  }

  /// The lines with their common middle at `y`.
  func placed(x: Double, middle y: Double, anchor: Anchor = .start) -> [Shape] {
    placed(x: x, top: y - height / 2, anchor: anchor)
  }
}

/// The fonts of the charts.
enum TextRole {
  static let title = Font(19, bold: true)
  static let subtitle = Font(14)
  static let label = Font(12)
  static let heading = Font(12, bold: true)
  static let caption = Font(11)
}
