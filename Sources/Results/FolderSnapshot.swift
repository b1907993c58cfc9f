package import Diagnostics
import Files
import Glibc

/// Everything in a results folder at one moment, proven by the record: results and files of one run, never of two.
package struct FolderSnapshot: Sendable {
  package let results: StoredResults
  /// Warnings of what stands in the folder beside the results.
  package let notes: [Diagnostic]
  /// The text of the record without the list of files.
  let body: String
  /// The files of the run by path.
  let files: [String: [UInt8]]

  private static let charts = "charts/"
  /// The page of a run in its folder.
  package static let report = "report.html"

  /// Reads a folder and checks every file against the record.
  /// - Throws: `InvalidInput` naming every file that was changed, and every one but a chart that is missing.
  package static func read(_ path: String) throws(InvalidInput) -> FolderSnapshot {
    while true {
      let open = try opened(path)
      do throws(InvalidInput) { return try FolderSnapshot(open, path) } catch {
        // A run that put its results in place meanwhile has deleted these: its own are read instead.
        if open.stands(at: path) { throw error }
      }
    }
  }

  private static func opened(_ path: String) throws(InvalidInput) -> OpenFolder {
    do throws(FileError) { return try OpenFolder(path) } catch {
      guard FileKind(at: path) == .file else { throw InvalidInput(.error("'\(path)' cannot be read: \(error.reason)")) }
      throw InvalidInput(
        .error("'\(path)' is a file, and no folder of results", advice: "name the folder that 'simplan run' wrote"))
    }
  }

  private init(_ open: OpenFolder, _ path: String) throws(InvalidInput) {
    let recordPath = "\(path)/\(ResultsFolder.record)"
    let stored: StoredFolder
    do throws(FileError) { stored = try StoredFolder(open) } catch {
      guard case .system(_, ENOENT) = error else {
        throw InvalidInput(
          .error("\(recordPath) cannot be read: \(error.reason)", advice: "make it readable, or restore the file"))
      }
      throw InvalidInput(
        .error(
          "'\(path)' holds no results: there is no \(ResultsFolder.record) in it",
          advice: "name the folder that 'simplan run' wrote"))
    }
    switch stored.record {
    case .foreign:
      throw InvalidInput(
        .error(
          "\(recordPath) is not as a run writes it: it was cut short or changed, or is another program's",
          advice: "restore the file, or run the scenario again, into another folder"))
    case .unlisted:
      throw InvalidInput(
        .error(
          "\(recordPath) is of an earlier version of simplan and does not list the files of its run",
          advice: "run the scenario again, into another folder"))
    case .changed:
      throw InvalidInput(
        .error(
          "\(recordPath) was changed since the run",
          advice: "restore the file, or run the scenario again, into another folder"))
    case .sealed(let body, _): self.body = body
    }
    // Charts can be drawn again from the rest.
    let charts = stored.missing.filter { $0.path.hasPrefix(Self.charts) }
    let differences = stored.missing.filter { !$0.path.hasPrefix(Self.charts) } + stored.changed
    guard differences.isEmpty else {
      throw InvalidInput(
        differences.sorted { $0.path < $1.path }.map { difference in
          // A run puts a missing file back; a changed one it takes for the user's, and leaves the folder alone.
          .error(
            "\(path)/\(difference)",
            advice: stored.changed.isEmpty
              ? "run the scenario again, or restore the file"
              : "restore the file, or run the scenario again, into another folder")
        })
    }
    notes =
      charts.map { Diagnostic(.warning, "\(path)/\($0)", advice: "simplan chart draws it again") }
      + stored.added.map {
        Diagnostic(.warning, "\(path)/\($0) and is ignored", advice: "keep other files elsewhere")
      }
    files = stored.files
    results = try Self.results(body, files, path)
  }

  private static func results(
    _ body: String, _ files: [String: [UInt8]], _ path: String
  ) throws(InvalidInput) -> StoredResults {
    let record: RunRecord
    do throws(UnreadableRecord) { record = try RunRecord(json: Array(body.utf8)) } catch {
      throw InvalidInput(
        .error(
          "\(path)/\(ResultsFolder.record) cannot be read: it is no record of this version of simplan",
          advice: "run the scenario again"))
    }
    var tables: [String: StoredTable] = [:]
    var problems: [Diagnostic] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".csv") {
      do throws(InvalidInput) { tables[name] = try StoredTable(bytes: bytes, file: "\(path)/\(name)") } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return StoredResults(record: record, tables: tables)
  }
}

extension FolderSnapshot {
  /// Publishes the same results with another page.
  package func publish(withReport page: String, in folder: ResultsFolder) throws(ResultsFolderError) {
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path != Self.report {
      try folder.write(bytes, to: path)
    }
    try folder.write(page, to: Self.report)
    try folder.publish(record: body)
  }

  /// Publishes the same results with other charts.
  /// - Parameter charts: SVG by the file's name without the ending.
  package func publish(withCharts charts: [(name: String, svg: String)], in folder: ResultsFolder)
    throws(ResultsFolderError)
  {
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where !path.hasPrefix(Self.charts) {
      try folder.write(bytes, to: path)
    }
    for chart in charts { try folder.write(chart.svg, to: "\(Self.charts)\(chart.name).svg") }
    try folder.publish(record: body)
  }
}
