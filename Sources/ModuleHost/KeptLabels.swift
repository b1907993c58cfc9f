import Synchronization

/// The labels of long axes that a module has been sent, with the numbers under which it keeps them.
final class KeptLabels: Sendable {
  /// Fewer labels than this are sent with every request.
  static let shortest = 64

  private struct State {
    /// The process that keeps them; another one knows none of them.
    var generation = 0
    var sent: [(labels: [String], number: Int?)] = []
  }

  private let state = Mutex(State())

  /// Nil for labels that were not sent to this process yet; a number, or nil where the module keeps none.
  func answer(for labels: [String], of generation: Int) -> Int?? {
    state.withLock { state in
      guard state.generation == generation else { return nil }
      return state.sent.first { $0.labels == labels }.map(\.number)
    }
  }

  func keep(_ number: Int?, for labels: [String], of generation: Int) {
    state.withLock { state in
      if state.generation != generation { state = State(generation: generation) }
      state.sent.append((labels, number))
    }
  }
}
