/// A prepared module behind which its type does not matter: what a session runs.
package protocol ModuleInstance: AnyObject {
  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem)
  func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem)
}

private final class TypedInstance<M: SimulationModule>: ModuleInstance {
  private var module: M

  init(_ parameters: Parameters) throws(SampleProblem) {
    do { module = try M(parameters) } catch { throw SampleProblem(error) }
  }

  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    do { try module.run(inputs, into: &outputs, progress: progress) } catch { throw SampleProblem(error) }
  }

  func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    do { try module.replace(with: parameters, changed: changed) } catch { throw SampleProblem(error) }
  }
}

/// A type of module: its manifest, its check and its preparation.
struct ModuleType: Sendable {
  /// Read once, since an author may build it anew each time that it is asked for.
  let manifest: Manifest
  let check: @Sendable (Parameters) -> [ParameterDiagnostic]
  let prepare: @Sendable (Parameters) throws(SampleProblem) -> any ModuleInstance
  /// The check of a sample of a study; nil where instances refuse what the check refuses.
  private let checkOfSample: (@Sendable (Parameters, ParameterChanges) -> [ParameterDiagnostic])?

  init(
    manifest: Manifest, check: @escaping @Sendable (Parameters) -> [ParameterDiagnostic],
    prepare: @escaping @Sendable (Parameters) throws(SampleProblem) -> any ModuleInstance
  ) {
    self.manifest = manifest
    self.check = check
    self.prepare = prepare
    checkOfSample = nil
  }

  init<M: SimulationModule>(_ type: M.Type) {
    manifest = M.manifest
    check = { M.check($0) }
    checkOfSample = { M.check($0, changed: $1) }
    prepare = { parameters throws(SampleProblem) in try TypedInstance<M>(parameters) }
  }

  /// Why parameters are refused, as a sentence; nil where they pass.
  func refusal(of parameters: Parameters) -> String? { Self.sentence(check(parameters)) }

  /// Why parameters are refused that passed but for these.
  func refusal(of parameters: Parameters, changed: ParameterChanges) -> String? {
    checkOfSample.flatMap { Self.sentence($0(parameters, changed)) }
  }

  private static func sentence(_ found: [ParameterDiagnostic]) -> String? {
    found.first { $0.severity == .error }.map { "\($0.parameter): \($0.message); \($0.advice)" }
  }
}

extension SampleProblem {
  /// A module author's code may throw anything; here it becomes a problem in words.
  fileprivate init(_ error: any Error) { self = error as? SampleProblem ?? .failed("\(error)") }
}
