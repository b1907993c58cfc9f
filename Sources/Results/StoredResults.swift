package import Diagnostics
import Files

/// The results of a run as they stand in their folder: the record and the tables, nothing else.
package struct StoredResults: Sendable {
  package let record: RunRecord
  /// By path inside the folder.
  package let tables: [String: StoredTable]

  /// - Throws: `InvalidInput` when the folder is not there, holds no results, or a table cannot be read.
  package static func read(folder: String) throws(InvalidInput) -> StoredResults {
    let recordPath = folder + "/" + ResultsFolder.record
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(recordPath) } catch {
      throw InvalidInput(
        .error(
          "'\(folder)' holds no results: there is no \(ResultsFolder.record) in it",
          advice: "name the folder that 'simplan run' wrote"))
    }
    let record: RunRecord
    do throws(UnreadableRecord) { record = try RunRecord(json: bytes) } catch {
      throw InvalidInput(.error("\(recordPath) cannot be read: it is no record of this version of simplan"))
    }
    var tables: [String: StoredTable] = [:]
    var problems: [Diagnostic] = []
    for path in FileTree.paths(below: folder) where path.hasSuffix(".csv") {
      let file = "\(folder)/\(path)"
      do throws(InvalidInput) {
        tables[path] = try StoredTable(bytes: (try? readFile(file)) ?? [], file: file)
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return StoredResults(record: record, tables: tables)
  }

  /// Whether a path names a folder, and so perhaps results.
  package static func isFolder(_ path: String) -> Bool { FileKind(at: path) == .folder }

  package func economy(_ name: String) -> StoredTable? { tables["economy/\(name).csv"] }
}
