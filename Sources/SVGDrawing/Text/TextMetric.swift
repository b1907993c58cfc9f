/// The width of a text set in the charts' font.
///
/// The metric is the widths of Noto Sans CJK SC without kerning: one em for every full-width character, the font's own
/// advance for Latin. Layout uses nothing else, so it is the same on every machine, with or without the font.
package enum TextMetric {
  /// Share of the font size that a text reaches above its baseline.
  package static let ascent = 0.88
  /// Share of the font size that a text reaches below its baseline.
  package static let descent = 0.22
  /// Distance between two baselines, in font sizes.
  package static let lineHeight = 1.32

  /// Width in pixels.
  package static func width(_ text: String, _ font: Font) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(scalar, bold: font.isBold) }
    return Double(thousandths) * font.size / 1000
  }

  private static func advance(_ scalar: Unicode.Scalar, bold: Bool) -> Int {
    let ascii = bold ? LatinWidths.boldASCII : LatinWidths.regularASCII
    let latin1 = bold ? LatinWidths.boldLatin1 : LatinWidths.regularLatin1
    switch scalar.value {
    case 0x20...0x7E: return Int(ascii[Int(scalar.value) - 0x20])
    case 0xA0...0xFF: return Int(latin1[Int(scalar.value) - 0xA0])
    case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200D: return 0
    // Pictographs come from another font, and that one is wider.
    case 0x1F000...0x1FAFF: return 1400
    default:
      guard let sign = LatinWidths.sign(scalar) else { return 1000 }
      return Int(bold ? sign.bold : sign.regular)
    }
  }
}

/// Size in pixels and weight of a text.
public struct Font: Sendable, Equatable {
  public let size: Double
  public let isBold: Bool

  package init(_ size: Double, bold: Bool = false) {
    self.size = size
    self.isBold = bold
  }

  /// Distance between two baselines, in pixels.
  package var lineHeight: Double { size * TextMetric.lineHeight }
}
