import Glibc
import ScratchFolder
import Synchronization
import Testing

@testable import Files

/// Signals that arrive while the system lets a read or a write wait.
struct InterruptedCallTests {
  @Test func `a read that signals interrupt goes on`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (source, sink) = (ends[0], ends[1])
    let thread = try InterruptedThread { () throws(FileError) in try readAll(source, size: 0, path: "pipe") }
    try thread.interrupt()
    #expect(write(sink, "after", 5) == 5)
    close(sink)
    #expect(thread.result() == .success(Array("after".utf8)))
    close(source)
  }

  @Test func `a write that signals interrupt goes on`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let source = open(path, O_RDONLY | O_NONBLOCK)
    try #require(source >= 0)
    // More than a pipe holds, so that the write waits.
    let bytes = (0..<300_000).map { UInt8($0 % 251) }
    let thread = try InterruptedThread { () throws(FileError) in
      try writeFile(bytes, to: path)
      return []
    }
    try thread.interrupt()
    #expect(fcntl(source, F_SETFL, 0) == 0)
    #expect(try readAll(source, size: bytes.count, path: path) == bytes)
    #expect(thread.result() == .success([]))
    close(source)
  }
}

/// A thread at work that can be sent signals.
private final class InterruptedThread {
  /// One whose handler no call of a module puts back, as calls in other tests at the same time do with most.
  static let signal = SIGIO

  private final class Work: Sendable {
    let body: @Sendable () throws(FileError) -> [UInt8]
    let state = Mutex<(hasBegun: Bool, result: Result<[UInt8], FileError>?)>((false, nil))

    init(_ body: @escaping @Sendable () throws(FileError) -> [UInt8]) { self.body = body }

    func run() {
      // Threads of a test inherit a mask that blocks signals.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, InterruptedThread.signal)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      state.withLock { $0.hasBegun = true }
      let result: Result<[UInt8], FileError>
      do throws(FileError) { result = .success(try body()) } catch { result = .failure(error) }
      state.withLock { $0.result = result }
    }
  }

  private let work: Work
  private var thread = pthread_t()

  init(_ body: @escaping @Sendable () throws(FileError) -> [UInt8]) throws {
    // Without SA_RESTART, so that the call returns EINTR.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    try #require(sigaction(InterruptedThread.signal, &action, nil) == 0)
    work = Work(body)
    let started = pthread_create(
      &thread, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    try #require(started == 0)
  }

  /// Sends signals for a tenth of a second after the work has begun; the first come while it waits, or a later one does.
  func interrupt() throws {
    while !work.state.withLock({ $0.hasBegun }) { usleep(1000) }
    for _ in 0..<20 {
      usleep(5000)
      try #require(pthread_kill(thread, InterruptedThread.signal) == 0)
    }
  }

  /// Waits for the end.
  func result() -> Result<[UInt8], FileError>? {
    pthread_join(thread, nil)
    return work.state.withLock { $0.result }
  }
}
