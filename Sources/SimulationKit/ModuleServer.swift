import CSimulationModule
import Synchronization

/// Answers the requests of the contract for one module.
final class ModuleServer<M: SimulationModule>: Sendable {
  typealias Receiver = (Int32, [UInt8]) -> Int32

  private let manifest = M.manifest

  /// Sessions by number. The value is taken out while a run uses it, so two threads never share one.
  private let sessions = Mutex<Sessions>(Sessions())

  private struct Sessions: @unchecked Sendable {
    var next = 1
    var open: [Int: Session<M>] = [:]
    /// Labels of long axes that hosts sent once; the first has the number 1.
    var labels: [[String]] = []
  }

  func answer(_ bytes: UnsafeRawBufferPointer, receive: @escaping Receiver) -> Int32 {
    let reply: Message
    do {
      let message = try Message(decoding: bytes)
      let request = try message.decodeHead(as: Request.self)
      reply = try answer(request, message, receive: receive)
    } catch {
      guard let failure = try? Message(errorReply("\(error)")) else { return 1 }
      reply = failure
    }
    guard let encoded = (try? reply.encoded()) ?? (try? Message(errorReply("the reply is not finite")).encoded())
    else { return 1 }
    _ = receive(SIMPLAN_MODULE_REPLY, encoded)
    return 0
  }

  private func errorReply(_ text: String) -> Reply {
    var reply = Reply()
    reply.error = text
    return reply
  }

  private func answer(_ request: Request, _ message: Message, receive: @escaping Receiver) throws -> Message {
    var reply = Reply()
    switch request.request {
    case .describe:
      reply.manifest = manifest
      reply.level = Int(SIMPLAN_MODULE_LEVEL)
    case .labels:
      guard let labels = request.labels else { throw MessageError.head("the labels are missing") }
      reply.labels = sessions.withLock { sessions in
        sessions.labels.append(labels)
        return sessions.labels.count
      }
    case .check:
      reply.diagnostics = M.check(try parameters(of: request, message))
    case .open:
      let parameters = try parameters(of: request, message)
      if let error = M.check(parameters).first(where: { $0.severity == .error }) {
        throw UnfitParameters("\(error.parameter): \(error.message); \(error.advice)")
      }
      let session = try Session<M>(parameters, manifest)
      reply.session = sessions.withLock { sessions in
        let number = sessions.next
        sessions.next += 1
        sessions.open[number] = session
        return number
      }
    case .close:
      guard let number = request.session, sessions.withLock({ $0.open.removeValue(forKey: number) }) != nil else {
        return try Message(errorReply("session \(request.session ?? 0) is not open"))
      }
      reply.session = number
    case .run:
      return try run(request, message, receive: receive)
    }
    return try Message(reply)
  }

  private func run(_ request: Request, _ message: Message, receive: @escaping Receiver) throws -> Message {
    guard let number = request.session,
      var session = sessions.withLock({ $0.open.removeValue(forKey: number) })
    else { return try Message(errorReply("session \(request.session ?? 0) is not open or is in use")) }
    defer { sessions.withLock { $0.open[number] = session } }
    return try session.run(request, message) { report in
      guard let bytes = try? Message(report).encoded() else { return true }
      return receive(SIMPLAN_MODULE_PROGRESS, bytes) == SIMPLAN_MODULE_CONTINUE
    }
  }

  /// The parameters of a request, checked against the manifest: every key declared, every required one there, every
  /// value of its kind. The host has done so already; a module in another host must not trap either.
  private func parameters(of request: Request, _ message: Message) throws -> Parameters {
    let axes = try manifest.axisLabels(try labels(of: request.axes ?? [:]))
    var values: [String: ParameterValue] = [:]
    for (key, value) in request.parameters ?? [:] {
      guard let declaration = manifest.parameters.first(where: { $0.key == key }) else {
        throw UnfitParameters("no parameter '\(key)' is declared")
      }
      values[key] = try value.value(from: message, kind: declaration.kind, axes: axes)
    }
    var parameters = try manifest.completeParameters(values, mode: request.mode, axes: axes)
    parameters.instance = request.instance
    parameters.language = request.language.flatMap(Language.init) ?? .en
    return parameters
  }

  private func labels(of axes: [String: EncodedLabels]) throws -> AxisLabels {
    AxisLabels(
      try axes.mapValues { labels in
        switch labels {
        case .list(let list): return list
        case .kept(let number):
          let kept = sessions.withLock { $0.labels.indices.contains(number - 1) ? $0.labels[number - 1] : nil }
          guard let kept else { throw MessageError.head("no labels are kept under the number \(number)") }
          return kept
        }
      })
  }
}
