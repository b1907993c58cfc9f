/// Colours that people with any of the common colour vision deficiencies tell apart.
///
/// Source: Masataka Okabe and Kei Ito, "Color Universal Design", 2008; their black is softened to a dark grey and comes
/// last. From the ninth colour on the eight come again, lighter.
package enum Palette {
  private static let fills: [RGB] = [
    RGB(0x00, 0x72, 0xB2), RGB(0xE6, 0x9F, 0x00), RGB(0x00, 0x9E, 0x73), RGB(0xD5, 0x5E, 0x00),
    RGB(0xCC, 0x79, 0xA7), RGB(0x56, 0xB4, 0xE9), RGB(0xF0, 0xE4, 0x42), RGB(0x4D, 0x4D, 0x4D),
  ]

  package static func fill(_ index: Int) -> String { color(index).hex }

  package static func tint(_ index: Int, white: Double) -> String {
    color(index).mixed(with: RGB(255, 255, 255), share: white).hex
  }

  /// The same hue, dark enough to be read as text on paper (contrast at least 4.5 to 1).
  package static func text(_ index: Int) -> String {
    var color = color(index)
    while color.contrastOnWhite < 4.5 { color = color.mixed(with: RGB(0, 0, 0), share: 0.04) }
    return color.hex
  }

  /// The number of a colour that `fill` gives; nil for any other.
  package static func place(of hex: String) -> Int? { (0..<2 * fills.count).first { fill($0) == hex } }

  /// The number of a colour that a common tint was made from, and the share of white in it; nil for any other.
  package static func madeOf(tint hex: String) -> (place: Int, white: Double)? {
    for place in 0..<2 * fills.count {
      if let white = commonTints.first(where: { tint(place, white: $0) == hex }) { return (place, white) }
    }
    return nil
  }

  /// Shares of white that areas have: a band of flows, and the bands of a fan.
  package static let bandOfFlow = 0.62
  private static let commonTints = [bandOfFlow, 0.55, 0.6, 0.65, 0.7, 0.75, 0.78, 0.8, 0.85]

  private static func color(_ index: Int) -> RGB {
    let place = index % fills.count
    let base = fills[place < 0 ? place + fills.count : place]
    return (index / fills.count).isMultiple(of: 2) ? base : base.mixed(with: RGB(255, 255, 255), share: 0.5)
  }
}

/// The colours of a series of a chart.
package struct SeriesColor: Equatable {
  package var fill: String
  package var text: String
  package var isSigned = false

  package init(fill: String, text: String, isSigned: Bool = false) {
    self.fill = fill
    self.text = text
    self.isSigned = isSigned
  }

  package func fill(for value: Double) -> String {
    guard isSigned else { return fill }
    return value < 0 ? Ink.loss : Ink.gain
  }

  /// One colour to a tone; automatic tones take the palette in order, counting only themselves.
  package static func assigned(to tones: [Tone]) -> [SeriesColor] {
    var taken: Set<Int> = []
    for tone in tones {
      switch tone {
      case .palette(let index), .tint(let index, _): taken.insert(index)
      case .automatic, .baseline, .signed: continue
      }
    }
    var next = 0
    return tones.map { tone in
      switch tone {
      case .automatic:
        while taken.contains(next) { next += 1 }
        next += 1
        return SeriesColor(fill: Palette.fill(next - 1), text: Palette.text(next - 1))
      case .palette(let index): return SeriesColor(fill: Palette.fill(index), text: Palette.text(index))
      case .tint(let index, let white):
        return SeriesColor(fill: Palette.tint(index, white: white), text: Palette.text(index))
      case .baseline: return SeriesColor(fill: Ink.baseline, text: Ink.baselineText)
      case .signed: return SeriesColor(fill: Ink.gain, text: Ink.text, isSigned: true)
      }
    }
  }
}
