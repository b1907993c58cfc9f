/// A number and its unit as a person writes them: `30 万辆`, `7.5 CNY_2015/W`, `-8 %`.
public struct Quantity: Sendable, Hashable {
  public var number: Double
  /// As written; empty for a bare number.
  public var unit: String

  public init(number: Double, unit: String) {
    self.number = number
    self.unit = unit
  }

  /// - Throws: what is no number, a thousands separator, a number that a double cannot hold.
  public static func parse(_ text: String) throws(UnitError) -> Quantity {
    let trimmed = text.trimmingSpaces
    try checkCharacters(of: trimmed)
    let (number, rest) = try leadingNumber(of: trimmed)
    guard let number else {
      throw UnitError("\"\(text)\" does not begin with a number", advice: "write a number and its unit: \"1.2 TWh\"")
    }
    if let next = rest.first, next == "," || next == "，" || next == "_" || next == "." {
      throw UnitError(
        "\"\(text)\" is not a number and a unit", advice: NumberWithCommas(trimmed)?.advice(quote: "\""))
    }
    let unit = rest.trimmingSpaces
    if let unit = unitWithFactor(unit) { return Quantity(number: number, unit: unit) }
    if let first = unit.first, first.isASCII, first.isNumber || first == "-" || first == "+" {
      let written = trimmed.prefix { $0 != " " }
      throw UnitError(
        "\"\(text)\" holds two numbers",
        advice: MeantUnit.text(of: unit).map { "write \"\(written) \($0)\"" }
          ?? "write one number and a unit: \"1.2 TWh\"")
    }
    return Quantity(number: number, unit: unit)
  }

  private static func checkCharacters(of text: String) throws(UnitError) {
    if text.hasPrefix("0x"), let number = Int(text.dropFirst(2), radix: 16) {
      throw UnitError("\"\(text)\" is hexadecimal", advice: "write \(number)")
    }
    guard let found = text.firstFullWidth, let ascii = found.asASCII else { return }
    let narrow = text.withoutFullWidth
    let message = "\"\(text)\" holds the full-width character \"\(found)\""
    // A comma asks for more than other characters.
    if let advice = NumberWithCommas(narrow)?.advice(quote: "\"") { throw UnitError(message, advice: advice) }
    guard let quantity = try? parse(narrow), (try? Unit(parsing: quantity.unit)) != nil,
      let (_, rest) = try? leadingNumber(of: narrow)
    else { throw UnitError(message, advice: "write \(ascii)") }
    let number = narrow.dropLast(rest.count)
    throw UnitError(message, advice: "write \"\(number)\(quantity.unit.isEmpty ? "" : " \(quantity.unit)")\"")
  }

  /// The unit of `3 × 1e8 CNY` and `3 (1e8 CNY)`, which is how this program prints a number in such a unit.
  private static func unitWithFactor(_ text: String) -> String? {
    guard text.hasPrefix("×") || (text.hasPrefix("(") && text.hasSuffix(")")) else { return nil }
    let unit = String(text.hasPrefix("×") ? text.dropFirst() : text.dropFirst().dropLast()).trimmingSpaces
    guard let first = unit.first, first.isASCII, first.isNumber else { return nil }
    return unit
  }

  /// The decimal number that a text begins with, and what follows; nil where it begins with none.
  static func leadingNumber(of text: String) throws(UnitError) -> (number: Double?, rest: String) {
    let bytes = Array(text.utf8)
    var end = 0
    func skipDigits() -> Int {
      let start = end
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
      return end - start
    }
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D { end = 1 }
    guard skipDigits() > 0 else { return (nil, text) }
    if end + 1 < bytes.count, bytes[end] == 0x2E, (0x30...0x39).contains(bytes[end + 1]) {
      end += 1
      _ = skipDigits()
    }
    if end < bytes.count, bytes[end] | 0x20 == 0x65 {
      let mantissaEnd = end
      end += 1
      if end < bytes.count, bytes[end] == 0x2B || bytes[end] == 0x2D { end += 1 }
      if skipDigits() == 0 { end = mantissaEnd }
    }
    let written = String(decoding: bytes[..<end], as: UTF8.self)
    let rest = String(decoding: bytes[end...], as: UTF8.self)
    guard let number = Double(written), number.isFinite else {
      throw UnitError("\(written) is larger than a double can hold")
    }
    let mantissa = written.prefix { $0 != "e" && $0 != "E" }
    if number == 0, mantissa.contains(where: { ("1"..."9").contains($0) }) {
      throw UnitError("\(written) is too small for a double and would be read as 0", advice: "write 0")
    }
    return (number, rest)
  }
}

extension String {
  var trimmingSpaces: String {
    let blank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}" }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !blank($0) }), let last = scalars.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
