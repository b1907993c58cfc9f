/// The samples of a study that have no answer: how many there are, and the first few with their inputs and sentences.
package struct FailedSamples: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var first: [SampleRow] = []

  /// The most that are kept to be shown.
  private static let shown = 3

  package init() {}

  /// Counts a sample if it has no answer. Samples are given in their order.
  mutating func note(_ row: SampleRow) {
    guard row.failure != nil else { return }
    count += 1
    if first.count < Self.shown { first.append(row) }
  }
}
