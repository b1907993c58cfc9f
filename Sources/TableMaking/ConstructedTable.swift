import Diagnostics
import Files
import Glibc
import InputOutput
package import TableAnalysis

/// A table that a subcommand of `simplan table` made, with the report on how.
package struct ConstructedTable: Sendable {
  package let report: TableAnswer
  let table: InputOutputTable

  init(_ report: TableAnswer, _ table: InputOutputTable) { (self.report, self.table) = (report, table) }

  /// Writes the table as a table file.
  /// - Throws: `TableWritingError` where something else stands there already, which is never touched.
  package func writeTable(to path: String) throws(TableWritingError) {
    if let problem = table.unstatedFacts { throw .refused(problem) }
    // Faults that can be tolerated are told beside the report; what is left makes the figures useless.
    let useless = table.check(tolerating: Set(TableFault.allCases)).filter { $0.severity == .error }
    if let first = useless.first {
      throw .refused(
        .error("the table that came out cannot be used: \(first.message)", advice: first.advice ?? "leave out -o"))
    }
    try writeNewTable(table.fileText, to: path)
  }
}

/// Writes a table file in a place where nothing stands, or the same file.
func writeNewTable(_ text: String, to path: String) throws(TableWritingError) {
  guard path.hasSuffix(".csv") else {
    throw .refused(.error("'\(path)' is no name for a table", advice: "let it end in .csv, as in split.csv"))
  }
  let bytes = Array(text.utf8)
  do throws(FileError) { try writeFile(bytes, to: path, isNew: true) } catch {
    guard case .system(_, EEXIST) = error else { throw .unwritable(path: path, reason: error.reason) }
    // The same command again has nothing to write.
    if (try? readFile(path)) == bytes { return }
    throw .refused(
      .error(
        "'\(path)' stands there already and is left as it is", advice: "choose another name, or delete it yourself"))
  }
}
