import CSimulationModule
import Glibc

/// Answers the frames of one host by a function.
package struct FrameServer {
  /// Takes a message of the module by its kind; anything but 0 asks the module to stop.
  package typealias Receive = (_ kind: Int32, _ message: UnsafeRawBufferPointer) -> Int32
  /// Answers one request by one reply. What it throws ends the service.
  package typealias Answer = (_ request: UnsafeRawBufferPointer, @escaping Receive) throws(FrameError) -> Void

  private let input: Int32
  private let output: Int32
  private let answer: Answer
  private static let firstRoom = 1 << 24
  /// A message up to this length goes with its header in one piece, so that the host wakes up once.
  private static let shortMessage = 1 << 16

  package init(input: Int32, output: Int32, answer: @escaping Answer) {
    self.input = input
    self.output = output
    self.answer = answer
  }

  /// Serves standard input and output until the host closes its end; prints go to standard error from now on.
  ///
  /// A host that is gone while the module computes ends the process: nobody waits for the answer.
  package static func serveStandardStreams(_ answer: @escaping Answer) -> Int32 {
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return 1 }
    signal(SIGPIPE, SIG_IGN)
    endWithHost()
    return FrameServer(input: STDIN_FILENO, output: output, answer: answer).serve()
  }

  /// Watches on a thread of its own whether the other end of standard input is still there.
  private static func endWithHost() {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { _ in
        // No event is asked for: the end of the other side is always told.
        var host = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
        while poll(&host, 1, -1) < 0 && errno == EINTR {}
        if host.revents & Int16(POLLHUP | POLLERR) != 0 {
          // The end of a service that waits for a request is its own affair.
          usleep(200_000)
          _exit(0)
        }
        return nil
      }, nil)
    if failure == 0 { pthread_detach(thread) }
  }

  package func serve() -> Int32 {
    do {
      while let header = try nextHeader() {
        switch header.kind {
        case .request: try answerRequest(header.length)
        // The reply was already under way when the host asked to stop.
        case .stop: continue
        case .reply, .progress: throw FrameError.unexpected(header.kind)
        }
      }
      return 0
    } catch {
      let text = Array("error: \(error)\n".utf8)
      _ = Glibc.write(STDERR_FILENO, text, text.count)
      return 1
    }
  }

  private func answerRequest(_ length: Int) throws(FrameError) {
    let request = try message(length)
    defer { free(request.baseAddress) }
    var failure: FrameError?
    try answer(UnsafeRawBufferPointer(request)) { kind, message in
      do throws(FrameError) {
        let frame: FrameHeader.Kind = kind == SIMPLAN_MODULE_REPLY ? .reply : .progress
        try send(frame, message)
        guard frame == .progress, try stopWaits() else { return SIMPLAN_MODULE_CONTINUE }
        return SIMPLAN_MODULE_STOP
      } catch {
        failure = failure ?? error
        return SIMPLAN_MODULE_STOP
      }
    }
    if let failure { throw failure }
  }

  /// Reads a message. Its memory grows with what really comes.
  private func message(_ length: Int) throws(FrameError) -> UnsafeMutableRawBufferPointer {
    var capacity = min(max(length, 1), Self.firstRoom)
    var memory = malloc(capacity)
    var filled = 0
    while filled < length {
      if filled == capacity {
        capacity = min(length, 2 * capacity)
        memory = realloc(memory, capacity)
      }
      guard let place = memory?.advanced(by: filled) else { throw FrameError.length(UInt64(length)) }
      do throws(FrameError) {
        let room = UnsafeMutableRawBufferPointer(start: place, count: capacity - filled)
        guard try read(into: room) else { throw FrameError.truncated }
      } catch {
        free(memory)
        throw error
      }
      filled = capacity
    }
    return UnsafeMutableRawBufferPointer(start: memory, count: length)
  }

  /// Whether the host has asked to stop. It may say nothing else before it has the reply.
  private func stopWaits() throws(FrameError) -> Bool {
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0 else { return false }
    guard let header = try nextHeader() else { return true }
    guard header.kind == .stop else { throw FrameError.unexpected(header.kind) }
    return true
  }

  /// Nil where the stream ends between two frames.
  private func nextHeader() throws(FrameError) -> FrameHeader? {
    var bytes = [UInt8](repeating: 0, count: FrameHeader.count)
    let isThere = try bytes.withUnsafeMutableBufferPointer { bytes throws(FrameError) in
      try read(into: UnsafeMutableRawBufferPointer(bytes))
    }
    return isThere ? try FrameHeader(decoding: bytes) : nil
  }

  private func send(_ kind: FrameHeader.Kind, _ message: UnsafeRawBufferPointer) throws(FrameError) {
    var start = FrameHeader(kind, length: message.count).bytes
    let isShort = message.count <= Self.shortMessage
    if isShort { start.append(contentsOf: message) }
    try start.withUnsafeBufferPointer { bytes throws(FrameError) in try write(UnsafeRawBufferPointer(bytes)) }
    if !isShort { try write(message) }
  }

  /// Fills the bytes. Returns false where the stream has ended before the first.
  private func read(into bytes: UnsafeMutableRawBufferPointer) throws(FrameError) -> Bool {
    var place = 0
    while place < bytes.count {
      let count = Glibc.read(input, bytes.baseAddress?.advanced(by: place), bytes.count - place)
      if count < 0, errno == EINTR { continue }
      if count == 0, place == 0 { return false }
      guard count > 0 else { throw FrameError.truncated }
      place += count
    }
    return true
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(FrameError) {
    var place = 0
    while place < bytes.count {
      let count = Glibc.write(output, bytes.baseAddress?.advanced(by: place), bytes.count - place)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FrameError.truncated }
      place += count
    }
  }
}
