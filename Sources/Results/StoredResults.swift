import Files

/// The results of a run as they stand in their folder: the record and the tables, nothing else.
package struct StoredResults: Sendable {
  package let record: RunRecord
  /// By path inside the folder.
  package let tables: [String: StoredTable]

  package init(record: RunRecord, tables: [String: StoredTable]) {
    self.record = record
    self.tables = tables
  }

  /// Whether a path names a folder, and so perhaps results.
  package static func isFolder(_ path: String) -> Bool { FileKind(at: path) == .folder }

  package func economy(_ name: String) -> StoredTable? { tables["economy/\(name).csv"] }
}
