package import Diagnostics
package import Files
import SimulationKit

/// A new module: a folder with an example that builds, conforms and runs at once, in the language of its author.
package struct ModuleTemplate {
  package enum Language: String, CaseIterable, Sendable {
    case swift, python, c, formulas
  }

  private let name: String
  private let language: Language
  private let files: AuthorFiles
  /// The folder of simplan's package, on which a module in Swift builds.
  private let package: String?

  /// - Parameters:
  ///   - name: the identifier of the module.
  ///   - package: nil for the one in whose build folder the program lies.
  /// - Throws: `InvalidInput` for a name that is no identifier, and for Swift where no package is known.
  package init(
    _ name: String, _ language: Language, files: AuthorFiles = AuthorFiles(), package: String? = nil
  ) throws(InvalidInput) {
    guard name.isWords(joinedBy: "-") else {
      throw InvalidInput(
        .error(
          "'\(name)' is no name of a module",
          advice: "write lower-case words joined by hyphens, such as heat-pumps"))
    }
    self.name = name
    self.language = language
    self.files = files
    self.package = package ?? files.package
    guard language == .swift else { return }
    guard let package = self.package else {
      throw InvalidInput(
        .error(
          "a module in Swift builds on simplan's package, and this program is not inside one",
          advice: "name the folder of its sources with --package"))
    }
    guard FileKind(at: "\(package)/Sources/SimulationKit") == .folder else {
      throw InvalidInput(.error("\(package) does not hold simplan's package", advice: "name the folder of its sources"))
    }
    // Of two products of one name only one is built.
    guard !["Plugins", "Tests/Modules"].contains(where: { FileKind(at: "\(package)/\($0)/\(type)") != nil }) else {
      throw InvalidInput(.error("simplan's package has a module \(name) of its own", advice: "choose another name"))
    }
  }

  /// - Returns: the commands that build, test and run the module, one a line.
  package func write(to folder: NewFolder) throws(ModuleTemplateError) -> String {
    let templates = try files.templates()
    for path in ["scenario.toml", "README.md"] { try write(path, from: "\(templates)/\(path)", to: folder) }
    let own = "\(templates)/\(language.rawValue)"
    for path in Self.files(in: own) { try write(path, from: "\(own)/\(path)", to: folder) }
    if language == .c {
      for (name, path) in try files.contract() { try make(try read(path), name, in: folder) }
    }
    let build = command.map { "\($0) && " } ?? ""
    return "cd \(folder.path) && \(build)simplan modules check \(name) --module-path \(modules)\n"
      + "simplan run scenario.toml --only \(name) --module-path \(modules)"
  }

  private func write(_ path: String, from source: String, to folder: NewFolder) throws(ModuleTemplateError) {
    let text = String(decoding: try read(source), as: UTF8.self)
    try make(Array(filled(text).utf8), filled(path), in: folder)
    // The host starts a program by its file.
    guard text.hasPrefix("#!") else { return }
    do throws(UnwritableFile) { try folder.makeExecutable(filled(path)) } catch { throw .unwritable(error) }
  }

  /// The files of a folder and of those in it, by their paths inside it.
  private static func files(in folder: String) -> [String] {
    FileTree.names(in: folder).flatMap { name in
      FileKind(at: "\(folder)/\(name)") == .folder ? files(in: "\(folder)/\(name)").map { "\(name)/\($0)" } : [name]
    }
  }

  private func read(_ path: String) throws(ModuleTemplateError) -> [UInt8] {
    do throws(FileError) { return try readFile(path) } catch { throw .unreadable(path: path, reason: error.reason) }
  }

  private func make(_ bytes: [UInt8], _ path: String, in folder: NewFolder) throws(ModuleTemplateError) {
    do throws(UnwritableFile) { try folder.write(bytes, to: path) } catch { throw .unwritable(error) }
  }

  // MARK: - Words

  private func filled(_ text: String) -> String {
    var text = text
    for (mark, word) in [
      ("NAME", name), ("TYPE", type), ("TITLE", title), ("MODULES", modules),
      ("BUILD", command.map { "Build it with `\($0)`; then:" } ?? "Nothing is to be built:"),
      ("PACKAGE", package ?? ""), ("IDENTITY", package?.split(separator: "/").last.map(String.init) ?? ""),
    ] {
      text = text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: word)
    }
    return text
  }

  private var words: [Substring] { name.split(separator: "-") }
  private var type: String { words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
  private var title: String { words[0].prefix(1).uppercased() + words.joined(separator: " ").dropFirst() }

  private var command: String? {
    switch language {
    case .swift: "swift build"
    case .c: "make"
    case .python, .formulas: nil
    }
  }

  private var modules: String { language == .swift ? ".build/debug" : "." }
}

/// The reason why no module was written.
package enum ModuleTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file that this program comes with is not where it is installed.
  case missing(String)
  case unreadable(path: String, reason: String)
  case unwritable(UnwritableFile)

  package var description: String {
    switch self {
    case .missing(let file):
      "\(file), which comes with simplan, is neither beside the installed program (../share/simplan) nor in the package of "
        + "its build folder"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .unwritable(let file): file.description
    }
  }
}
