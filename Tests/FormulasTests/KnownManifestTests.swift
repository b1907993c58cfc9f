import Files
import Formulas
import ModuleHost
import SimulationKit
import Testing

/// The manifest that the host keeps of a file of formulas, which it does not ask for again.
struct KnownManifestTests {
  private static let plugins = String(
    #filePath.dropLast("Tests/FormulasTests/KnownManifestTests.swift".count) + "Plugins")

  private static var files: [String] {
    FileTree.names(in: plugins).flatMap { folder in
      FileTree.names(in: "\(plugins)/\(folder)").filter { $0.hasSuffix(".toml") }.map { "\(plugins)/\(folder)/\($0)" }
    }
  }

  @Test(arguments: Self.files)
  func `a manifest of formulas is the one that its table describes`(file: String) throws {
    let kept = try LoadedModule(library: file)
    let asked = try LoadedModule(table: FormulaModule.read(readFile(file), file: file).entry())
    #expect(asked.manifest == kept.manifest)
    #expect(asked.level == kept.level)
    #expect(asked.notes == kept.notes)
  }
}
