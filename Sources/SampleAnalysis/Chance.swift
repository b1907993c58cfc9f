/// The share of samples that meet a condition, such as a target.
package struct Chance: Hashable, Sendable {
  package private(set) var met: Int
  package private(set) var missed: Int
  /// Samples without an answer: they stay in the denominator.
  package private(set) var failed: Int

  package init(met: Int = 0, missed: Int = 0, failed: Int = 0) {
    self.met = met
    self.missed = missed
    self.failed = failed
  }

  /// - Parameter isMet: nil for a sample without an answer.
  package mutating func add(_ isMet: Bool?) {
    switch isMet {
    case true?: met += 1
    case false?: missed += 1
    case nil: failed += 1
    }
  }

  package var count: Int { met + missed + failed }
  /// Of all samples, the failed ones taken as missed; nan without any.
  package var share: Double { Double(met) / Double(count) }
  /// Of all samples, the failed ones taken as met.
  package var shareIfFailedMet: Double { Double(met + failed) / Double(count) }

  /// The interval of Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
  /// American Statistical Association 22, for 95 %; with failed samples from its low where they miss to its high where they
  /// meet. It is that of independent samples: those of Sobol' or of a Latin hypercube are the surer.
  package var interval: ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    return Self.wilson(met, count).lowerBound...Self.wilson(met + failed, count).upperBound
  }

  static func wilson(_ successes: Int, _ count: Int) -> ClosedRange<Double> {
    let (n, z) = (Double(count), 1.959963984540054)
    let share = Double(successes) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    // Exact where none or all meet, which rounding would miss by a bit.
    return (successes == 0 ? 0 : max(0, centre - half))...(successes == count ? 1 : min(1, centre + half))
  }
}
