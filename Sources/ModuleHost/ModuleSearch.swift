import Files
import Glibc
import SimulationKit

/// One folder in which modules are looked for.
public struct SearchedFolder: Hashable, Sendable, CustomStringConvertible {
  public enum Origin: String, Hashable, Sendable {
    case option = "--module-path"
    case environment = "SIMPLAN_MODULE_PATH"
    case besideProgram = "beside the program"
    case installed = "installed modules"
  }

  public var path: String
  public var origin: Origin
  public var exists: Bool

  package init(path: String, origin: Origin, exists: Bool) {
    self.path = path
    self.origin = origin
    self.exists = exists
  }

  public var description: String { "\(path) (\(origin.rawValue)\(exists ? "" : "; the folder does not exist"))" }
}

/// A library that exports the entry of a module, or a program that is one, found by ``ModuleSearch/list()``.
public struct FoundModule: Hashable, Sendable {
  public var path: String
  /// The folder's place in the search.
  public var folder: SearchedFolder
  /// The path of the module of the same name that is used instead: an earlier folder holds it, or in the same folder a
  /// library, or a program whose name comes first.
  public var hiddenBy: String?

  package init(path: String, folder: SearchedFolder, hiddenBy: String? = nil) {
    self.path = path
    self.folder = folder
    self.hiddenBy = hiddenBy
  }
}

/// Finds modules in explicit folders, in this order: `--module-path`, `SIMPLAN_MODULE_PATH`, the folder of the program
/// itself (which is the build folder under `swift build` and `swift test`), `../lib/simplan/modules` from it.
///
/// The module `wind-solar` is the library `libWindSolar.so`, or else the file of formulas `wind-solar.toml`, or the program
/// `wind-solar` or `wind-solar.py` (any suffix), in the first folder that has one. Beside the program itself there are other
/// programs, such as those of `/usr/bin`: programs are not looked for there.
public struct ModuleSearch: Sendable {
  public let folders: [SearchedFolder]
  /// The declarations of manifests that the host knows and uses.
  public var host = HostKnowledge()
  /// How modules in processes of their own are run.
  public var children = ChildSettings()
  /// Whether libraries, too, run in processes of their own.
  public var isolates = false
  /// The identifiers of the modules that may be loaded by name; nil for any.
  public var locked: Set<String>?
  /// Whether the program runs from a build folder of the Swift package manager.
  private let insideBuild: Bool
  /// In a build folder the folders of the package's own plugins, whose files of formulas no build copies.
  private let pluginFolders: [SearchedFolder]

  /// - Parameters:
  ///   - options: The folders of `--module-path`, in order.
  ///   - environment: The value of `SIMPLAN_MODULE_PATH`: folders between colons.
  ///   - program: The path of the running program; nil where it is not known.
  public init(options: [String], environment: String?, program: String?) {
    var folders: [SearchedFolder] = []
    func add(_ path: String, _ origin: SearchedFolder.Origin) {
      guard !path.isEmpty, !folders.contains(where: { $0.path == path }) else { return }
      folders.append(SearchedFolder(path: path, origin: origin, exists: FileKind(at: path) == .folder))
    }
    for path in options { add(path, .option) }
    for path in (environment ?? "").split(separator: ":") { add(String(path), .environment) }
    let home = program.flatMap { $0.contains("/") ? folderAndName(of: $0).folder : nil }
    if let home {
      add(home, .besideProgram)
      add(Self.parent(of: home) + "lib/simplan/modules", .installed)
    }
    self.folders = folders
    pluginFolders = FormulaFile.folders(ofPackage: program.flatMap(Self.package)).map {
      SearchedFolder(path: $0, origin: .besideProgram, exists: true)
    }
    insideBuild =
      home.map { $0.split(separator: "/").contains(".build") || access("\($0)/description.json", R_OK) == 0 } ?? false
  }

  /// The search of the running program: its environment and its own path.
  public init(options: [String] = []) {
    self.init(
      options: options, environment: getenv("SIMPLAN_MODULE_PATH").map { String(cString: $0) },
      program: Self.runningProgram)
  }

  /// The folder of the package in whose build folder a program lies; nil for one that was not built so.
  package static func package(around program: String) -> String? {
    program.firstRange(of: "/.build/").map { String(program[..<$0.lowerBound]) }
  }

  /// `libWindSolar.so` for `wind-solar`.
  public static func fileName(of identifier: String) -> String {
    let words = identifier.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return "lib\(words.joined()).so"
  }

