/// Builds the text of a CSV file: UTF-8 with a byte order mark (Excel needs it to see Chinese), lines ended by LF,
/// quotes only around cells that need them.
public struct CSVWriter: Sendable {
  /// The text so far, the byte order mark first.
  public private(set) var text = "\u{FEFF}"
  /// Whether cells that a spreadsheet would take for formulas get an apostrophe before them, which readers of ours take
  /// off again.
  public let guardsFormulas: Bool
  private var hasHeader = false

  public init(guardsFormulas: Bool = false) { self.guardsFormulas = guardsFormulas }

  /// Adds one record, the header first.
  public mutating func row(_ cells: [String]) {
    var line: [UInt8] = []
    for (place, cell) in cells.enumerated() {
      if place > 0 { line.append(CSVMark.comma) }
      add(cell, to: &line)
    }
    // A reader takes an empty record for no record, and an empty last column for none. A pair of quotes is a cell.
    if cells.allSatisfy(\.isEmpty) || !hasHeader && cells.last?.isEmpty == true {
      line += [CSVMark.quote, CSVMark.quote]
    }
    line.append(CSVMark.lineFeed)
    text += String(decoding: line, as: UTF8.self)
    hasHeader = true
  }

  private func add(_ cell: String, to line: inout [UInt8]) {
    let cell = isGuarded(cell) ? "'" + cell : cell
    // A reader looks in the header for signs that could stand between the cells in place of commas.
    let holdsSeparator = !hasHeader && cell.utf8.contains { OtherSeparator(rawValue: $0) != nil }
    if holdsSeparator || Self.needsQuotes(cell) {
      line += Self.inQuotes(cell)
    } else {
      line += cell.utf8
    }
  }

  /// A cell as it stands in a file: in quotes only if it holds a comma, a quote or a line end.
  public static func quoted(_ cell: String) -> String {
    needsQuotes(cell) ? String(decoding: inQuotes(cell), as: UTF8.self) : cell
  }

  private static func needsQuotes(_ cell: String) -> Bool {
    cell.utf8.contains {
      $0 == CSVMark.comma || $0 == CSVMark.quote || $0 == CSVMark.lineFeed || $0 == CSVMark.carriageReturn
    }
  }

  private static func inQuotes(_ cell: String) -> [UInt8] {
    var result = [CSVMark.quote]
    for byte in cell.utf8 {
      if byte == CSVMark.quote { result.append(byte) }
      result.append(byte)
    }
    return result + [CSVMark.quote]
  }

  /// With the option off, a cell that reads as guarded already still gets its apostrophe, or a reader would take it off.
  private func isGuarded(_ cell: String) -> Bool {
    guardsFormulas ? FormulaGuard.isNeeded(cell.utf8) : FormulaGuard.isGuarded(cell.utf8)
  }
}
