import SimulationKit

/// What one batch reads and gives: checked against the manifest, cut into requests, its replies checked.
struct Batch {
  private struct Column {
    let name: String
    let width: Int
    let values: BatchValues
  }

  private let inputs: [Column]
  private let varied: [Column]
  private let outputs: [(variable: VariableDeclaration, labels: [[String]], width: Int)]

  init(
    samples: Int, inputs given: [String: BatchValues], varied replaced: [String: BatchValues], of manifest: Manifest,
    _ parameters: Parameters
  ) throws(ModuleError) {
    func unfit(_ problem: String) -> ModuleError { .unfit(module: manifest.identifier, problem: problem) }
    func column(_ what: String, _ name: String, _ axes: [String], _ values: BatchValues) throws(ModuleError) -> Column {
      let labels = axes.map { parameters.axes[$0] ?? [] }
      let width = labels.reduce(1) { $0 * $1.count }
      let (count, numbers) =
        switch values {
        case .shared(let numbers): (width, numbers)
        case .perSample(let numbers): (width * samples, numbers)
        }
      guard numbers.count == count else {
        throw unfit("the \(what) '\(name)' holds \(numbers.count) values where \(count) belong")
      }
      if let bad = numbers.firstIndex(where: { !$0.isFinite }) {
        throw unfit("the \(what) '\(name)' is \(numbers[bad])\(Self.place(bad % width, labels)); it must be finite")
      }
      return Column(name: name, width: width, values: values)
    }
    guard samples > 0 else { throw unfit("a batch needs at least one sample") }

    let reads = manifest.inputs.filter { $0.applies(in: parameters.mode) }
    if let unknown = given.keys.sorted().first(where: { name in !reads.contains { $0.name == name } }) {
      throw unfit("no input '\(unknown)' is declared here")
    }
    var inputs: [Column] = []
    for variable in reads {
      guard let values = given[variable.name] else { throw unfit("the input '\(variable.name)' is missing") }
      if case .perSample = values, variable.variation == .shared {
        throw unfit("the input '\(variable.name)' is shared by all samples and cannot differ between them")
      }
      inputs.append(try column("input", variable.name, variable.axes, values))
    }
    self.inputs = inputs

    var varied: [Column] = []
    for (key, values) in replaced.sorted(by: { $0.key < $1.key }) {
      switch manifest.parameters.first(where: { $0.key == key && $0.applies(in: parameters.mode) })?.kind {
      case .number?, .integer?: varied.append(try column("varied parameter", key, [], values))
      case .array(let axes, _, _, _)?: varied.append(try column("varied parameter", key, axes, values))
      case nil: throw unfit("no parameter '\(key)' is declared here")
      case let kind?: throw unfit("the parameter '\(key)' is of the kind \(kind.name) and cannot vary in a batch")
      }
    }
    self.varied = varied

    outputs = manifest.outputs.filter { $0.applies(in: parameters.mode) }.map { variable in
      let labels = variable.axes.map { parameters.axes[$0] ?? [] }
      return (variable, labels, labels.reduce(1) { $0 * $1.count })
    }
  }

  /// ` at AGR, 2015`, or nothing for a single number.
  private static func place(_ index: Int, _ labels: [[String]]) -> String {
    guard !labels.isEmpty else { return "" }
    var index = index
    var names: [String] = []
    for axis in labels.reversed() {
      names.append(axis[index % axis.count])
      index /= axis.count
    }
    return " at \(names.reversed().joined(separator: ", "))"
  }

  /// How many samples one request may carry.
  func samples(within bytes: Int) -> Int {
    let values = (inputs + varied).reduce(0) { $0 + $1.width } + outputs.reduce(0) { $0 + $1.width }
    let widest = outputs.map(\.width).max() ?? 0
    return max(1, min(bytes / 8 / max(values, 1), Request.mostValues / max(widest, 1), Request.mostSamples))
  }

