import Synchronization

/// Ends processes of modules that are asked nothing for long: a session may wait for hours while others compute, or its
/// reader thinks, and its process holds memory all the while.
enum IdleWatch {
  private struct Watched {
    weak var transport: ChildTransport?
  }

  private static let transports = Mutex<[Watched]>([])
  private static let lookout = Lookout { look() }
  /// Between two looks while there is nothing to look at; whatever comes to be watched rings.
  private static let longestPause = Duration.seconds(3600)

  static func watch(_ transport: ChildTransport) {
    transports.withLock { transports in
      transports.removeAll { $0.transport == nil }
      transports.append(Watched(transport: transport))
    }
    lookout.ring()
  }

  private static func look() -> Duration {
    // Ending one takes a moment, in which others may be made.
    transports.withLock { $0.compactMap(\.transport) }.map { $0.endIfIdle() }.min() ?? longestPause
  }
}
