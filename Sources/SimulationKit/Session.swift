/// One open session: the prepared module and the parameters it was prepared with.
struct Session<M: SimulationModule> {
  private var module: M
  private let parameters: Parameters
  /// Kept, since an author may build it anew each time that it is asked for.
  private let manifest: Manifest

  init(_ parameters: Parameters) throws {
    self.parameters = parameters
    manifest = M.manifest
    for variable in manifest.inputs + manifest.outputs where variable.applies(in: parameters.mode) {
      guard parameters.axes.count(variable.axes) != nil else {
        throw UnfitParameters("'\(variable.name)' needs labels of the axes \(variable.axes.joined(separator: ", "))")
      }
    }
    module = try M(parameters)
  }

  /// The first report of a run is always sent; later ones that follow closer than this are not, so that a batch of
  /// thousands of quick samples is not spent on telling how far it is.
  private static var reportInterval: Duration { .milliseconds(20) }

  /// Runs every sample of the batch. `report` returns false when the host asks to stop.
  mutating func run(_ request: Request, _ message: Message, report: @escaping (ProgressReport) -> Bool) throws
    -> Message
  {
    let samples = request.samples ?? 1
    guard (1...Request.mostSamples).contains(samples) else {
      throw MessageError.head("a run holds 1 to \(Request.mostSamples) samples, not \(samples)")
    }
    let inputs = try readInputs(request, message, samples: samples)
    let varied = try readVaried(request, message, samples: samples)
    let declared = manifest.outputs.filter { $0.applies(in: parameters.mode) }
    let empty = try emptyOutputs(declared)
    guard empty.values.allSatisfy({ $0.values.count <= Request.mostValues / samples }) else {
      throw MessageError.length("\(samples) samples in one reply")
    }

    var statuses: [SampleStatus] = []
    var notes: [[String]] = []
    var blocks: [[Double]] = declared.map { Array(repeating: 0, count: samples * (empty[$0.name]?.values.count ?? 0)) }
    var stopped = false
    var lastReport: ContinuousClock.Instant?
    func tell(_ sample: Int, _ fraction: Double, _ message: String) {
      let now = ContinuousClock.now
      if let lastReport, now - lastReport < Self.reportInterval { return }
      lastReport = now
      if !report(ProgressReport(sample: sample, fraction: fraction, message: message)) { stopped = true }
    }
    for sample in 0..<samples {
      guard !stopped else {
        statuses.append(SampleStatus(.stopped))
        notes.append([])
        continue
      }
      var outputs = Outputs(empty)
      let progress = Progress { fraction, message in
        tell(sample, fraction, message)
        return !stopped
      }
      var status = one(inputs.map { $0.at(sample) }, varied: varied.map { $0.at(sample) }, into: &outputs, progress)
      if status.kind == .answered {
        status = Self.firstNotFinite(in: outputs, declared) ?? (stopped ? SampleStatus(.stopped) : status)
      }
      if status.kind == .answered {
        for (index, variable) in declared.enumerated() {
          let values = outputs[variable.name].values
          blocks[index].replaceSubrange(sample * values.count..<(sample + 1) * values.count, with: values)
        }
      }
      statuses.append(status)
      notes.append(outputs.notes)
      if !stopped && samples > 1 { tell(sample, 1, "") }
    }

    var reply = Reply()
    reply.statuses = statuses
    reply.notes = notes.allSatisfy(\.isEmpty) ? nil : notes
    reply.outputs = Dictionary(
      uniqueKeysWithValues: declared.enumerated().map { ($1.name, BlockReference($0)) })
    return try Message(reply, blocks: blocks)
  }

  /// One sample. Replaced parameters get a module of their own, prepared anew, so that no author has to think of them.
  private mutating func one(
    _ inputs: [NamedArray], varied: [NamedArray], into outputs: inout Outputs, _ progress: Progress
  ) -> SampleStatus {
    let inputs = Inputs(Dictionary(uniqueKeysWithValues: inputs.map { ($0.name, $0.array) }))
    do {
      if varied.isEmpty {
        try module.run(inputs, into: &outputs, progress: progress)
      } else {
        var parameters = parameters
        for array in varied { parameters.replace(array.name, with: array.array.values) }
        let problem = manifest.parameters.mismatch(parameters.values, mode: parameters.mode, axes: parameters.axes)
        if let problem { return SampleStatus(.failed, problem) }
        if let error = M.check(parameters).first(where: { $0.severity == .error }) {
          return SampleStatus(.failed, "\(error.parameter): \(error.message); \(error.advice)")
        }
        var module = try M(parameters)
        try module.run(inputs, into: &outputs, progress: progress)
      }
      return SampleStatus(.answered)
    } catch SampleProblem.infeasible(let why) {
      return SampleStatus(.infeasible, why)
    } catch SampleProblem.failed(let why) {
      return SampleStatus(.failed, why)
    } catch {
      return SampleStatus(.failed, "\(error)")
    }
  }

