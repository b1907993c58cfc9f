import CSimulationModule

/// A module in this process: a call through the table of the contract.
struct InProcessTransport: ModuleTransport, @unchecked Sendable {
  // The table lives as long as the process and its `answer` may be called from several threads.
  private let table: UnsafeMutablePointer<simplan_module>

  init(_ table: UnsafeMutablePointer<simplan_module>) { self.table = table }

  func exchange(_ request: [UInt8], progress: (UnsafeRawBufferPointer) -> Bool) throws(ReplyProblem) -> [UInt8] {
    guard let answer = table.pointee.answer else { throw ReplyProblem("its table holds no function 'answer'") }
    let mailbox = Mailbox()
    // The module calls back only while `answer` runs, so the closure does not outlive this call.
    let status = withoutActuallyEscaping(progress) { progress in
      mailbox.progress = progress
      defer { mailbox.progress = nil }
      return request.withUnsafeBufferPointer { bytes in
        answer(
          table.pointee.state, bytes.baseAddress, Int64(bytes.count), Unmanaged.passUnretained(mailbox).toOpaque()
        ) { receiver, kind, bytes, count in
          guard let receiver else { return SIMPLAN_MODULE_STOP }
          return Unmanaged<Mailbox>.fromOpaque(receiver).takeUnretainedValue().receive(kind, bytes, count)
        }
      }
    }
    if let problem = mailbox.problem { throw ReplyProblem(problem) }
    guard let reply = mailbox.reply else {
      throw ReplyProblem(status == 0 ? "it sent no reply" : "it sent no reply and returned \(status)")
    }
    guard status == 0 else { throw ReplyProblem("it sent a reply but returned \(status)") }
    return reply
  }
}

/// What a module has handed over while it answers one request.
private final class Mailbox {
  var progress: ((UnsafeRawBufferPointer) -> Bool)?
  private(set) var reply: [UInt8]?
  /// The first thing that the contract does not allow.
  private(set) var problem: String?

  func receive(_ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int64) -> Int32 {
    guard count >= 0, bytes != nil || count == 0 else {
      return refuse("it handed over \(count) bytes at no address")
    }
    let message = UnsafeRawBufferPointer(start: bytes, count: Int(count))
    switch kind {
    case SIMPLAN_MODULE_REPLY:
      guard reply == nil else { return refuse("it sent more than one reply") }
      reply = Array(message)
      return SIMPLAN_MODULE_CONTINUE
    case SIMPLAN_MODULE_PROGRESS:
      guard reply == nil else { return refuse("it sent progress after its reply") }
      return progress?(message) ?? false ? SIMPLAN_MODULE_CONTINUE : SIMPLAN_MODULE_STOP
    default: return refuse("it sent a message of the unknown kind \(kind)")
    }
  }

  private func refuse(_ what: String) -> Int32 {
    if problem == nil { problem = what }
    return SIMPLAN_MODULE_STOP
  }
}
