/// The unit that one that cannot be read most likely meant: money as other people write a currency and its price year, and
/// the characters of a Chinese keyboard.
enum MeantUnit {
  /// Nil where no reading is likely; what is found can be read.
  static func text(of written: String) -> String? {
    var result = ""
    var rest = written.withoutFullWidth[...]
    while let character = rest.first {
      if let (numeral, after) = numeral(at: rest) {
        result += numeral
        rest = after
      } else if let (money, after) = money(at: rest) {
        result += money
        rest = after
      } else {
        result.append(character)
        rest.removeFirst()
      }
    }
    guard result != written, (try? UnitSystem.handle(for: result)) != nil else { return nil }
    return result
  }

  /// The numeral that a word for a large number means where no unit follows it: of `Mrd` 十亿. Nil for anything else.
  static func numeral(of written: String) -> String? {
    var rest = written[...]
    var result = ""
    while !rest.isEmpty {
      guard let (numeral, after) = numeral(at: rest + "/") else { return nil }
      result += numeral
      rest = after.dropLast()
    }
    return result.isEmpty ? nil : result
  }

  /// `million`, `Mio.`, `bn` before a unit.
  private static func numeral(at text: Substring) -> (numeral: String, rest: Substring)? {
    for (words, numeral) in UnitVocabulary.wordsForNumerals {
      guard let word = words.first(where: text.hasPrefix) else { continue }
      let rest = text.dropFirst(word.count)
      // A word that goes on is another one.
      guard let next = rest.first, !next.isLetter || !next.isASCII else { continue }
      return (numeral, rest.drop { $0 == " " || $0 == "." })
    }
    return nil
  }

  /// `CNY2017`, `RMB_2017`, `元(2017)`, `2017年元`.
  private static func money(at text: Substring) -> (money: String, rest: Substring)? {
    if let (year, after) = year(at: text) {
      guard let (symbol, rest) = currency(at: after.drop { " _-年价".contains($0) }) else { return nil }
      return ("\(symbol)_\(year)", rest)
    }
    guard let (symbol, after) = currency(at: text) else { return nil }
    guard let (year, rest) = year(at: after.drop { " _-^@(".contains($0) }) else { return (symbol, after) }
    let isBracketed = after.drop { " _".contains($0) }.first == "("
    return ("\(symbol)_\(year)", isBracketed && rest.first == ")" ? rest.dropFirst() : rest)
  }

  private static func year(at text: Substring) -> (year: Substring, rest: Substring)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, digits.hasPrefix("19") || digits.hasPrefix("20") else { return nil }
    return (digits, text[digits.endIndex...])
  }

  private static func currency(at text: Substring) -> (symbol: String, rest: Substring)? {
    for (word, symbol) in UnitVocabulary.wordsForMoney where text.hasPrefix(word) {
      return (symbol, text.dropFirst(word.count))
    }
    guard let known = UnitVocabulary.currencies.first(where: { text.hasPrefix($0.symbol) }) else { return nil }
    return (known.symbol, text.dropFirst(known.symbol.count))
  }
}

extension String {
  /// With ASCII for ％, ０ and their like, but for the comma, which may be a decimal sign.
  var withoutFullWidth: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.asASCII ?? $0 }))
  }

  /// The first character that a Chinese keyboard writes in place of an ASCII one.
  var firstFullWidth: Unicode.Scalar? { unicodeScalars.first { $0.asASCII != nil } }
}

extension Unicode.Scalar {
  /// Of a full-width form the ASCII character.
  var asASCII: Unicode.Scalar? {
    guard (0xFF01...0xFF5E).contains(value), self != "，" else { return nil }
    return Unicode.Scalar(value - 0xFEE0)
  }
}
