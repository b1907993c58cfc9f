/// Text made fit for XML 1.0.
package enum XMLText {
  /// `text` on one line: breaks and tabs become spaces, and characters that XML 1.0 does not allow (its production
  /// `Char`), that have no width or that turn the direction of what follows become U+FFFD.
  package static func singleLine(_ text: String) -> String {
    // Most texts hold nothing but printable ASCII and unified ideographs.
    let isPlain = text.unicodeScalars.allSatisfy { 0x20...0x7E ~= $0.value || 0x4E00...0x9FFF ~= $0.value }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF,
        0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    return String(result)
  }

  /// `text` on one line, with the characters of markup escaped, for element content and double-quoted attributes.
  package static func escaped(_ text: String) -> String {
    let line = singleLine(text)
    guard line.utf8.contains(where: markup.contains) else { return line }
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let markup = Array("&<>\"".utf8)
}
