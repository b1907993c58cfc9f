import TableFormats

/// Labels as they are compared: statistical offices pad them with spaces and break them over lines to fill a printed cell.
enum LabelText {
  /// The label without white space and characters of no width, full-width forms as their ASCII characters, in lower case.
  static func normal(_ label: String) -> String {
    // Most labels of a large file are plain.
    if let plain = plain(label) { return plain }
    var seen = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: continue
      default:
        let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
        seen.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
      }
    }
    return String(seen).lowercased()
  }

  /// The same of a label in ASCII; nil for any other.
  private static func plain(_ label: String) -> String? {
    guard label.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard label.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || (0x41...0x5A).contains($0) }) else { return label }
    let kept = label.utf8.lazy.filter { $0 > 0x20 && $0 != 0x7F }
    return String(decoding: kept.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The label on one line: line ends and the runs of spaces that pad it dropped; a single space between Latin words stays.
  static func shown(_ label: String) -> String {
    label.onOneLine.split(separator: " ").reduce("") { text, word in
      guard let last = text.last, let first = word.first else { return text + word }
      let isLatin = last.isASCII && first.isASCII
      return text + (isLatin ? " " : "") + word
    }
  }

  /// A text that may stand behind a key in a comment line, which loses commas and blanks at its end.
  static func comment(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { !$0.properties.isGraphemeBase } }
    let text = words.joined(separator: " ")
    let kept = text.reversed().drop { $0 == "," || $0 == " " }.reversed()
    return kept.isEmpty ? "-" : String(kept)
  }

  /// Whether a label is a code: digits, or a few letters and digits, as in `01`, `FU101`, `TIU`.
  static func isCode(_ label: String) -> Bool {
    let text = shown(label)
    guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy(isCodeCharacter) else { return false }
    return text.utf8.contains { (0x30...0x39).contains($0) } || text == text.uppercased()
  }

  private static func isCodeCharacter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// How alike two normal labels are, from 0 to 1: the pairs of neighbouring characters that both have (Dice 1945).
  static func likeness(_ a: String, _ b: String) -> Double {
    let (first, second) = (pairs(a), pairs(b))
    guard !first.isEmpty, !second.isEmpty else { return a == b ? 1 : 0 }
    return 2 * Double(first.intersection(second).count) / Double(first.count + second.count)
  }

  private static func pairs(_ text: String) -> Set<String> {
    let characters = Array(text)
    return Set(characters.indices.dropLast().map { String(characters[$0...$0 + 1]) })
  }
}
