public import CSimulationModule
import Formulas
public import SimulationKit

/// A module that is loaded and whose manifest is sound.
public struct LoadedModule: Sendable {
  /// The path of the library or program as it was found; empty for a module that is part of this program.
  public let path: String
  /// The name under which the scenario runs the module: its identifier unless ``named(_:)`` gave it another.
  public let name: String
  /// Without what the host does not use.
  public let manifest: Manifest
  /// Declarations of the manifest that the host does not use, a sentence each.
  public let notes: [String]
  /// The version of the contract's binary interface: every module that is loaded has the host's.
  package static let abi = Int(SIMPLAN_MODULE_ABI)
  /// The level of the contract that the module was written for.
  public let level: Int
  /// The file of the kit for Python that the module's program imports; nil for a module without one.
  package let pythonKit: String?
  package let client: ModuleClient
  /// As the module sent it.
  package let described: Manifest

  /// Forbidden acts of the module that were put right, as ends of sentences about it (`it changed the
  /// working folder`), each once.
  public var notices: [String] { client.transport.notices }

  /// Name and version of each library whose arithmetic shows in the module's results and that the module's own file does
  /// not hold: of formulas the one that computes them.
  public var libraries: [String: String] {
    guard FormulaFile.holdsFormulas(path), let version = FormulaLibrary.version else { return [:] }
    return ["muParser": version]
  }

  /// Loads the library at `path`. `expecting` is the identifier that its manifest must have, if any.
  ///
  /// Throws what ``ModuleError`` says of libraries, manifests and replies.
  public init(
    library path: String, expecting identifier: String? = nil, for host: HostKnowledge = HostKnowledge()
  ) throws(ModuleError) {
    var manifest: Manifest?
    let table = try ModuleWatch.during("load", of: path) { () throws(ModuleError) in
      guard FormulaFile.holdsFormulas(path) else { return try SharedLibrary.table(at: path) }
      let read = try FormulaFile.table(at: path)
      manifest = read.manifest
      return read.table
    }
    try self.init(InProcessTransport(table), path: path, expecting: identifier, for: host, knowing: manifest)
  }

  /// Starts the library or program at `path` in a process of its own, which ends with the last copy of this value.
  ///
  /// Throws what ``ModuleError`` says of programs, manifests and replies.
  public init(
    inProcessOfItsOwn path: String, expecting identifier: String? = nil, for host: HostKnowledge = HostKnowledge(),
    _ settings: ChildSettings
  ) throws(ModuleError) {
    let file = ModuleFile(at: path)
    try self.init(
      ChildTransport(try file.command(name: identifier, settings)), path: path, expecting: identifier, for: host,
      pythonKit: file.pythonKit(settings))
  }

  /// A module that is linked into this program: the table that its entry returns.
  public init(table: UnsafeMutablePointer<simplan_module>, for host: HostKnowledge = HostKnowledge())
    throws(ModuleError)
  {
    try self.init(InProcessTransport(table), path: "", expecting: nil, for: host)
  }

  /// - Parameter known: the manifest that the host itself has read, of formulas; nil for a module that is asked for it.
  package init(
    _ transport: any ModuleTransport, path: String, expecting identifier: String?,
    for host: HostKnowledge = HostKnowledge(), pythonKit: String? = nil, knowing known: Manifest? = nil
  ) throws(ModuleError) {
    let described: (manifest: Manifest, level: Int)
    do throws(ModuleError) {
      described =
        if let known { (known, Int(SIMPLAN_MODULE_LEVEL)) } else {
          try ModuleClient(name: identifier ?? path, transport).describe()
        }
    } catch {
      guard case .unusable(_, let reason) = error else { throw error }
      throw .unusable(path: path, reason: reason)
    }
    let manifest = described.manifest
    if let identifier, manifest.identifier != identifier {
      throw .otherIdentifier(path: path, expected: identifier, found: manifest.identifier)
    }
    let place = path.isEmpty ? "'\(manifest.identifier)'" : path
    let problems = manifest.problems()
    guard problems.isEmpty else { throw .unsoundManifest(path: place, problems: problems) }
    do {
      (self.manifest, notes) = try manifest.understood(by: host)
    } catch {
      throw .unsoundManifest(path: place, problems: error.sentences)
    }
    self.path = path
    self.described = manifest
    name = manifest.identifier
    level = described.level
    self.pythonKit = pythonKit
    client = ModuleClient(name: manifest.identifier, transport)
  }

  private init(_ module: LoadedModule, named name: String) {
    path = module.path
    self.name = name
    manifest = module.manifest
    described = module.described
    notes = module.notes
    level = module.level
    pythonKit = module.pythonKit
    client = module.client.named(name)
  }

  /// The same module under a name of its own: a scenario may run one module several times. Messages name it so.
  public func named(_ name: String) -> LoadedModule { LoadedModule(self, named: name) }

  /// Faults that the module itself finds in parameters, beyond its manifest.
  ///
  /// `parameters` are in the declared units; what the mode does not use is left out and defaults are filled in. Throws
  /// ``ModuleError/unfit(module:problem:)`` where they do not fit the manifest.
  /// The module's sentences are read in `language`.
  public func check(
    mode: String? = nil, axes: AxisLabels, parameters: [String: ParameterValue], language: Language = .en
  ) throws(ModuleError) -> [ParameterDiagnostic] {
    let complete = try complete(mode, axes, parameters, language)
    let diagnostics = try client.check(complete)
    if let stray = diagnostics.first(where: { finding in
      !manifest.parameters.contains { $0.key == finding.parameter }
    }) {
      throw .badReply(
        module: name, request: "check", problem: "no parameter '\(stray.parameter)' is declared")
    }
    return diagnostics
  }

  /// Opens a session with these parameters; throws as `check` does, and ``ModuleError/refused(module:request:reason:)``
  /// where the module cannot work with them.
  public func open(
    mode: String? = nil, axes: AxisLabels, parameters: [String: ParameterValue], language: Language = .en,
    batchMemory: Int = ModuleSession.standardBatchMemory
  ) throws(ModuleError) -> ModuleSession {
    let complete = try complete(mode, axes, parameters, language)
    for variable in manifest.inputs + manifest.outputs where variable.applies(in: complete.mode) {
      guard complete.axes.count(variable.axes) != nil else {
        let missing = variable.axes.filter { complete.axes[$0] == nil }
        throw .unfit(
          module: name,
          problem: "'\(variable.name)' needs labels of the axes \(missing.joined(separator: ", "))")
      }
    }
    return try ModuleSession(of: self, client.line(), complete, batchMemory: batchMemory)
  }

  /// Opens a session in the process behind `client`, which must still hold the module whose manifest is known.
  func session(_ client: ModuleClient, _ parameters: Parameters) throws(ModuleError) -> Int {
    if client.transport.isChild, try client.describe().manifest != described {
      throw client.bad(.describe, "its manifest is no longer that with which it was loaded")
    }
    return try client.open(parameters)
  }

  private func complete(
    _ mode: String?, _ axes: AxisLabels, _ values: [String: ParameterValue], _ language: Language
  ) throws(ModuleError) -> Parameters {
    do {
      var parameters = try manifest.completeParameters(values, mode: mode, axes: axes)
      parameters.language = language
      if name != manifest.identifier { parameters.instance = name }
      return parameters
    } catch {
      throw .unfit(module: name, problem: error.description)
    }
  }
}
