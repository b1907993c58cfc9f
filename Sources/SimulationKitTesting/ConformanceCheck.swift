import ModuleHost
import SimulationKit

/// The single checks of a conformance test.
struct ConformanceCheck {
  let module: LoadedModule
  let example: ConformanceCase
  /// Complete, with defaults.
  let parameters: Parameters
  let inputs: [VariableDeclaration]

  /// The promises of a module, each with the check that finds where it is not kept. Checks throw untyped: a refusal of the
  /// host or of the module, which ends as a sentence.
  static let promises: [(promise: String, check: @Sendable (ConformanceCheck) throws -> [String])] = [
    ("every key of the manifest is read by hosts", { try $0.manifestKeys() }),
    ("the manifest is the same whenever it is asked for", { try $0.manifestAgain() }),
    ("ordinary parameters pass the module's own check", { try $0.check() }),
    ("the same question has the same answer, of finite numbers", { try $0.answers() }),
    ("a batch equals its samples one by one, in any order and however it is cut", { try $0.batches() }),
    ("varied parameters answer as a session opened with them", { try $0.varied() }),
    ("numbers that the check refuses are refused when a sample has them", { try $0.refusedSamples() }),
    ("outputs that are wanted alone are those of the whole", { try $0.wanted() }),
    ("outputs have the years and labels that the scenario has", { $0.labelsLeftOut() }),
    ("inputs that are optional may be absent", { try $0.optionalInputs() }),
    ("a run that is told to stop stops, or answers in full", { try $0.stops() }),
    ("sessions do not disturb each other", { try $0.isolation() }),
    ("unknown parameters, modes, sessions and damaged bytes are refused", { $0.refusals() }),
    ("numbers outside their bounds are refused", { $0.boundRefusals() }),
  ]

  /// The sentences of one check; of one that cannot go on, its error.
  func findings(_ check: (ConformanceCheck) throws -> [String]) -> [String] {
    do { return try check(self) } catch { return ["\(error)"] }
  }

  init(_ module: LoadedModule, _ example: ConformanceCase) throws(UnfitParameters) {
    guard !example.samples.isEmpty else { throw UnfitParameters("the case needs at least one sample") }
    self.module = module
    self.example = example
    parameters = try module.manifest.completeParameters(example.parameters, mode: example.mode, axes: example.axes)
    let mode = parameters.mode
    inputs = module.manifest.inputs.filter { $0.applies(in: mode) }
  }

  func open(_ changes: [String: ParameterValue] = [:], batchMemory: Int = ModuleSession.standardBatchMemory)
    throws(ModuleError) -> ModuleSession
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
  func alone(_ changes: [String: ParameterValue] = [:]) throws(ModuleError) -> [BatchOutcome] {
    try example.samples.indices.map { sample throws(ModuleError) in
      try open(changes).run(inputs: batch([sample]))
    }
  }

  /// The order of a batch: every sample, forth and back, so that each stands at several places.
  var order: [Int] { example.samples.indices + example.samples.indices.reversed() }

  func check() throws(ModuleError) -> [String] {
    try module.check(mode: example.mode, axes: example.axes, parameters: example.parameters).compactMap {
      $0.severity == .error ? "the case does not pass the module's check: \($0.parameter): \($0.message)" : nil
    }
  }

  func answers() throws(ModuleError) -> [String] {
    let first = try alone()
    let second = try alone()
    var found: [String] = []
    for sample in first.indices {
      let status = first[sample].status(of: 0)
      if status.kind != .answered {
        found.append("sample \(sample) is '\(status.kind.rawValue)': \(status.message ?? "no reason given")")
      }
      if first[sample] != second[sample] { found.append("sample \(sample) run again gives another answer") }
    }
    return found
  }

