import CSimulationModule
import Glibc
import ModuleMessages
import SimulationKit

/// One request and its reply on the pipes of a process, both ways at once: a process that writes before it has read all
/// does not wait for a host that does the same.
extension ChildProcess {
  /// Throws what the process did wrong. It is of no use afterwards: where in its stream it stands is not known.
  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    let limit = command.settings.answerLimit ?? (isStarted ? nil : command.settings.startLimit)
    let deadline = limit.map { ContinuousClock.now + $0 }
    var outgoing = OutgoingBytes(FrameHeader(.request, length: request.count).bytes + request)
    var (reports, isStopping) = (0, false)
    let signals = BrokenPipeSignal()
    defer { signals.restore() }

    if try receive() || incoming.count > 0 { throw ReplyProblem("it sent a message that nobody had asked for") }
    while true {
      if try outgoing.send(to: requests) == false { signals.take() }
      while let frame = try incoming.frame(limits) {
        switch frame.kind {
        case .reply:
          guard outgoing.isSent || outgoing.isOptional else {
            throw ReplyProblem("it sent its reply before it had read the request")
          }
          reply(frame.message)
          incoming.take(frame)
          guard incoming.count == 0 else { throw ReplyProblem("it sent more than one reply") }
          speech.read()
          isStarted = true
          return
        case .progress:
          reports += 1
          guard reports <= limits.progress else {
            throw ReplyProblem("it sent more than \(limits.progress) messages of progress")
          }
          let goesOn = progress(frame.message)
          incoming.take(frame)
          if !goesOn, !isStopping {
            isStopping = true
            outgoing.add(FrameHeader(.stop, length: 0).bytes)
          }
        case .request, .stop: throw ReplyProblem(FrameError.unexpected(frame.kind).description)
        }
      }
      if outgoing.wouldWait || outgoing.isSent { try wait(deadline, limit, sends: !outgoing.isSent) }
      _ = try receive()
    }
  }

  /// Waits until a pipe has something, or room.
  private func wait(_ deadline: ContinuousClock.Instant?, _ limit: Duration?, sends: Bool) throws(ReplyProblem) {
    let left = deadline.map { milliseconds(until: $0) } ?? -1
    if left == 0, let limit {
      end(now: true)
      throw ReplyProblem(ChildSettings.text(limit), .late)
    }
    var streams = [
      pollfd(fd: replies, events: Int16(POLLIN), revents: 0),
      pollfd(fd: speech.isOver ? -1 : speech.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: sends ? requests : -1, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&streams, nfds_t(streams.count), left) >= 0 || errno == EINTR else {
      throw ReplyProblem("its pipes cannot be read")
    }
    if streams[1].revents != 0 { speech.read() }
  }

  /// Reads what is there, without waiting. Returns whether something came; throws where the process has ended.
  private func receive() throws(ReplyProblem) -> Bool {
    let count = incoming.read(from: replies)
    if count < 0 {
      guard errno == EAGAIN || errno == EINTR else { throw ReplyProblem("its output cannot be read") }
      return false
    }
    guard count == 0 else { return true }
    let how = end()
    if !isStarted, command.isServed, how == "with exit code \(moduleNotServed)" {
      throw ReplyProblem(speech.lastLine, .unusable)
    }
    var causes: [String] = []
    if let memory = command.settings.memory { causes.append("its memory was limited to \(memory >> 20) MB") }
    if !speech.lastLine.isEmpty { causes.append("it last wrote '\(speech.lastLine)'") }
    throw ReplyProblem(how, .ended, cause: causes.joined(separator: ", and "))
  }
}

