public import Diagnostics

/// One value of a TOML file and where it stands.
public struct TOMLValue: Sendable {
  public enum Content: Sendable {
    case string(String)
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    /// A date, a time or both, as ISO 8601 text.
    case date(String)
    case array([TOMLValue])
    /// In the order of the file.
    case table([Member])
  }

  public struct Member: Sendable {
    public var key: String
    public var keyLocation: SourceLocation
    public var value: TOMLValue
  }

  public var content: Content
  /// The value's first character; of a table with a header, the header's.
  public var location: SourceLocation
}

/// A TOML 1.0 file as a tree.
public struct TOMLDocument: Sendable {
  /// Tables and arrays inside one another; toml++ itself has no limit for dotted keys.
  static let depthLimit = 64
  /// Reading takes up to 140 bytes of stack and as many of memory a byte; a larger file would ask for gigabytes.
  static let sizeLimit = 8 << 20

  public let source: SourceText
  /// Always a table.
  public let root: TOMLValue

  /// - Throws: the first syntax error of the file, what it says in place of UTF-8, or every number that a
  ///   double cannot hold.
  public static func parse(_ text: String, file: String) throws(InvalidInput) -> TOMLDocument {
    try parse(SourceText(file: file, text: text))
  }

  /// See `parse(_:file:)`.
  public static func parse(_ source: SourceText) throws(InvalidInput) -> TOMLDocument {
    if let defect = encodingDefect(of: source) { throw InvalidInput(defect) }
    switch FlatTOML.read(source.bytes, depthLimit: depthLimit) {
    case .failure(let failure): throw InvalidInput(failure.diagnostic(in: source))
    case .success(let flat):
      var problems: [Diagnostic] = []
      let root = flat.tree(of: source, into: &problems)
      guard problems.isEmpty else { throw InvalidInput(problems) }
      return TOMLDocument(source: source, root: root)
    }
  }

  static func tooLarge(at start: SourceLocation) -> Diagnostic {
    .error(at: start, "the file is larger than 8 MiB", advice: "put large tables into a CSV file")
  }

  private static func encodingDefect(of source: SourceText) -> Diagnostic? {
    let start = SourceLocation(file: source.file, line: 1, column: 1)
    if source.bytes.count > sizeLimit {
      return tooLarge(at: start)
    }
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      return .error(at: start, "the file is UTF-16, not UTF-8", advice: "save it as UTF-8")
    }
    guard let offset = source.firstInvalidByte() else { return nil }
    let place = source.place(ofByte: offset)
    return .error(
      at: SourceLocation(file: source.file, line: place.line, column: place.column),
      "the file is not UTF-8 text (GBK, perhaps)", advice: "save it as UTF-8")
  }
}
