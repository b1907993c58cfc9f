/// The samples of a study that have no answer: how many there are, and the first few with their inputs and sentences.
package struct FailedSamples: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var first: [SampleRow] = []

  /// The most that are kept to be shown.
  private static let shown = 3

  package init() {}

  /// - Throws: `StudyError` for a study without a single answer.
  func requireAnswer(of samples: Int) throws(StudyError) {
    if samples > 0, count == samples { throw .unanswered(self) }
  }

  /// Why the first of them have no answer, a line for each.
  var reasons: String { first.map { "\n  sample \($0.sample): \($0.failure?.sentence ?? "")" }.joined() }

  /// Counts a sample if it has no answer. Samples are given in their order.
  mutating func note(_ row: SampleRow) {
    guard row.failure != nil else { return }
    count += 1
    if first.count < Self.shown { first.append(row) }
  }
}
