import Glibc
import Synchronization

/// Ends processes of modules that are asked nothing for long: a session may wait for hours while others compute, or its
/// reader thinks, and its process holds memory all the while.
enum IdleWatch {
  private struct Watched {
    weak var transport: ChildTransport?
  }

  private struct State {
    var transports: [Watched] = []
    var isWatching = false
  }

  private static let state = Mutex(State())
  /// How often it looks, in microseconds.
  private static let pause: UInt32 = 250_000

  static func watch(_ transport: ChildTransport) {
    let isFirst = state.withLock { state in
      state.transports.removeAll { $0.transport == nil }
      state.transports.append(Watched(transport: transport))
      defer { state.isWatching = true }
      return !state.isWatching
    }
    guard isFirst else { return }
    var thread = pthread_t()
    let failure = pthread_create(&thread, nil, { _ in IdleWatch.look() }, nil)
    if failure == 0 { pthread_detach(thread) }
  }

  private static func look() -> UnsafeMutableRawPointer? {
    while true {
      usleep(pause)
      // Ending one takes a moment, in which others may be made.
      for transport in state.withLock({ $0.transports.compactMap(\.transport) }) { transport.endIfIdle() }
    }
  }
}
