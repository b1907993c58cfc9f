import Glibc
import Synchronization

/// Work to be done before the process ends in the middle of its work: after a signal, at a time limit, or because a
/// module called `exit`.
package enum EarlyEnd {
  private struct State {
    var next = 0
    var work: [Int: @Sendable () -> Void] = [:]
    var steps = 0
    var isEnding = false
  }

  private static let state = Mutex(State())

  /// Registers work until ``forget(_:)``; it may be done on any thread, while other threads go on.
  package static func register(_ work: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.next += 1
      state.work[state.next] = work
      return state.next
    }
  }

  package static func forget(_ number: Int) { state.withLock { $0.work[number] = nil } }

  /// Begins a short step, such as making a file and registering its removal, in which an end waits for ``resume()``.
  package static func postpone() {
    let isEnding = state.withLock { state in
      if !state.isEnding { state.steps += 1 }
      return state.isEnding
    }
    // Nothing new is begun in a process that is about to end.
    while isEnding { pause() }
  }

  package static func resume() { state.withLock { $0.steps -= 1 } }

  /// Does what is registered, each once, the latest first.
  package static func prepare() {
    state.withLock { $0.isEnding = true }
    while state.withLock({ $0.steps }) > 0 { usleep(1000) }
    let work = state.withLock { state in
      defer { state.work = [:] }
      return state.work.sorted { $0.key > $1.key }.map(\.value)
    }
    for work in work { work() }
  }
}
