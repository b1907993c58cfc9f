import Synchronization

/// The labels of long axes that a module has been sent, with the numbers under which it keeps them.
final class KeptLabels: Sendable {
  /// Fewer labels than this are sent with every request.
  static let shortest = 64

  private let sent = Mutex<[(labels: [String], number: Int?)]>([])

  /// Nil for labels that were not sent yet; a number, or nil where the module keeps none.
  func answer(for labels: [String]) -> Int?? {
    sent.withLock { sent in sent.first { $0.labels == labels }.map(\.number) }
  }

  func keep(_ number: Int?, for labels: [String]) {
    sent.withLock { $0.append((labels, number)) }
  }
}
