import Diagnostics

/// Takes the cells of a sheet as they come, row by row, and keeps count of what they need.
struct SheetBuilder {
  private(set) var sheet: Sheet
  private var textBytes: Int
  private var known: [String: Int] = [:]
  private var isOutOfOrder = false

  /// - Parameter textBytes: what earlier sheets of the file have taken.
  init(file: String, name: String?, textBytes: Int = 0) {
    sheet = Sheet(file: file, name: name)
    self.textBytes = textBytes
  }

  mutating func addRow(_ number: Int, line: Int = 0) {
    // A row without cells is none.
    if sheet.rows.last?.cells.isEmpty == true { sheet.rows.removeLast() }
    if let last = sheet.rows.last, last.number >= number { isOutOfOrder = true }
    sheet.rows.append(SheetRow(number: number, line: line))
  }

  /// - Parameter isPerhapsGrouped: as `SheetCell` has it.
  mutating func add(
    _ content: CellContent, column: Int, textColumn: Int = 0, isPerhapsGrouped: Bool = false
  ) throws(InvalidInput) {
    let (kind, bits): (SheetCell.Kind, UInt64) =
      switch content {
      case .number(let value): (.number, value.bitPattern)
      case .text(let text): (.text, try number(of: text))
      case .error(let text): (.error, try number(of: text))
      case .date: (.date, 0)
      case .truth(let value): (.truth, value ? 1 : 0)
      case .unknownResult: (.unknownResult, 0)
      }
    sheet.cellCount += 1
    guard sheet.cellCount <= SheetLimits.cells else {
      throw InvalidInput(
        .error(
          at: sheet.start, "more than \(SheetLimits.cells / 1_000_000) million cells hold something",
          advice: "give the sheet of the table alone, or write a large table as 'simplan table layout' shows"))
    }
    let last = sheet.rows.count - 1
    guard last >= 0 else { return }
    if let before = sheet.rows[last].cells.last, before.column >= column { isOutOfOrder = true }
    sheet.rows[last].cells.append(
      SheetCell(
        column: column, textColumn: textColumn, kind: kind, bits: bits, isPerhapsGrouped: isPerhapsGrouped))
  }

  mutating func merge(_ range: CellRange) { sheet.merged.append(range) }

  mutating func addComment(_ text: String, line: Int) { sheet.comments.append((text, line)) }

  /// The same text once, since labels repeat.
  private mutating func number(of text: String) throws(InvalidInput) -> UInt64 {
    if let place = known[text] { return UInt64(place) }
    textBytes += text.utf8.count
    guard textBytes <= SheetLimits.textBytes else {
      throw InvalidInput(
        .error(
          at: sheet.start, "the texts of the cells have more than \(SheetLimits.textBytes / 1_000_000) MB",
          advice: "give the sheet of the table alone"))
    }
    known[text] = sheet.texts.count
    sheet.texts.append(text)
    return UInt64(sheet.texts.count - 1)
  }

  /// The sheet.
  /// - Throws: `InvalidInput` where cells do not stand in the order of their places, or two at one place: no program writes
  ///   that.
  mutating func finished() throws(InvalidInput) -> Sheet {
    if sheet.rows.last?.cells.isEmpty == true { sheet.rows.removeLast() }
    if isOutOfOrder {
      throw InvalidInput(
        .error(
          at: sheet.start, "the cells of the sheet do not stand in order: the file is damaged",
          advice: "open it in Excel and save it again"))
    }
    return sheet
  }

  var usedTextBytes: Int { textBytes }
}
