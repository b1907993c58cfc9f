import Dispatch

/// Work on several threads at once; one thread works in place.
enum DispatchedThreads {
  static func run(_ count: Int, _ work: @Sendable () -> Void) {
    if count <= 1 { return count == 1 ? work() : () }
    DispatchQueue.concurrentPerform(iterations: count) { _ in work() }
  }
}
