public import SimulationKit

/// An open session of a module. It is used by one thread at a time and closed when it is released.
public final class ModuleSession {
  /// How many bytes the arrays of one request and its reply may take, unless told otherwise: 256 MiB.
  public static let standardBatchMemory = 256 << 20

  public let module: LoadedModule
  public let parameters: Parameters
  private let client: ModuleClient
  /// The module's number of the session, in the process of this generation.
  private var number: Int
  private var generation: Int
  private let batchMemory: Int
  private var closed = false

  /// - Parameter client: for this session alone.
  init(of module: LoadedModule, _ client: ModuleClient, _ parameters: Parameters, batchMemory: Int)
    throws(ModuleError)
  {
    self.module = module
    self.client = client
    self.parameters = parameters
    self.batchMemory = batchMemory
    number = try client.twice { () throws(ModuleError) in try module.session(client, parameters) }
    generation = client.transport.generation
  }

  deinit {
    // Nobody is left to tell of a module that does not close; the session's memory is all that it costs.
    if !closed { try? closeInModule() }
  }

  /// Closes the session before it is released, and tells of a module that does not.
  public func close() throws(ModuleError) {
    guard !closed else { return }
    closed = true
    try closeInModule()
  }

  private func closeInModule() throws(ModuleError) {
    // With its process a session has ended too.
    if client.transport.generation == generation { try client.close(number) }
  }

  /// Computes a batch.
  ///
  /// A batch that takes more memory than the session's limit is cut, sent in pieces and joined: the answer is the same.
  /// - Parameters:
  ///   - inputs: The inputs that the manifest declares for this mode, all of them, in their units.
  ///   - varied: Numbers among the parameters that replace those of the session; no two paths may overlap.
  ///   - wanted: The names of the outputs to compute; nil for all of the mode.
  ///   - notes: Whether the module's sentences about the samples are read.
  ///   - progress: Called with the sample being computed; answering false stops the batch, and the samples that are
  ///     not done get the status `stopped`.
  /// - Throws: ``ModuleError/unfit(module:problem:)`` for inputs that do not fit, and what the module did wrong.
  public func run(
    samples: Int = 1, inputs: [String: BatchValues] = [:], varied: [ParameterPath: BatchValues] = [:],
    wanted: [String]? = nil, notes: Bool = true, progress: (ProgressReport) -> Bool = { _ in true }
  ) throws(ModuleError) -> BatchOutcome {
    guard !closed else { throw .unfit(module: module.name, problem: "the session is closed") }
    let batch = try Batch(
      samples: samples, inputs: inputs, varied: varied, wanted: wanted, notes: notes, of: module, parameters)
    let size = batch.samples(within: batchMemory)
    var joined = BatchOutcome(samples: 0)
    var going = true
    for first in stride(from: 0, to: samples, by: size) {
      let piece = first..<min(first + size, samples)
      guard going else {
        joined.append(batch.stopped(piece))
        continue
      }
      joined.append(
        try outcome(of: piece, in: batch) { report in
          going = going && progress(report)
          return going
        })
    }
    return joined
  }

  /// The outcome of some samples, also where the module's process ends over them.
  ///
  /// They are asked once more of a new process. Where that ends too, they are halved until the sample is found over which
  /// it does: that one has failed, the others answer.
  private func outcome(
    of piece: Range<Int>, in batch: Batch, isSecond: Bool = false, progress: (ProgressReport) -> Bool
  ) throws(ModuleError) -> BatchOutcome {
    let failure: ModuleError
    do throws(ModuleError) {
      if isSecond { return try answer(piece, of: batch, progress) }
      return try client.twice { () throws(ModuleError) in try answer(piece, of: batch, progress) }
    } catch {
      guard case .ended = error else { throw error }
      failure = error
    }
    guard piece.count > 1 else {
      var outcome = batch.stopped(piece)
      outcome.stoppedAt = nil
      outcome.reports = [SampleReport(sample: 0, SampleStatus(.failed, failure.description))]
      return outcome
    }
    let middle = piece.lowerBound + piece.count / 2
    var outcome = try outcome(of: piece.lowerBound..<middle, in: batch, isSecond: true, progress: progress)
    let rest = middle..<piece.upperBound
    outcome.append(
      outcome.stoppedAt == nil
        ? try self.outcome(of: rest, in: batch, isSecond: true, progress: progress) : batch.stopped(rest))
    return outcome
  }

  /// Asks the module for some samples.
  private func answer(
    _ piece: Range<Int>, of batch: Batch, _ progress: (ProgressReport) -> Bool
  ) throws(ModuleError) -> BatchOutcome {
    if client.transport.generation != generation {
      number = try module.session(client, parameters)
      generation = client.transport.generation
    }
    var (request, blocks) = batch.request(piece)
    request.session = number
    request.language = parameters.language.rawValue
    var stopped = false
    let reply = try client.answer(
      request, blocks: blocks, samples: piece.count, limits: batch.limits(of: piece.count), in: parameters.language
    ) { report in
      let goesOn = progress(
        ProgressReport(
          sample: piece.lowerBound + report.sample, fraction: report.fraction, message: report.message))
      if !goesOn { stopped = true }
      return goesOn
    }
    do {
      return try batch.outcome(of: reply.head, reply.message, samples: piece.count, stopped: stopped)
    } catch {
      throw client.bad(.run, error.description)
    }
  }
}
