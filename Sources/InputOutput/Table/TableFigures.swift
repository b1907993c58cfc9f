import CSVText
import Diagnostics
import LinearAlgebra
import NumberText

/// The numbers of a table file.
struct TableFigures {
  /// Z, column after column.
  var intermediate: [Double] = []
  /// The entries of every other column that holds numbers, by its place in the file.
  var columns: [Int: [Double]] = [:]
  /// One for each row of value added and each extension row, under the sectors.
  var valueAdded: [[Double]] = []
  var extensions: [[Double]] = []
  /// Imported uses, where they have rows of their own.
  var importedIntermediate: Matrix?
  var importedDemand: [[Double]] = []
  var importedInputs: ImportedInputs?
  /// Compensation that a category of final demand pays itself, by the place of its column.
  var compensation: [Int: Double] = [:]
  var printed = PrintedDecimals()

  /// Columns added up, in the precision of the figures; zeros for none.
  func sum(of indices: [Int], _ count: Int, _ description: TableDescription) -> [Double] {
    guard let first = indices.first else { return Array(repeating: 0, count: count) }
    let figures = columns[first] ?? []
    if indices.count == 1 { return figures }
    return indices.dropFirst().reduce(figures) { sum, index in zip(sum, columns[index] ?? []).map(+) }
      .map(description.rounded)
  }
}

extension TableFileReader {
  /// Reads every cell that holds a number.
  mutating func readFigures() -> TableFigures {
    var figures = TableFigures()
    readSectorRows(&figures)
    let paying = Set(columns.finalDemand.map(\.index))
    for (code, record) in valueAddedRows {
      let isCompensation = code == .compensation
      figures.valueAdded.append(
        self.figures(ofInputRow: record, alsoRead: isCompensation ? paying : [], &figures.printed))
      guard isCompensation else { continue }
      for (index, role) in columns.finalDemand {
        figures.compensation[index] = compensation(in: csv.records[record][index], role)
      }
    }
    readImports(&figures)
    figures.extensions = extensionRows.map { self.figures(ofInputRow: $0.record) }
    return figures
  }

  /// Rows of the file that are taken together. Cells of a row lie apart in a matrix that is stored by columns, so that
  /// a block of rows is read into a buffer and then written column by column.
  private static let rowsAtOnce = 32

  private mutating func readSectorRows(_ figures: inout TableFigures) {
    let (n, width) = (sectorRows.count, csv.records[0].count)
    let first = TableFileLayout.labelColumns.count
    // Whether the shape fits is told apart; a table that is not square is never made.
    figures.intermediate = Array(repeating: 0, count: columns.intermediate.count * n)
    let sectors = Set(columns.intermediate)
    let others = (first..<width).filter { !sectors.contains($0) }
    for index in others { figures.columns[index] = Array(repeating: 0, count: n) }
    var block = Array(repeating: 0.0, count: Self.rowsAtOnce * width)
    for start in stride(from: 0, to: n, by: Self.rowsAtOnce) {
      let rows = start..<min(start + Self.rowsAtOnce, n)
      for row in rows {
        let record = sectorRows[row]
        let offset = (row - start) * width
        for column in read(record, first..<width, into: &block, at: offset, &figures.printed) {
          block[offset + column] = number(record, column)
        }
      }
      figures.intermediate.withUnsafeMutableBufferPointer { intermediate in
        block.withUnsafeBufferPointer { block in
          for (k, column) in columns.intermediate.enumerated() {
            for row in rows { intermediate[k * n + row] = block[(row - start) * width + column] }
          }
        }
      }
      for column in others {
        for row in rows { figures.columns[column]?[row] = block[(row - start) * width + column] }
      }
    }
  }

  /// Reads cells of a record into a buffer and gives back the columns of those that hold no number.
  private func read(
    _ record: Int, _ range: Range<Int>, into block: inout [Double], at offset: Int, _ printed: inout PrintedDecimals
  ) -> [Int] {
    var unread: [Int] = []
    var seen = printed
    block.withUnsafeMutableBufferPointer { block in
      csv.records[record].forEachNumber(in: range) { column, number in
        if let number, number.value.isFinite {
          block[offset + column] = number.value
          seen.add(number, record: record, column: column)
        } else {
          unread.append(column)
        }
      }
    }
    printed = seen
    return unread
  }

  /// Cells without a number that are told one by one: a file of another kind has millions.
  private static let mostTold = 1000

  /// The number of a cell, and 0 after telling why there is none.
  mutating func number(_ record: Int, _ column: Int) -> Double {
    guard problems.count < Self.mostTold else {
      isCutShort = true
      return 0
    }
    return csv.records[record][column].number(&problems) ?? 0
  }

  /// The compensation that a category of final demand pays households; 0 where the cell is empty.
  private mutating func compensation(in cell: CSVCell, _ role: FinalDemandRole) -> Double {
    guard !cell.isEmpty, let paid = cell.number(&problems) else { return 0 }
    if role == .household, paid < 0 {
      problems.append(.error(at: cell.location, "households cannot pay each other \(formatNumber(paid))"))
    }
    return paid
  }

  /// The figures of value added or total input, which stand under the sectors and nowhere else but in `alsoRead`.
  mutating func figures(ofInputRow record: Int, alsoRead: Set<Int> = []) -> [Double] {
    var printed = PrintedDecimals()
    return figures(ofInputRow: record, alsoRead: alsoRead, &printed)
  }

  private mutating func figures(
    ofInputRow record: Int, alsoRead: Set<Int>, _ printed: inout PrintedDecimals
  ) -> [Double] {
    let cells = csv.records[record]
    let sectors = Set(columns.intermediate).union(alsoRead)
    for index in TableFileLayout.labelColumns.count..<cells.count
    where !sectors.contains(index) && !cells[index].isEmpty {
      problems.append(
        .error(
          at: cells[index].location, "'\(cells[index].text)' stands in the row '\(cells[0].text)' outside the sectors",
          advice: "leave the cell empty: nothing would read it"))
    }
    var values: [Double] = []
    values.reserveCapacity(columns.intermediate.count)
    var unread: [(place: Int, column: Int)] = []
    cells.forEachNumber(in: columns.intermediate) { column, number in
      if let number, number.value.isFinite {
        printed.add(number, record: record, column: column)
        values.append(number.value)
      } else {
        unread.append((values.count, column))
        values.append(0)
      }
    }
    for (place, column) in unread { values[place] = number(record, column) }
    return values
  }
}
