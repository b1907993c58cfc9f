public import Diagnostics

/// A scenario file with its bases merged under it.
public struct Scenario: Sendable {
  /// As given.
  public let path: String
  /// Everything but `base`.
  public let root: ScenarioTable
  /// Every file that was read, the scenario's own first, each once.
  public let files: [SourceText]
  /// What a person may want to know and is no error, such as a path that differs in case.
  public let notes: [Diagnostic]

  /// Reads a scenario and its bases.
  ///
  /// `base = "henan.toml"` or a list names the files under it, relative to the file that says so; of a list the
  /// later lies over the earlier, and the file itself over all. Tables merge key by key, lists are replaced.
  ///
  /// - Throws: every syntax error of every file, bases that are missing or go round in a circle.
  public static func load(path: String) throws(InvalidInput) -> Scenario {
    var loader = ScenarioLoader()
    let root = loader.load(path: path)
    let errors = loader.problems.filter { $0.severity == .error }
    guard let root, errors.isEmpty else { throw InvalidInput(loader.problems) }
    return Scenario(path: loader.files[0].file, root: root, files: loader.files, notes: loader.problems)
  }

  /// A document without any base, as a scenario.
  public init(merging document: TOMLDocument) {
    path = document.source.file
    files = [document.source]
    notes = []
    var members: [TOMLValue.Member] = []
    if case .table(let own) = document.root.content { members = own }
    root = ScenarioTable(members, path: [], location: document.root.location, inherited: false)
  }

  private init(path: String, root: ScenarioTable, files: [SourceText], notes: [Diagnostic]) {
    self.path = path
    self.root = root
    self.files = files
    self.notes = notes
  }

  /// The files of a scenario, readable or not, for showing the lines of its errors.
  ///
  /// `load` throws when a file has errors; this reads what can be read of the files that they name.
  public static func sources(of problems: [Diagnostic]) -> [SourceText] {
    Set(problems.compactMap(\.location?.file)).sorted().compactMap { file in
      guard let bytes = try? readFile(file) else { return nil }
      return SourceText(file: file, bytes: bytes)
    }
  }

  /// The value at a path of keys; nil where nothing is written.
  public func value(at path: [String]) -> ScenarioValue? {
    guard let last = path.last else { return nil }
    return table(at: path.dropLast())[last]
  }

  /// The table at a path of keys. Where no file writes one, an empty table that knows the nearest header around
  /// it, so that what is missing in it can be reported there.
  public func table(at path: [String]) -> ScenarioTable {
    var table = root
    for (depth, key) in path.enumerated() {
      let value = table[key]
      if let next = value?.table {
        table = next
      } else {
        // A value in the place of a table is named by its own path, the same for all tables below it.
        var absent = ScenarioTable(path: value == nil ? path : Array(path[...depth]), location: table.location)
        absent.isAbsent = value == nil
        absent.misplacedAt = value?.location
        return absent
      }
    }
    return table
  }
}