  /// The path of the module's library or program in the first folder that holds one.
  ///
  /// Throws ``ModuleError/notFound(identifier:file:searched:insideBuild:)``, which lists every folder.
  public func module(_ identifier: String) throws(ModuleError) -> String {
    let file = Self.fileName(of: identifier)
    for folder in folders where !identifier.contains("/") {
      let path = "\(folder.path)/\(file)"
      if access(path, F_OK) == 0 { return path }
      if let path = formulas(of: identifier, in: folder) { return path }
      if let program = programs(in: folder).first(where: { $0.identifier == identifier }) { return program.path }
    }
    for folder in pluginFolders where !identifier.contains("/") {
      if let path = formulas(of: identifier, in: folder) { return path }
    }
    throw .notFound(identifier: identifier, file: file, searched: folders, insideBuild: insideBuild)
  }

  /// A scenario may stand beside a program of the same name.
  private func formulas(of identifier: String, in folder: SearchedFolder) -> String? {
    let name = FormulaFile.name(of: identifier)
    return FormulaFile.isModule(name, in: folder.path) ? "\(folder.path)/\(name)" : nil
  }

  /// Finds and loads a module by its identifier.
  public func load(_ identifier: String) throws(ModuleError) -> LoadedModule {
    guard locked?.contains(identifier) ?? true else { throw .notLocked(identifier: identifier) }
    return try load(at: try module(identifier), expecting: identifier)
  }

  /// Loads the module at a path: a library into this process unless the search isolates, a program into one of its own.
  /// Formulas hold no code that could harm this process.
  public func load(at path: String, expecting identifier: String? = nil) throws(ModuleError) -> LoadedModule {
    guard !FormulaFile.holdsFormulas(path), isolates || ModuleFile(at: path).isProgram else {
      return try LoadedModule(library: path, expecting: identifier, for: host)
    }
    return try LoadedModule(inProcessOfItsOwn: path, expecting: identifier, for: host, children)
  }

  /// The file of the kit for Python that the program at a path imports; nil for a module without one.
  package func pythonKit(of path: String) -> String? { ModuleFile(at: path).pythonKit(children) }

  /// Every `lib*.so` in the folders that exports the entry of a module, then every file of formulas, then every program that
  /// says that it is a module, folder by folder and by name.
  ///
  /// Nothing is loaded or started for this: the table of dynamic symbols of each library is read, and in each program that
  /// could be a module's the word `simplan` is looked for.
  public func list() -> [FoundModule] {
    var found: [FoundModule] = []
    var first: [String: String] = [:]
    func add(_ path: String, _ folder: SearchedFolder, as name: String) {
      found.append(FoundModule(path: path, folder: folder, hiddenBy: first[name]))
      if first[name] == nil { first[name] = path }
    }
    for folder in folders {
      for name in FileTree.names(in: folder.path) where name.hasPrefix("lib") && name.hasSuffix(".so") {
        let path = "\(folder.path)/\(name)"
        if DynamicSymbols.export(moduleEntryName, of: path) == .exported { add(path, folder, as: name) }
      }
      for file in formulas(in: folder) { add(file.path, folder, as: Self.fileName(of: file.identifier)) }
      for program in programs(in: folder) where ModuleFile(at: program.path).saysSimplan {
        add(program.path, folder, as: Self.fileName(of: program.identifier))
      }
    }
    for folder in pluginFolders {
      for file in formulas(in: folder) { add(file.path, folder, as: Self.fileName(of: file.identifier)) }
    }
    return found
  }

  /// The programs of a folder that are named as modules are, the one without a suffix first.
  private func programs(in folder: SearchedFolder) -> [(identifier: String, path: String)] {
    guard folder.origin != .besideProgram else { return [] }
    return FileTree.names(in: folder.path).sorted().compactMap { name in
      guard let identifier = ModuleFile.identifier(ofProgram: name) else { return nil }
      let path = "\(folder.path)/\(name)"
      return ModuleFile(at: path).isProgram ? (identifier, path) : nil
    }
  }

  private func formulas(in folder: SearchedFolder) -> [(identifier: String, path: String)] {
    FileTree.names(in: folder.path).filter { FormulaFile.isModule($0, in: folder.path) }.map {
      (FormulaFile.identifier(of: $0), "\(folder.path)/\($0)")
    }
  }

  /// The parent folder with a slash at its end.
  private static func parent(of folder: String) -> String {
    folder.lastIndex(of: "/").map { String(folder[...$0]) } ?? "../"
  }

  /// The path of the running program; nil where the system does not say.
  public static var runningProgram: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
