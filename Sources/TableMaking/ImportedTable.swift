import CSVText
package import Diagnostics
import Files
import Glibc
import InputOutput
import NumberText
package import TableAnalysis
import TableFormats
import TableReading

/// A table that was read from somebody's file, what was recognised in it, and where it is written.
package struct ImportedTable: Sendable {
  private let read: ReadTable
  private let stem: String
  private let tolerated: Set<TableFault>

  package var findings: [Diagnostic] { read.findings }

  /// - Throws: `InvalidInput` with every mistake of the file, or that no unit or year is written or said.
  package init(
    path: String, unit: String?, year: Int?, sheet: String?, tolerating: Set<ToleratedFault>
  ) throws(InvalidInput) {
    tolerated = Set(tolerating.map(\.fault))
    let options = TableOptions(unit: unit, year: year, sheet: sheet, needsUnitAndYear: true)
    if BinaryTable.isOne(at: path) {
      throw InvalidInput(
        .error(
          "'\(path)' is a binary table of simplan, which has nothing to recognise",
          advice: "name it wherever a table is named, or make a CSV of it: simplan table convert '\(path)' -o table.csv"
        ))
    }
    read = try TableReader.read(
      bytes: CSVFile.contents(of: path), file: path, options: options, tolerating: tolerating)
    if let sheet, read.provenance.sheet == nil {
      throw InvalidInput(.error("'\(path)' has no sheet '\(sheet)'", advice: "leave out --sheet"))
    }
    let name = folderAndName(of: path).name
    stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
  }

  /// A report of recognitions, assumptions and steps.
  /// - Parameter written: the files that were written.
  package func text(written: [String]?) -> String {
    let (table, from) = (read.table, read.provenance)
    func sum(_ values: [Double]) -> String { decimals(values.reduce(0, +), max(0, table.description.decimals)) }
    var lines = [
      table.description.titleZh, "read from \(from.file)\(from.sheet.map { ", sheet \($0)" } ?? ""): \(from.kind)",
      "SHA-256 \(from.sha256)", "recognised: \(from.layout)",
      "unit \(from.unit), year \(from.year), \(from.prices)",
    ]
    lines += from.origins.map { "  " + $0 }
    lines += ["imports \(from.imports)", "done: " + from.steps.joined(separator: "; ")]
    let precision =
      table.description.unroundedDigits == nil ? "\(table.description.decimals) decimals" : "unrounded figures"
    lines.append(
      "value added \(sum(table.totalValueAdded)), gross output \(sum(table.grossOutput)) (\(from.unit)), \(precision)")
    if let written { lines.append("written: " + written.joined(separator: ", ")) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the table, to the last bit, and its provenance. Nothing that stands there is changed.
  /// - Returns: the paths.
  /// - Throws: `InvalidInput` where another file has one of the names, or the folder cannot be written.
  package func write(to folder: String) throws(InvalidInput) -> [String] {
    let files = [
      ("\(folder)/\(stem).csv", try fileBytes(of: read.table, tolerating: tolerated)),
      ("\(folder)/\(stem).provenance.json", Array(read.provenance.json.utf8)),
    ]
    for (path, bytes) in files where FileKind(at: path) != nil && (try? readFile(path)) != bytes {
      throw InvalidInput(
        .error(
          "'\(path)' stands there already and is left as it is", advice: "name another folder, or delete it yourself"))
    }
    for (path, bytes) in files where FileKind(at: path) == nil {
      do throws(FileError) {
        try FileTree.makeFolder(folder)
        try writeFile(bytes, to: path, isNew: true)
      } catch {
        throw InvalidInput(.refused(path: path, reason: error.reason))
      }
    }
    return files.map(\.0)
  }
}
