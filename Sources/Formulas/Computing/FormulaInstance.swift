public import CSimulationModule
package import SimulationKit

/// A session of a module of formulas.
final class FormulaInstance: ModuleInstance {
  private let module: FormulaModule
  private let engine: FormulaEngine
  private var language: Language

  init(_ module: FormulaModule, _ parameters: Parameters) throws(SampleProblem) {
    self.module = module
    language = parameters.language
    engine = try module.idleEngines.take(for: module, parameters)
  }

  deinit { module.idleEngines.giveBack(engine) }

  func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    language = parameters.language
    for (index, declaration) in module.manifest.parameters.enumerated() where changed.contains(declaration.key) {
      engine.load(parameter: index, parameters)
    }
  }

  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    engine.load(inputs)
    try engine.compute()
    // A sample with other parameters is refused as a session opened with them would be.
    for finding in module.findings(engine) where finding.severity == .error {
      throw .failed(finding.refusal)
    }
    for check in module.checks where check.parameter == nil {
      guard let failure = engine.failures(of: check).first else { continue }
      let place = failure.isEmpty ? "" : " (\(failure.joined(separator: ", ")))"
      throw .infeasible(check.message[language] + place)
    }
    engine.write(&outputs)
  }
}

extension FormulaModule {
  /// The findings of the checks of parameters alone.
  package func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let engine: FormulaEngine
    do throws(SampleProblem) { engine = try idleEngines.take(for: self, parameters) } catch {
      return finding(error, roots: [])
    }
    defer { idleEngines.giveBack(engine) }
    do throws(SampleProblem) { try engine.compute(withInputs: false) } catch {
      return finding(error, roots: engine.nodeAtFault.map { roots[$0] } ?? [])
    }
    return findings(engine, language: parameters.language)
  }

  /// A formula that has no value whatever the inputs are, as a finding about the first parameter that it reads.
  private func finding(_ problem: SampleProblem, roots: Set<String>) -> [ParameterDiagnostic] {
    let parameters = manifest.parameters.map(\.key)
    guard let parameter = parameters.first(where: { roots.contains("parameters.\($0)") }) ?? parameters.first else {
      return []
    }
    return [
      ParameterDiagnostic(.error, parameter, problem.description, advice: "change it, or guard the formula with if")
    ]
  }

  func findings(_ engine: FormulaEngine, language: Language = .en) -> [ParameterDiagnostic] {
    checks.flatMap { check -> [ParameterDiagnostic] in
      guard let parameter = check.parameter else { return [] }
      let axes = plan[check.node].axes
      return engine.failures(of: check).map { labels in
        // Labels along the axes of the parameter name the element; others are told in words.
        let isElement = axes.count <= check.parameterAxes.count && Array(check.parameterAxes.prefix(axes.count)) == axes
        let place = isElement || labels.isEmpty ? "" : " (\(labels.joined(separator: ", ")))"
        return ParameterDiagnostic(
          check.severity, parameter, index: isElement ? labels : [], check.message[language] + place,
          advice: check.advice[language])
      }
    }
  }

  /// The table through which a host calls the module. It lives as long as the process.
  public func entry() -> UnsafeMutablePointer<simplan_module> {
    moduleEntry(
      manifest: manifest, check: { check($0) },
      prepare: { parameters throws(SampleProblem) in try open(parameters) })
  }

  /// A session. The parameters are complete and pass the check.
  package func open(_ parameters: Parameters) throws(SampleProblem) -> any ModuleInstance {
    try FormulaInstance(self, parameters)
  }
}

extension ParameterDiagnostic {
  var refusal: String { "\(parameter): \(message); \(advice)" }
}
