/// One open session: the prepared module and the arrays that its samples read and write.
struct Session<M: SimulationModule> {
  private var module: PreparedModule<M>
  private let parameters: Parameters
  private let inputs: [VariableDeclaration]
  private let outputs: [VariableDeclaration]

  /// `manifest` is the module's, which an author may build anew each time that it is asked for.
  init(_ parameters: Parameters, _ manifest: Manifest) throws {
    self.parameters = parameters
    inputs = manifest.inputs.filter { $0.applies(in: parameters.mode) }
    outputs = manifest.outputs.filter { $0.applies(in: parameters.mode) }
    for variable in inputs + outputs {
      guard parameters.axes.count(variable.axes) != nil else {
        throw UnfitParameters("'\(variable.name)' needs labels of the axes \(variable.axes.joined(separator: ", "))")
      }
    }
    module = try PreparedModule(parameters, manifest.parameters)
  }

  /// Runs every sample of the batch. `report` returns false when the host asks to stop.
  mutating func run(_ request: Request, _ message: Message, report: @escaping (ProgressReport) -> Bool) throws
    -> Message
  {
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

    var arrays = Inputs(Dictionary(uniqueKeysWithValues: read.map { ($0.variable.name, zero($0.variable)) }))
    let columns = read.map { (place: arrays.place(of: $0.variable.name) ?? 0, array: $0.array) }
    var gives = Outputs(
      outputs.map { output in (output.name, zero(output), wanted.contains { $0.name == output.name }) },
      readsNotes: request.notes ?? true)
    let places = wanted.map { output in outputs.firstIndex { $0.name == output.name } ?? 0 }
    var blocks = wanted.map { [Double](repeating: 0, count: samples * width($0.axes)) }
    var reply = Reply()
    var reports: [SampleReport] = []
    let watch = RunWatch(report)
    let progress = Progress { watch.tell($0, $1) }
    for sample in 0..<samples {
      watch.sample = sample
      for (place, array) in columns where !array.repeats(sample) { array.with(sample) { arrays.load($0, at: place) } }
      gives.begin()
      let status = one(sample, arrays, into: &gives, progress, watch)
      if status.kind == .stopped {
        reply.stoppedAt = sample
        break
      }
      if status.kind == .answered {
        for index in places.indices { gives.copy(places[index], to: &blocks[index], row: sample) }
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
    return try Message(reply, blocks: blocks)
  }

  private mutating func one(
    _ sample: Int, _ inputs: Inputs, into outputs: inout Outputs, _ progress: Progress, _ watch: RunWatch
  ) -> SampleStatus {
    do {
      try module.run(sample: sample, inputs, into: &outputs, progress)
      if let name = outputs.notFinite { return SampleStatus(.failed, "the output '\(name)' is not finite") }
      return SampleStatus(watch.stopped ? .stopped : .answered)
    } catch SampleProblem.infeasible(let why) {
      return SampleStatus(.infeasible, why)
    } catch SampleProblem.failed(let why) {
      return SampleStatus(.failed, why)
    } catch {
      return SampleStatus(.failed, "\(error)")
    }
  }

  private func labels(_ axes: [String]) -> [[String]] { axes.map { parameters.axes[$0] ?? [] } }

  private func width(_ axes: [String]) -> Int { parameters.axes.count(axes) ?? 0 }

  private func zero(_ variable: VariableDeclaration) -> LabelledArray {
    LabelledArray(zeroOver: variable.axes, labels: labels(variable.axes))
  }

  private func wantedOutputs(_ request: Request) throws -> [VariableDeclaration] {
    guard let names = request.wanted else { return outputs }
    if let twice = names.firstRepeated { throw MessageError.head("the output '\(twice)' is wanted twice") }
    return try names.map { name in
      guard let output = outputs.first(where: { $0.name == name }) else {
        throw MessageError.head("the output '\(name)' is not declared here")
      }
      return output
    }
  }

  private func readInputs(_ request: Request, _ message: Message, samples: Int) throws
    -> [(variable: VariableDeclaration, array: BatchArray)]
  {
    if let stray = request.inputs?.keys.sorted().first(where: { name in !inputs.contains { $0.name == name } }) {
      throw MessageError.head("the input '\(stray)' is not declared here")
    }
    return try inputs.compactMap { variable in
      guard let encoded = request.inputs?[variable.name] else {
        if variable.optional { return nil }
        throw MessageError.head("the input '\(variable.name)' is missing")
      }
      if encoded.perSample && variable.variation == .shared {
        throw MessageError.head("the input '\(variable.name)' is the same for all samples, but came per sample")
      }
      return (variable, try BatchArray(encoded, width: width(variable.axes), message, samples: samples))
    }
  }

  private func readVaried(_ request: Request, _ message: Message, samples: Int) throws -> [VariedColumn] {
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
  /// thousands of quick samples is not spent on telling how far it is.
  private static var interval: Duration { .milliseconds(20) }

  var sample = 0
  private(set) var stopped = false
  private let report: (ProgressReport) -> Bool
  private var last: ContinuousClock.Instant?

  init(_ report: @escaping (ProgressReport) -> Bool) { self.report = report }

  /// Returns false when the host asks to stop.
  @discardableResult
  func tell(_ fraction: Double, _ message: String) -> Bool {
    let now = ContinuousClock.now
    if let last, now - last < Self.interval { return !stopped }
    last = now
    if !report(ProgressReport(sample: sample, fraction: fraction, message: message)) { stopped = true }
    return !stopped
  }
}
