import CSimulationModule
import ModuleMessages
import Synchronization

/// Answers the requests of the contract for one module.
///
/// A request fails by its message, by its parameters or by the module itself: what answers one, here and in a session, throws
/// untyped, and ends as one sentence in the reply.
final class ModuleServer: Sendable {
  /// The host's receiver, with the kind of the message; not 0 stops the module.
  typealias Receiver = (Int32, UnsafeRawBufferPointer) -> Int32

  private let type: ModuleType
  private var manifest: Manifest { type.manifest }

  /// Sessions by number. The value is taken out while a run uses it, so two threads never share one.
  private let sessions = Mutex<Sessions>(Sessions())

  private struct Sessions: @unchecked Sendable {
    var next = 1
    var open: [Int: Session] = [:]
    /// Labels of long axes that hosts sent once; the first has the number 1.
    var labels: [[String]] = []
  }

  init(_ type: ModuleType) { self.type = type }

  func answer(_ bytes: UnsafeRawBufferPointer, receive: @escaping Receiver) -> Int32 {
    do {
      let message = try MessageView(bytes)
      let request = try Message(head: message.head).request()
      if request.request == .run {
        try run(request, message, receive: receive)
      } else {
        try Self.send(try answer(request, Message(message)), receive)
      }
      return 0
    } catch {
      var failure = Reply()
      failure.error = "\(error)"
      do {
        try Self.send(failure, receive)
        return 0
      } catch {
        return 1
      }
    }
  }

  private static func send(_ reply: Reply, _ receive: Receiver) throws(MessageError) {
    _ = try Message(reply).encoded().withUnsafeBytes { receive(SIMPLAN_MODULE_REPLY, $0) }
  }

  private func answer(_ request: Request, _ message: Message) throws -> Reply {
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
      reply.diagnostics = type.check(try parameters(of: request, message))
    case .open:
      let parameters = try parameters(of: request, message)
      if let refusal = type.refusal(of: parameters) { throw UnfitParameters(refusal) }
      let session = try Session(type, parameters)
      reply.session = sessions.withLock { sessions in
        let number = sessions.next
        sessions.next += 1
        sessions.open[number] = session
        return number
      }
    case .close:
      guard let number = request.session, sessions.withLock({ $0.open.removeValue(forKey: number) }) != nil else {
        throw UnfitParameters("session \(request.session ?? 0) is not open")
      }
      reply.session = number
    case .run: throw MessageError.head("a run is answered elsewhere")
    }
    return reply
  }

  private func run(_ request: Request, _ message: MessageView, receive: @escaping Receiver) throws {
    guard let number = request.session,
      var session = sessions.withLock({ $0.open.removeValue(forKey: number) })
    else { throw UnfitParameters("session \(request.session ?? 0) is not open or is in use") }
    defer { sessions.withLock { $0.open[number] = session } }
    try session.run(
      request, message,
      report: { report in
        guard let bytes = try? Message(report).encoded() else { return true }
        return bytes.withUnsafeBytes { receive(SIMPLAN_MODULE_PROGRESS, $0) } == SIMPLAN_MODULE_CONTINUE
      }, send: { _ = receive(SIMPLAN_MODULE_REPLY, $0) })
  }

  /// The parameters of a request, checked against the manifest: every key declared, every required one there, every
  /// value of its kind. The host has done so already; a module in another host must not trap either.
  private func parameters(of request: Request, _ message: Message) throws -> Parameters {
    let axes = try manifest.axisLabels(try labels(of: request.axes ?? [:]))
    var values: [String: ParameterValue] = [:]
    // In the order of their names: the first fault is the one that is told.
    for (key, value) in (request.parameters ?? [:]).sorted(by: { $0.key < $1.key }) {
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

  private func labels(of axes: [String: EncodedLabels]) throws(MessageError) -> AxisLabels {
    var found: [String: [String]] = [:]
    for (name, labels) in axes.sorted(by: { $0.key < $1.key }) {
      switch labels {
      case .list(let list): found[name] = list
      case .kept(let number):
        let kept = sessions.withLock { $0.labels.indices.contains(number - 1) ? $0.labels[number - 1] : nil }
        guard let kept else { throw MessageError.head("no labels are kept under the number \(number)") }
        found[name] = kept
      }
    }
    return AxisLabels(found)
  }
}
