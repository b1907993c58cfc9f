import CUDUNITS
import Diagnostics
import Synchronization

/// UDUNITS with a unit system of our own, behind one lock: two threads inside `ut_parse` end the process.
struct UnitSystem {
  /// The parsed form of a unit; conversion needs no library and no lock.
  struct Handle: Sendable, Hashable {
    /// How many of its base units it is.
    var factor: Double
    /// UDUNITS' spelling of the base units; equal for equal dimensions.
    var baseUnits: String
    var dimension: String
    /// Currencies with their price years, sorted.
    var currencies: [String]
    var currencyNames: [String]
  }

  static func handle(for text: String) throws(UnitError) -> Handle {
    if let known = shared.withLock({ $0.known[text] }) { return known }
    let unit = try UnitText(parsing: text)
    let result: Result<Handle, UnitError> = shared.withLock { system in
      if let known = system.known[text] { return .success(known) }
      let made = system.make(unit, text: text)
      if case .success(let handle) = made { system.known[text] = handle }
      return made
    }
    return try result.get()
  }

  /// `CNY_2015` would be the unit `CNY_` to the power 2015; a name of letters alone is none.
  static func symbol(currency: String, year: String) -> String {
    let letters = year.unicodeScalars.map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0.value & 15))) }
    return "\(currency)_\(String(letters))_"
  }

  private static let shared = Mutex(UnitSystem())

  private let system: OpaquePointer?
  private var known: [String: Handle] = [:]
  /// Of the vocabulary, which live as long as the system.
  private var dimensions: [(name: String, unit: OpaquePointer, baseUnits: String)] = []
  /// From UDUNITS' symbol to how a person writes it.
  private var pricedCurrencies: [String: String] = [:]

  private init() {
    // Its messages would go to standard error; every failure is told by us.
    _ = ut_set_error_message_handler { _, _ in 0 }
    system = ut_new_system()
    for symbols in UnitVocabulary.base { map(symbols, to: ut_new_base_unit(system)) }
    for (symbols, definition) in UnitVocabulary.derived { map(symbols, to: ut_parse(system, definition, UT_UTF8)) }
    for (symbol, factor) in UnitVocabulary.prefixes { ut_add_symbol_prefix(system, symbol, factor) }
    for (name, symbol) in UnitVocabulary.dimensions {
      guard let unit = ut_parse(system, symbol, UT_UTF8), let base = baseUnits(of: unit) else { continue }
      dimensions.append((name, unit, base))
    }
  }

  /// Symbols, not names: names would ignore case, and `cny` pass for `CNY`.
  private func map(_ symbols: [String], to unit: OpaquePointer?) {
    guard let unit else { return }
    for symbol in symbols { ut_map_symbol_to_unit(symbol, UT_UTF8, unit) }
    if let first = symbols.first { ut_map_unit_to_symbol(unit, first, UT_ASCII) }
  }

  private mutating func make(_ unit: UnitText, text: String) -> Result<Handle, UnitError> {
    var currencies: Set<String> = []
    for token in unit.tokens {
      switch token {
      case .money(_, _, let currency, let year):
        let symbol = Self.symbol(currency: currency, year: year)
        if pricedCurrencies.updateValue("\(currency)_\(year)", forKey: symbol) == nil {
          map([symbol], to: ut_new_base_unit(system))
        }
        currencies.insert("\(currency)_\(year)")
      case .name(_, let name):
        if let currency = UnitVocabulary.currencies.first(where: { name.hasSuffix($0.symbol) }) {
          currencies.insert(currency.name)
        }
      default: break
      }
    }
    guard let parsed = ut_parse(system, unit.tokens.isEmpty ? "1" : unit.forUDUNITS, UT_UTF8) else {
      return .failure(unknownName(in: unit, text: text))
    }
    defer { ut_free(parsed) }
    guard let base = baseUnits(of: parsed), let baseUnit = ut_parse(system, base, UT_UTF8) else {
      return .failure(UnitError("\"\(text)\" is not a unit"))
    }
    defer { ut_free(baseUnit) }
    guard let converter = ut_get_converter(parsed, baseUnit) else {
      return .failure(UnitError("\"\(text)\" is not a unit"))
    }
    defer { cv_free(converter) }
    let factor = cv_convert_double(converter, 1) * unit.factor
    guard factor.isNormal, factor > 0 else {
      return .failure(UnitError("the unit \"\(text)\" is too large or too small for a double"))
    }
    return .success(
      Handle(
        factor: factor, baseUnits: base, dimension: dimension(of: base, unit: baseUnit),
        currencies: currencies.sorted(),
        currencyNames: Set(currencies.map { String($0.prefix { $0 != "_" }) }).sorted()))
  }

  /// `J.vehicle-1`: UDUNITS' definition without the number before it.
  private func baseUnits(of unit: OpaquePointer) -> String? {
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = ut_format(unit, &buffer, buffer.count, UInt32(UT_ASCII.rawValue) | UInt32(UT_DEFINITION))
    guard count >= 0, Int(count) < buffer.count else { return nil }
    let text = String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let units = text.split(separator: " ").filter { Double($0) == nil }
    return units.isEmpty ? "1" : units.joined(separator: " ")
  }

  /// A name from the vocabulary, "money … per" such a name, or base units.
  private func dimension(of base: String, unit: OpaquePointer) -> String {
    if let known = dimensions.first(where: { $0.baseUnits == base }) { return known.name }
    if let money = moneyName(of: base) { return money }
    for known in dimensions where known.baseUnits != "1" {
      guard let product = ut_multiply(unit, known.unit) else { continue }
      defer { ut_free(product) }
      if let money = baseUnits(of: product).flatMap(moneyName) { return "\(money) per \(known.name)" }
    }
    return words(for: base)
  }

  private func moneyName(of base: String) -> String? {
    let parts = (pricedCurrencies[base] ?? base).split(separator: "_")
    guard let currency = parts.first, UnitVocabulary.currencies.contains(where: { $0.name == currency }) else {
      return nil
    }
    return "money (\(currency)) " + (parts.count == 2 ? "at \(parts[1]) prices" : "without a price year")
  }

  /// `CNY_2015/J` for `CNY_cabf_.J-1`.
  private func words(for base: String) -> String {
    var above: [String] = []
    var below: [String] = []
    for part in base.split(separator: ".") {
      let symbol = part.prefix { !$0.isNumber && $0 != "-" }
      let exponent = Int(part.dropFirst(symbol.count)) ?? 1
      let name = pricedCurrencies[String(symbol)] ?? String(symbol)
      let power = abs(exponent) == 1 ? name : "\(name)^\(abs(exponent))"
      if exponent < 0 { below.append(power) } else { above.append(power) }
    }
    let denominator = below.count > 1 ? "(\(below.joined(separator: ".")))" : below.joined()
    return (above.isEmpty ? "1" : above.joined(separator: ".")) + (below.isEmpty ? "" : "/\(denominator)")
  }

  /// Parses the names of a unit one by one to find the one that is wrong.
  private func unknownName(in unit: UnitText, text: String) -> UnitError {
    for token in unit.tokens {
      guard case .name(_, let name) = token, !name.isEmpty else { continue }
      if let parsed = ut_parse(system, name, UT_UTF8) {
        ut_free(parsed)
      } else {
        // A name that ends like a unit may have a prefix that is not known here, which is a power of ten.
        let close =
          UnitVocabulary.meant[name] ?? closest(to: name, in: UnitVocabulary.suggestions.filter { !name.hasSuffix($0) })
        let whole = name == text ? "" : " in \"\(text)\""
        return UnitError(
          "unknown unit \"\(name)\"\(whole)",
          advice: close.map { "did you mean \"\($0)\"?" } ?? "write units like TWh, 万辆, 亿元, CNY_2015/W")
      }
    }
    return UnitError("\"\(text)\" is not a unit")
  }
}