  func request(_ piece: Range<Int>) -> (Request, blocks: [[Double]]) {
    var blocks: [[Double]] = []
    func encoded(_ columns: [Column]) -> [String: EncodedArray] {
      var arrays: [String: EncodedArray] = [:]
      for column in columns {
        switch column.values {
        case .shared(let numbers):
          blocks.append(numbers)
          arrays[column.name] = EncodedArray(BlockReference(blocks.count - 1), perSample: false)
        case .perSample(let numbers):
          blocks.append(Array(numbers[piece.lowerBound * column.width..<piece.upperBound * column.width]))
          arrays[column.name] = EncodedArray(BlockReference(blocks.count - 1), perSample: true)
        }
      }
      return arrays
    }
    var request = Request(.run)
    request.samples = piece.count
    request.inputs = encoded(inputs)
    if !varied.isEmpty { request.varied = encoded(varied) }
    return (request, blocks)
  }

  var emptyOutcome: BatchOutcome { outcome(statuses: [], notes: []) { _ in [] } }

  func stopped(_ piece: Range<Int>) -> BatchOutcome {
    outcome(
      statuses: Array(repeating: SampleStatus(.stopped), count: piece.count),
      notes: Array(repeating: [], count: piece.count)
    ) { Array(repeating: 0, count: $0 * piece.count) }
  }

  private func outcome(statuses: [SampleStatus], notes: [[String]], values: (_ width: Int) -> [Double]) -> BatchOutcome
  {
    var arrays: [String: BatchOutput] = [:]
    for output in outputs {
      arrays[output.variable.name] = BatchOutput(
        axes: output.variable.axes, labels: output.labels, values: values(output.width))
    }
    return BatchOutcome(statuses: statuses, notes: notes, outputs: arrays)
  }
}

extension Batch {
  /// Reads the reply to a run, trusting nothing in it. `stopped` says whether the module was asked to stop.
  func outcome(of reply: Reply, _ message: Message, samples: Int, stopped: Bool) throws -> BatchOutcome {
    guard let statuses = reply.statuses else { throw ReplyProblem("it sent no statuses") }
    guard statuses.count == samples else {
      throw ReplyProblem("it sent \(statuses.count) statuses for \(samples) samples")
    }
    for (sample, status) in statuses.enumerated() {
      switch status.kind {
      case .answered: break
      case .stopped where stopped: break
      case .stopped: throw ReplyProblem("sample \(sample) is 'stopped', but nobody asked to stop")
      case .infeasible, .failed:
        if status.message?.isEmpty ?? true {
          throw ReplyProblem("sample \(sample) is '\(status.kind.rawValue)' without a message that says why")
        }
      }
    }
    let notes = reply.notes ?? Array(repeating: [], count: samples)
    guard notes.count == samples else {
      throw ReplyProblem("it sent notes for \(notes.count) samples instead of \(samples)")
    }
    var arrays: [String: BatchOutput] = [:]
    for (variable, labels, width) in outputs {
      guard let reference = reply.outputs?[variable.name] else {
        throw ReplyProblem("the output '\(variable.name)' is missing")
      }
      let values: [Double]
      do {
        values = try message.block(reference, count: width * samples)
      } catch {
        throw ReplyProblem("the output '\(variable.name)': \(error)")
      }
      for (sample, status) in statuses.enumerated() where status.kind != .answered {
        guard values[sample * width..<(sample + 1) * width].allSatisfy({ $0 == 0 }) else {
          throw ReplyProblem("the output '\(variable.name)' of sample \(sample) must be zero, as it has no answer")
        }
      }
      arrays[variable.name] = BatchOutput(axes: variable.axes, labels: labels, values: values)
    }
    if let stray = reply.outputs?.keys.sorted().first(where: { arrays[$0] == nil }) {
      throw ReplyProblem("the output '\(stray)' is not declared here")
    }
    return BatchOutcome(statuses: statuses, notes: notes, outputs: arrays)
  }
}

extension BatchOutcome {
  mutating func append(_ next: BatchOutcome) {
    statuses += next.statuses
    notes += next.notes
    for name in outputs.keys { outputs[name]?.values += next.outputs[name]?.values ?? [] }
  }
}
