public import CSimulationModule
import SimulationKit

/// A session of a module of formulas.
final class FormulaInstance: ModuleInstance {
  private let module: FormulaModule
  private let engine: FormulaEngine
  private var language: Language

  init(_ module: FormulaModule, _ parameters: Parameters) throws(SampleProblem) {
    self.module = module
    language = parameters.language
    engine = try FormulaEngine(module, parameters)
  }

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
    for finding in module.findings(engine, parametersAlone: true) where finding.severity == .error {
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
  /// What the checks find in the parameters alone.
  func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    do throws(SampleProblem) {
      let engine = try FormulaEngine(self, parameters)
      try engine.compute(withInputs: false)
      return findings(engine, parametersAlone: true, language: parameters.language)
    } catch {
      guard let parameter = manifest.parameters.first?.key else { return [] }
      return [ParameterDiagnostic(.error, parameter, error.description, advice: "")]
    }
  }

  func findings(_ engine: FormulaEngine, parametersAlone: Bool, language: Language = .en) -> [ParameterDiagnostic] {
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
      prepare: { parameters throws(SampleProblem) in try FormulaInstance(self, parameters) })
  }
}

extension ParameterDiagnostic {
  var refusal: String { "\(parameter): \(message); \(advice)" }
}
