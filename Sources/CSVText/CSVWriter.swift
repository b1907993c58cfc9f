/// Builds the text of a CSV file: UTF-8 with a byte order mark (Excel needs it to see Chinese), lines ended by LF,
/// quotes only around cells that need them.
public struct CSVWriter: Sendable {
  /// The text so far, the byte order mark first.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  private var bytes = Array("\u{FEFF}".utf8)
  /// Whether cells that a spreadsheet would take for formulas get an apostrophe before them, which readers of ours take
  /// off again.
  public let guardsFormulas: Bool
  private var hasHeader = false

  public init(guardsFormulas: Bool = false) { self.guardsFormulas = guardsFormulas }

  /// Adds one record, the header first.
  public mutating func row(_ cells: [String]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(CSVMark.comma) }
      add(cell)
    }
    // A reader takes an empty record for no record, and an empty last column for none. A pair of quotes is a cell.
    if cells.allSatisfy(\.isEmpty) || !hasHeader && cells.last?.isEmpty == true {
      bytes += [CSVMark.quote, CSVMark.quote]
    }
    bytes.append(CSVMark.lineFeed)
    hasHeader = true
  }

  private mutating func add(_ cell: String) {
    var cell = cell
    let (guarding, header) = (guardsFormulas, !hasHeader)
    cell.withUTF8 { cell in
      let isGuarded = guarding ? FormulaGuard.isNeeded(cell) : FormulaGuard.isGuarded(cell)
      // A reader looks in the header for signs that could stand between the cells in place of commas.
      let holdsSeparator = header && cell.contains { OtherSeparator(rawValue: $0) != nil }
      let isQuoted = holdsSeparator || Self.needsQuotes(cell)
      if isQuoted { bytes.append(CSVMark.quote) }
      // With the option off, a cell that reads as guarded already still gets its apostrophe, or a reader would take it off.
      if isGuarded { bytes.append(FormulaGuard.mark) }
      if isQuoted { Self.double(cell, into: &bytes) } else { bytes.append(contentsOf: cell) }
      if isQuoted { bytes.append(CSVMark.quote) }
    }
  }

  /// A cell as it stands in a file: in quotes only if it holds a comma, a quote or a line end.
  public static func quoted(_ cell: String) -> String {
    guard needsQuotes(cell.utf8) else { return cell }
    var bytes = [CSVMark.quote]
    double(cell.utf8, into: &bytes)
    return String(decoding: bytes + [CSVMark.quote], as: UTF8.self)
  }

  private static func needsQuotes(_ cell: some Sequence<UInt8>) -> Bool {
    cell.contains {
      $0 == CSVMark.comma || $0 == CSVMark.quote || $0 == CSVMark.lineFeed || $0 == CSVMark.carriageReturn
    }
  }

  /// Adds a cell with its quotes doubled.
  private static func double(_ cell: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    for byte in cell {
      if byte == CSVMark.quote { bytes.append(byte) }
      bytes.append(byte)
    }
  }
}
