import ModuleHost
import SimulationKit

extension ConformanceCheck {
  /// The case with the last label of an axis left out, for every axis that the module does not fix itself: arrays of
  /// another length come back, whatever is in them.
  func labelsLeftOut() -> [String] {
    let own = module.manifest.axes.filter { $0.labels != nil || $0.records != nil }.map(\.name)
    return parameters.axes.names.filter { !own.contains($0) && parameters.axes[$0]?.count ?? 0 > 1 }.flatMap { axis in
      let what = axis == "year" ? "with a year less" : "with a label of '\(axis)' less"
      do throws(ModuleError) {
        return try answer(without: axis).reports.filter { $0.status.kind == .failed }.map {
          "\(what) it failed: \($0.status.message ?? "no reason given")"
        }
      } catch .refused {
        // Its own check may ask for all of them.
        return []
      } catch { return ["\(what): \(error)"] }
    }
  }

  /// The first sample without what the manifest says it can do without.
  func optionalInputs() throws(ModuleError) -> [String] {
    let optional = inputs.filter(\.optional).map(\.name)
    guard !optional.isEmpty else { return [] }
    let outcome = try open().run(inputs: batch([0]).filter { !optional.contains($0.key) })
    return outcome.reports.filter { $0.status.kind == .failed }.map {
      "without \(optional.joined(separator: ", ")) it failed: \($0.status.message ?? "no reason given")"
    }
  }

  func manifestAgain() throws(ModuleError) -> [String] {
    try module.client.answer(Request(.describe)).head.manifest == module.described
      ? [] : ["asked for its manifest again, the module sends another"]
  }

  private func answer(without axis: String) throws(ModuleError) -> BatchOutcome {
    var axes = example.axes
    axes[axis] = parameters.axes[axis]?.dropLast()
    let shorter = ShorterAxis(name: axis, labels: parameters.axes)
    var values = example.parameters
    for declaration in module.manifest.parameters {
      values[declaration.key] = values[declaration.key].map { shorter.value($0, declaration.kind) }
    }
    var sample: [String: BatchValues] = [:]
    for input in inputs {
      sample[input.name] = example.samples[0][input.name].map { .shared(shorter.numbers($0, over: input.axes)) }
    }
    return try module.open(mode: example.mode, axes: axes, parameters: values).run(inputs: sample)
  }
}

/// Takes the last label of an axis out of arrays.
private struct ShorterAxis {
  let name: String
  /// The labels of all axes, whole.
  let labels: AxisLabels

  func numbers(_ numbers: [Double], over axes: [String]) -> [Double] {
    guard let place = axes.firstIndex(of: name), let count = labels[name]?.count,
      let inner = labels.count(Array(axes[(place + 1)...])), inner > 0
    else { return numbers }
    return numbers.indices.filter { $0 / inner % count < count - 1 }.map { numbers[$0] }
  }

  func value(_ value: ParameterValue, _ kind: ParameterKind) -> ParameterValue {
    switch (value, kind) {
    case (.array(let array), .array(let axes, _, _, _)): return .array(numbers(array, over: axes))
    case (.records(let records), .records(let fields)):
      return .records(
        records.map { record in
          var record = record
          for field in fields { record.fields[field.key] = record.fields[field.key].map { self.value($0, field.kind) } }
          return record
        })
    default: return value
    }
  }
}
