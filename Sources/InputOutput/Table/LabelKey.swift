/// A label as a reader sees it: equal for labels that look alike.
///
/// Case, full-width forms, the kinds and numbers of spaces, characters without a width, and Greek and Cyrillic letters that
/// are drawn like Latin ones make no difference.
package struct LabelKey: Hashable {
  private let text: String

  package init(_ label: String) {
    var seen = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format, .control: if scalar == "\t" { seen.append(" ") }
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: seen.append(" ")
      default: seen.append(Self.narrow(scalar))
      }
    }
    let words = String(seen).lowercased().split(separator: " ", omittingEmptySubsequences: true)
    // Compared as canonically equivalent, as strings are.
    text = String(words.joined(separator: " ").map { Self.latin[$0] ?? $0 })
  }

  /// The ASCII character of a full-width form (Unicode block "Halfwidth and Fullwidth Forms").
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Lower-case letters whose capitals or selves are drawn like Latin ones (Unicode, confusables.txt, in part).
  private static let latin: [Character: Character] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "і": "i", "ј": "j", "к": "k", "м": "m", "о": "o", "р": "p",
    "ѕ": "s",
    "т": "t", "у": "y", "х": "x", "α": "a", "β": "b", "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "n",
    "ο": "o",
    "ρ": "p", "τ": "t", "υ": "y", "χ": "x", "ζ": "z",
  ]
}

extension String {
  /// The text without spaces, and characters without a width, at its ends.
  var withoutBlankEnds: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    let kept = unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(UnicodeScalarView(kept))
  }

  /// The text with every space but the plain one, and every character without a width, made visible.
  var withVisibleSpaces: String {
    unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .format, .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      case .spaceSeparator: scalar == " " ? " " : scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }.joined()
  }
}
