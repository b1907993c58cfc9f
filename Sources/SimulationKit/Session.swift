import Glibc
import ModuleMessages

/// One open session: the prepared module and the arrays that its samples read and write. It throws untyped: what is wrong
/// with a message, with the parameters, and whatever an author's own code throws.
struct Session {
  private var module: PreparedModule
  private let parameters: Parameters
  private let inputs: [VariableDeclaration]
  private let outputs: [VariableDeclaration]

  init(_ type: ModuleType, _ parameters: Parameters) throws {
    let manifest = type.manifest
    self.parameters = parameters
    inputs = manifest.inputs.filter { $0.applies(in: parameters.mode) }
    outputs = manifest.outputs.filter { $0.applies(in: parameters.mode) }
    for variable in inputs + outputs {
      guard parameters.axes.count(variable.axes) != nil else {
        throw UnfitParameters("'\(variable.name)' needs labels of the axes \(variable.axes.joined(separator: ", "))")
      }
    }
    module = try PreparedModule(type, parameters)
  }

  /// Runs every sample of the batch and hands the reply to `send`. `report` returns false when the host asks to stop.
  mutating func run(
    _ request: Request, _ message: MessageView, report: @escaping (ProgressReport) -> Bool,
    send: (UnsafeRawBufferPointer) -> Void
  ) throws {
    let samples = request.samples ?? 1
    guard (1...Request.mostSamples).contains(samples) else {
      throw MessageError.head("a run holds 1 to \(Request.mostSamples) samples, not \(samples)")
    }
    let read = try readInputs(request, message, samples: samples)
    let wanted = try wantedOutputs(request)
    guard wanted.allSatisfy({ width($0.axes) <= Request.mostValues / samples }) else {
      throw MessageError.length("\(samples) samples in one reply")
    }
    try module.begin(readVaried(request, message, samples: samples))
    defer { module.end() }

    var arrays = Inputs(Dictionary(uniqueKeysWithValues: read.map { ($0.variable.name, zero($0.variable)) }))
    let columns = read.map { (place: arrays.place(of: $0.variable.name) ?? 0, array: $0.array) }
    var gives = Outputs(
      outputs.map { output in (output.name, zero(output), wanted.contains { $0.name == output.name }) },
      readsNotes: request.notes ?? true)
    let places = wanted.map { output in outputs.firstIndex { $0.name == output.name } ?? 0 }
    let buffer = ReplyBuffer(blocks: wanted.map { samples * width($0.axes) })
    let blocks = wanted.indices.map { buffer.block($0) }
    var reply = Reply()
    var reports: [SampleReport] = []
    let watch = RunWatch(report)
    let progress = Progress { watch.tell($0, $1) }
    for sample in 0..<samples {
      watch.sample = sample
      for (place, array) in columns where !array.repeats(sample) { arrays.load(array.values(of: sample), at: place) }
      gives.begin()
      let status = one(sample, arrays, into: &gives, progress, watch)
      if status.kind == .stopped {
        reply.stoppedAt = sample
        break
      }
      if status.kind == .answered {
        for index in places.indices { gives.copy(places[index], to: blocks[index], row: sample) }
      }
      if status.kind != .answered || !gives.notes.isEmpty {
        reports.append(SampleReport(sample: sample, status, notes: gives.notes))
      }
      if samples > 1 && !watch.stopped { watch.tell(1, "") }
      if watch.stopped && sample + 1 < samples {
        reply.stoppedAt = sample + 1
        break
      }
    }

    reply.samples = reports.isEmpty ? nil : reports
    reply.outputs = Dictionary(
      uniqueKeysWithValues: wanted.enumerated().map { ($1.name, BlockReference($0)) })
    buffer.send(head: reply.runHead, send)
  }

  private mutating func one(
    _ sample: Int, _ inputs: Inputs, into outputs: inout Outputs, _ progress: Progress, _ watch: RunWatch
  ) -> SampleStatus {
    do throws(SampleProblem) {
      try module.run(sample: sample, inputs, into: &outputs, progress)
    } catch {
      switch error {
      case .infeasible(let why): return SampleStatus(.infeasible, why)
      case .failed(let why): return SampleStatus(.failed, why)
      }
    }
    if let name = outputs.notFinite { return SampleStatus(.failed, "the output '\(name)' is not finite") }
    return SampleStatus(watch.stopped ? .stopped : .answered)
  }

  private func labels(_ axes: [String]) -> [[String]] { axes.map { parameters.axes[$0] ?? [] } }

  private func width(_ axes: [String]) -> Int { parameters.axes.count(axes) ?? 0 }

  private func zero(_ variable: VariableDeclaration) -> LabelledArray {
    LabelledArray(zeroOver: variable.axes, labels: labels(variable.axes))
  }

  private func wantedOutputs(_ request: Request) throws(MessageError) -> [VariableDeclaration] {
    guard let names = request.wanted else { return outputs }
    if let twice = names.firstRepeated { throw MessageError.head("the output '\(twice)' is wanted twice") }
    return try names.map { name throws(MessageError) in
      guard let output = outputs.first(where: { $0.name == name }) else {
        throw MessageError.head("the output '\(name)' is not declared here")
      }
      return output
    }
  }

  private func readInputs(_ request: Request, _ message: MessageView, samples: Int) throws(MessageError)
    -> [(variable: VariableDeclaration, array: BatchArray)]
  {
    if let stray = request.inputs?.keys.sorted().first(where: { name in !inputs.contains { $0.name == name } }) {
      throw MessageError.head("the input '\(stray)' is not declared here")
    }
    var read: [(variable: VariableDeclaration, array: BatchArray)] = []
    for variable in inputs {
      guard let encoded = request.inputs?[variable.name] else {
        if variable.optional { continue }
        throw .head("the input '\(variable.name)' is missing")
      }
      if encoded.perSample && variable.variation == .shared {
        throw MessageError.head("the input '\(variable.name)' is the same for all samples, but came per sample")
      }
      read.append((variable, try BatchArray(encoded, width: width(variable.axes), message, samples: samples)))
    }
    return read
  }

  private func readVaried(_ request: Request, _ message: MessageView, samples: Int) throws -> [VariedColumn] {
    var columns: [VariedColumn] = []
    for varied in request.varied ?? [] {
      if let other = columns.first(where: { $0.place.path.overlaps(varied.path) }) {
        throw MessageError.head("'\(varied.path)' and '\(other.place.path)' are varied at once, but overlap")
      }
      let place = try parameters.place(of: varied.path)
      columns.append(
        VariedColumn(
          place: place,
          array: try BatchArray(varied.array, width: place.count, message, samples: samples)))
    }
    return columns
  }
}

/// Tells the host how far a run is, and remembers whether to stop.
final class RunWatch {
  /// The first report of a run is always sent; later ones that follow closer than this are not, so that a batch of
  /// thousands of quick samples is not spent on telling how far it is. In milliseconds.
  private static let interval = 20

  var sample = 0
  private(set) var stopped = false
  private let report: (ProgressReport) -> Bool
  private var last: Int?

  init(_ report: @escaping (ProgressReport) -> Bool) { self.report = report }

  /// Returns false when the host asks to stop.
  @discardableResult
  func tell(_ fraction: Double, _ message: String) -> Bool {
    let now = Self.milliseconds
    if let last, now - last < Self.interval { return !stopped }
    last = now
    if !report(ProgressReport(sample: sample, fraction: fraction, message: message)) { stopped = true }
    return !stopped
  }

  /// The coarse clock moves every few milliseconds and costs a tenth of the exact one.
  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
