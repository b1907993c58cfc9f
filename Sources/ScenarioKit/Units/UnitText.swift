/// The grammar of a unit, checked before UDUNITS sees it: that library reads `W3` as W³, `2 W 3` as 6 W and
/// `2000-01-01` as -0.0005, and prints characters that it does not know on standard output.
struct UnitText {
  enum Token: Equatable {
    /// A Chinese numeral (1 where there is none) and a name, as in 亿千瓦时; either may be missing.
    case name(numeral: Double, String)
    /// `亿元_2015`: the numeral, an SI prefix, the currency in Latin letters and its price year.
    case money(numeral: Double, prefix: String, currency: String, year: String)
    case one, times, per, open, close
    case power(Int)
  }

  /// The number before the unit; 1 where there is none.
  let factor: Double
  let tokens: [Token]

  init(parsing text: String) throws(UnitError) {
    let (number, rest) = try Self.leadingFactor(of: text.trimmingSpaces)
    factor = number
    var scanner = UnitScanner(rest, in: text)
    tokens = try scanner.tokens()
    var grammar = UnitGrammar(tokens: tokens, text: text)
    try grammar.check()
  }

  /// For `ut_parse`: a name with a price year may not end in a digit.
  var forUDUNITS: String {
    tokens.map { token in
      switch token {
      case .name(let numeral, let name): Self.product(numeral, name)
      case .money(let numeral, let prefix, let currency, let year):
        Self.product(numeral, prefix + UnitSystem.symbol(currency: currency, year: year))
      case .one: "1"
      case .power(let exponent): "^\(exponent)"
      case .times: "."
      case .per: "/"
      case .open: "("
      case .close: ")"
      }
    }.joined()
  }

  private static func product(_ numeral: Double, _ name: String) -> String {
    if numeral == 1 { return name.isEmpty ? "1" : name }
    return name.isEmpty ? "\(numeral)" : "(\(numeral) \(name))"
  }

  /// "1e8 CNY" cut into 1e8 and "CNY"; the factor of "TWh" is 1.
  static func leadingFactor(of text: String) throws(UnitError) -> (Double, String) {
    let (number, rest) = try Quantity.leadingNumber(of: text)
    // "1" and "1/year" are units; "1e8 CNY" is a factor and a unit.
    guard let number, rest.hasPrefix(" ") else { return (1, text) }
    guard number > 0 else { throw UnitError("the factor of the unit \"\(text)\" is not positive") }
    return (number, rest.trimmingSpaces)
  }
}

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
    for words in ["percentage points", "percentage point"] where rest.hasPrefix(words) {
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
      throw UnitError("the unit \"\(whole)\" holds \(name)\(digits)", advice: "write a power as \(name)^\(digits)")
    }
    guard digits.count == 4, rest.first.map({ !Self.isPartOfName($0) }) ?? true else {
      throw UnitError(
        "\(name)\(digits) in \"\(whole)\" is no price year", advice: "write one like \(currency.symbol)_2015")
    }
    found.append(
      .money(
        numeral: numeral, prefix: String(name.dropLast(currency.symbol.count + 1)), currency: currency.name,
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

/// unit := item { ("." | "/") item }; item := (name | "1" | "(" unit ")") [ power ].
struct UnitGrammar {
  private let tokens: [UnitText.Token]
  private let text: String
  private var position = 0
  private var depth = 0

  init(tokens: [UnitText.Token], text: String) {
    self.tokens = tokens
    self.text = text
  }

  /// A text without any token is a plain number.
  mutating func check() throws(UnitError) {
    guard !tokens.isEmpty else { return }
    try checkProduct()
    guard position == tokens.count else { throw malformed() }
  }

  private mutating func checkProduct() throws(UnitError) {
    var divided = false
    try checkItem()
    while position < tokens.count, tokens[position] == .times || tokens[position] == .per {
      // UDUNITS reads kWh/vehicle.year as (kWh/vehicle).year, which nobody means.
      if tokens[position] == .times, divided {
        throw UnitError(
          "in \"\(text)\" a product follows a division", advice: "write it in parentheses: kWh/(vehicle.year)")
      }
      divided = divided || tokens[position] == .per
      position += 1
      try checkItem()
    }
  }

  private mutating func checkItem() throws(UnitError) {
    guard position < tokens.count else { throw malformed() }
    switch tokens[position] {
    case .name, .money, .one: position += 1
    case .open where depth < 8:
      (position, depth) = (position + 1, depth + 1)
      try checkProduct()
      guard position < tokens.count, tokens[position] == .close else { throw malformed() }
      (position, depth) = (position + 1, depth - 1)
    default: throw malformed()
    }
    guard position < tokens.count, case .power = tokens[position] else { return }
    switch tokens[position - 1] {
    case .name(let numeral, _) where numeral != 1, .money(let numeral, _, _, _) where numeral != 1:
      throw UnitError("in \"\(text)\" a Chinese numeral stands under a power", advice: "write the number without it")
    default: position += 1
    }
  }

  private func malformed() -> UnitError {
    UnitError("\"\(text)\" is not a unit", advice: "write units like TWh, CNY_2015/W, kWh/(vehicle.year)")
  }
}
