extension String {
  /// Control characters as a TOML text writes them: a text that a message repeats stays on its line and sends nothing
  /// to the terminal. So are characters without a width, and those that turn the direction of what follows.
  package var escapingControls: String { escaping { $0.isControl } }

  /// The same of a text of several lines, for a terminal or a file: line ends and tabs stay, and a byte order mark at the
  /// beginning.
  package var showingControls: String {
    // Nearly all texts are ASCII, in which a look at the bytes tells.
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 || $0 == 0x0A }) { return self }
    guard unicodeScalars.contains(where: { $0 != "\n" && $0.isControl }) else { return self }
    let mark = unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    let rest = String(unicodeScalars.dropFirst(mark.unicodeScalars.count))
    return mark + rest.escaping { $0.isControl && $0 != "\n" && $0 != "\t" }
  }

  private func escaping(_ isMeant: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case _ where !isMeant(scalar): text.unicodeScalars.append(scalar)
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text += scalar.value > 0xFFFF ? "\\U" + scalar.hexDigits(8) : "\\u" + scalar.fourHexDigits
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether it has no picture of its own: controls, marks of direction, joiners, and separators of lines.
  package var isControl: Bool {
    // Most texts hold nothing but ASCII and unified ideographs.
    if value >= 0x20 && value < 0x7F || value >= 0x4E00 && value <= 0x9FFF { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  package var fourHexDigits: String { hexDigits(4) }

  fileprivate func hexDigits(_ count: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
