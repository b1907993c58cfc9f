package import Diagnostics
import Files
import Glibc
import InputOutput
package import TableAnalysis

/// A table that a subcommand of `simplan table` made, with the report on how.
package struct ConstructedTable: Sendable {
  package let report: TableAnswer
  let table: InputOutputTable
  /// The faults that the table may have where it is written.
  private let tolerated: Set<TableFault>

  /// - Parameters:
  ///   - tolerated: faults that the person who asks for the table tolerates.
  ///   - reported: faults that a report may be given on, of a table that is not written.
  /// - Throws: `InvalidInput` with every other fault of the table, so that none is given whose file would be refused.
  init(
    _ report: TableAnswer, _ table: InputOutputTable, tolerating tolerated: Set<TableFault>,
    reporting reported: Set<TableFault> = []
  ) throws(InvalidInput) {
    (self.report, self.table, self.tolerated) = (report, table, tolerated)
    let errors = table.errorsOfMaking(tolerating: tolerated.union(reported))
    if !errors.isEmpty { throw InvalidInput(errors) }
  }

  /// Writes the table as a table file.
  /// - Throws: `InvalidInput` where something else stands there already, which is never touched.
  package func writeTable(to path: String) throws(InvalidInput) {
    try writeNewTable(table, to: path, tolerating: tolerated)
  }
}

extension InputOutputTable {
  /// The faults that keep a table that was made from being used.
  func errorsOfMaking(tolerating faults: Set<TableFault>) -> [Diagnostic] {
    check(tolerating: faults).filter { $0.severity == .error }.map(Self.ofMaking)
  }

  fileprivate static func ofMaking(_ problem: Diagnostic) -> Diagnostic {
    .error("the table that came out cannot be used: \(problem.message)", advice: problem.advice)
  }

  /// Whether every figure is the same.
  fileprivate func hasFigures(of other: InputOutputTable) -> Bool {
    intermediate == other.intermediate && finalDemand.map(\.values) == other.finalDemand.map(\.values)
      && finalDemand.map(\.compensation) == other.finalDemand.map(\.compensation) && imports == other.imports
      && inflow == other.inflow && otherError == other.otherError
      && valueAdded.map(\.values) == other.valueAdded.map(\.values)
      && extensions.map(\.values) == other.extensions.map(\.values) && usesByOrigin == other.usesByOrigin
      && importedInputs == other.importedInputs && grossOutput == other.grossOutput
  }
}

/// The bytes of a table's file, which were read back: no file is left that commands refuse, or that holds other figures.
func fileBytes(
  of table: InputOutputTable, tolerating faults: Set<TableFault>
) throws(InvalidInput) -> [UInt8] {
  if let problem = table.unstatedFacts { throw InvalidInput(problem) }
  let bytes = Array(table.exactFileText.utf8)
  do throws(InvalidInput) {
    let read = try InputOutputTable.read(bytes: bytes, file: "its file", tolerating: faults)
    guard read.hasFigures(of: table) else {
      throw InvalidInput(.error("its file would hold other figures", advice: "write it with table convert --to binary"))
    }
  } catch { throw InvalidInput(error.diagnostics.map(InputOutputTable.ofMaking)) }
  return bytes
}

/// Writes a table file in a place where nothing stands, or the same file.
func writeNewTable(
  _ table: InputOutputTable, to path: String, tolerating faults: Set<TableFault>
) throws(InvalidInput) {
  guard path.hasSuffix(".csv") else {
    throw InvalidInput(.error("'\(path)' is no name for a table", advice: "let it end in .csv, as in split.csv"))
  }
  let bytes = try fileBytes(of: table, tolerating: faults)
  do throws(FileError) { try writeFile(bytes, to: path, isNew: true) } catch {
    guard case .system(_, EEXIST) = error else { throw InvalidInput(.refused(path: path, reason: error.reason)) }
    // The same command again has nothing to write.
    if (try? readFile(path)) == bytes { return }
    throw InvalidInput(
      .error(
        "'\(path)' stands there already and is left as it is", advice: "choose another name, or delete it yourself"))
  }
}
