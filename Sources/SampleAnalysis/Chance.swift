/// The share of samples that meet a condition, such as a target.
package struct Chance: Hashable, Sendable {
  package let met: Int
  package let missed: Int
  /// Samples without an answer: they stay in the denominator.
  package let failed: Int

  package init(met: Int, missed: Int, failed: Int) {
    self.met = met
    self.missed = missed
    self.failed = failed
  }

  /// - Parameter condition: asked for every output that is finite.
  package init(_ outputs: [Double], _ condition: (Double) -> Bool) {
    let answered = outputs.filter(\.isFinite)
    let met = answered.count { condition($0) }
    self.init(met: met, missed: answered.count - met, failed: outputs.count - answered.count)
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
