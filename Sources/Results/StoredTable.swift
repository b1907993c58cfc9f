import CSVText
package import Diagnostics
import NumberText

/// A table of the results as it stands in its CSV file: what charts and comparisons read is what was written, so that a
/// last bit can move neither.
package struct StoredTable: Hashable, Sendable {
  package var header: [String]
  package var rows: [[String]]

  package init(header: [String], rows: [[String]] = []) {
    self.header = header
    self.rows = rows
  }

  /// Adds a row of labels followed by numbers.
  package mutating func add(_ labels: [String], _ values: [Double]) {
    rows.append(labels + values.map(formatNumber))
  }

  /// A number as a cell; empty for none.
  package static func cell(_ value: Double?) -> String { value.map(formatNumber) ?? "" }

  package var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(header)
    for row in rows { writer.row(row.map(\.showingControls)) }
    return writer.text
  }

  /// - Throws: `InvalidInput` for text that is not CSV, and for cells under a year or a value that are not numbers.
  package init(bytes: [UInt8], file: String) throws(InvalidInput) {
    let csv = try CSVFile.read(bytes: bytes, file: file)
    header = csv.records.first?.map(\.text) ?? []
    rows = csv.records.dropFirst().map { $0.map(\.text) }
    var problems: [Diagnostic] = []
    for record in csv.records.dropFirst() {
      for column in figureColumns where !record[column].text.isEmpty { _ = record[column].number(&problems) }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// The columns whose heads are years, with the years.
  package var yearColumns: [(column: Int, year: Int)] {
    header.enumerated().compactMap { column, head in
      head.count == 4 ? Int(head).map { (column, $0) } : nil
    }
  }

  package var years: [Int] { yearColumns.map(\.year) }

  private var figureColumns: [Int] {
    yearColumns.map(\.column) + ["value", "target_value", "shortfall", "perimeter_ratio"].compactMap(column)
  }

  /// The numbers of a row under the years; nil for an empty cell.
  package func values(_ row: [String]) -> [Double?] { yearColumns.map { Double(row[$0.column]) } }

  package func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The first row that holds these texts in these columns.
  package func row(where conditions: [String: String]) -> [String]? {
    rows.first { row in
      conditions.allSatisfy { name, text in column(name).map { row[$0] == text } ?? false }
    }
  }
}
