import CSimulationModule
package import ModuleMessages
package import SimulationKit

/// Sends the requests of the contract to one module and distrusts every reply.
package struct ModuleClient: Sendable {
  package let name: String
  package let transport: any ModuleTransport
  private let kept: KeptLabels

  init(name: String, _ transport: any ModuleTransport) {
    self.init(name: name, transport, KeptLabels())
  }

  /// A client for one session.
  func line() -> ModuleClient {
    transport.isChild ? ModuleClient(name: name, transport.line(), KeptLabels()) : self
  }

  private init(name: String, _ transport: any ModuleTransport, _ kept: KeptLabels) {
    self.name = name
    self.transport = transport
    self.kept = kept
  }

  func named(_ name: String) -> ModuleClient { ModuleClient(name: name, transport, kept) }

  func describe() throws(ModuleError) -> (manifest: Manifest, level: Int) {
    var request = Request(.describe)
    request.level = Int(SIMPLAN_MODULE_LEVEL)
    let reply = try twice { () throws(ModuleError) in try answer(request).head }
    guard let manifest = reply.manifest else { throw bad(.describe, "it sent no manifest") }
    return (manifest, reply.level ?? 1)
  }

  func check(_ parameters: Parameters) throws(ModuleError) -> [ParameterDiagnostic] {
    let reply = try twice { () throws(ModuleError) in try answer(with: parameters, .check).head }
    guard let diagnostics = reply.diagnostics else { throw bad(.check, "it sent no list of diagnostics") }
    return diagnostics
  }

  /// Opens a session, with all that a process which was just started must know.
  func open(_ parameters: Parameters) throws(ModuleError) -> Int {
    let reply = try answer(with: parameters, .open).head
    guard let session = reply.session else { throw bad(.open, "it sent no session") }
    return session
  }

  /// Does work, and once more where the module's process ended over it.
  func twice<Result>(_ work: () throws(ModuleError) -> Result) throws(ModuleError) -> Result {
    do throws(ModuleError) { return try work() } catch {
      guard case .ended = error else { throw error }
      return try work()
    }
  }

  func close(_ session: Int) throws(ModuleError) {
    var request = Request(.close)
    request.session = session
    let reply = try answer(request).head
    guard reply.session == session else { throw bad(.close, "it did not name the session that it closed") }
  }

  /// Sends a request and returns its reply, which is a message, readable, and tells of no error.
  package func answer(
    _ request: Request, blocks: [[Double]] = [], samples: Int = 1, limits: ReplyLimits = ReplyLimits(),
    in language: Language = .en, progress: (ProgressReport) -> Bool = { _ in true }
  ) throws(ModuleError) -> (head: Reply, message: Message) {
    let kind = request.request
    let bytes: [UInt8]
    do {
      let message =
        kind == .run ? Message(run: request, blocks: blocks) : try Message(request, blocks: blocks)
      bytes = try message.encoded()
    } catch {
      throw .unfit(module: name, problem: "the request '\(kind.rawValue)' cannot be sent: \(error)")
    }
    return try answer(raw: bytes, kind, samples: samples, limits: limits, in: language, progress: progress)
  }

  private func answer(
    raw bytes: [UInt8], _ kind: Request.Kind, samples: Int = 1, limits: ReplyLimits = ReplyLimits(),
    in language: Language = .en, progress: (ProgressReport) -> Bool = { _ in true }
  ) throws(ModuleError) -> (head: Reply, message: Message) {
    var badProgress: String?
    var received: Result<(head: Reply, message: Message), any Error>?
    do {
      try ModuleWatch.during(kind.rawValue, of: name, inProcess: !transport.isChild) { () throws(ReplyProblem) in
        try transport.exchange(
          bytes, limits: limits,
          progress: { bytes in
            do {
              let report = try Message(decoding: bytes).decodeHead(as: ProgressReport.self, in: language)
              guard (0..<samples).contains(report.sample), (0...1).contains(report.fraction) else {
                throw ReplyProblem("sample \(report.sample) of \(samples) is said to be done to \(report.fraction)")
              }
              return progress(report)
            } catch {
              badProgress = badProgress ?? "its progress: \(error)"
              return false
            }
          },
          reply: { bytes in
            received = Result {
              let message = try Message(decoding: bytes)
              let head =
                kind == .run ? try message.runReply(in: language) : try message.decodeHead(as: Reply.self, in: language)
              return (head, message)
            }
          })
      }
    } catch {
      switch error.kind {
      case .wrong: throw bad(kind, badProgress ?? error.description)
      case .ended:
        throw .ended(module: name, request: kind.rawValue, how: error.description, cause: error.cause)
      case .late: throw .late(module: name, request: kind.rawValue, limit: error.description)
      case .unusable: throw .unusable(path: name, reason: error.description)
      }
    }
    if let badProgress { throw bad(kind, badProgress) }
    guard let received else { throw bad(kind, "it sent no reply") }
    let reply: (head: Reply, message: Message)
    do {
      reply = try received.get()
    } catch {
      throw bad(kind, "\(error)")
    }
    if let reason = reply.head.error { throw .refused(module: name, request: kind.rawValue, reason: reason) }
    return reply
  }

  /// Sends bytes that need not be a message, for testing how a module takes them.
  package func send(raw bytes: [UInt8]) throws(ModuleError) {
    _ = try answer(
      raw: bytes, .describe, samples: Request.mostSamples,
      limits: ReplyLimits(blocks: 256, values: Request.mostValues, samples: Request.mostSamples))
  }

  func bad(_ request: Request.Kind, _ problem: String) -> ModuleError {
    .badReply(module: name, request: request.rawValue, problem: problem)
  }

  private func answer(with parameters: Parameters, _ kind: Request.Kind) throws(ModuleError) -> (
    head: Reply, message: Message
  ) {
    var request = Request(kind)
    var blocks: [[Double]] = []
    request.mode = parameters.mode
    request.axes = [:]
    for axis in parameters.axes.names { request.axes?[axis] = try encoded(parameters.axes[axis] ?? []) }
    request.instance = parameters.instance
    var values: [String: EncodedValue] = [:]
    for (key, value) in parameters.values.sorted(by: { $0.key < $1.key }) {
      values[key] = EncodedValue(value, into: &blocks)
    }
    request.parameters = values
    request.language = parameters.language.rawValue
    return try answer(request, blocks: blocks, in: parameters.language)
  }

  /// Long labels are sent once for all requests that use them.
  private func encoded(_ labels: [String]) throws(ModuleError) -> EncodedLabels {
    guard labels.count > KeptLabels.shortest else { return .list(labels) }
    if let answered = kept.answer(for: labels, of: transport.generation) {
      return answered.map { .kept($0) } ?? .list(labels)
    }
    var request = Request(.labels)
    request.labels = labels
    var number: Int?
    do throws(ModuleError) {
      let reply = try answer(request).head
      guard let kept = reply.labels else { throw bad(.labels, "it sent no number for the labels") }
      number = kept
    } catch .refused {
      // A module may keep none; it gets the labels with every request that needs them.
    }
    kept.keep(number, for: labels, of: transport.generation)
    return number.map { .kept($0) } ?? .list(labels)
  }
}
