public import Diagnostics

/// One cell of a CSV file, with the place where it begins (an opening quote belongs to the cell).
public struct CSVCell: Sendable {
  private enum Source: Sendable {
    case made(text: String, location: SourceLocation)
    case file(CSVStorage, record: Int, column: Int)
  }

  private let source: Source

  /// A cell that stands in no file, such as a word of a command line.
  public init(text: String, location: SourceLocation) { source = .made(text: text, location: location) }

  init(_ storage: CSVStorage, record: Int, column: Int) {
    source = .file(storage, record: record, column: column)
  }

  /// The cell's text without its quotes; doubled quotes are single here, and the guard before a formula is off. Spaces are
  /// kept as they stand (RFC 4180, 2.4).
  public var text: String {
    switch source {
    case .made(let text, _): text
    case .file(let storage, let record, let column): storage.text(record, column)
    }
  }

  public var location: SourceLocation {
    switch source {
    case .made(_, let location): location
    case .file(let storage, let record, let column): storage.location(record, column)
    }
  }

  /// Whether nothing stands in the cell.
  public var isEmpty: Bool {
    switch source {
    case .made(let text, _): text.isEmpty
    case .file(let storage, let record, let column): storage.contentRange(record, column).isEmpty
    }
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
    if let value = plainNumber { return .success(value) }
    let text = self.text
    guard !text.isEmpty else {
      return .failure(InvalidInput(.error(at: location, "the cell is empty where a number must stand")))
    }
    var copy = text
    guard let number = copy.withUTF8({ DecimalNumber($0) }) else {
      let advice = "write digits with a point, as in 1234.5, without spaces or separators"
      return .failure(InvalidInput(.error(at: location, "'\(text)' is not a number", advice: advice)))
    }
    guard number.value.isFinite else {
      return .failure(InvalidInput(.error(at: location, "'\(text)' is too large for a number")))
    }
    return .success(number.value)
  }

  /// The number of a cell of a file, for which no text is made; nil where there is no number.
  private var plainNumber: Double? {
    guard case .file(let storage, let record, let column) = source else { return nil }
    let number = storage.bytes.withUnsafeBufferPointer {
      DecimalNumber(UnsafeBufferPointer(rebasing: $0[storage.contentRange(record, column)]))
    }
    return number.flatMap { $0.value.isFinite ? $0.value : nil }
  }
}
