package import Coupling
import Economy
package import ModuleHost
import SimulationKit

/// The open sessions of a problem's modules, which live on from batch to batch.
package final class Sessions: @unchecked Sendable {
  // Used by one thread at a time.
  private let sessions: [String: ModuleSession]
  private let progress: (_ module: String, _ report: String) -> Bool
  /// The last answer of a module to a request that serves a whole batch, which the next piece of the batch asks again.
  private var shared: [String: SharedReply] = [:]

  private struct SharedReply {
    var inputs: [String: SampleNumbers]
    var wanted: [String]?
    var notes: Bool
    var reply: ModuleReply
  }

  /// - Parameters:
  ///   - modules: loaded, by the name under which the problem runs them.
  ///   - progress: told the reports of modules; answering false stops the run.
  /// - Throws: `SampleFailure` for a module that cannot be opened.
  package init(
    _ problem: Problem, modules: [String: LoadedModule],
    progress: @escaping (_ module: String, _ report: String) -> Bool = { _, _ in true }
  ) throws(SampleFailure) {
    self.progress = progress
    var sessions: [String: ModuleSession] = [:]
    for module in problem.modules {
      guard let loaded = modules[module.name] else {
        throw SampleFailure(.failed, module: module.name, ["the module \(module.name) is not loaded"])
      }
      do throws(ModuleError) {
        sessions[module.name] = try loaded.open(
          mode: module.mode, axes: module.axes, parameters: module.parameters, language: module.language)
      } catch { throw SampleFailure(.failed, module: module.name, [error.description]) }
    }
    self.sessions = sessions
  }

  /// Runs a module for some samples of a batch.
  /// - Parameters:
  ///   - varied: rows of the batch by path.
  ///   - wanted: outputs; nil for all.
  func run(
    _ name: String, _ request: ModuleRequest, varied: [ParameterPath: SampleNumbers], wanted: [String]?, notes: Bool
  ) -> ModuleReply {
    guard let session = sessions[name] else {
      return reply(failing: request, name, "the module \(name) is not open")
    }
    if request.isShared, let last = shared[name], last.inputs == request.inputs, last.wanted == wanted,
      last.notes == notes
    {
      return last.reply
    }
    let count = request.samples.count
    do throws(ModuleError) {
      let replaced = varied.map { ($0.key, $0.value.picking(request.samples).batchValues) }
      let outcome = try session.run(
        samples: count, inputs: request.inputs.mapValues(\.batchValues),
        varied: Dictionary(uniqueKeysWithValues: replaced), wanted: wanted, notes: notes
      ) { [progress] report in progress(name, report.message) }
      var reply = ModuleReply(outputs: [:])
      for (output, numbers) in outcome.outputs {
        reply.outputs[output] =
          request.isShared
          ? SampleNumbers(shared: numbers.values) : SampleNumbers(perSample: numbers.values, width: numbers.width)
      }
      for report in outcome.reports {
        if report.status.kind != .answered { reply.failures[report.sample] = Self.failure(name, report.status) }
        if !report.notes.isEmpty { reply.notes[report.sample] = report.notes }
      }
      if let first = outcome.stoppedAt {
        for sample in first..<count { reply.failures[sample] = Self.failure(name, SampleStatus(.stopped)) }
      }
      if request.isShared {
        shared[name] = SharedReply(inputs: request.inputs, wanted: wanted, notes: notes, reply: reply)
      }
      return reply
    } catch {
      return reply(failing: request, name, error.description)
    }
  }

  private func reply(failing request: ModuleRequest, _ name: String, _ sentence: String) -> ModuleReply {
    let failure = SampleFailure(.failed, module: name, [sentence])
    return ModuleReply(
      outputs: [:], failures: Dictionary(uniqueKeysWithValues: request.samples.indices.map { ($0, failure) }))
  }

  private static func failure(_ name: String, _ status: SampleStatus) -> SampleFailure {
    let why = status.message ?? "no reason given"
    return switch status.kind {
    case .infeasible: SampleFailure(.infeasible, module: name, [why])
    case .stopped: SampleFailure(.stopped, module: name, ["the module \(name) was stopped"])
    case .answered, .failed: SampleFailure(.failed, module: name, ["the module \(name) failed: \(why)"])
    }
  }
}

extension SampleNumbers {
  fileprivate var batchValues: BatchValues { isShared ? .shared(values) : .perSample(values) }
}
