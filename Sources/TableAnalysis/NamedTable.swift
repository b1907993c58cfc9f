import CSVText
package import Diagnostics
package import InputOutput
import TableFormats
import TableReading

extension InputOutputTable {
  /// Reads a table from any file that commands take, ours as a CSV or binary or one of a statistical office, and what was
  /// recognised in it.
  package static func read(
    path: String, tolerating: Set<ToleratedFault>
  ) throws(InvalidInput) -> (table: InputOutputTable, findings: [Diagnostic]) {
    guard BinaryTable.isOne(at: path) else {
      let read = try TableReader.read(bytes: CSVFile.contents(of: path), file: path, tolerating: tolerating)
      return (read.table, read.findings)
    }
    return (try MappedTable(path).soundTable(tolerating: Set(tolerating.map(\.fault))), [])
  }
}