  private static func firstNotFinite(in outputs: Outputs, _ declared: [VariableDeclaration]) -> SampleStatus? {
    for variable in declared {
      if outputs[variable.name].values.contains(where: { !$0.isFinite }) {
        return SampleStatus(.failed, "the output '\(variable.name)' is not finite")
      }
    }
    return nil
  }

  private func emptyOutputs(_ declared: [VariableDeclaration]) throws -> [String: LabelledArray] {
    var arrays: [String: LabelledArray] = [:]
    for variable in declared {
      arrays[variable.name] = LabelledArray(zeroOver: variable.axes, labels: try labels(variable.axes))
    }
    return arrays
  }

  private func labels(_ axes: [String]) throws -> [[String]] {
    try axes.map {
      guard let labels = parameters.axes[$0] else { throw MessageError.head("the axis '\($0)' has no labels") }
      return labels
    }
  }

  private func readInputs(_ request: Request, _ message: Message, samples: Int) throws -> [BatchArray] {
    try manifest.inputs.filter { $0.applies(in: parameters.mode) }.map { variable in
      guard let encoded = request.inputs?[variable.name] else {
        throw MessageError.head("the input '\(variable.name)' is missing")
      }
      if encoded.perSample && variable.variation == .shared {
        throw MessageError.head("the input '\(variable.name)' is the same for all samples, but came per sample")
      }
      return try BatchArray(
        name: variable.name, axes: variable.axes, labels: labels(variable.axes), encoded, message, samples: samples)
    }
  }

  private func readVaried(_ request: Request, _ message: Message, samples: Int) throws -> [BatchArray] {
    try (request.varied ?? [:]).sorted { $0.key < $1.key }.map { key, encoded in
      let kind = manifest.parameters.first { $0.key == key && $0.applies(in: parameters.mode) }?.kind
      switch kind {
      case .number?, .integer?:
        return try BatchArray(name: key, axes: [], labels: [], encoded, message, samples: samples)
      case .array(let axes, _, _, _)?:
        return try BatchArray(name: key, axes: axes, labels: labels(axes), encoded, message, samples: samples)
      default: throw MessageError.head("'\(key)' is no number or array among the parameters, so it cannot vary")
      }
    }
  }
}

struct NamedArray {
  var name: String
  var array: LabelledArray
}

/// An array that is shared or has one row per sample.
struct BatchArray {
  private let name: String
  private let axes: [String]
  private let labels: [[String]]
  private let perSample: Bool
  private let values: [Double]

  init(
    name: String, axes: [String], labels: [[String]], _ encoded: EncodedArray, _ message: Message, samples: Int
  ) throws {
    let width = labels.reduce(1) { $0 * $1.count }
    let (count, overflow) = width.multipliedReportingOverflow(by: encoded.perSample ? samples : 1)
    guard !overflow else { throw MessageError.length("\(samples) samples") }
    values = try message.block(encoded.block, count: count)
    perSample = encoded.perSample
    self.name = name
    self.axes = axes
    self.labels = labels
  }

  func at(_ sample: Int) -> NamedArray {
    let width = labels.reduce(1) { $0 * $1.count }
    let row = perSample ? Array(values[sample * width..<(sample + 1) * width]) : values
    return NamedArray(name: name, array: LabelledArray(axes: axes, labels: labels, values: row))
  }
}

extension Parameters {
  /// Puts the numbers of one sample in place of a number or an array.
  fileprivate mutating func replace(_ key: String, with numbers: [Double]) {
    switch values[key] {
    case .integer?: values[key] = Int(exactly: numbers[0]).map { .integer($0) } ?? .number(numbers[0])
    case .number?: values[key] = .number(numbers[0])
    default: values[key] = .array(numbers)
    }
  }
}