/// Bytes on their way to a process.
private struct OutgoingBytes {
  private var bytes: [UInt8]
  private var sent = 0
  /// Where the request ends: what follows need not arrive.
  private let needed: Int
  private(set) var wouldWait = false
  private var isDeaf = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    needed = bytes.count
  }

  /// Nothing is left to send; of a process that reads no more nothing ever is.
  var isSent: Bool { sent == bytes.count || isDeaf }
  /// The request has arrived whole.
  var isOptional: Bool { sent >= needed }

  mutating func add(_ more: [UInt8]) { bytes += more }

  /// Sends what the pipe takes. Returns false where nobody reads it any more.
  mutating func send(to pipe: Int32) throws(ReplyProblem) -> Bool {
    wouldWait = false
    while !isSent {
      let count = bytes.withUnsafeBytes { write(pipe, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
      if count >= 0 {
        sent += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        wouldWait = true
        return true
      case EPIPE:
        isDeaf = true
        return false
      default: throw ReplyProblem("its input cannot be written")
      }
    }
    return true
  }
}

/// Bytes that came from a process: whole frames are taken out at the start.
struct IncomingBytes {
  struct Frame {
    let kind: FrameHeader.Kind
    /// Valid until the frame is taken.
    let message: UnsafeRawBufferPointer
  }

  private final class Memory {
    var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    deinit { bytes.deallocate() }
  }

  private let memory = Memory()
  private(set) var count = 0
  /// Of the frame whose header is there.
  private var header: FrameHeader?

  /// Memory grows with what really comes, not with what is announced.
  private static let growth = 1 << 24

  /// As `read` of the system.
  mutating func read(from descriptor: Int32) -> Int {
    if count == memory.bytes.count { grow() }
    let got = Glibc.read(descriptor, memory.bytes.baseAddress?.advanced(by: count), memory.bytes.count - count)
    if got > 0 { count += got }
    return got
  }

  private func grow() {
    let announced = FrameHeader.count + (header?.length ?? 0)
    let wanted = max(memory.bytes.count + 1, min(max(announced, 2 * memory.bytes.count), count + Self.growth))
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: (wanted + 15) & ~15, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory.bytes[..<count]))
    memory.bytes.deallocate()
    memory.bytes = larger
  }

  /// The first frame where it is whole; throws where it is none, or longer than `limits` allow.
  mutating func frame(_ limits: ReplyLimits) throws(ReplyProblem) -> Frame? {
    guard count >= FrameHeader.count else { return nil }
    if header == nil {
      do throws(FrameError) {
        header = try FrameHeader(decoding: Array(memory.bytes[..<FrameHeader.count]))
      } catch { throw ReplyProblem(error.description) }
    }
    guard let header else { return nil }
    let own = header.kind == .reply ? limits : ReplyLimits()
    guard header.length <= own.bytes else {
      throw ReplyProblem("it announced \(header.length) bytes, where a message here has at most \(own.bytes)")
    }
    guard count >= FrameHeader.count + header.length else { return nil }
    let message = UnsafeRawBufferPointer(
      rebasing: memory.bytes[FrameHeader.count..<FrameHeader.count + header.length])
    if header.kind == .reply || header.kind == .progress {
      do throws(ReplyProblem) {
        try own.check(message.baseAddress?.assumingMemoryBound(to: UInt8.self), Int64(message.count))
      } catch { throw header.kind == .reply ? error : ReplyProblem("its progress: \(error)") }
    }
    return Frame(kind: header.kind, message: message)
  }

  mutating func take(_ frame: Frame) {
    let whole = FrameHeader.count + frame.message.count
    memory.bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory.bytes[whole..<count]))
    count -= whole
    header = nil
  }
}

/// Writing to a process that has ended raises a signal, which would end the host: it waits for this thread and is taken
/// away.
private struct BrokenPipeSignal {
  private var before = sigset_t()
  private let wasPending: Bool

  init() {
    var (pending, own) = (sigset_t(), Self.own)
    sigpending(&pending)
    wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &own, &before)
  }

  private static var own: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    return signals
  }

  /// Takes away the one that a write has raised.
  func take() {
    guard !wasPending else { return }
    var (own, moment) = (Self.own, timespec())
    while sigtimedwait(&own, nil, &moment) < 0 && errno == EINTR {}
  }

  func restore() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
