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

/// A library that exports the entry of a module, found by ``ModuleSearch/list()``.
public struct FoundLibrary: Hashable, Sendable {
  public var path: String
  /// The folder's place in the search.
  public var folder: SearchedFolder
  /// The path of the library of the same name that an earlier folder holds and that is used instead.
  public var hiddenBy: String?

  package init(path: String, folder: SearchedFolder, hiddenBy: String? = nil) {
    self.path = path
    self.folder = folder
    self.hiddenBy = hiddenBy
  }
}

/// Finds module libraries in explicit folders, in this order: `--module-path`, `SIMPLAN_MODULE_PATH`, the folder of the
/// program itself (which is the build folder under `swift build` and `swift test`), `../lib/simplan/modules` from it.
public struct ModuleSearch: Sendable {
  public let folders: [SearchedFolder]
  /// The declarations of manifests that the host knows and uses.
  public var host = HostKnowledge()
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
    let home = program.flatMap { program in
      program.lastIndex(of: "/").map { $0 == program.startIndex ? "/" : String(program[..<$0]) }
    }
    if let home {
      add(home, .besideProgram)
      add(Self.parent(of: home) + "lib/simplan/modules", .installed)
    }
    self.folders = folders
    pluginFolders = FormulaFile.foldersOfPackage(around: program).map {
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

  /// `libWindSolar.so` for `wind-solar`.
  public static func fileName(of identifier: String) -> String {
    let words = identifier.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return "lib\(words.joined()).so"
  }

  /// The path of the module's library in the first folder that holds one.
  ///
  /// Throws ``ModuleError/notFound(identifier:file:searched:insideBuild:)``, which lists every folder.
  public func library(of identifier: String) throws(ModuleError) -> String {
    let file = Self.fileName(of: identifier)
    for folder in folders where !identifier.contains("/") {
      let path = "\(folder.path)/\(file)"
      if access(path, F_OK) == 0 { return path }
      if let path = formulas(of: identifier, in: folder) { return path }
    }
    for folder in pluginFolders where !identifier.contains("/") {
      if let path = formulas(of: identifier, in: folder) { return path }
    }
    throw .notFound(identifier: identifier, file: file, searched: folders, insideBuild: insideBuild)
  }

  private func formulas(of identifier: String, in folder: SearchedFolder) -> String? {
    let path = "\(folder.path)/\(FormulaFile.name(of: identifier))"
    return access(path, F_OK) == 0 ? path : nil
  }

  /// Finds and loads a module by its identifier.
  public func load(_ identifier: String) throws(ModuleError) -> LoadedModule {
    try LoadedModule(library: try library(of: identifier), expecting: identifier, for: host)
  }

  /// Every `lib*.so` in the folders that exports the entry of a module, folder by folder and by name.
  ///
  /// No library is loaded for this: the table of dynamic symbols of each file is read.
  public func list() -> [FoundLibrary] {
    var found: [FoundLibrary] = []
    var first: [String: String] = [:]
    for folder in folders {
      for name in FileTree.names(in: folder.path) where name.hasPrefix("lib") && name.hasSuffix(".so") {
        let path = "\(folder.path)/\(name)"
        guard DynamicSymbols.export(moduleEntryName, of: path) == .exported else { continue }
        found.append(FoundLibrary(path: path, folder: folder, hiddenBy: first[name]))
        if first[name] == nil { first[name] = path }
      }
      listFormulas(of: folder, into: &found, &first)
    }
    for folder in pluginFolders { listFormulas(of: folder, into: &found, &first) }
    return found
  }

  private func listFormulas(
    of folder: SearchedFolder, into found: inout [FoundLibrary], _ first: inout [String: String]
  ) {
    for name in FileTree.names(in: folder.path) where FormulaFile.isModule(name, in: folder.path) {
      let path = "\(folder.path)/\(name)"
      let library = Self.fileName(of: String(name.dropLast(FormulaFile.name(of: "").count)))
      found.append(FoundLibrary(path: path, folder: folder, hiddenBy: first[library]))
      if first[library] == nil { first[library] = path }
    }
  }

  /// The parent folder with a slash at its end.
  private static func parent(of folder: String) -> String {
    folder.lastIndex(of: "/").map { String(folder[...$0]) } ?? "../"
  }

  private static var runningProgram: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
