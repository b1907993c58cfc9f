public import Diagnostics
import FoundationEssentials

/// The results of a run as they stand in their folder: the record and the tables, nothing else.
public struct StoredResults: Sendable {
  let record: RunRecord
  /// By path inside the folder.
  let tables: [String: StoredTable]

  /// - Throws: `InvalidInput` when the folder is not there, holds no results, or a table cannot be read.
  public static func read(folder: String) throws(InvalidInput) -> StoredResults {
    let recordPath = folder + "/" + ResultsFolder.record
    guard let bytes = readBytes(recordPath) else {
      throw InvalidInput(
        .error(
          "'\(folder)' holds no results: there is no \(ResultsFolder.record) in it",
          advice: "name the folder that 'simplan run' wrote"))
    }
    let record: RunRecord
    do { record = try RunRecord(json: bytes) } catch {
      throw InvalidInput(.error("\(recordPath) cannot be read: it is no record of this version of simplan"))
    }
    var tables: [String: StoredTable] = [:]
    var problems: [Diagnostic] = []
    for path in csvFiles(in: folder) {
      do throws(InvalidInput) {
        tables[path] = try StoredTable(bytes: readBytes("\(folder)/\(path)") ?? [], file: "\(folder)/\(path)")
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return StoredResults(record: record, tables: tables)
  }

  /// Whether a path names a folder, and so perhaps results.
  public static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func readBytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  private static func csvFiles(in folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".csv") }.sorted()
  }

  func economy(_ name: String) -> StoredTable? { tables["economy/\(name).csv"] }
}
