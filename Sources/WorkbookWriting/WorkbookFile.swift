import CXLSXWriter

/// A workbook that is written in one go.
package struct WorkbookFile: Sendable {
  /// The most characters that Excel holds in a cell.
  private static let textLimit = 32_767
  private static let rowLimit = 1_048_576
  private static let columnLimit = 16_384

  package var title: String
  /// The program that wrote it, with its version.
  package var program: String
  /// Each with a name of its own.
  package var sheets: [WorkbookSheet]

  package init(title: String, program: String, sheets: [WorkbookSheet]) {
    self.title = title
    self.program = program
    self.sheets = sheets
  }

  /// Writes the file, over one that stands there.
  package func write(to path: String) throws(WorkbookError) {
    guard xlsx_load() else { throw .missingLibrary }
    for sheet in sheets { try Self.check(sheet) }
    guard let workbook = xlsx_create(path) else { throw .refused(path: path, reason: "there is not enough memory") }
    var refusal: WorkbookError?
    do throws(WorkbookError) {
      try fill(workbook, path)
    } catch { refusal = error }
    let error = xlsx_close(workbook)
    if let refusal { throw refusal }
    try Self.check(error, path)
  }

  private func fill(_ workbook: OpaquePointer, _ path: String) throws(WorkbookError) {
    try Self.check(xlsx_describe(workbook, title, program), path)
    let head = xlsx_add_format(workbook)
    xlsx_set_bold(head)
    xlsx_set_background(head, 0xDDE6F0)
    xlsx_set_wrap(head)
    // LXW_ALIGN_VERTICAL_TOP
    xlsx_set_alignment(head, 8)
    var formats: [WorkbookSheet.Column: OpaquePointer] = [:]
    func format(_ column: WorkbookSheet.Column) -> OpaquePointer? {
      let key = WorkbookSheet.Column("", width: 0, format: column.format, isWrapped: column.isWrapped)
      if let known = formats[key] { return known }
      guard let format = xlsx_add_format(workbook) else { return nil }
      if let code = column.format { xlsx_set_number_format(format, code) }
      if column.isWrapped { xlsx_set_wrap(format) }
      xlsx_set_alignment(format, 8)
      formats[key] = format
      return format
    }
    for sheet in sheets {
      guard let made = xlsx_add_sheet(workbook, sheet.name) else {
        throw .refused(path: path, reason: "the sheet \(sheet.name) has no name that Excel takes")
      }
      let columnFormats = sheet.columns.map(format)
      for (column, declared) in sheet.columns.enumerated() {
        let place = UInt16(column)
        try Self.check(xlsx_set_width(made, place, place, declared.width, nil), path)
        try Self.check(xlsx_write_text(made, 0, place, declared.head, head), path)
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let (r, c, format) = (UInt32(row + 1), UInt16(column), columnFormats[column])
          switch cell {
          case .empty: break
          case .text(let text): try Self.check(xlsx_write_text(made, r, c, text, format), path)
          case .number(let number): try Self.check(xlsx_write_number(made, r, c, number, format), path)
          case .link(let text, let target):
            try Self.check(xlsx_write_link(made, r, c, "internal:'\(target.replacing("'", with: "''"))'!A1", nil), path)
            try Self.check(xlsx_write_text(made, r, c, text, format), path)
          }
        }
      }
      xlsx_freeze(made, 1, UInt16(sheet.frozenColumns))
      if !sheet.rows.isEmpty, !sheet.columns.isEmpty {
        try Self.check(
          xlsx_set_filter(made, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1)), path)
      }
    }
  }

  private static func check(_ sheet: WorkbookSheet) throws(WorkbookError) {
    guard sheet.rows.count < rowLimit, sheet.columns.count <= columnLimit else {
      throw .tooLarge(sheet: sheet.name)
    }
    for (row, cells) in sheet.rows.enumerated() {
      precondition(cells.count <= sheet.columns.count, "a row of \(sheet.name) has more cells than columns")
      for (column, cell) in cells.enumerated() {
        if case .text(let text) = cell, text.utf16.count > textLimit {
          throw .longText(sheet: sheet.name, row: row + 2, column: sheet.columns[column].head)
        }
        if case .number(let number) = cell, !number.isFinite {
          throw .notFinite(sheet: sheet.name, row: row + 2, column: sheet.columns[column].head)
        }
      }
    }
  }

  private static func check(_ error: Int32, _ path: String) throws(WorkbookError) {
    guard error != 0 else { return }
    throw .refused(path: path, reason: xlsx_description(error).map { String(cString: $0) } ?? "error \(error)")
  }
}

/// Why a workbook cannot be written.
package enum WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  case missingLibrary
  case refused(path: String, reason: String)
  case tooLarge(sheet: String)
  case longText(sheet: String, row: Int, column: String)
  case notFinite(sheet: String, row: Int, column: String)

  package var description: String {
    switch self {
    case .missingLibrary:
      "the library that writes workbooks is not here; on Debian this installs it:\n"
        + "  sudo apt-get install --yes libxlsxwriter4"
    case .refused(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .tooLarge(let sheet): "the sheet \(sheet) has more rows or columns than Excel takes"
    case .longText(let sheet, let row, let column):
      "the sheet \(sheet), row \(row), \(column): the text is longer than the 32,767 characters that Excel takes"
    case .notFinite(let sheet, let row, let column):
      "the sheet \(sheet), row \(row), \(column): the number is not finite"
    }
  }
}
