import WorkbookReading

/// Sheets that label each row and column by code, name, region and number, in four lines side by side: the tables of WIOD, and
/// those of the ADB, which have no line of codes.
enum WorldSheet {
  /// Nil where the sheet is no such table.
  static func recognise(_ sheet: Sheet) -> RecognisedTable? {
    let cells = SheetFigures(sheet)
    guard let (head, start) = numberRow(cells) else { return nil }
    let columns = cells.columns(ofRow: head).filter { $0 >= start }
    let isADB = columns.contains { cells.text(head, $0).isNumbered("F") }
    let isNew = columns.contains { cells.text(head - 3, $0) == "CONS_h" }
    guard isADB || isNew || columns.contains(where: { cells.text(head, $0) == "c37" }) else { return nil }
    let layout: ProviderLayout = isADB ? .adb : isNew ? .wiod2016 : .wiod2013
    // The total beside the table may have no number.
    let last = [head, head - 1, head - 2].flatMap(cells.columns(ofRow:)).max() ?? start
    let across = (start...max(start, last)).compactMap { column in
      line(
        column, number: cells.text(head, column), region: cells.text(head - 1, column),
        name: cells.text(head - 2, column), code: isADB ? "" : cells.text(head - 3, column),
        known: layout.columns.keys.contains, isNew)
    }
    let down = (head + 1..<max(head + 1, cells.rowCount)).compactMap { row in
      line(
        row, number: cells.text(row, start - 1), region: cells.text(row, start - 2), name: cells.text(row, start - 3),
        code: isADB ? "" : cells.text(row, start - 4), known: layout.rows.keys.contains, isNew)
    }
    let titles = (0..<head).map { cells.text($0, 0) }
    var table = RecognisedTable(layout: layout, source: cells, rows: down, columns: across, sheet: sheet)
    if let year = sheet.name?.year {
      table.year = .init(value: year, origin: "the name of the sheet")
    } else if let year = titles.joined(separator: " ").year {
      table.year = .init(value: year, origin: "the title")
    }
    if titles.contains(where: { $0.lowercased().contains("previous year") }) { table.prices = "previous year's prices" }
    return table
  }

  /// The row of numbers `c1`, `c2`, … and the first column of them.
  private static func numberRow(_ cells: SheetFigures) -> (row: Int, column: Int)? {
    for row in 2..<max(2, min(16, cells.rowCount)) {
      let numbered = cells.columns(ofRow: row).filter { cells.text(row, $0).isNumbered("c") }
      if numbered.count > 1, numbered[0] >= 3 { return (row, numbered[0]) }
    }
    return nil
  }

  private static func line(
    _ index: Int, number: String, region: String, name: String, code: String, known: (String) -> Bool, _ isNew: Bool
  ) -> ProviderLine? {
    if [number, region, name, code].allSatisfy(\.isEmpty) { return nil }
    if isNew { return ProviderLine(index: index, region: region, code: code, name: name) }
    if known(number) { return ProviderLine(index: index, region: region, code: number, name: name) }
    if name.lowercased() == "total output" || name.lowercased() == "total" {
      return ProviderLine(index: index, region: region, code: ProviderLayout.totalCode, name: name)
    }
    return ProviderLine(index: index, region: region, code: code.isEmpty ? number : code, name: name)
  }
}
