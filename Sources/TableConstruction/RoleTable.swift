import CSVText
import Diagnostics
import InputOutput

/// The labels of a CSV file laid out as a table is: a header, a `role` row and two rows of names, then a row for each line.
struct RoleTable {
  struct Column {
    var index: Int
    var code: String
    var cell: CSVCell
    var role: CSVCell
    /// Code and names.
    var sector: Sector
  }

  struct Row {
    var record: Int
    var code: String
    var cell: CSVCell
    var sector: Sector
  }

  let csv: CSVFile
  private(set) var columns: [Column] = []
  private(set) var rows: [Row] = []
  private(set) var problems: [Diagnostic] = []

  var start: SourceLocation { csv.records[0][0].location }

  private static let labels = ["code", "name_zh", "name_en"]
  private static let columnRows = ["role", "column_zh", "column_en"]

  /// - Throws: `InvalidInput` for a file without the rows that the layout begins with; what else is wrong is in `problems`.
  init(_ csv: CSVFile) throws(InvalidInput) {
    self.csv = csv
    guard let header = csv.records.first, csv.records.count > Self.columnRows.count else {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: csv.file, line: 1, column: 1), "the file has no header, role row and rows of names",
          advice: "write \(Self.labels.joined(separator: ",")) and the columns' codes, then the rows "
            + Self.columnRows.joined(separator: ", ")))
    }
    guard header.count > Self.labels.count, header.prefix(Self.labels.count).map(\.text) == Self.labels else {
      throw InvalidInput(
        .error(at: header[0].location, "the header must begin with \(Self.labels.joined(separator: ","))"))
    }
    for (offset, word) in Self.columnRows.enumerated() {
      let cell = csv.records[1 + offset][0]
      guard cell.text == word else {
        throw InvalidInput(.error(at: cell.location, "'\(cell.text)' stands where the row '\(word)' is due"))
      }
    }
    var seen: [String: SourceLocation] = [:]
    func check(_ code: CSVCell, _ kind: String) {
      if code.text.isEmpty {
        problems.append(.error(at: code.location, "the \(kind) has no code", advice: "write one"))
      } else if let first = seen.updateValue(code.location, forKey: "\(kind) \(code.text)") {
        problems.append(
          .error(
            at: code.location,
            "the \(kind) '\(code.text)' stands twice, first in line \(first.line), column "
              + "\(first.column)", advice: "give each a code of its own"))
      }
    }
    let records = csv.records
    for index in Self.labels.count..<header.count {
      let code = header[index]
      check(code, "column")
      let names = (records[2][index].text, records[3][index].text)
      columns.append(
        Column(
          index: index, code: code.text, cell: code, role: records[1][index],
          sector: Sector(code: code.text, nameZh: names.0, nameEn: names.1)))
    }
    for record in (1 + Self.columnRows.count)..<records.count {
      let cells = records[record]
      check(cells[0], "row")
      rows.append(
        Row(
          record: record, code: cells[0].text, cell: cells[0],
          sector: Sector(code: cells[0].text, nameZh: cells[1].text, nameEn: cells[2].text)))
    }
  }
}
