public import Diagnostics

/// One cell of a CSV file, with the place where it begins (an opening quote belongs to the cell).
public struct CSVCell: Hashable, Sendable {
  /// The cell's text without its quotes; doubled quotes are single here. Spaces are kept as they stand (RFC 4180, 2.4).
  public var text: String
  public var location: SourceLocation

  public init(text: String, location: SourceLocation) {
    self.text = text
    self.location = location
  }

  /// The cell as a number, or nil after adding to `problems` what is wrong with it.
  ///
  /// Strict: an optional sign, digits, an optional fraction, an optional exponent. Spaces, thousands separators,
  /// full-width digits, hexadecimal, NaN and infinity are refused, and so is a number too large for a double.
  public func number(_ problems: inout [Diagnostic]) -> Double? {
    switch parsedNumber() {
    case .success(let value): return value
    case .failure(let invalid):
      problems += invalid.diagnostics
      return nil
    }
  }

  /// The cell as a number, by the rules of `number(_:)`.
  /// - Throws: `InvalidInput` with the cell's place.
  public func number() throws(InvalidInput) -> Double { try parsedNumber().get() }

  private func parsedNumber() -> Result<Double, InvalidInput> {
    guard !text.isEmpty else {
      return .failure(InvalidInput(.error(at: location, "the cell is empty where a number must stand")))
    }
    guard Self.isDecimal(text.utf8), let value = Double(text) else {
      let advice = "write digits with a point, as in 1234.5, without spaces or separators"
      return .failure(InvalidInput(.error(at: location, "'\(text)' is not a number", advice: advice)))
    }
    guard value.isFinite else {
      return .failure(InvalidInput(.error(at: location, "'\(text)' is too large for a number")))
    }
    return .success(value)
  }

  /// Whether the bytes are a plain decimal number; `Double.init` alone would take "nan", "inf" and "0x1p3".
  private static func isDecimal(_ bytes: String.UTF8View) -> Bool {
    var rest = bytes[...]
    func digits() -> Bool {
      let before = rest.count
      rest = rest.drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      return rest.count < before
    }
    func take(_ accepted: StaticString) -> Bool {
      guard let first = rest.first, accepted.withUTF8Buffer({ $0.contains(first) }) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("+-")
    guard digits() else { return false }
    if take("."), !digits() { return false }
    if take("eE") {
      _ = take("+-")
      guard digits() else { return false }
    }
    return rest.isEmpty
  }
}
