import ModuleHost
import SimulationKit

/// The single checks of a conformance test.
struct ConformanceCheck {
  let module: LoadedModule
  let example: ConformanceCase
  /// Complete, with defaults.
  let parameters: Parameters
  let inputs: [VariableDeclaration]

  init(_ module: LoadedModule, _ example: ConformanceCase) throws {
    guard !example.samples.isEmpty else { throw UnfitParameters("the case needs at least one sample") }
    self.module = module
    self.example = example
    parameters = try module.manifest.completeParameters(example.parameters, mode: example.mode, axes: example.axes)
    let mode = parameters.mode
    inputs = module.manifest.inputs.filter { $0.applies(in: mode) }
  }

  func open(_ changes: [String: ParameterValue] = [:], batchMemory: Int = ModuleSession.standardBatchMemory) throws
    -> ModuleSession
  {
    try module.open(
      mode: example.mode, axes: example.axes, parameters: example.parameters.merging(changes) { $1 },
      batchMemory: batchMemory)
  }

  /// The inputs of these samples (numbers into `example.samples`) as one batch.
  func batch(_ samples: [Int]) -> [String: BatchValues] {
    var values: [String: BatchValues] = [:]
    for name in Set(example.samples.flatMap(\.keys)) {
      let rows = samples.map { example.samples[$0][name] ?? [] }
      let shared = inputs.contains { $0.name == name && $0.variation == .shared }
      values[name] = shared ? .shared(rows[0]) : .perSample(rows.flatMap { $0 })
    }
    return values
  }

  /// Every sample in a session of its own.
  func alone(_ changes: [String: ParameterValue] = [:]) throws -> [BatchOutcome] {
    try example.samples.indices.map { try open(changes).run(inputs: batch([$0])) }
  }

  /// The order of a batch: every sample, forth and back, so that each stands at several places.
  var order: [Int] { example.samples.indices + example.samples.indices.reversed() }

  func check() throws -> [String] {
    try module.check(mode: example.mode, axes: example.axes, parameters: example.parameters).compactMap {
      $0.severity == .error ? "the case does not pass the module's check: \($0.parameter): \($0.message)" : nil
    }
  }

  func answers() throws -> [String] {
    let first = try alone()
    let second = try alone()
    var found: [String] = []
    for sample in first.indices {
      let status = first[sample].statuses[0]
      if status.kind != .answered {
        found.append("sample \(sample) is '\(status.kind.rawValue)': \(status.message ?? "no reason given")")
      }
      if first[sample] != second[sample] { found.append("sample \(sample) run again gives another answer") }
    }
    return found
  }

  func batches() throws -> [String] {
    let single = try alone()
    let session = try open()
    var found = differences(
      try session.run(samples: order.count, inputs: batch(order)), from: single, order,
      "differs in a batch of \(order.count)")
    let last = example.samples.count - 1
    found += differences(
      try session.run(inputs: batch([last])), from: single, [last], "differs after other samples ran in its session")
    found += differences(
      try open(batchMemory: 1).run(samples: order.count, inputs: batch(order)), from: single, order,
      "differs in a batch that is cut")
    return found
  }

  func varied() throws -> [String] {
    var found: [String] = []
    let single = try alone()
    let session = try open()
    let all = Array(example.samples.indices)
    for key in parameters.values.keys.sorted() {
      guard let values = numbers(of: key) else { continue }
      let outcome = try session.run(
        samples: all.count, inputs: batch(all), varied: [key: .shared(values)])
      found += differences(outcome, from: single, all, "differs when '\(key)' is replaced by its own value")
    }
    for (key, values) in example.varied.sorted(by: { $0.key < $1.key }) {
      guard let value = value(of: key, values) else {
        found.append("the case varies '\(key)', which is no number, integer or array among its parameters")
        continue
      }
      let outcome = try session.run(
        samples: order.count, inputs: batch(order),
        varied: [key: .perSample(order.flatMap { _ in values })])
      let reopened = try alone([key: value])
      found += differences(
        outcome, from: reopened, order, "with '\(key)' varied differs from a session opened with it")
      found += differences(
        try session.run(inputs: batch([0])), from: single, [0], "differs after '\(key)' was varied in its session")
    }
    return found
  }

  /// Where a batch of `samples` differs from the same samples alone.
  private func differences(_ batch: BatchOutcome, from alone: [BatchOutcome], _ samples: [Int], _ what: String)
    -> [String]
  {
    samples.enumerated().compactMap { place, sample in
      let one = alone[sample]
      let same =
        batch.statuses[place] == one.statuses[0] && batch.notes[place] == one.notes[0]
        && one.outputs.allSatisfy { name, output in batch.outputs[name]?.array(place) == output.array(0) }
      return same ? nil : "sample \(sample) \(what)"
    }
  }

  private func numbers(of key: String) -> [Double]? {
    switch parameters.values[key] {
    case .number(let value)?: [value]
    case .integer(let value)?: [Double(value)]
    case .array(let values)?: values
    default: nil
    }
  }

  private func value(of key: String, _ values: [Double]) -> ParameterValue? {
    switch parameters.values[key] {
    case .number?: values.first.map { .number($0) }
    case .integer?: values.first.flatMap { Int(exactly: $0) }.map { .integer($0) }
    case .array?: .array(values)
    default: nil
    }
  }
}
