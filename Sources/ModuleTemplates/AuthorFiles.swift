import Files
import ModuleHost

/// The files for authors of modules that this program comes with: in `../share/simplan` of an installed program, or among
/// the sources of the package in whose build folder it lies.
package struct AuthorFiles: Sendable {
  /// The folder of the package; nil for a program that is not in a build folder.
  let package: String?
  private let shared: String?

  /// - Parameter program: the path of the running program.
  package init(program: String? = ModuleSearch.runningProgram) {
    package = program.flatMap(ModuleSearch.package)
    let folder = program.flatMap { program in program.lastIndex(of: "/").map { String(program[..<$0]) } }
    shared = folder.map { "\($0)/../share/simplan" }
  }

  /// The folder of the kit for modules in Python; nil where it is not there.
  package var pythonFolder: String? { first("python", "Sources/PythonKit") }

  func templates() throws(ModuleTemplateError) -> String {
    guard let found = first("templates", "Sources/ModuleTemplates/Templates") else {
      throw .missing("the folder of templates")
    }
    return found
  }

  /// The header of the contract and the page of its protocol, by their names.
  func contract() throws(ModuleTemplateError) -> [(name: String, path: String)] {
    let room = "Sources/CSimulationModule"
    return try ["include/simplan_module.h", "PROTOCOL.md"].map { path throws(ModuleTemplateError) in
      let name = folderAndName(of: path).name
      guard let found = first("include/\(name)", "\(room)/\(path)") else { throw .missing(name) }
      return (name, found)
    }
  }

  private func first(_ installed: String, _ inSources: String) -> String? {
    [shared.map { "\($0)/\(installed)" }, package.map { "\($0)/\(inSources)" }].compactMap(\.self)
      .first { FileKind(at: $0) != nil }
  }
}
