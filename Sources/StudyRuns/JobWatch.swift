/// Tells when a job of a batch system has ended without leaving its exit code, as a cancelled one does.
package struct JobWatch: Sendable {
  /// Seconds that a file may take from one machine to another after its job has left the queue.
  package static let patience = 60.0

  private var goneSince: Double?

  package init() {}

  /// Whether the job has ended without a word.
  /// - Parameters:
  ///   - isQueued: whether the batch system has the job waiting or running; nil where it does not answer.
  ///   - seconds: of a clock that only runs forward.
  package mutating func hasEnded(isQueued: Bool?, at seconds: Double) -> Bool {
    guard let isQueued else { return false }
    goneSince = isQueued ? nil : goneSince ?? seconds
    return goneSince.map { seconds - $0 >= Self.patience } ?? false
  }
}
