/// A prepared module behind which its type does not matter: what a session runs.
protocol ModuleInstance: AnyObject {
  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws
  func replace(with parameters: Parameters, changed: ParameterChanges) throws
}

private final class TypedInstance<M: SimulationModule>: ModuleInstance {
  private var module: M

  init(_ parameters: Parameters) throws { module = try M(parameters) }

  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    try module.run(inputs, into: &outputs, progress: progress)
  }

  func replace(with parameters: Parameters, changed: ParameterChanges) throws {
    try module.replace(with: parameters, changed: changed)
  }
}

/// A type of module: its manifest, its check and its preparation.
struct ModuleType: Sendable {
  /// Read once, since an author may build it anew each time that it is asked for.
  let manifest: Manifest
  let check: @Sendable (Parameters) -> [ParameterDiagnostic]
  let prepare: @Sendable (Parameters) throws -> any ModuleInstance

  init<M: SimulationModule>(_ type: M.Type) {
    manifest = M.manifest
    check = { M.check($0) }
    prepare = { try TypedInstance<M>($0) }
  }

  /// Why parameters are refused, as a sentence; nil where they pass.
  func refusal(of parameters: Parameters) -> String? {
    check(parameters).first { $0.severity == .error }.map { "\($0.parameter): \($0.message); \($0.advice)" }
  }
}
