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
