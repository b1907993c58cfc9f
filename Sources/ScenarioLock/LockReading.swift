package import Diagnostics
import Files
import ScenarioKit
import ScenarioReading

extension LockFile {
  /// Reads a lock.
  /// - Returns: nil where there is none.
  /// - Throws: `InvalidInput` with everything that is wrong in it.
  package static func read(_ path: String) throws(InvalidInput) -> LockFile? {
    guard FileKind(at: path) != nil else { return nil }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(path) } catch {
      throw InvalidInput(.error("\(path) cannot be read: \(error.reason)"))
    }
    return try read(SourceText(file: path, bytes: bytes))
  }

  package static func read(_ source: SourceText) throws(InvalidInput) -> LockFile {
    let document = try TOMLDocument.parse(source)
    var reader = LockReader()
    let entries = reader.entries(document.root)
    guard reader.problems.isEmpty else { throw InvalidInput(reader.problems) }
    return LockFile(at: source.file, entries)
  }
}

private struct LockReader {
  var problems: [Diagnostic] = []
  /// The remedy of every fault of a file that a program writes.
  private static let advice = "write simplan lock with the scenario again rather than edit the file"

  private mutating func report(_ place: SourceLocation, _ message: String) {
    problems.append(.error(at: place, message, advice: Self.advice))
  }

  mutating func entries(_ root: TOMLValue) -> [LockEntry] {
    guard let top = Table(root, name: "the lock", keys: ["format", "scenario"], &self) else { return [] }
    let format = top.integer("format", &self)
    if let format, format != LockFile.format {
      problems = [
        .error(
          at: top.place("format"), "the lock has the format \(format), and this program reads \(LockFile.format)",
          advice: "use the simplan that wrote it, or delete it and lock the scenarios again")
      ]
      return []
    }
    var entries: [LockEntry] = []
    for value in top.list("scenario", optional: true, &self) {
      guard let entry = entry(value) else { continue }
      if entries.contains(where: { ($0.file, $0.only) == (entry.file, entry.only) }) {
        report(value.location, "\(entry.file) has two entries")
      }
      entries.append(entry)
    }
    return entries
  }

  private mutating func entry(_ value: TOMLValue) -> LockEntry? {
    guard let table = Table(value, name: "[[scenario]]", keys: ["file", "only", "files", "modules"], &self) else {
      return nil
    }
    var places = LockEntry.Places(entry: value.location)
    let only = table["only"] == nil ? nil : table.text("only", &self)
    var files: [InputFile] = []
    for value in table.list("files", &self) {
      guard let row = Table(value, name: "a file", keys: ["path", "sha256"], &self), let path = row.text("path", &self),
        let sha256 = row.digest("sha256", &self)
      else { continue }
      if places.files.updateValue(value.location, forKey: path) != nil {
        report(value.location, "the file \(path) stands twice")
      }
      files.append(InputFile(path: path, sha256: sha256))
    }
    var modules: [InputModule] = []
    for value in table.list("modules", &self) {
      let keys = ["name", "version", "abi", "level", "file", "sha256", "kit"]
      guard let row = Table(value, name: "a module", keys: keys, &self) else { continue }
      let kit = row["kit"] == nil ? nil : row.digest("kit", &self)
      guard let name = row.text("name", &self), let version = row.text("version", &self),
        let abi = row.integer("abi", &self), let level = row.integer("level", &self),
        let file = row.text("file", &self), let sha256 = row.digest("sha256", &self)
      else { continue }
      if places.modules.updateValue(value.location, forKey: name) != nil {
        report(value.location, "the module \(name) stands twice")
      }
      modules.append(
        InputModule(
          identifier: name, version: version, abi: abi, level: level, file: file, sha256: sha256, kit: kit))
    }
    guard let file = table.text("file", &self) else { return nil }
    var entry = LockEntry(file: file, only: only, files: files, modules: modules)
    entry.places = places
    return entry
  }

  /// A table of the lock, every key of which is known.
  private struct Table {
    private let members: [String: TOMLValue]
    private let location: SourceLocation
    private let name: String

    init?(_ value: TOMLValue, name: String, keys: [String], _ reader: inout LockReader) {
      guard case .table(let members) = value.content else {
        reader.report(value.location, "\(name) must be a table")
        return nil
      }
      location = value.location
      self.name = name
      for member in members where !keys.contains(member.key) {
        let meant = closest(to: member.key, in: keys).map { "; did you mean \($0)?" } ?? ""
        reader.report(member.keyLocation, "unknown key \(member.key) in \(name)\(meant)")
      }
      // The reader of TOML refuses a key that stands twice.
      self.members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(key: String) -> TOMLValue? { members[key] }

    func place(_ key: String) -> SourceLocation { members[key]?.location ?? location }

    func text(_ key: String, _ reader: inout LockReader) -> String? {
      value(key, "a text", &reader) { if case .string(let text) = $0 { text } else { nil } }
    }

    func integer(_ key: String, _ reader: inout LockReader) -> Int? {
      value(key, "a whole number", &reader) { if case .integer(let number) = $0 { Int(number) } else { nil } }
    }

    func digest(_ key: String, _ reader: inout LockReader) -> String? {
      value(key, "a SHA-256 of 64 hexadecimal digits", &reader) { content in
        guard case .string(let text) = content, text.utf8.count == 64,
          text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return text
      }
    }

    func list(_ key: String, optional: Bool = false, _ reader: inout LockReader) -> [TOMLValue] {
      if optional, members[key] == nil { return [] }
      return value(key, "a list", &reader) { if case .array(let values) = $0 { values } else { nil } } ?? []
    }

    private func value<Value>(
      _ key: String, _ kind: String, _ reader: inout LockReader, _ read: (TOMLValue.Content) -> Value?
    ) -> Value? {
      guard let value = members[key] else {
        reader.report(location, "\(name) lacks the key \(key)")
        return nil
      }
      let found = read(value.content)
      if found == nil { reader.report(value.location, "\(key) must be \(kind)") }
      return found
    }
  }
}
