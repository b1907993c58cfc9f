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
    var written = (cells.isEmpty ? [""] : cells).map(text(of:))
    // A reader takes an empty record for no record, and an empty last column for none. A pair of quotes is a cell.
    if written.allSatisfy(\.isEmpty) || !hasHeader && written.last?.isEmpty == true {
      written[written.count - 1] = "\"\""
    }
    hasHeader = true
    for (place, cell) in written.enumerated() {
      if place > 0 { text += "," }
      text += cell
    }
    text += "\n"
  }

  private func text(of cell: String) -> String {
    let cell = isGuarded(cell) ? "'" + cell : cell
    // A reader looks in the header for signs that could stand between the cells in place of commas.
    let holdsSeparator = !hasHeader && cell.utf8.contains { OtherSeparator(rawValue: $0) != nil }
    return holdsSeparator ? Self.inQuotes(cell) : Self.quoted(cell)
  }

  /// A cell as it stands in a file: in quotes only if it holds a comma, a quote or a line end.
  public static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains {
      $0 == CSVMark.comma || $0 == CSVMark.quote || $0 == CSVMark.lineFeed || $0 == CSVMark.carriageReturn
    }
    return needsQuotes ? inQuotes(cell) : cell
  }

  private static func inQuotes(_ cell: String) -> String {
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// With the option off, a cell that reads as guarded already still gets its apostrophe, or a reader would take it off.
  private func isGuarded(_ cell: String) -> Bool {
    guardsFormulas ? FormulaGuard.isNeeded(cell.utf8) : FormulaGuard.isGuarded(cell.utf8)
  }
}
