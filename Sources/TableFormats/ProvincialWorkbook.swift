import WorkbookReading

/// The workbook of CEADs: a sheet of the table in English, with provinces, sectors and codes in three lines side by side, and
/// sheets that list the provinces and sectors in both languages.
///
/// Only the layout of the tables of 2018 and 2020 is known. Older workbooks of CEADs have others.
enum ProvincialWorkbook {
  /// Nil where no sheet of the workbook is such a table.
  static func recognise(_ sheets: [Sheet]) -> RecognisedTable? {
    for sheet in sheets {
      guard let name = sheet.name?.trimmed, name.hasPrefix("Table_"), name.hasSuffix("_English Version"),
        let year = name.year
      else { continue }
      let cells = SheetFigures(sheet)
      guard let (head, start) = codeRow(cells) else { continue }
      let names = chineseNames(in: sheets)
      let last = cells.columns(ofRow: head).max() ?? start
      var columns: [ProviderLine] = []
      var region = ""
      for column in start...max(start, last) {
        let written = cells.text(head - 2, column)
        if !written.isEmpty { region = written }
        append(column, region, cells.text(head, column), cells.text(head - 1, column), names, to: &columns)
      }
      var rows: [ProviderLine] = []
      region = ""
      for row in head + 1..<max(head + 1, cells.rowCount) {
        if !cells.text(row, 0).isEmpty { region = cells.text(row, 0) }
        append(row, region, cells.text(row, start - 1), cells.text(row, start - 2), names, to: &rows)
      }
      var table = RecognisedTable(layout: .ceads, source: cells, rows: rows, columns: columns, sheet: sheet)
      table.year = .init(value: year, origin: "the name of the sheet")
      return table
    }
    return nil
  }

  /// The row of codes, by those of final demand, and the first column of it.
  private static func codeRow(_ cells: SheetFigures) -> (row: Int, column: Int)? {
    for row in 2..<max(2, min(50, cells.rowCount)) {
      let columns = cells.columns(ofRow: row)
      guard columns.contains(where: { cells.text(row, $0) == "FU101" }), let first = columns.first, first >= 3 else {
        continue
      }
      return (row, first)
    }
    return nil
  }

  private static func append(
    _ index: Int, _ region: String, _ code: String, _ name: String, _ names: [String: String],
    to lines: inout [ProviderLine]
  ) {
    // Figures about the table have a name and no code: totals, the share of errors, emissions.
    if code.isEmpty {
      if name.hasPrefix("CO2") {
        lines.append(ProviderLine(index: index, code: ProviderLayout.emissionsCode, name: "CO2"))
      }
      return
    }
    let padded = code.count == 1 ? "0" + code : code
    lines.append(ProviderLine(index: index, region: region, code: padded, name: name, nameZh: names[name]))
  }

  /// The Chinese names of sectors, which a sheet lists beside the English ones.
  private static func chineseNames(in sheets: [Sheet]) -> [String: String] {
    guard let sheet = sheets.first(where: { $0.name?.trimmed == "Sector" }) else { return [:] }
    let cells = SheetFigures(sheet)
    let heads = cells.columns(ofRow: 0)
    guard let english = heads.first(where: { cells.text(0, $0) == "Sector" }),
      let chinese = heads.first(where: { cells.text(0, $0) == "行业" })
    else { return [:] }
    var names: [String: String] = [:]
    for row in 1..<max(1, cells.rowCount) {
      let (key, name) = (cells.text(row, english), cells.text(row, chinese))
      if !key.isEmpty, !name.isEmpty { names[key] = name }
    }
    return names
  }
}
