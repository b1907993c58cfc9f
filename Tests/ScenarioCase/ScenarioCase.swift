package import Diagnostics
import Files
import FoundationEssentials
package import ModuleHost
package import ScenarioReading
package import ScratchFolder

extension ScratchFolder {
  /// A folder that holds the shipped scenarios too, as `Scenarios`.
  package convenience init(shipped files: [String: String]) throws {
    try self.init()
    try FileManager.default.copyItem(atPath: ShippedFiles.repository + "Scenarios", toPath: at("Scenarios"))
    for (name, text) in files { try write(text, to: name) }
  }
}

package enum ShippedFiles {
  /// The folder of the package, with a slash behind it.
  package static let repository = String(#filePath.dropLast("Tests/ScenarioCase/ScenarioCase.swift".count))
}

/// A scenario of a few lines over the shipped base, in a folder of its own, read without starting the program.
///
/// `case.toml` has the modules of the base; with `modules: false` they are switched off. Over the base `itself` it is its
/// own reference, so that no second scenario is read.
package struct ScenarioCase {
  package let folder: ScratchFolder
  /// Lines of `case.toml` before what the test writes.
  package static let headLines = 4
  /// The shipped base without its reference.
  package static let itself = "itself.toml"

  package init(
    _ text: String, modules: Bool = true, base: String = "Scenarios/henan.toml", files: [String: String] = [:]
  ) throws {
    folder = try ScratchFolder(shipped: files)
    try folder.write(
      """
      base = "Scenarios/henan.toml"
      reference = "self"

      [modules]
      fund-allocation = { enabled = false }
      new-energy-vehicles = { enabled = false }
      wind-solar = { enabled = false }

      """, to: "without-modules.toml")
    try folder.write("base = \"Scenarios/henan.toml\"\nreference = \"self\"\n", to: Self.itself)
    try folder.write(
      """
      base = "\(modules ? base : "without-modules.toml")"
      name = "case"
      title_en = "A case"
      title_zh = "案例"

      """ + text, to: "case.toml")
  }

  /// Reads the scenario, or another file of the folder.
  /// - Throws: `InvalidInput`, as `message(of:)` shows it.
  package func prepared(_ file: String = "case.toml") throws(InvalidInput) -> PreparedRun {
    try PreparedRun(path: folder.at(file), search: Self.search)
  }

  /// Finds the modules that a test build puts beside the test program.
  package static var search: ModuleSearch { ModuleSearch(options: [], environment: nil, program: program) }

  /// Everything that `simplan validate` writes of a file, with paths as in the folder; empty for a valid one.
  package func mistakes(_ file: String = "case.toml") -> String {
    do throws(InvalidInput) {
      let notes = try prepared(file).notes
      return notes.isEmpty ? "" : relative(InvalidInput(notes).text(with: SourceText.files(of: notes)))
    } catch {
      return message(of: error)
    }
  }

  /// An error as the program shows it, without the last line's end, with paths as in the folder.
  package func message(of error: InvalidInput) -> String {
    let text = error.text(with: SourceText.files(of: error.diagnostics))
    return relative(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  /// A text with the paths of the folder made relative to it.
  package func relative(_ text: String) -> String {
    text.split(separator: folder.path + "/", omittingEmptySubsequences: false).joined()
  }

  /// The test program stands where the program does.
  private static let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
}
