import CChildProcess
import Files
import Glibc
import SimulationKit

/// A process that answers the requests of one host on its standard input and output. Used by one thread at a time.
///
/// It leads a process group of its own: Ctrl-C in a terminal reaches the host alone, and what a module starts ends with it.
final class ChildProcess: @unchecked Sendable {
  let number: pid_t
  /// The host's ends: requests, replies, and what the module says to people. Reading and writing them never waits.
  let requests: Int32
  let replies: Int32
  let speech: ChildSpeech
  let command: ChildCommand
  /// Whether it has answered a request.
  var isStarted = false
  /// When somebody last needed it.
  var lastUse = ContinuousClock.now
  /// Bytes read and not yet taken, at the start of the memory.
  var incoming = IncomingBytes()
  private var isEnded = false
  private let registration: Int

  /// How long a process whose input was closed may take to end.
  private static let grace: Int32 = 2000

  init(_ command: ChildCommand) throws(ReplyProblem) {
    self.command = command
    // A signal between the start and the registration would leave the process behind.
    EarlyEnd.postpone()
    defer { EarlyEnd.resume() }
    let (arguments, environment) = (command.words.map { strdup($0) }, command.environment.map { strdup($0) })
    defer { for text in arguments + environment { free(text) } }
    var started = child_pipes()
    let error = child_start(arguments + [nil], environment + [nil], UInt64(command.settings.memory ?? 0), &started)
    guard error == 0 else {
      let reason = strerror(error).map { String(cString: $0) } ?? "error \(error)"
      throw ReplyProblem("\(command.words[0]) cannot be started: \(reason)", .unusable)
    }
    number = started.number
    requests = started.requests
    replies = started.replies
    speech = ChildSpeech(started.words, of: command)
    registration = EarlyEnd.register { [number] in kill(-number, SIGKILL) }
  }

  deinit { end() }

  /// Ends the process and what it started: in its own time where it is idle, at once where `now` is true.
  ///
  /// Returns how it ended: `with exit code 1`, `by signal 6 (Aborted)`.
  @discardableResult
  func end(now: Bool = false) -> String {
    guard !isEnded else { return "before" }
    isEnded = true
    close(requests)
    // Its output ends where it does; whatever still comes is of no use to anyone.
    if !now { waitForEnd() }
    EarlyEnd.forget(registration)
    let ending = reap()
    speech.finish()
    close(replies)
    return ending
  }

  private func waitForEnd() {
    let limit = ContinuousClock.now + .milliseconds(Int(Self.grace))
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = milliseconds(until: limit)
      var streams = [
        pollfd(fd: replies, events: Int16(POLLIN), revents: 0),
        pollfd(fd: speech.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard left > 0, poll(&streams, nfds_t(streams.count), left) >= 0 || errno == EINTR else { return }
      speech.read()
      let count = read(replies, &bytes, bytes.count)
      if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { return }
    }
  }

  /// Waits for the process, which is killed unless it is over within a moment. What it started is killed with it.
  private func reap() -> String {
    // The end of its output comes a little before its own.
    for _ in 0..<200 where !isOver && !isHung { usleep(5000) }
    let killed = !isOver
    kill(-number, SIGKILL)
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 {
      guard errno == EINTR else { return "in an unknown way" }
    }
    return Self.text(status, killed: killed)
  }

  /// Whether the process has ended; its number stays its own until it is waited for.
  private var isOver: Bool {
    var information = siginfo_t()
    let answer = waitid(P_PID, id_t(number), &information, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || information.si_signo != 0
  }

  /// Whether the output is still open: then nobody can say when the process will end.
  private var isHung: Bool {
    var stream = pollfd(fd: replies, events: 0, revents: 0)
    return poll(&stream, 1, 0) == 0
  }

  /// - Parameter status: as `waitpid` gives it.
  private static func text(_ status: Int32, killed: Bool) -> String {
    let signal = status & 0x7F
    if signal == 0 { return "with exit code \((status >> 8) & 0xFF)" }
    if killed { return "by closing its standard output" }
    let name = strsignal(signal).map { String(cString: $0) } ?? "unknown"
    return "by signal \(signal) (\(name))"
  }
}

/// The time until an instant in whole milliseconds, rounded up.
func milliseconds(until instant: ContinuousClock.Instant) -> Int32 {
  let left = instant - .now
  let whole = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
  return Int32(clamping: left <= .zero ? 0 : whole + 1)
}
