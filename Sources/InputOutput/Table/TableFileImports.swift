import CSVText
import Diagnostics
import LinearAlgebra

/// The rows of a table file that hold imported uses.
extension TableFileReader {
  /// They must name the sectors over again, in the same order; and imports cannot stand in a column too.
  mutating func checkImportedRows() {
    let prefix = TableFileLayout.importedPrefix
    let single = TableFileLayout.importedInputs
    guard let first = importedRows.first ?? importedInputs else { return }
    if !importedRows.isEmpty, let importedInputs {
      problems.append(
        .error(
          at: csv.records[importedInputs][0].location, "imports stand by product and in the row '\(single)' too",
          advice: "leave the rows by product, or the one row"))
    }
    for column in columns.imports + columns.inflow {
      problems.append(
        .error(
          at: csv.records[0][column].location,
          "imports stand in the column '\(csv.records[0][column].text)' and in rows of their own, from "
            + "\(csv.records[first][0].location.withinFile) on",
          advice: "take the column out: the rows say all that is imported"))
    }
    if importedRows.isEmpty { return }
    let sectors = sectorRows.map { csv.records[$0] }
    for (place, row) in importedRows.enumerated() {
      let cells = csv.records[row]
      guard place < sectors.count else {
        problems.append(
          .error(at: cells[0].location, "the row '\(cells[0].text)' is one more than there are sectors"))
        continue
      }
      let due = prefix + sectors[place][0].text
      if cells[0].text != due {
        problems.append(
          .error(
            at: cells[0].location, "the row '\(cells[0].text)' stands where '\(due)' is due",
            advice: "keep the imported uses in the order of the sectors"))
      }
      for label in 1...2 where !cells[label].isEmpty && cells[label].text != sectors[place][label].text {
        problems.append(
          .error(
            at: cells[label].location,
            "the name '\(cells[label].text)' is not that of \(sectors[place][0].text), '\(sectors[place][label].text)'",
            advice: "write the sector's name, or leave the cell empty"))
      }
    }
    if importedRows.count < sectors.count {
      problems.append(
        .error(
          at: csv.records[importedRows[importedRows.count - 1]][0].location,
          "no row '\(prefix)\(sectors[importedRows.count][0].text)' follows",
          advice: "write a row for every sector, of zeros where nothing is imported"))
    }
  }

  /// Reads the figures of the rows.
  mutating func readImports(_ figures: inout TableFigures) {
    let n = columns.intermediate.count
    if let importedInputs {
      let row = importedFigures(importedInputs, needsDemand: false, &figures.printed)
      figures.importedInputs = ImportedInputs(inputs: Array(row.prefix(n)), finalDemand: Array(row.dropFirst(n)))
    }
    guard importedRows.count == n else { return }
    let rows = importedRows.map { importedFigures($0, needsDemand: true, &figures.printed) }
    var storage: [Double] = []
    storage.reserveCapacity(n * n)
    for column in 0..<n { for row in rows { storage.append(row[column]) } }
    figures.importedIntermediate = Matrix(rows: n, columns: n, storage: storage)
    figures.importedDemand = columns.finalDemand.indices.map { place in rows.map { $0[n + place] } }
  }

  /// The figures under the sectors and under final demand, which outside the region are none.
  private mutating func importedFigures(
    _ record: Int, needsDemand: Bool, _ printed: inout PrintedDecimals
  ) -> [Double] {
    let cells = csv.records[record]
    var values: [Double] = []
    values.reserveCapacity(columns.intermediate.count + columns.finalDemand.count)
    var unread: [(place: Int, column: Int)] = []
    func read(_ column: Int, _ number: DecimalNumber?, _ printed: inout PrintedDecimals) {
      if let number, number.value.isFinite {
        printed.add(number, record: record, column: column)
        values.append(number.value)
      } else {
        unread.append((values.count, column))
        values.append(0)
      }
    }
    var seen = printed
    cells.forEachNumber(in: columns.intermediate) { read($0, $1, &seen) }
    let inside = Set(columns.intermediate + columns.finalDemand.filter(\.role.isRegional).map(\.index))
    for (column, role) in columns.finalDemand {
      guard role.isRegional, needsDemand || !cells[column].isEmpty else {
        values.append(0)
        continue
      }
      cells.forEachNumber(in: [column]) { read($0, $1, &seen) }
    }
    printed = seen
    for (place, column) in unread { values[place] = number(record, column) }
    for column in TableFileLayout.labelColumns.count..<cells.count
    where !inside.contains(column) && !cells[column].isEmpty {
      problems.append(
        .error(
          at: cells[column].location,
          "'\(cells[column].text)' stands in the row '\(cells[0].text)' outside the uses of the region",
          advice: "leave the cell empty: imports serve the region alone"))
    }
    return values
  }
}
