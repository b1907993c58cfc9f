import CSVText
import Diagnostics

/// Holds the labels of a table file to the rules of `LabelComparison`.
struct TableLabels {
  let csv: CSVFile
  let columns: TableFileColumns
  /// The codes of the intermediate columns and of the sector rows.
  let across: [String]
  let down: [String]
  private(set) var problems: [Diagnostic] = []
  /// Codes of rows that are the code of a column, or a word of the layout, written otherwise; and the codes of those columns.
  private(set) var misspelt: Set<String> = []
  private(set) var written: Set<String> = []

  init(csv: CSVFile, columns: TableFileColumns, across: [String], down: [String]) {
    (self.csv, self.columns, self.across, self.down) = (csv, columns, across, down)
  }

  /// - Parameters:
  ///   - sectorRows: numbers of records.
  ///   - otherRows: records of value added and of satellite accounts.
  mutating func check(_ sectorRows: [Int], otherRows: [Int]) {
    let header = csv.records[0]
    func label(_ cell: CSVCell) -> TableLabel { TableLabel(cell.text, at: cell.location) }
    var comparison = LabelComparison()
    for index in columns.intermediate + columns.finalDemand.map(\.index) {
      comparison.add("column", label(header[index]))
    }
    let known = Set(across)
    var rows: [Diagnostic] = []
    for (row, code) in zip(sectorRows, down) where !known.contains(code) {
      if let problem = misspelling(of: label(csv.records[row][0]), comparison) { rows.append(problem) }
    }
    for row in otherRows { comparison.add("row", label(csv.records[row][0])) }
    // Regions have the same sectors, and these the same names.
    let hasRegions = InputOutputTable.haveRegionLabels(across)
    comparison.compareNames(
      "sector",
      zip(sectorRows, down).map { row, code in
        (TableLabel(code, at: csv.records[row][0].location), (1...2).map { label(csv.records[row][$0]) })
      }, hasRegions: hasRegions)
    comparison.compareNames(
      "category",
      columns.finalDemand.map { index, _ in (label(header[index]), (2...3).map { label(csv.records[$0][index]) }) },
      hasRegions: hasRegions)
    // A label that looks like another one is told as such.
    if comparison.problems.isEmpty, rows.isEmpty {
      comparison.checkEnds(labels(sectorRows + otherRows).map(label))
    }
    problems = rows + comparison.problems
  }

  private func labels(_ rows: [Int]) -> [CSVCell] {
    let header = csv.records[0]
    let named = columns.finalDemand.map(\.index)
    var cells = (TableFileLayout.labelColumns.count..<header.count).map { header[$0] }
    for row in csv.records[2...3] { cells += named.map { row[$0] } }
    for row in rows { cells += TableFileLayout.labelColumns.indices.map { csv.records[row][$0] } }
    return cells
  }

  /// Sector rows must be the columns over again, which is told elsewhere; here, that one is so but for its spelling.
  private mutating func misspelling(of row: TableLabel, _ comparison: LabelComparison) -> Diagnostic? {
    if let column = comparison.code(like: row.text) {
      written.insert(column.text)
      misspelt.insert(row.text)
      return .error(
        at: row.location, "the row \(row.quoted) is the column \(column.quoted)\(column.placeText) written otherwise",
        advice: "write both alike")
    }
    guard let word = TableFileLayout.rowWords.first(where: { LabelKey($0) == LabelKey(row.text) }) else { return nil }
    misspelt.insert(row.text)
    return .error(
      at: row.location, "the row \(row.quoted) is '\(word)' written otherwise", advice: "write '\(word)'")
  }
}
