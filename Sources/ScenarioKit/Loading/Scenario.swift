public import Diagnostics
import Files

/// A scenario file with its bases merged under it.
public struct Scenario: Sendable {
  /// As given.
  public let path: String
  /// Everything but what says how files are combined.
  public let root: ScenarioTable
  /// The merged layers, lowest first; of a scenario that is used as if it used a block, without that block.
  let layers: [ScenarioTable]
  /// Every file that was read, the scenario's own first, each once.
  public let files: [SourceText]
  /// Where the files that it names may lie.
  public let project: ProjectFolder
  /// False when a base could not be read: what is not written may stand in it.
  public let isComplete: Bool
  /// Override blocks of the bases that no file uses.
  public let unusedBlocks: [UnusedBlock]
  /// Remarks that are no errors, such as a path that differs in case.
  public let notes: [Diagnostic]
  /// The changes that a command line lays over the file; nil for the scenario as its files have it.
  public private(set) var variant: ScenarioVariant?

  /// Reads a scenario and its bases.
  ///
  /// `base = "henan.toml"` or a list names the files under it, relative to the file that says so; of a list the
  /// later lies over the earlier, and the file itself over all. `use = ["slow-fund"]` lays the named blocks
  /// `[overrides.slow-fund]` of the file and its bases between the two. Tables merge key by key, lists of named
  /// tables by name, other lists are replaced; `delete = ["key"]` takes inherited keys of a table away.
  ///
  /// - Parameters:
  ///   - anywhere: whether files may lie outside the project's folder.
  ///   - variant: laid over everything; the file then counts as a base of it.
  /// - Throws: every syntax error of every file, bases that are missing, contradict each other or go round in a
  ///   circle, override blocks that do not exist.
  public static func load(
    path: String, anywhere: Bool = false, variant: ScenarioVariant? = nil
  ) throws(InvalidInput) -> Scenario {
    var problems: [Diagnostic] = []
    let scenario = read(path: path, anywhere: anywhere, variant: variant, into: &problems)
    guard let scenario, !problems.contains(where: { $0.severity == .error }) else { throw InvalidInput(problems) }
    return scenario
  }

  /// Reads what can be read, so that one check finds the mistakes of all files; `load` says how.
  ///
  /// - Returns: nil where nothing can be checked: the scenario's own file cannot be read, or its bases have no order.
  public static func read(
    path: String, anywhere: Bool = false, variant: ScenarioVariant? = nil, into problems: inout [Diagnostic]
  ) -> Scenario? {
    let file: String
    var found: [Diagnostic] = []
    defer { problems += found }
    do {
      let resolved = try resolvePathIgnoringCase(path)
      if let note = resolved.note { found.append(Diagnostic(.note, note)) }
      file = resolved.path
    } catch {
      found.append(.error(error.description, advice: error.advice))
      return nil
    }
    let project = anywhere ? ProjectFolder.anywhere : ProjectFolder(of: file)
    var loader = ScenarioLoader(project: project, hasVariant: variant != nil)
    let own = loader.load(file: file)
    found += loader.problems
    guard own != nil, let order = loader.files.layers(into: &found) else { return nil }
    let layers = ScenarioLayers(
      loader.files, order: order, variant: variant, isIncomplete: loader.isIncomplete, into: &found)
    return Scenario(
      path: loader.files[0].name, root: layers.root, files: loader.sources, project: project,
      isComplete: !loader.isIncomplete, unusedBlocks: layers.unusedBlocks,
      notes: found.filter { $0.severity != .error }, layers: layers.laid, variant: variant)
  }

  /// A document without any base, as a scenario.
  public init(merging document: TOMLDocument) {
    var members: [TOMLValue.Member] = []
    if case .table(let own) = document.root.content { members = own }
    self.init(
      path: document.source.file,
      root: ScenarioTable(members, path: [], location: document.root.location, inherited: false),
      files: [document.source], project: .anywhere, isComplete: true, unusedBlocks: [], notes: [])
  }

  /// The scenario as one part of a base that could not be read: nothing is missing in it.
  public var withoutKnownBase: Scenario {
    Scenario(
      path: path, root: root, files: files, project: project, isComplete: false, unusedBlocks: unusedBlocks,
      notes: notes, layers: layers, variant: variant)
  }

  init(
    path: String, root: ScenarioTable, files: [SourceText], project: ProjectFolder, isComplete: Bool,
    unusedBlocks: [UnusedBlock], notes: [Diagnostic], layers: [ScenarioTable] = [], variant: ScenarioVariant? = nil
  ) {
    self.path = path
    self.root = root
    self.files = files
    self.project = project
    self.isComplete = isComplete
    self.unusedBlocks = unusedBlocks
    self.notes = notes
    self.layers = layers
    self.variant = variant
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
        let place = table.deleted[key]?.place ?? table.location
        var absent = ScenarioTable(path: value == nil ? path : Array(path[...depth]), location: place)
        absent.misplacedAt = value?.location
        return absent
      }
    }
    return table
  }
}
