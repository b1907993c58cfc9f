import ModuleMessages
import SimulationKit

/// The inputs and outputs of one batch: checked against the manifest, cut into requests, its replies checked.
struct Batch {
  private struct Column {
    let path: ParameterPath
    let width: Int
    let values: BatchValues
  }

  private let inputs: [Column]
  private let varied: [Column]
  private let wanted: [String]?
  private let readsNotes: Bool
  private let outputs: [(variable: VariableDeclaration, labels: [[String]], width: Int)]

  init(
    samples: Int, inputs given: [String: BatchValues], varied replaced: [ParameterPath: BatchValues],
    wanted: [String]?, notes: Bool, of module: LoadedModule, _ parameters: Parameters
  ) throws(ModuleError) {
    let manifest = module.manifest
    func unfit(_ problem: String) -> ModuleError { .unfit(module: module.name, problem: problem) }
    func column(
      _ what: String, _ path: ParameterPath, width: Int, labels: [[String]], _ values: BatchValues
    ) throws(ModuleError) -> Column {
      let (count, numbers) =
        switch values {
        case .shared(let numbers): (width, numbers)
        case .perSample(let numbers): (width * samples, numbers)
        }
      guard numbers.count == count else {
        throw unfit("the \(what) '\(path)' holds \(numbers.count) values where \(count) belong")
      }
      if let bad = numbers.firstIndex(where: { !$0.isFinite }) {
        throw unfit("the \(what) '\(path)' is \(numbers[bad])\(Self.place(bad % width, labels)); it must be finite")
      }
      return Column(path: path, width: width, values: values)
    }
    guard samples > 0 else { throw unfit("a batch needs at least one sample") }

    let reads = manifest.inputs.filter { $0.applies(in: parameters.mode) }
    if let unknown = given.keys.sorted().first(where: { name in !reads.contains { $0.name == name } }) {
      throw unfit("no input '\(unknown)' is declared here")
    }
    var inputs: [Column] = []
    for variable in reads {
      guard let values = given[variable.name] else {
        if variable.optional { continue }
        throw unfit("the input '\(variable.name)' is missing")
      }
      if case .perSample = values, variable.variation == .shared {
        throw unfit("the input '\(variable.name)' is shared by all samples and cannot differ between them")
      }
      let labels = variable.axes.map { parameters.axes[$0] ?? [] }
      let width = labels.reduce(1) { $0 * $1.count }
      inputs.append(
        try column("input", ParameterPath([variable.name]), width: width, labels: labels, values))
    }
    self.inputs = inputs

    var varied: [Column] = []
    for (path, values) in replaced.sorted(by: { $0.key.parts.lexicographicallyPrecedes($1.key.parts) }) {
      if let other = varied.first(where: { $0.path.overlaps(path) }) {
        throw unfit("'\(other.path)' and '\(path)' are varied at once, but overlap")
      }
      let place: ParameterPlace
      do {
        place = try parameters.place(of: path)
      } catch {
        throw unfit(error.description)
      }
      varied.append(try column("varied parameter", path, width: place.count, labels: place.labels, values))
    }
    self.varied = varied

    let gives = manifest.outputs.filter { $0.applies(in: parameters.mode) }
    if let unknown = wanted?.first(where: { name in !gives.contains { $0.name == name } }) {
      throw unfit("no output '\(unknown)' is declared here")
    }
    if let twice = wanted?.enumerated().first(where: { wanted?.firstIndex(of: $1) != $0 }) {
      throw unfit("the output '\(twice.element)' is wanted twice")
    }
    self.wanted = wanted
    readsNotes = notes
    outputs = gives.filter { wanted?.contains($0.name) ?? true }.map { variable in
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

  /// How large the reply to a request with so many samples may be.
  func limits(of samples: Int) -> ReplyLimits {
    ReplyLimits(
      blocks: outputs.count, values: outputs.reduce(0) { $0 + $1.width } * samples, samples: samples)
  }

  /// How many samples one request may carry.
  func samples(within bytes: Int) -> Int {
    let values = (inputs + varied).reduce(0) { $0 + $1.width } + outputs.reduce(0) { $0 + $1.width }
    let widest = outputs.map(\.width).max() ?? 0
    return max(1, min(bytes / 8 / max(values, 1), Request.mostValues / max(widest, 1), Request.mostSamples))
  }

  func request(_ piece: Range<Int>) -> (Request, blocks: [[Double]]) {
    var blocks: [[Double]] = []
    func encoded(_ column: Column) -> EncodedArray {
      let reference = BlockReference(blocks.count)
      switch column.values {
      case .shared(let numbers):
        blocks.append(numbers)
        return EncodedArray(reference, perSample: false)
      case .perSample(let numbers):
        let range = piece.lowerBound * column.width..<piece.upperBound * column.width
        blocks.append(range == numbers.indices ? numbers : Array(numbers[range]))
        return EncodedArray(reference, perSample: true)
      }
    }
    var request = Request(.run)
    request.samples = piece.count
    request.inputs = [:]
    for column in inputs { request.inputs?[column.path.key] = encoded(column) }
    if !varied.isEmpty { request.varied = varied.map { VariedArray($0.path, encoded($0)) } }
    request.wanted = wanted
    if !readsNotes { request.notes = false }
    return (request, blocks)
  }

  /// Nothing computed: every sample is stopped.
  func stopped(_ piece: Range<Int>) -> BatchOutcome {
    var arrays: [String: BatchOutput] = [:]
    for output in outputs {
      arrays[output.variable.name] = BatchOutput(
        axes: output.variable.axes, labels: output.labels,
        values: Array(repeating: 0, count: output.width * piece.count))
    }
    return BatchOutcome(samples: piece.count, stoppedAt: 0, outputs: arrays)
  }
}

extension Batch {
  /// Reads the reply to a run, trusting nothing in it. `stopped` says whether the module was asked to stop.
  func outcome(of reply: Reply, _ message: Message, samples: Int, stopped: Bool) throws(ReplyProblem) -> BatchOutcome {
    var outcome = BatchOutcome(samples: samples, reports: reply.samples ?? [], stoppedAt: reply.stoppedAt)
    if let first = outcome.stoppedAt {
      guard stopped else { throw ReplyProblem("it stopped at sample \(first), but nobody asked to stop") }
      guard (0..<samples).contains(first) else {
        throw ReplyProblem("it stopped at sample \(first) of \(samples)")
      }
    }
    try check(outcome.reports, samples: outcome.stoppedAt ?? samples, of: samples)
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
      outcome.outputs[variable.name] = BatchOutput(axes: variable.axes, labels: labels, values: values)
    }
    if let stray = reply.outputs?.keys.sorted().first(where: { outcome.outputs[$0] == nil }) {
      let isDeclared = wanted != nil
      throw ReplyProblem("the output '\(stray)' \(isDeclared ? "was not asked for" : "is not declared here")")
    }
    let unanswered = outcome.reports.filter { $0.status.kind != .answered }.map(\.sample)
    for sample in unanswered + Array((outcome.stoppedAt ?? samples)..<samples) {
      for (variable, _, width) in outputs {
        let row = outcome.outputs[variable.name]?.values[sample * width..<(sample + 1) * width] ?? []
        guard row.allSatisfy({ $0 == 0 }) else {
          throw ReplyProblem("the output '\(variable.name)' of sample \(sample) must be zero, as it has no answer")
        }
      }
    }
    return outcome
  }

  /// - Parameter samples: The number of samples that were computed.
  private func check(_ reports: [SampleReport], samples: Int, of all: Int) throws(ReplyProblem) {
    var next = 0
    for report in reports {
      guard (0..<samples).contains(report.sample) else {
        throw ReplyProblem("it reports on sample \(report.sample) where it computed \(samples) of \(all)")
      }
      guard report.sample >= next else {
        throw ReplyProblem("its reports on samples are not in ascending order at sample \(report.sample)")
      }
      next = report.sample + 1
      switch report.status.kind {
      case .answered: break
      case .stopped:
        throw ReplyProblem("sample \(report.sample) is 'stopped'; 'stoppedAt' says where a run stopped")
      case .infeasible, .failed:
        if report.status.message?.isEmpty ?? true {
          throw ReplyProblem(
            "sample \(report.sample) is '\(report.status.kind.rawValue)' without a message that says why")
        }
      }
    }
  }
}

extension BatchOutcome {
  /// Joins the samples of the next piece behind those that are there.
  mutating func append(_ next: BatchOutcome) {
    for report in next.reports {
      reports.append(SampleReport(sample: samples + report.sample, report.status, notes: report.notes))
    }
    if stoppedAt == nil { stoppedAt = next.stoppedAt.map { samples + $0 } }
    samples += next.samples
    outputs.merge(next.outputs) { joined, new in
      var joined = joined
      joined.values += new.values
      return joined
    }
  }
}
