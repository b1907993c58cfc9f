import ModuleHost
import SimulationKit

extension ConformanceCheck {
  /// A run of several samples that is told to stop at its first word ends with samples that are `stopped`. To a process of
  /// its own the word may come too late: then it answers in full.
  func stops() throws(ModuleError) -> [String] {
    let samples = [0] + order
    let outcome = try open().run(samples: samples.count, inputs: batch(samples)) { _ in false }
    if outcome.stoppedAt != nil { return [] }
    guard module.client.transport.isChild else { return ["a run that is told to stop computes all its samples"] }
    return try outcome == open().run(samples: samples.count, inputs: batch(samples))
      ? [] : ["a run that is told to stop answers otherwise"]
  }

  /// Numbers that a study may draw and the module's own check refuses, at every path that takes numbers.
  func refusedSamples() throws(ModuleError) -> [String] {
    let session = try open()
    var found: [String] = []
    for path in parameters.variablePaths {
      guard let own = try? parameters.numbers(at: path), !own.isEmpty else { continue }
      let first = own.enumerated().map { $0 == 0 ? 3 * $1 + 1 : $1 }
      for numbers in [own.map { $0 / 2 }, own.map { $0 * 2 }, own.map { _ in 0 }, first] where numbers != own {
        guard let problem = try refusal(of: numbers, at: path) else { continue }
        let outcome = try session.run(inputs: batch([0]), varied: [path: .perSample(numbers)])
        guard outcome.status(of: 0).kind == .answered else { continue }
        found.append("a sample with another '\(path)' is answered that the check refuses: \(problem)")
        break
      }
    }
    return found
  }

  /// The first error of the module's check; nil also for numbers of another kind or beyond their bounds, which no study
  /// draws.
  private func refusal(of numbers: [Double], at path: ParameterPath) throws(ModuleError) -> String? {
    guard let replaced = try? parameters.replacing(path, with: numbers) else { return nil }
    do throws(ModuleError) {
      return try module.check(mode: example.mode, axes: example.axes, parameters: replaced.values)
        .first { $0.severity == .error }?.message
    } catch {
      switch error {
      case .refused, .unfit: return nil
      default: throw error
      }
    }
  }

  /// A number below or above its bounds, whatever the host has checked.
  func boundRefusals() -> [String] {
    var found: [String] = []
    for declaration in module.manifest.parameters where declaration.applies(in: parameters.mode) {
      let (bounds, isWhole): (Bounds, Bool)
      switch declaration.kind {
      case .number(_, let own): (bounds, isWhole) = (own, false)
      case .integer(let own): (bounds, isWhole) = (own, true)
      default: continue
      }
      for outside in [bounds.lower.map { $0 - 1 }, bounds.upper.map { $0 + 1 }] {
        guard let outside else { continue }
        var blocks: [[Double]] = []
        var request = Request(.open)
        request.mode = example.mode
        request.axes = labels
        var values = parameters.values
        values[declaration.key] = isWhole ? .integer(Int(outside.rounded(.down))) : .number(outside)
        request.parameters = values.mapValues { EncodedValue($0, into: &blocks) }
        found += refused(request, blocks, "'\(declaration.key)' outside its bounds is not refused by 'open'")
      }
    }
    return found
  }

  private var labels: [String: EncodedLabels] {
    Dictionary(uniqueKeysWithValues: parameters.axes.names.map { ($0, EncodedLabels.list(parameters.axes[$0] ?? [])) })
  }

  /// Two sessions used in turns, and one after the other was closed.
  func isolation() throws(ModuleError) -> [String] {
    let alone = try open().run(inputs: batch([0]))
    let first = try open()
    let second = try open()
    let last = example.samples.count - 1
    _ = try second.run(inputs: batch([last]))
    let between = try first.run(inputs: batch([0]))
    try second.close()
    let after = try first.run(inputs: batch([0]))
    try first.close()
    var found: [String] = []
    if between != alone { found.append("a session answers otherwise when another one has run") }
    if after != alone { found.append("a session answers otherwise when another one was closed") }
    return found
  }

  /// Requests that a module must refuse whatever its host does.
  func refusals() -> [String] {
    var found: [String] = []
    var blocks: [[Double]] = []
    let axes = labels
    let complete = parameters.values.mapValues { EncodedValue($0, into: &blocks) }
    for kind in [Request.Kind.check, .open] {
      var request = Request(kind)
      request.mode = example.mode
      request.axes = axes
      request.parameters = complete.merging(["no_such_parameter": .number(1)]) { $1 }
      found += refused(request, blocks, "an unknown parameter is not refused by '\(kind.rawValue)'")
      request.parameters = complete
      request.mode = "no_such_mode"
      found += refused(request, blocks, "an unknown mode is not refused by '\(kind.rawValue)'")
      if module.manifest.parameters.contains(where: { isRequired($0) }) {
        request.mode = parameters.mode
        request.parameters = [:]
        found += refused(request, [], "missing parameters are not refused by '\(kind.rawValue)'")
      }
    }
    for kind in [Request.Kind.run, .close] {
      var request = Request(kind)
      request.session = Int(Int32.max)
      found += refused(request, [], "an unknown session is not refused by '\(kind.rawValue)'")
    }
    for bytes: [UInt8] in [[], [1, 2, 3], Array(repeating: 0xFF, count: 64), Array(repeating: 0, count: 16)] {
      do throws(ModuleError) {
        try module.client.send(raw: bytes)
        found.append("bytes that are no message are answered")
      } catch .ended {
        found.append("bytes that are no message end the module")
      } catch {}
    }
    return found
  }

  private func isRequired(_ declaration: ParameterDeclaration) -> Bool {
    declaration.fallback == nil && !declaration.optional && declaration.applies(in: parameters.mode)
  }

  private func refused(_ request: Request, _ blocks: [[Double]], _ finding: String) -> [String] {
    do throws(ModuleError) {
      _ = try module.client.answer(request, blocks: blocks)
      return [finding]
    } catch .refused {
      return []
    } catch {
      return ["\(error)"]
    }
  }
}
