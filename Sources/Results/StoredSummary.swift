import Files

/// The summary of a study as it stands in its folder: the record and the tables.
package struct StoredSummary: Sendable {
  /// The JSON object of the record, without the list of files.
  package let body: String
  /// By name.
  package let tables: [String: StoredTable]

  /// Returns nil where nothing stands there that is as the program wrote it.
  package init?(at path: String) {
    guard let open = try? OpenFolder(path), let stored = try? StoredFolder(open, content: .summary),
      case .sealed(let body, _) = stored.record, stored.changed.isEmpty, stored.missing.isEmpty
    else { return nil }
    self.body = body
    var tables: [String: StoredTable] = [:]
    for (name, bytes) in stored.files where name.hasSuffix(".csv") {
      tables[name] = try? StoredTable(bytes: bytes, file: name)
    }
    self.tables = tables
  }
}
