import Glibc
import Synchronization

/// A request that a module is answering.
public struct ModuleCall: Hashable, Sendable {
  /// The module's name, or the path of a library that has not said its name yet.
  public var module: String
  /// `describe`, `check`, `open`, `run`, …; `load` while the library is being loaded.
  public var request: String
  public var started: ContinuousClock.Instant
  /// Whether the module computes in this process, and so cannot be ended without it.
  public var isInProcess: Bool
}

/// Knows which module is computing right now: so that a caller can say for whom it waits, and so that a module that ends
/// the whole process does not do so without a word.
///
/// A module shares the process with its host and may call `exit`. Then the process ends with the code 3 and a sentence
/// that names the module, after what ``onExit(_:)`` registered has been done. `_exit` and a crash cannot be caught.
public enum ModuleWatch {
  private struct Active {
    var call: ModuleCall
    var thread: pthread_t
    /// The hooks that know of it, by their number.
    var told: Set<Int> = []
  }

  private struct State {
    var next = 0
    var active: [Int: Active] = [:]
    var waiting: [(patience: Duration, hook: @Sendable (ModuleCall) -> Void)] = []
    var exiting: [@Sendable () -> Void] = []
    var watchesExit = false
  }

  private static let state = Mutex(State())
  private static let lookout = Lookout { tellLateCalls() }
  private static let exitCode: Int32 = 3

  /// Calls `hook`, once for every request, when a module has been answering it for longer than `patience`. The hook runs
  /// on a thread of its own.
  public static func onWait(
    longerThan patience: Duration = .seconds(1), _ hook: @escaping @Sendable (ModuleCall) -> Void
  ) {
    state.withLock { $0.waiting.append((patience, hook)) }
    lookout.ring()
  }

  /// Registers what must be done before a module that calls `exit` ends the process: removing a draft, giving a lock back.
  public static func onExit(_ hook: @escaping @Sendable () -> Void) {
    state.withLock { $0.exiting.append(hook) }
  }

  /// The requests that are being answered right now, the oldest first.
  public static var active: [ModuleCall] {
    state.withLock { $0.active.sorted { $0.key < $1.key }.map(\.value.call) }
  }

  /// Does `work`, in which foreign code may run.
  static func during<Result, Failure>(
    _ request: String, of module: String, inProcess: Bool = true, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let call = ModuleCall(module: module, request: request, started: .now, isInProcess: inProcess)
    let (number, watches) = state.withLock { state in
      let number = state.next
      state.next += 1
      state.active[number] = Active(call: call, thread: pthread_self())
      defer { state.watchesExit = true }
      return (number, state.watchesExit)
    }
    if !watches { atexit { ModuleWatch.processEnds() } }
    defer { state.withLock { state in _ = state.active.removeValue(forKey: number) } }
    return try work()
  }

  /// Runs where somebody called `exit`. While no module is computing that is the host's own affair.
  private static func processEnds() {
    let calls = state.withLock { state in
      state.active.sorted { $0.key > $1.key }.map(\.value).filter(\.call.isInProcess)
    }
    let own = calls.first { $0.thread == pthread_self() }
    guard let culprit = (own ?? calls.first)?.call else { return }
    StandardOutputGuard.release()
    write(
      own != nil
        ? "error: the module '\(culprit.module)' ended the program while it answered '\(culprit.request)'; nothing was "
          + "written. Tell the module's author: a module returns, and never calls exit\n"
        : "error: the program was ended while the module '\(culprit.module)' answered '\(culprit.request)'; nothing was "
          + "written\n")
    for hook in state.withLock({ $0.exiting }) { hook() }
    _exit(exitCode)
  }

  /// Tells the hooks of requests that take longer than their patience; returns the time in which no other can come to that.
  private static func tellLateCalls() -> Duration {
    let now = ContinuousClock.now
    let (late, pause) = state.withLock { state in
      var late: [(ModuleCall, @Sendable (ModuleCall) -> Void)] = []
      // A request that is yet to come takes as long as this.
      var pause = state.waiting.map(\.patience).min() ?? .seconds(1)
      for (number, active) in state.active.sorted(by: { $0.key < $1.key }) {
        for (place, (patience, hook)) in state.waiting.enumerated() where !active.told.contains(place) {
          let rest = patience - (now - active.call.started)
          guard rest < .zero else {
            pause = min(pause, rest)
            continue
          }
          late.append((active.call, hook))
          state.active[number]?.told.insert(place)
        }
      }
      return (late, pause)
    }
    for (call, hook) in late { hook(call) }
    return pause
  }

  private static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
