public import Diagnostics

/// The cells of one sheet of a workbook, or of a text of separated values: what stands where, before anything is made of it.
///
/// The room reads files and knows no tables. What a cell means is left to whoever asks; nothing is repaired here. A blank cell
/// is one that is missing.
public struct Sheet: Sendable {
  /// The file as messages name it.
  public let file: String
  /// The name of the sheet; nil for a text.
  public let name: String?
  /// The rows that hold anything, from the top.
  public internal(set) var rows: [SheetRow] = []
  /// Ranges of cells that are drawn as one; the content stands in the first.
  public internal(set) var merged: [CellRange] = []
  /// The lines beginning with `#` before the first row of a text, with the `#`.
  public internal(set) var comments: [(text: String, line: Int)] = []
  /// Whether commas stand between the cells of a text.
  public internal(set) var isCommaSeparated = false
  var texts: [String] = []
  var cellCount = 0

  init(file: String, name: String?) { (self.file, self.name) = (file, name) }

  /// The content of a cell.
  public func content(_ cell: SheetCell) -> CellContent {
    switch cell.kind {
    case .number: .number(Double(bitPattern: cell.bits))
    case .text: .text(texts[Int(truncatingIfNeeded: cell.bits)])
    case .error: .error(texts[Int(truncatingIfNeeded: cell.bits)])
    case .date: .date
    case .truth: .truth(cell.bits != 0)
    case .unknownResult: .unknownResult
    }
  }

  /// The place of a cell, there or not, by its row and column counted from 0.
  public func location(row: SheetRow, column: Int) -> SourceLocation {
    if name != nil { return SourceLocation(file: file, sheet: name, line: row.number + 1, column: column + 1) }
    let place = row.cells.last { $0.column <= column }.map(\.textColumn) ?? 1
    return SourceLocation(file: file, line: row.line, column: place)
  }

  /// The first cell of the sheet.
  public var start: SourceLocation { SourceLocation(file: file, sheet: name, line: 1, column: 1) }
}

/// A row of a sheet with its cells from left to right.
public struct SheetRow: Sendable {
  /// Counted from 0. In a text the number of the record, blank ones included.
  public let number: Int
  /// The line of a text in which the row begins, from 1.
  let line: Int
  public internal(set) var cells: [SheetCell] = []

  public subscript(column: Int) -> SheetCell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? cells[low] : nil
  }
}

/// A cell that holds something, in 16 bytes: sheets have millions of them.
public struct SheetCell: Sendable {
  enum Kind: UInt8 {
    case number, text, error, date, truth, unknownResult
  }

  private let place: UInt32
  private let kindAndTextColumn: UInt32
  let bits: UInt64

  init(column: Int, textColumn: Int = 0, kind: Kind, bits: UInt64, isPerhapsGrouped: Bool = false) {
    place = UInt32(clamping: column)
    let mark: UInt32 = isPerhapsGrouped ? 1 << 31 : 0
    kindAndTextColumn = mark | UInt32(kind.rawValue) << 24 | UInt32(min(textColumn, 0xFF_FFFF))
    self.bits = bits
  }

  /// Whether the cell is the number of a text with three digits behind its point, as in `2.000`: where commas mark decimals
  /// it is two thousand.
  public var isPerhapsGrouped: Bool { kindAndTextColumn >> 31 == 1 }

  /// Counted from 0.
  public var column: Int { Int(place) }
  var kind: Kind { Kind(rawValue: UInt8(kindAndTextColumn >> 24 & 0x7F)) ?? .text }
  var textColumn: Int { Int(kindAndTextColumn & 0xFF_FFFF) }
  public var isText: Bool { kind == .text }
}

public enum CellContent: Hashable, Sendable {
  case number(Double)
  case text(String)
  /// The error that a formula gave, as in `#REF!`.
  case error(String)
  case date
  case truth(Bool)
  /// A formula whose result the file does not hold.
  case unknownResult

  /// Says why no figure can be taken from the cell.
  public func refusedAsFigure(at place: SourceLocation) -> Diagnostic {
    switch self {
    case .text(let text): .error(at: place, "'\(text)' stands where a figure is due")
    case .number: .error(at: place, "a number without bounds stands where a figure is due")
    case .error(let error):
      .error(at: place, "the formula gave the error \(error)", advice: "mend it in the workbook")
    case .date:
      .error(at: place, "a date stands where a figure is due", advice: "give the cell a number format")
    case .truth(let value):
      .error(at: place, "\(value ? "TRUE" : "FALSE") stands where a figure is due", advice: "write a number")
    case .unknownResult:
      .error(
        at: place, "the file does not hold the result of the formula", advice: "open it in Excel and save it again")
    }
  }
}

/// A rectangle of cells, rows and columns counted from 0.
public struct CellRange: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>
}

/// How much a file may hold. A file of a few kilobytes can unpack to any size; beyond these caps it is refused.
public enum SheetLimits {
  /// Cells of a file that hold something: 16 bytes each, and their texts.
  public static let cells = 20_000_000
  /// Bytes of all texts.
  public static let textBytes = 100_000_000
  /// Bytes of one part of a workbook, unpacked.
  public static let partBytes = 500_000_000
  /// Rows and columns that Excel has.
  static let rows = 1_048_576
  static let columns = 16_384
}
