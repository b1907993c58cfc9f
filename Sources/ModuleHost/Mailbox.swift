import CSimulationModule
import Glibc
import Synchronization

/// Messages that a module has handed over while it answers one request.
///
/// The module gets a number in place of a pointer: a callback after the answer, or with a number that was never given
/// out, finds no mailbox and reads no memory.
final class Mailbox {
  private let limits: ReplyLimits
  private let thread = pthread_self()
  /// Both nil once the request is answered.
  private var progress: ((UnsafeRawBufferPointer) -> Bool)?
  private var reply: ((UnsafeRawBufferPointer) -> Void)?
  private(set) var hasReply = false
  /// The first thing that the contract does not allow.
  private(set) var problem: String?

  private init(
    _ limits: ReplyLimits, _ progress: @escaping (UnsafeRawBufferPointer) -> Bool,
    _ reply: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    self.limits = limits
    self.progress = progress
    self.reply = reply
  }

  private func receive(_ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int64) -> Int32 {
    guard !hasReply else {
      return refuse(
        kind == SIMPLAN_MODULE_REPLY ? "it sent more than one reply" : "it sent progress after its reply")
    }
    guard kind == SIMPLAN_MODULE_REPLY || kind == SIMPLAN_MODULE_PROGRESS else {
      return refuse("it sent a message of the unknown kind \(kind)")
    }
    do {
      try (kind == SIMPLAN_MODULE_REPLY ? limits : ReplyLimits()).check(bytes, count)
    } catch {
      return refuse(kind == SIMPLAN_MODULE_REPLY ? error.description : "its progress: \(error)")
    }
    let message = UnsafeRawBufferPointer(start: bytes, count: Int(count))
    if kind == SIMPLAN_MODULE_REPLY {
      hasReply = true
      reply?(message)
      return SIMPLAN_MODULE_CONTINUE
    }
    return progress?(message) ?? false ? SIMPLAN_MODULE_CONTINUE : SIMPLAN_MODULE_STOP
  }

  private func refuse(_ what: String) -> Int32 {
    if problem == nil { problem = what }
    return SIMPLAN_MODULE_STOP
  }
}

extension Mailbox {
  /// A mailbox is used by the thread that opened it alone; others only learn that they may not.
  private struct Entry: @unchecked Sendable {
    let mailbox: Mailbox
    let notices: CallNotices
  }

  private struct Registry {
    var next: UInt = 1
    var open: [UInt: Entry] = [:]
    /// Who was called last, by number, to name a module that calls back too late.
    var closed: [(number: UInt, notices: CallNotices)] = []
  }

  private static let registry = Mutex(Registry())
  private static let remembered = 64

  /// Opens a mailbox for one request and hands its number to `work` as the receiver.
  static func open(
    _ limits: ReplyLimits, _ notices: CallNotices, progress: @escaping (UnsafeRawBufferPointer) -> Bool,
    reply: @escaping (UnsafeRawBufferPointer) -> Void,
    during work: (_ receiver: UnsafeMutableRawPointer?) -> Int32
  ) -> (mailbox: Mailbox, status: Int32) {
    let mailbox = Mailbox(limits, progress, reply)
    let entry = Entry(mailbox: mailbox, notices: notices)
    let number = registry.withLock { registry in
      let number = registry.next
      registry.next += 1
      registry.open[number] = entry
      return number
    }
    let status = work(UnsafeMutableRawPointer(bitPattern: number))
    registry.withLock { registry in
      registry.open[number] = nil
      registry.closed.append((number, notices))
      if registry.closed.count > remembered { registry.closed.removeFirst() }
    }
    mailbox.progress = nil
    mailbox.reply = nil
    return (mailbox, status)
  }

  /// The function that modules call.
  static func deliver(
    _ receiver: UnsafeMutableRawPointer?, _ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int64
  ) -> Int32 {
    let number = UInt(bitPattern: receiver)
    let entry = registry.withLock { registry -> Entry? in
      if let entry = registry.open[number] { return entry }
      registry.closed.last { $0.number == number }?.notices.add("it called back after it had answered")
      return nil
    }
    guard let entry else { return SIMPLAN_MODULE_STOP }
    guard entry.mailbox.thread == pthread_self() else {
      entry.notices.add("it called back on another thread than the one that called it, and was not heard")
      return SIMPLAN_MODULE_STOP
    }
    return entry.mailbox.receive(kind, bytes, count)
  }
}

/// Acts of a module that the host put right, a sentence each and each once.
final class CallNotices: Sendable {
  private let sentences = Mutex<[String]>([])

  func add(_ sentence: String) {
    sentences.withLock { if !$0.contains(sentence) { $0.append(sentence) } }
  }

  var all: [String] { sentences.withLock { $0 } }
}
