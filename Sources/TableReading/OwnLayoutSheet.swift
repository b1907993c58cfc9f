import CSVText
import Diagnostics
import InputOutput
import WorkbookReading

/// A sheet in the layout of our own (`simplan table layout`): in a workbook, or in another dialect of text than ours.
enum OwnLayoutSheet {
  /// The cells as records with their places; nil for a sheet in another layout. Rows and columns that are blank do not count.
  static func csv(_ sheet: Sheet) throws(InvalidInput) -> CSVFile? {
    func text(_ cell: SheetCell) -> String { self.text(sheet.content(cell)) }
    var comments = sheet.comments.map { comment in
      CSVCell(
        text: String(comment.text.dropFirst()),
        location: SourceLocation(file: sheet.file, line: comment.line, column: 1))
    }
    var rows = sheet.rows[...]
    while let row = rows.first, let first = row.cells.first, text(first).hasPrefix("#") {
      // A spreadsheet that read the line as cells cut it at its commas.
      let line = row.cells.map(text).joined(separator: ",")
      comments.append(
        CSVCell(text: String(line.dropFirst()), location: sheet.location(row: row, column: first.column)))
      rows = rows.dropFirst()
    }
    guard let header = rows.first?.cells.prefix(2).map(text), header == ["code", "name_zh"] else { return nil }
    let columns = Set(rows.flatMap { $0.cells.map(\.column) }).sorted()
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let kept = Array(rows)
    let mark = try decimalMark(sheet, kept)
    let records = kept.enumerated().map { number, row in
      var record = [String](repeating: "", count: columns.count)
      for cell in row.cells {
        guard let place = places[cell.column] else { continue }
        let isFigure = place > 2 && number > 3
        record[place] = isFigure ? figure(cell, sheet.content(cell), mark) : text(cell)
      }
      return record
    }
    return try CSVFile(file: sheet.file, comments: comments, rows: records) { record, column in
      sheet.location(row: kept[record], column: column < columns.count ? columns[column] : 0)
    }
  }

  private static func decimalMark(_ sheet: Sheet, _ rows: [SheetRow]) throws(InvalidInput) -> FigureText.DecimalMark {
    guard sheet.name == nil, !sheet.isCommaSeparated else { return .point }
    var marks = DecimalMarks()
    for row in rows.dropFirst(4) {
      for cell in row.cells.dropFirst(3) {
        marks.take(cell, sheet.content(cell), at: sheet.location(row: row, column: cell.column))
      }
    }
    if let problem = marks.problem(isCommaSeparated: false) { throw InvalidInput(problem) }
    return marks.mark
  }

  private static func text(_ content: CellContent) -> String {
    switch content {
    case .number(let value): plain(value)
    case .text(let text), .error(let text): text
    case .date: "(date)"
    case .truth(let value): value ? "TRUE" : "FALSE"
    case .unknownResult: "(formula)"
    }
  }

  private static func figure(_ cell: SheetCell, _ content: CellContent, _ mark: FigureText.DecimalMark) -> String {
    if mark == .comma, cell.isPerhapsGrouped, case .number(let value) = content {
      return plain((value * 1000).rounded())
    }
    if case .text(let text) = content, case .number(let value) = FigureText(text, mark: mark) { return plain(value) }
    return text(content)
  }

  private static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
