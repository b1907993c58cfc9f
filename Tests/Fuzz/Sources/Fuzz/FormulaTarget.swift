import Diagnostics
import Formulas
import SimulationKit

/// A file of formulas: read, and where it is valid opened and run. Samples together answer as each alone, and no number
/// that is not finite comes out.
struct FormulaTarget: FuzzTarget {
  func outcome(of input: [UInt8]) -> String? {
    let module: FormulaModule
    do throws(InvalidInput) { module = try FormulaModule.read(input, file: "fuzzed.toml") } catch {
      guard error.diagnostics.contains(where: { $0.severity == .error }) else { broken("a refusal without an error") }
      Promises.check(error.diagnostics, in: SourceText(file: "fuzzed.toml", bytes: input))
      return "refused"
    }
    if let problem = module.manifest.problems().first { broken("a module whose \(problem)") }
    let parameters: Parameters
    do throws(UnfitParameters) { parameters = try self.parameters(of: module.manifest) } catch { return "unfit" }
    let findings = module.check(parameters)
    for finding in findings where !module.manifest.parameters.contains(where: { $0.key == finding.parameter }) {
      broken("a finding about \(finding.parameter)")
    }
    if findings.contains(where: { $0.severity == .error }) { return "checked and refused" }
    do throws(SampleProblem) {
      let session = try module.open(parameters)
      let together = [1, 0, 2.5, 1].map { run(session, module.manifest, parameters.axes, $0) }
      for (level, answer) in zip([1, 0, 2.5, 1], together) {
        let alone = run(try module.open(parameters), module.manifest, parameters.axes, level)
        if alone != answer { broken("a sample alone gives \(alone), with others \(answer)") }
      }
      return together.contains { $0.hasPrefix("failed") } ? "samples failed" : "answered"
    } catch {
      if "\(error)".isEmpty { broken("a failure without a word") }
      return "not opened"
    }
  }

  private func parameters(of manifest: Manifest) throws(UnfitParameters) -> Parameters {
    var labels = AxisLabels([
      "year": ["2015", "2016", "2017"], "sector": ["A", "B"], "final_demand": ["C"], "industry": ["d", "e"],
    ])
    for axis in manifest.axes where labels[axis.name] == nil && axis.records == nil {
      labels[axis.name] = axis.labels ?? ["f", "g"]
    }
    for axis in manifest.axes where axis.records != nil { labels[axis.name] = ["one", "two"] }
    var values: [String: ParameterValue] = [:]
    for declaration in manifest.parameters where declaration.fallback == nil && !declaration.optional {
      values[declaration.key] = value(declaration.kind, labels)
    }
    return try manifest.completeParameters(values, mode: nil, axes: labels)
  }

  private func value(_ kind: ParameterKind, _ labels: AxisLabels) -> ParameterValue {
    func number(_ bounds: Bounds) -> Double {
      for candidate in [1, bounds.lower, bounds.upper, bounds.lower.map { $0 + 1 }, 0.5] {
        if let candidate, bounds.contains(candidate) { return candidate }
      }
      return 1
    }
    switch kind {
    case .number(_, let bounds): return .number(number(bounds))
    case .integer(let bounds): return .integer(Int(exactly: number(bounds).rounded()) ?? 1)
    case .boolean: return .boolean(true)
    case .choice(let choices): return .text(choices.first ?? "")
    case .text: return .text("d")
    case .array(let axes, _, let bounds, _):
      return .array(Array(repeating: number(bounds), count: min(labels.count(axes) ?? 1, 1 << 16)))
    case .records(let fields):
      return .records(
        ["one", "two"].map { name in
          var values: [String: ParameterValue] = [:]
          for field in fields where !field.optional { values[field.key] = value(field.kind, labels) }
          return ParameterRecord(name: name, fields: values)
        })
    case .table: return .text("")
    }
  }

  /// One sample, as text: its numbers bit for bit, or why it failed.
  private func run(_ session: any ModuleInstance, _ manifest: Manifest, _ axes: AxisLabels, _ level: Double) -> String {
    func zero(_ variable: VariableDeclaration) -> LabelledArray {
      LabelledArray(zeroOver: variable.axes, labels: variable.axes.map { axes[$0] ?? [] })
    }
    var inputs: [String: LabelledArray] = [:]
    for input in manifest.inputs {
      var array = zero(input)
      for index in array.values.indices { array.values[index] = level * Double(index + 1) }
      if !input.optional || level > 1 { inputs[input.name] = array }
    }
    var outputs = Outputs(Dictionary(manifest.outputs.map { ($0.name, zero($0)) }) { first, _ in first })
    do throws(SampleProblem) {
      try session.run(Inputs(inputs), into: &outputs, progress: Progress { _, _ in true })
    } catch {
      if error.description.isEmpty { broken("a failure without a word") }
      return "failed: \(error)"
    }
    return manifest.outputs.map { output in
      let values = outputs[output.name].values
      if let bad = values.first(where: { !$0.isFinite }) { broken("the output \(output.name) is \(bad)") }
      return "\(output.name) \(values.map(\.bitPattern))"
    }.joined(separator: "; ")
  }
}
