public import Diagnostics

/// A CSV file as RFC 4180 describes it, every cell with its line and column.
///
/// Read by our own few lines because no CSV library at hand says where a cell stands, and an analyst who is told
/// "line 12, column 40" finds a mistake that "could not convert string to float" hides.
public struct CSVFile: Hashable, Sendable {
  public var file: String
  /// The lines that begin with `#` before the first record, without the `#`, where the caller asked for them.
  public var comments: [CSVCell]
  /// The records, all of the same width, the header being the first.
  public var records: [[CSVCell]]

  /// Reads a file's bytes.
  /// - Parameters:
  ///   - bytes: UTF-8; a byte order mark is skipped.
  ///   - file: the name that locations carry.
  ///   - leadingComments: whether lines beginning with `#` before the first record are comments.
  /// - Throws: `InvalidInput` with every mistake found and its place.
  public static func read(
    bytes: [UInt8], file: String, leadingComments: Bool = false
  ) throws(InvalidInput) -> CSVFile {
    if let offset = firstInvalidUTF8(in: bytes) {
      throw InvalidInput(
        .error(
          at: place(of: offset, in: bytes, file: file), "the file is not UTF-8 text",
          advice: "save as UTF-8 (in Excel: \"CSV UTF-8\"); GBK and UTF-16 are not read"))
    }
    var scanner = CSVScanner(bytes: bytes, file: file, leadingComments: leadingComments)
    scanner.scan()
    if !scanner.problems.isEmpty { throw InvalidInput(scanner.problems) }
    return CSVFile(file: file, comments: scanner.comments, records: scanner.records)
  }

  /// Reads text that is already decoded; see `read(bytes:file:leadingComments:)`.
  public static func read(
    text: String, file: String, leadingComments: Bool = false
  ) throws(InvalidInput) -> CSVFile {
    try read(bytes: Array(text.utf8), file: file, leadingComments: leadingComments)
  }

  /// The offset of the first byte that is not part of a valid UTF-8 scalar, or nil.
  private static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  /// Line and column of a byte; the bytes before it are valid UTF-8.
  private static func place(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(file: file, line: line, column: column)
  }
}
