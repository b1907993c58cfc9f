package import Diagnostics

/// The places of cells by record and column, counted from 0.
package typealias CSVPlaces = @Sendable (_ record: Int, _ column: Int) -> SourceLocation

extension CSVFile {
  /// The cells of a file of another kind, such as a workbook, as if they stood in a CSV file.
  /// - Parameters:
  ///   - rows: the records, of any widths; the header first.
  ///   - places: where the cells stand, for messages.
  /// - Throws: `InvalidInput` where there are no rows.
  package init(
    file: String, comments: [CSVCell], rows: [[String]], places: @escaping CSVPlaces
  ) throws(InvalidInput) {
    let width = rows.reduce(0) { max($0, $1.count) }
    var writer = CSVWriter(guardsFormulas: true)
    for row in rows { writer.row(row + [String](repeating: "", count: width - row.count)) }
    let bytes = Array(writer.text.utf8.dropFirst(3))
    let scan = bytes.withUnsafeBufferPointer { CSVScanner(bytes: $0, file: file, leadingComments: false) }
    if !scan.problems.isEmpty { throw InvalidInput(scan.problems) }
    self.init(
      file: file, comments: comments,
      records: CSVRecords(CSVStorage(file: file, bytes: bytes, scan: scan, places: places)))
    isText = false
  }
}