  func batches() throws(ModuleError) -> [String] {
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

  func varied() throws(ModuleError) -> [String] {
    var found: [String] = []
    let single = try alone()
    let session = try open()
    let all = Array(example.samples.indices)
    for path in parameters.variablePaths {
      let own: [Double]
      do throws(UnfitParameters) { own = try parameters.numbers(at: path) } catch {
        found.append("'\(path)' may be varied, but has no numbers: \(error)")
        continue
      }
      let outcome = try session.run(samples: all.count, inputs: batch(all), varied: [path: .shared(own)])
      found += differences(outcome, from: single, all, "differs when '\(path)' is replaced by its own value")
    }
    for (path, values) in example.varied.sorted(by: { $0.key.description < $1.key.description }) {
      let replaced: Parameters
      do throws(UnfitParameters) {
        replaced = try parameters.replacing(path, with: values)
      } catch {
        found.append("the case varies '\(path)': \(error)")
        continue
      }
      let outcome = try session.run(
        samples: order.count, inputs: batch(order), varied: [path: .perSample(order.flatMap { _ in values })])
      let reopened = try alone(replaced.values)
      found += differences(
        outcome, from: reopened, order, "with '\(path)' varied differs from a session opened with it")
      found += try inTurns(session, path, values, reopened, single)
      found += differences(
        try session.run(inputs: batch([0])), from: single, [0], "differs after '\(path)' was varied in its session")
    }
    return found
  }

  /// Samples with the case's own numbers at a path between samples with others.
  private func inTurns(
    _ session: ModuleSession, _ path: ParameterPath, _ values: [Double], _ reopened: [BatchOutcome],
    _ single: [BatchOutcome]
  ) throws(ModuleError) -> [String] {
    // An optional parameter that the case leaves out cannot be taken back by a number.
    guard let own = try? parameters.numbers(at: path) else { return [] }
    let outcome = try session.run(
      samples: order.count, inputs: batch(order),
      varied: [path: .perSample(order.indices.flatMap { $0.isMultiple(of: 2) ? values : own })])
    return differences(
      outcome, from: single, order, "with '\(path)' varied in turns differs from sessions opened with it"
    ) { $0.isMultiple(of: 2) ? reopened : single }
  }

  /// Every output alone, then none at all.
  func wanted() throws(ModuleError) -> [String] {
    let session = try open()
    let whole = try open().run(samples: order.count, inputs: batch(order))
    var found: [String] = []
    for name in whole.outputs.keys.sorted() {
      let part = try session.run(samples: order.count, inputs: batch(order), wanted: [name], notes: false)
      if part.outputs != whole.outputs.filter({ $0.key == name }) {
        found.append("the output '\(name)' differs when it alone is wanted")
      }
      if order.indices.contains(where: { part.status(of: $0) != whole.status(of: $0) }) {
        found.append("samples end otherwise when '\(name)' alone is wanted")
      }
      if order.indices.contains(where: { !part.notes(of: $0).isEmpty }) {
        found.append("notes are sent although nobody reads them")
      }
    }
    let none = try session.run(samples: order.count, inputs: batch(order), wanted: [])
    if order.indices.contains(where: { none.status(of: $0) != whole.status(of: $0) }) {
      found.append("samples end otherwise when no output is wanted")
    }
    if try session.run(samples: order.count, inputs: batch(order)) != whole {
      found.append("a session answers otherwise after some outputs were not wanted")
    }
    return found
  }

  /// Where a batch of `samples` differs from the same samples alone; `expected` gives those of a place in the batch.
  private func differences(
    _ batch: BatchOutcome, from alone: [BatchOutcome], _ samples: [Int], _ what: String,
    expecting expected: ((_ place: Int) -> [BatchOutcome])? = nil
  ) -> [String] {
    samples.enumerated().compactMap { place, sample in
      let one = (expected?(place) ?? alone)[sample]
      let same =
        batch.status(of: place) == one.status(of: 0) && batch.notes(of: place) == one.notes(of: 0)
        && one.outputs.allSatisfy { name, output in batch.outputs[name]?.array(place) == output.array(0) }
      return same ? nil : "sample \(sample) \(what)"
    }
  }
}
