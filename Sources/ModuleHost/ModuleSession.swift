public import SimulationKit

/// An open session of a module. It is used by one thread at a time and closed when it is released.
public final class ModuleSession {
  /// How many bytes the arrays of one request and its reply may take, unless told otherwise: 256 MiB.
  public static let standardBatchMemory = 256 << 20

  public let module: LoadedModule
  public let parameters: Parameters
  private let number: Int
  private let batchMemory: Int
  private var closed = false

  init(_ number: Int, of module: LoadedModule, _ parameters: Parameters, batchMemory: Int) {
    self.module = module
    self.parameters = parameters
    self.number = number
    self.batchMemory = batchMemory
  }

  deinit {
    // Nobody is left to tell of a module that does not close; the session's memory is all that it costs.
    if !closed { try? module.client.close(number) }
  }

  /// Closes the session before it is released, and tells of a module that does not.
  public func close() throws(ModuleError) {
    guard !closed else { return }
    closed = true
    try module.client.close(number)
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
      var (request, blocks) = batch.request(piece)
      request.session = number
      request.language = parameters.language.rawValue
      let reply = try module.client.answer(
        request, blocks: blocks, samples: piece.count, limits: batch.limits(of: piece.count), in: parameters.language
      ) { report in
        going =
          going
          && progress(
            ProgressReport(sample: first + report.sample, fraction: report.fraction, message: report.message))
        return going
      }
      do {
        joined.append(try batch.outcome(of: reply.head, reply.message, samples: piece.count, stopped: !going))
      } catch {
        throw module.client.bad(.run, error.description)
      }
    }
    return joined
  }
}
