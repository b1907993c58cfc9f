/// The grammar of a unit, checked before UDUNITS sees it: that library reads `W3` as W³, `2 W 3` as 6 W and
/// `2000-01-01` as -0.0005, and prints characters that it does not know on standard output.
struct UnitText {
  enum Token: Equatable {
    /// A Chinese numeral (1 where there is none) and a name, as in 亿千瓦时; either may be missing.
    case name(numeral: Double, String)
    /// `亿元_2015`: the numeral (of 分 a hundredth), an SI prefix, the currency in Latin letters and its price year.
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
