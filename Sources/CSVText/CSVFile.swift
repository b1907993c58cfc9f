public import Diagnostics

/// A CSV file as RFC 4180 describes it, every cell with its line and column.
///
/// Read by our own few lines because no CSV library at hand says where a cell stands, and an analyst who is told
/// "line 12, column 40" finds a mistake that "could not convert string to float" hides.
public struct CSVFile: Sendable {
  public let file: String
  /// The lines that begin with `#` before the first record, without the `#`, where the caller asked for them.
  public let comments: [CSVCell]
  /// The records, all of the same width, the header being the first. Empty records at the end and empty columns at the
  /// right, as spreadsheets leave them, are not among them.
  public let records: CSVRecords
  /// Whether the file is a text, and not the cells of a workbook.
  public var isText = true

  /// The most bytes that a file may have. The largest tables in use have some ten thousand sectors and half of it.
  public static let largestSize = 2_000_000_000

  /// Reads a file's bytes.
  /// - Parameters:
  ///   - bytes: UTF-8; a byte order mark is skipped.
  ///   - file: the name that locations carry.
  ///   - leadingComments: whether lines beginning with `#` before the first record are comments.
  /// - Throws: `InvalidInput` with every mistake found and its place.
  public static func read(
    bytes: [UInt8], file: String, leadingComments: Bool = false
  ) throws(InvalidInput) -> CSVFile {
    if bytes.count > largestSize { throw InvalidInput(tooLarge(bytes.count, file: file)) }
    if let kind = OtherFileKind(of: bytes) {
      throw InvalidInput(kind.problem(at: SourceLocation(file: file, line: 1, column: 1)))
    }
    if let offset = firstInvalidUTF8(in: bytes) {
      throw InvalidInput(
        .error(
          at: place(of: offset, in: bytes, file: file), "the file is not UTF-8 text",
          advice: "save as UTF-8 (in Excel: \"CSV UTF-8\"); GBK and UTF-16 are not read"))
    }
    let scan = bytes.withUnsafeBufferPointer {
      CSVScanner(bytes: $0, file: file, leadingComments: leadingComments)
    }
    if !scan.problems.isEmpty { throw InvalidInput(scan.problems) }
    return CSVFile(
      file: file, comments: scan.comments,
      records: CSVRecords(CSVStorage(file: file, bytes: bytes, scan: scan)))
  }

  /// Reads text that is already decoded; see `read(bytes:file:leadingComments:)`.
  public static func read(
    text: String, file: String, leadingComments: Bool = false
  ) throws(InvalidInput) -> CSVFile {
    try read(bytes: Array(text.utf8), file: file, leadingComments: leadingComments)
  }

  /// The refusal of a file by its size, which is known before it is read.
  public static func tooLarge(_ size: Int, file: String) -> Diagnostic {
    let (megabytes, most) = ((size + 999_999) / 1_000_000, largestSize / 1_000_000)
    return .error(
      "'\(file)' has \(megabytes) MB, and a CSV file may have \(most)", advice: "write fewer rows or digits")
  }

  /// The offset of the first byte that is not part of a valid UTF-8 scalar, or nil.
  private static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    do throws(Unicode.UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Line and column of a byte; the bytes before it are valid UTF-8.
  private static func place(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
    bytes.withUnsafeBufferPointer { CSVStorage.location(of: offset, fromLine: 1, at: 0, in: $0, file) }
  }
}
