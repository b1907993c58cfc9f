package import Diagnostics
import Files
package import ModuleHost
package import ScenarioReading

/// The lock beside a scenario, held against what there is.
package struct LockCheck: Sendable {
  private let scenario: String
  private let only: String?
  private let lock: LockFile
  private let entry: LockEntry

  /// - Parameters:
  ///   - scenario: the path of a scenario or a study file.
  ///   - only: the module of it that is run alone.
  /// - Throws: `InvalidInput` where there is no lock, or nothing in it of this scenario.
  package init(of scenario: String, only: String? = nil) throws(InvalidInput) {
    let path = LockFile.path(beside: scenario)
    let command = Self.command(scenario, only)
    guard let lock = try LockFile.read(path) else {
      throw InvalidInput(.error("\(scenario) is not locked: there is no \(path)", advice: "write \(command)"))
    }
    guard let entry = lock.entry(of: folderAndName(of: scenario).name, only: only) else {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: path, line: 1, column: 1), "\(scenario) is not locked: the lock does not name it",
          advice: "write \(command)"))
    }
    self.scenario = scenario
    self.only = only
    self.lock = lock
    self.entry = entry
  }

  private static func command(_ scenario: String, _ only: String?) -> String {
    "simplan lock \(scenario)" + (only.map { " --only \($0)" } ?? "")
  }

  /// The search for modules that are locked and as they were locked: no code of another runs.
  /// - Throws: `InvalidInput` with the modules that differ, and with the files that do.
  package func search(_ search: ModuleSearch) throws(InvalidInput) -> ModuleSearch {
    let found = entry.modules.compactMap { module in changes(of: module, search) }
    if !found.isEmpty { throw refusal(found + changedFiles) }
    var search = search
    search.locked = Set(entry.modules.map(\.identifier))
    return search
  }

  /// A scenario that cannot be read, perhaps for what has changed since it was locked.
  package func refusal(of invalid: InvalidInput) -> InvalidInput {
    let changed = changedFiles
    return changed.isEmpty ? invalid : refusal(changed + invalid.diagnostics)
  }

  /// The file of a locked module as it is found here; nil where it is as locked, or not found, which the scenario's own
  /// reading tells where it needs it.
  private func changes(of module: InputModule, _ search: ModuleSearch) -> Diagnostic? {
    guard let path = try? search.module(module.identifier), let digest = try? FileDigest.sha256(ofFile: path) else {
      return nil
    }
    let kit = search.pythonKit(of: path).flatMap { try? FileDigest.sha256(ofFile: $0) }
    let file = folderAndName(of: path).name
    let parts = Self.differences(
      file: (module.file, file), sha256: (module.sha256, digest), kit: (module.kit, kit))
    guard !parts.isEmpty else { return nil }
    return .error(
      at: entry.places.modules[module.identifier],
      "the module \(module.identifier), locked as version \(module.version), has \(parts.joined(separator: ", "))")
  }

  /// Files that are there with another content.
  private var changedFiles: [Diagnostic] {
    entry.files.compactMap { locked in
      let file = path(locked.path, relativeTo: lock.path)
      return (try? FileDigest.sha256(ofFile: file)).flatMap { change(of: locked, to: $0) }
    }
  }

  private func change(of locked: InputFile, to digest: String) -> Diagnostic? {
    guard digest != locked.sha256 else { return nil }
    return .error(
      at: entry.places.files[locked.path],
      "\(locked.path) has \(Self.differences(sha256: (locked.sha256, digest)).joined(separator: ", "))")
  }

  /// Refuses a run that reads anything but what is locked, or less.
  /// - Parameter inputs: what was read.
  package func check(_ inputs: RunInputs) throws(InvalidInput) {
    let found = differences(from: LockEntry(scenario, only: only, inputs))
    if !found.isEmpty { throw refusal(found) }
  }

  /// Places stand in the order of the lock; what it has no line for is told at its entry.
  private func differences(from read: LockEntry) -> [Diagnostic] {
    let locked = Dictionary(entry.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let paths = Set(read.files.map(\.path))
    // A module alone reads less than what is locked for the whole.
    var gone = entry.only == only ? entry.files.filter { !paths.contains($0.path) } : []
    var found: [Diagnostic] = []
    for file in read.files {
      if let known = locked[file.path] {
        if let change = change(of: known, to: file.sha256) { found.append(change) }
      } else if let former = gone.firstIndex(where: { $0.sha256 == file.sha256 }) {
        let former = gone.remove(at: former)
        found.append(
          .error(
            at: entry.places.files[former.path], "\(former.path) is now read as \(file.path), with the same content"))
      } else {
        found.append(.error(at: entry.places.entry, "\(file.path) is read and not locked"))
      }
    }
    found += gone.map { .error(at: entry.places.files[$0.path], "\($0.path) is locked and no longer read") }
    let modules = Dictionary(entry.modules.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    for module in read.modules {
      guard let known = modules[module.identifier] else {
        found.append(.error(at: entry.places.entry, "the module \(module.identifier) is used and not locked"))
        continue
      }
      let parts = Self.differences(from: known, to: module)
      if !parts.isEmpty {
        found.append(
          .error(
            at: entry.places.modules[module.identifier],
            "the module \(module.identifier) has \(parts.joined(separator: ", "))"))
      }
    }
    guard entry.only == only else { return found }
    let used = Set(read.modules.map(\.identifier))
    return found
      + entry.modules.filter { !used.contains($0.identifier) }.map { module in
        .error(
          at: entry.places.modules[module.identifier], "the module \(module.identifier) is locked and no longer used")
      }
  }

  private static func differences(from locked: InputModule, to found: InputModule) -> [String] {
    [
      difference("version", locked.version, found.version), difference("the ABI", "\(locked.abi)", "\(found.abi)"),
      difference("the contract level", "\(locked.level)", "\(found.level)"),
    ].compactMap(\.self)
      + differences(
        file: (locked.file, found.file), sha256: (locked.sha256, found.sha256), kit: (locked.kit, found.kit))
  }

  /// Each with what is there and what was locked.
  private static func differences(
    file: (locked: String, found: String) = ("", ""), sha256: (locked: String, found: String),
    kit: (locked: String?, found: String?) = (nil, nil)
  ) -> [String] {
    func short(_ digest: String?) -> String { digest.map { $0.prefix(12) + "…" } ?? "none" }
    return [
      difference("the file", file.locked, file.found), difference("the SHA-256", sha256.locked, sha256.found, short),
      difference("a kit for Python with the SHA-256", kit.locked, kit.found, short),
    ].compactMap(\.self)
  }

  /// Nil where the two are the same.
  private static func difference<Value: Equatable>(
    _ name: String, _ locked: Value, _ found: Value, _ text: (Value) -> String = { "\($0)" }
  ) -> String? {
    locked == found ? nil : "\(name) \(text(found)) (locked: \(text(locked)))"
  }

  private func refusal(_ differences: [Diagnostic]) -> InvalidInput {
    InvalidInput(
      [
        Diagnostic(
          .note, "\(scenario) is not as it was locked",
          advice: "to lock it as it is now, write \(Self.command(scenario, only))")
      ] + differences)
  }
}
