/// Breaking a text into lines that fit a width.
package enum TextWrapping {
  /// The lines of `text`, none wider than `width` unless a single character is.
  ///
  /// Lines break at spaces, after a hyphen, a slash or a point within a word, before a bracket
  /// after one, and between East Asian characters except before closing and
  /// after opening punctuation; a word that is wider than a line on its own is broken inside. Nothing of the text is
  /// left out but the spaces at the breaks. An empty text has no line.
  package static func lines(_ text: String, _ font: Font, width: Double) -> [String] {
    let text = XMLText.singleLine(text)
    let whole = trimmed(text)
    // No part of it is wider than it is.
    if TextMetric.width(whole, font) <= width { return whole.isEmpty ? [] : [whole] }
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let joined = line + piece
      if TextMetric.width(trimmed(joined), font) <= width {
        line = joined
        continue
      }
      if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
      line = ""
      for character in piece {
        if !line.isEmpty, TextMetric.width(trimmed(line + String(character)), font) > width {
          lines.append(trimmed(line))
          line = ""
        }
        line.append(character)
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// The parts of a text that a line break does not divide; a space stays at the end of its part.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var previous: Character?
    for character in text {
      if let last = previous, mayBreak(after: last, before: character) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = character
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private static func mayBreak(after last: Character, before next: Character) -> Bool {
    if next == " " { return false }
    if last == " " { return true }
    if next == "[" && (last.isLetter || last.isNumber) { return true }
    if neverStartsLine.contains(next) || neverEndsLine.contains(last) { return false }
    if last == "-" || last == "/" || last == "–" || last == "." { return next.isLetter }
    return isEastAsian(last) || isEastAsian(next)
  }

  private static let neverStartsLine: Set<Character> = Set("，。、；：！？）》」』】〕”’％%…·,.;:!?)]}")
  private static let neverEndsLine: Set<Character> = Set("（《「『【〔“‘([{")

  private static func isEastAsian(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  private static func trimmed(_ text: String) -> String {
    let space = UInt8(ascii: " ")
    guard text.utf8.first == space || text.utf8.last == space else { return text }
    var rest = Substring(text)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
