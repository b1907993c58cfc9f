import CSVText

/// A figure that stands in a cell as text.
enum FigureText: Hashable {
  case number(Double)
  /// A dash, as Excel shows a zero in its accounting formats.
  case dash
  /// A sign that stands for a figure which is not published.
  case masked
  case noNumber

  /// The sign before the decimals.
  enum DecimalMark: Hashable {
    case point, comma
  }

  init(_ text: String, mark: DecimalMark = .point) {
    let plain = Self.plain(text)
    switch plain {
    case "-", "--": self = .dash
    case "[**]", "**", "***", "…", "……", "...", "......", "x", "n/a", "na", "..", "□", "*": self = .masked
    default:
      guard Self.isOneNumber(text), let number = Self.value(plain, mark) else {
        self = .noNumber
        return
      }
      self = .number(number)
    }
  }

  /// The text with ASCII forms and no spaces.
  static func plain(_ text: String) -> String {
    String(
      LabelText.normal(text).map { character in
        switch character {
        case "−", "—", "–", "―", "﹣": "-"
        case "，": ","
        case "。": "."
        default: character
        }
      })
  }

  /// Whether white space within a text is nothing but blanks behind a sign and between groups of three digits: of two numbers
  /// in one cell none is the figure.
  private static func isOneNumber(_ text: String) -> Bool {
    let pieces = text.unicodeScalars.split(whereSeparator: isBlank)
    guard pieces.count > 1, let start = pieces.first?.startIndex, let end = pieces.last?.endIndex else { return true }
    // A line end or a tab divides two figures.
    if text.unicodeScalars[start..<end].contains(where: { isBlank($0) && !isSpace($0) }) { return false }
    var words = pieces.map { plain(String($0)) }.filter { !$0.isEmpty }[...]
    if words.first == "-" || words.first == "+" { words.removeFirst() }
    guard words.count > 1, var first = words.popFirst(), let last = words.popLast() else { return true }
    if first.hasPrefix("-") || first.hasPrefix("+") { first.removeFirst() }
    let group = last.prefix { $0.isASCIIDigit }
    return first.count <= 3
      && ([first, String(group)] + words).allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
      && group.count == 3 && words.allSatisfy { $0.count == 3 }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator
  }

  private static func value(_ text: String, _ mark: DecimalMark) -> Double? {
    let (decimal, group): (Character, Character) = mark == .point ? (".", ",") : (",", ".")
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, let digits = ungrouped(whole, group) else { return nil }
    if parts.count == 2, parts[1].contains(group) { return nil }
    var number = parts.count == 2 ? digits + "." + parts[1] : digits
    return number.withUTF8 { DecimalNumber($0) }.flatMap { $0.value.isFinite ? $0.value : nil }
  }

  /// The digits without the signs between groups of three; nil where the groups are others.
  private static func ungrouped(_ text: Substring, _ group: Character) -> String? {
    let groups = text.split(separator: group, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first else { return String(text) }
    let lead = first.drop { $0 == "-" || $0 == "+" }
    guard (1...3).contains(lead.count), lead.first != "0", lead.allSatisfy(\.isASCIIDigit),
      text.count - first.count >= 4,
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return groups.joined()
  }

  /// The decimal mark of a file as a text shows it: a comma that no group of three follows, or a point behind groups.
  static func markShown(by text: String) -> DecimalMark? {
    let plain = plain(text)
    let commas = plain.count { $0 == "," }
    guard commas > 0 else { return nil }
    let asPoint = value(plain, .point) != nil
    let asComma = value(plain, .comma) != nil
    if asPoint == asComma { return nil }
    return asPoint ? .point : .comma
  }

  /// A number with three digits behind the point, as `SheetCell.isPerhapsGrouped` had it in the text.
  static func threeDecimals(_ value: Double) -> String {
    let digits = "\(Int((value.magnitude * 1000).rounded()))"
    return (value < 0 ? "-" : "") + digits.dropLast(3) + "." + digits.suffix(3)
  }

  /// Whether a text reads one way with a decimal point and another with a decimal comma, as `1,234` does.
  static func isAmbiguous(_ text: String) -> Bool {
    let plain = plain(text)
    return plain.contains(",") && value(plain, .point) != nil && value(plain, .comma) != nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
