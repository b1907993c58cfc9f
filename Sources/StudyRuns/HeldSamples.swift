import Sampling

/// The samples whose inputs an analysis holds in memory: all of them, or where these are too many a part drawn by sample
/// number and seed, so that a study of a million samples needs no more memory than one of some ten thousand.
package struct HeldSamples: Hashable, Sendable {
  /// Numbers that are held, at most: 8 MB, which is 33,000 samples of 31 inputs.
  package static let mostNumbers = 1 << 20

  /// All samples of the study.
  package let count: Int
  /// Those that are held.
  package let held: Int
  private let numbers: CounterNumbers
  private var taken = 0
  private var next = 0

  package init(of count: Int, inputs: Int, seed: UInt64, mostNumbers: Int) {
    self.count = count
    held = min(count, max(1, mostNumbers / max(1, inputs)))
    numbers = CounterNumbers(seed: seed, for: .selection)
  }

  package var areAll: Bool { held == count }

  /// Whether the next sample, in the order of their numbers, is held. Every set of samples is as likely as another (Knuth,
  /// The Art of Computer Programming, volume 2, 3.4.2, algorithm S).
  mutating func holdsNext() -> Bool {
    defer { next += 1 }
    guard !areAll else { return true }
    guard Double(count - next) * numbers.uniform(next, 0) < Double(held - taken) else { return false }
    taken += 1
    return true
  }
}
