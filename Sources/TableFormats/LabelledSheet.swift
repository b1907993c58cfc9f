import WorkbookReading

/// Texts that label each row and column by one word: the matrices of FIGARO (`AT_C24`, `AT_P3_S14`, `W2_D1`) and the national
/// tables of the OECD (`TTL_C24` before the rows, `C24` above the columns).
enum LabelledSheet {
  /// Nil where the sheet is no such table.
  static func recognise(_ sheet: Sheet) -> RecognisedTable? {
    guard let header = sheet.rows.first?.number else { return nil }
    let cells = SheetFigures(sheet)
    let columns = cells.columns(ofRow: header).filter { $0 > 0 }
    let heads = columns.map { cells.text(header, $0) }
    if heads.contains(where: { $0.hasSuffix("_P3_S14") }), heads.contains(where: { $0.hasSuffix("_P5M") }) {
      return figaro(cells, header, columns)
    }
    let national: Set = ["HFCE", "GGFC", "GFCF", "EXPO", "IMPO"]
    if national.isSubset(of: heads) { return oecd(cells, header, columns) }
    return nil
  }

  private static func figaro(_ cells: SheetFigures, _ header: Int, _ columns: [Int]) -> RecognisedTable {
    func line(_ index: Int, _ text: String) -> ProviderLine {
      let parts = text.split(separator: "_", maxSplits: 1).map(String.init)
      return parts.count == 2
        ? ProviderLine(index: index, region: parts[0], code: parts[1]) : ProviderLine(index: index, code: text)
    }
    var table = RecognisedTable(
      layout: .figaro, source: cells, rows: rows(cells, header).map(line),
      columns: columns.map { line($0, cells.text(header, $0)) }, sheet: cells.sheet)
    table.takeYear(fromName: cells.sheet.file)
    return table
  }

  /// Rows of domestic and of imported products (`DOM_`, `IMP_`) have no columns of their name, which is told.
  private static func oecd(_ cells: SheetFigures, _ header: Int, _ columns: [Int]) -> RecognisedTable {
    var table = RecognisedTable(
      layout: .oecdNational, source: cells,
      rows: rows(cells, header).map { row, text in
        let isSector = text.hasPrefix("TTL_") && ProviderLayout.oecdNational.row(text) == .sector
        return ProviderLine(index: row, code: isSector ? String(text.dropFirst(4)) : text)
      },
      columns: columns.map { ProviderLine(index: $0, code: cells.text(header, $0)) }, sheet: cells.sheet)
    table.takeYear(fromName: cells.sheet.file)
    return table
  }

  private static func rows(_ cells: SheetFigures, _ header: Int) -> [(Int, String)] {
    (header + 1..<max(header + 1, cells.rowCount)).compactMap { row in
      cells.columns(ofRow: row).isEmpty ? nil : (row, cells.text(row, 0))
    }
  }
}
