/// Cuts a unit into names, numbers and signs.
struct UnitScanner {
  private var rest: Substring
  private let whole: String
  private var found: [UnitText.Token] = []

  init(_ text: String, in whole: String) {
    rest = Substring(text)
    self.whole = whole
  }

  mutating func tokens() throws(UnitError) -> [UnitText.Token] {
    while let character = rest.first {
      if Self.isPartOfName(character) {
        try scanName()
      } else if character == "^" {
        try scanPower()
      } else if let sign = Self.signs[character] {
        found.append(sign)
        rest.removeFirst()
      } else if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        throw UnitError(
          "the unit holds a control character", advice: "write units like TWh, CNY_2015/W, kWh/(vehicle.year)")
      } else {
        throw UnitError(
          "the unit \"\(whole)\" holds \(Self.word(for: character))",
          advice: "write units like TWh, CNY_2015/W, kWh/(vehicle.year)")
      }
    }
    return found
  }

  private mutating func scanName() throws(UnitError) {
    for words in ["percentage points", "percentage point", "个百分点", "百分点"] where rest.hasPrefix(words) {
      found.append(.name(numeral: 1, "percentage_point"))
      rest.removeFirst(words.count)
      return
    }
    let numeral = takeNumeral()
    let name = takeName()
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return found.append(.name(numeral: numeral, name)) }
    rest = rest.dropFirst(digits.count)
    guard let currency = UnitVocabulary.currencies.first(where: { name.hasSuffix($0.symbol + "_") }) else {
      let isPower = digits.count == 1 && (try? UnitSystem.handle(for: name)) != nil
      throw UnitError(
        "the unit \"\(whole)\" holds \(name)\(digits)",
        advice: isPower
          ? "write a power as \(name)^\(digits)" : "write units like TWh, CNY_2015/W, kWh/(vehicle.year)")
    }
    guard digits.count == 4, rest.first.map({ !Self.isPartOfName($0) }) ?? true else {
      throw UnitError(
        "\(name)\(digits) in \"\(whole)\" is no price year", advice: "write one like \(currency.symbol)_2015")
    }
    found.append(
      .money(
        numeral: numeral * currency.part, prefix: String(name.dropLast(currency.symbol.count + 1)),
        currency: currency.name,
        year: String(digits)))
  }

  /// 亿, 千万, 万亿 and the 万千 of 万千瓦 all multiply; 30 亿 kWh may stand apart.
  private mutating func takeNumeral() -> Double {
    var numeral = 1.0
    while let value = rest.first.flatMap({ UnitVocabulary.numerals[$0] }), numeral < 1e30 {
      numeral *= value
      rest.removeFirst()
    }
    let apart = rest.drop { $0 == " " }
    if numeral > 1, let next = apart.first, Self.isPartOfName(next) { rest = apart }
    return numeral
  }

  private mutating func takeName() -> String {
    let name = rest.prefix(while: Self.isPartOfName)
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  private mutating func scanPower() throws(UnitError) {
    let digits = rest.dropFirst().prefix { $0 == "-" || ($0.isASCII && $0.isNumber) }
    guard let exponent = Int(digits), (-9...9).contains(exponent) else {
      throw UnitError("the power in the unit \"\(whole)\" is not a whole number from -9 to 9")
    }
    found.append(.power(exponent))
    rest = rest.dropFirst(digits.count + 1)
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character == "%" || character == "‰" || character == "_"
  }

  private static func word(for character: Character) -> String {
    character == " " ? "a space" : "\"\(character)\""
  }

  private static let signs: [Character: UnitText.Token] = [
    ".": .times, "·": .times, "*": .times, "/": .per, "(": .open, ")": .close, "1": .one, "²": .power(2),
    "³": .power(3),
  ]
}
