import CSimulationModule
import Diagnostics
import Files
import Formulas
import SimulationKit
import Synchronization

/// A module of formulas: the file `wind-solar.toml` holds the module `wind-solar`.
enum FormulaFile {
  private static let suffix = ".toml"

  static func name(of identifier: String) -> String { identifier + suffix }

  static func identifier(of name: String) -> String { String(name.dropLast(suffix.count)) }

  static func holdsFormulas(_ path: String) -> Bool { path.hasSuffix(suffix) }

  /// Beginnings of lines of a module, none of which stands in a scenario of the same name.
  private static let marks = ["[module]", "module =", "[outputs.", "[variables."]

  /// Whether a file of a folder is a module: its name is an identifier, and it says so or has formulas.
  static func isModule(_ name: String, in folder: String) -> Bool {
    guard name.hasSuffix(suffix), identifier(of: name).isWords(joinedBy: "-"),
      let bytes = try? readFile("\(folder)/\(name)")
    else { return false }
    return bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.contains { line in
      let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      return marks.contains { text.starts(with: $0.utf8) }
    }
  }

  /// Tables live as long as the process: a file is read anew and its table made once for each content.
  private static let tables = Mutex<[Key: Table]>([:])

  private struct Key: Hashable {
    var path: String
    var sha256: String
  }

  private struct Table: @unchecked Sendable {
    // Never changed, and `answer` may be called from several threads.
    let pointer: UnsafeMutablePointer<simplan_module>
    let manifest: Manifest
  }

  /// The table of the module that the file at a path holds, and its manifest.
  static func table(
    at path: String
  ) throws(ModuleError) -> (table: UnsafeMutablePointer<simplan_module>, manifest: Manifest) {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(path) } catch {
      throw .unsoundFormulas(path: path, problems: [.error("\(path) cannot be read: \(error.reason)")])
    }
    let key = Key(path: path, sha256: FileDigest.sha256(bytes))
    if let known = tables.withLock({ $0[key] }) { return (known.pointer, known.manifest) }
    let module: FormulaModule
    do throws(InvalidInput) { module = try FormulaModule.read(bytes, file: path) } catch {
      throw .unsoundFormulas(path: path, problems: error.diagnostics)
    }
    let table = Table(pointer: module.entry(), manifest: module.manifest)
    let kept = tables.withLock { tables in
      if let known = tables[key] { return known }
      tables[key] = table
      return table
    }
    return (kept.pointer, kept.manifest)
  }

  /// The folders under `Plugins` of a package.
  static func folders(ofPackage package: String?) -> [String] {
    guard let package else { return [] }
    return FileTree.names(in: "\(package)/Plugins").map { "\(package)/Plugins/\($0)" }
      .filter { FileKind(at: $0) == .folder }
  }
}
