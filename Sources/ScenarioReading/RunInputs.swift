package import Diagnostics
package import Files
package import ModuleHost
import SimulationKit

/// A file that was read, by its content.
package struct InputFile: Codable, Hashable, Sendable {
  package var path: String
  package var sha256: String

  package init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }

  package init(_ source: SourceText) { self.init(path: source.file, sha256: FileDigest.sha256(source.bytes)) }
}

/// A module that was loaded, by its versions and the content of its files.
package struct InputModule: Hashable, Sendable {
  /// Of its manifest.
  package var identifier: String
  package var version: String
  /// The version of the contract that it was built for, and the level that it knows.
  package var abi: Int
  package var level: Int
  /// The name of its library or program.
  package var file: String
  package var sha256: String
  /// The SHA-256 of the kit for Python that its program imports; nil for a module without one.
  package var kit: String?

  package init(
    identifier: String, version: String, abi: Int, level: Int, file: String, sha256: String, kit: String? = nil
  ) {
    self.identifier = identifier
    self.version = version
    self.abi = abi
    self.level = level
    self.file = file
    self.sha256 = sha256
    self.kit = kit
  }

  /// - Throws: `FileError` for a file of the module that can no longer be read.
  package init(_ module: LoadedModule) throws(FileError) {
    let kit = try module.pythonKit.map { kit throws(FileError) in try FileDigest.sha256(ofFile: kit) }
    self.init(
      identifier: module.manifest.identifier, version: module.manifest.version, abi: LoadedModule.abi,
      level: module.level, file: folderAndName(of: module.path).name,
      sha256: try FileDigest.sha256(ofFile: module.path), kit: kit)
  }
}

/// Everything that a run reads from outside the program.
package struct RunInputs: Hashable, Sendable {
  package var files: [InputFile]
  /// Each once, however many instances of it the scenario runs.
  package var modules: [InputModule]

  package init(files: [InputFile], modules: [InputModule]) {
    self.files = files
    self.modules = modules
  }

  init(_ files: [SourceText], _ modules: [LoadedModule]) throws(FileError) {
    self.files = files.map { InputFile($0) }
    var seen: Set<String> = []
    self.modules = try modules.filter { seen.insert($0.manifest.identifier).inserted }
      .map { module throws(FileError) in try InputModule(module) }
  }
}

/// A scenario or a study that was read.
package protocol ReadInputs {
  /// - Throws: `FileError` for a module's file that can no longer be read.
  var inputs: RunInputs { get throws(FileError) }
}

extension PreparedRun: ReadInputs {
  /// With those of the reference scenario, and with modules that are switched off: they are loaded too, for what they
  /// declare.
  package var inputs: RunInputs {
    get throws(FileError) { try RunInputs(files, allModules + (reference?.allModules ?? [])) }
  }

  private var allModules: [LoadedModule] { modules.map(\.loaded) + idleModules.map(\.loaded) }
}

extension ModuleAlone: ReadInputs {
  package var inputs: RunInputs { get throws(FileError) { try RunInputs(files, [module.loaded]) } }
}
