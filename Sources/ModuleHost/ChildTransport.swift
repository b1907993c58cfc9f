import Glibc
import SimulationKit
import Synchronization

/// A module in a process of its own, which is started when it is first needed and anew after it has ended.
///
/// One process answers one request at a time, so that every session has a transport, and with it a process, for itself. A
/// session takes over the idle process of the transport that it was opened from, and gives it back at its end: a module that
/// runs one session at a time has one process. No more than one process is kept idle, and none for longer than its limit.
final class ChildTransport: ModuleTransport {
  private struct State {
    var process: ChildProcess?
    var generation = 0
  }

  let isChild = true
  private let command: ChildCommand
  /// Where the process goes at the end.
  private let home: ChildTransport?
  private let state: Mutex<State>

  convenience init(_ command: ChildCommand) { self.init(command, nil, home: nil) }

  private init(_ command: ChildCommand, _ process: sending ChildProcess?, home: ChildTransport?) {
    self.command = command
    self.home = home
    state = Mutex(State(process: process))
    IdleWatch.watch(self)
  }

  deinit {
    guard let process = state.withLock({ $0.process }) else { return }
    if let home { home.adopt(process) } else { process.end() }
  }

  /// Whoever asks is about to use what the process holds, which is not taken for idle before that.
  var generation: Int {
    state.withLock { state in
      state.process?.lastUse = .now
      return state.generation
    }
  }

  /// Ends the process that has been asked nothing for longer than its limit.
  /// - Returns: the time in which no process of this transport can come to that.
  func endIfIdle() -> Duration {
    let limit = command.settings.idleLimit
    // Where another thread has it, it is in use.
    let rest = state.withLockIfAvailable { state in
      guard let process = state.process else { return limit }
      let idle = ContinuousClock.now - process.lastUse
      guard idle > limit else { return limit - idle }
      state.process = nil
      state.generation += 1
      process.end()
      return limit
    }
    return rest ?? limit
  }

  func line() -> any ModuleTransport {
    let process = state.withLock { state in
      defer {
        state.process = nil
        state.generation += 1
      }
      return state.process
    }
    return ChildTransport(command, process, home: self)
  }

  private func adopt(_ process: ChildProcess) {
    let isKept = state.withLock { state in
      guard state.process == nil else { return false }
      state.process = process
      state.generation += 1
      return true
    }
    if !isKept { process.end() }
  }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    try state.withLock { state throws(ReplyProblem) in
      let process: ChildProcess
      if let running = state.process {
        process = running
      } else {
        process = try ChildProcess(command)
        state.process = process
      }
      do throws(ReplyProblem) {
        try process.exchange(request, limits: limits, progress: progress, reply: reply)
        process.lastUse = .now
      } catch {
        state.process = nil
        state.generation += 1
        process.end(now: true)
        throw error
      }
    }
  }
}
