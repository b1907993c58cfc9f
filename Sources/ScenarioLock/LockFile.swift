import Diagnostics
package import Files
import ScenarioKit
package import ScenarioReading

/// The file `simplan.lock` of a folder: for each scenario and study file of it that was locked, everything that its run
/// reads, by content and version.
///
/// The room writes such files, reads them, and says what a run reads differently. What a run reads is known to
/// `RunInputs`.
package struct LockFile: Sendable {
  package static let name = "simplan.lock"
  /// Raised by what an older program could not read.
  static let format = 1
  static let headLines = [
    "# Written by simplan lock. With --locked, simplan refuses whatever is not as it stands here.",
    "format = \(format)",
  ]

  package let path: String
  /// In the order of their files' names, each before its modules alone.
  package private(set) var entries: [LockEntry]

  /// The lock of the folder in which a scenario lies.
  package static func path(beside scenario: String) -> String {
    scenario.lastIndex(of: "/").map { scenario[...$0] + name } ?? name
  }

  /// A lock that is to be written at a path.
  package init(at path: String) { self.init(at: path, []) }

  init(at path: String, _ entries: [LockEntry]) {
    self.path = path
    self.entries = entries.sorted { ($0.file, $0.only ?? "") < ($1.file, $1.only ?? "") }
  }

  /// Takes an entry in the place of the one of the same scenario.
  package mutating func set(_ entry: LockEntry) {
    self = LockFile(at: path, entries.filter { ($0.file, $0.only) != (entry.file, entry.only) } + [entry])
  }

  /// The entry of a file; nil where it was not locked. A module alone reads no more than the whole scenario does.
  func entry(of file: String, only module: String?) -> LockEntry? {
    entries.first { $0.file == file && $0.only == module } ?? entries.first { $0.file == file && $0.only == nil }
  }

  /// The same entries give the same bytes.
  package var text: String { (Self.headLines + entries.flatMap(\.lines)).map { $0 + "\n" }.joined() }

  /// Writes the file; an older one stays as it is until the new one is complete.
  package func write() throws(UnwritableFile) { try replaceFile(at: path, with: Array(text.utf8)) }
}

/// Everything that the run of a scenario or of a study file reads.
package struct LockEntry: Hashable, Sendable {
  /// The name of the scenario or study file in the lock's folder.
  package var file: String
  /// The module that is run alone; nil for the whole.
  package var only: String?
  /// With paths that lead from the lock's folder, in their order.
  package var files: [InputFile]
  /// In the order of their names.
  package var modules: [InputModule]
  /// Its first line in the lock, of each file by path, and of each module by name; empty for one that was not read from a
  /// lock.
  var places = Places()

  struct Places: Hashable, Sendable {
    var entry: SourceLocation?
    var files: [String: SourceLocation] = [:]
    var modules: [String: SourceLocation] = [:]
  }

  /// - Parameters:
  ///   - path: of the scenario or study file.
  ///   - inputs: what its run reads.
  package init(_ path: String, only: String? = nil, _ inputs: RunInputs) {
    let (folder, name) = folderAndName(of: path)
    // Two ways may lead to one file.
    var seen: Set<String> = []
    let files = inputs.files.map { InputFile(path: Self.path(of: $0.path, from: folder), sha256: $0.sha256) }
      .filter { seen.insert($0.path).inserted }
    self.init(
      file: name, only: only, files: files.sorted { $0.path < $1.path },
      modules: inputs.modules.sorted { $0.identifier < $1.identifier })
  }

  init(file: String, only: String?, files: [InputFile], modules: [InputModule]) {
    self.file = file
    self.only = only
    self.files = files
    self.modules = modules
  }

  /// A path as it is on every machine: one that shares no folder with the lock is the same everywhere only as a whole.
  private static func path(of file: String, from folder: String) -> String {
    let relative = relativePath(to: file, from: folder)
    guard let above = realPath(of: folder) else { return relative }
    let depth = above.split(separator: "/").count
    guard depth > 0, relative.hasPrefix(String(repeating: "../", count: depth)) else { return relative }
    return "/" + relative.dropFirst(3 * depth)
  }

  fileprivate var lines: [String] {
    ["", "[[scenario]]", "file = \(Self.quoted(file))"] + (only.map { ["only = \(Self.quoted($0))"] } ?? [])
      + ["files = ["]
      + files.map { "  { path = \(Self.quoted($0.path)), sha256 = \(Self.quoted($0.sha256)) }," }
      + ["]", "modules = ["]
      + modules.map { module in
        let kit = module.kit.map { ", kit = \(Self.quoted($0))" } ?? ""
        return "  { name = \(Self.quoted(module.identifier)), version = \(Self.quoted(module.version)), "
          + "abi = \(module.abi), level = \(module.level), file = \(Self.quoted(module.file)), "
          + "sha256 = \(Self.quoted(module.sha256))\(kit) },"
      } + ["]"]
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 32 || scalar.value == 127:
        "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2) + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
