import Sampling

/// A number estimated from samples, and the interval in which it lies with 95 %; nan ends where no resample was drawn.
package struct Estimate: Hashable, Sendable {
  package var value: Double
  package var low: Double
  package var high: Double

  package init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// Resampling with replacement (Efron 1979): the same seed draws the same resamples, whatever is estimated.
struct Bootstrap: Sendable {
  private let numbers: CounterNumbers
  private let resamples: Int

  init(resamples: Int, seed: UInt64) {
    self.resamples = resamples
    numbers = CounterNumbers(seed: seed, for: .bootstrap)
  }

  /// Estimates from all items and the 95 % interval of percentiles over the resamples.
  /// - Parameters:
  ///   - count: items that are drawn.
  ///   - estimate: statistics of the items by how often each counts; always as many.
  func estimates(over count: Int, _ estimate: (_ weights: [Double]) -> [Double]) -> [Estimate] {
    let values = estimate(Array(repeating: 1, count: count))
    guard resamples > 1 else { return values.map { Estimate(value: $0, low: .nan, high: .nan) } }
    var found = values.map { _ in [Double]() }
    for resample in 0..<resamples {
      var weights = [Double](repeating: 0, count: count)
      for draw in 0..<count { weights[numbers.below(count, resample, draw)] += 1 }
      for (place, value) in estimate(weights).enumerated() where value.isFinite { found[place].append(value) }
    }
    return zip(values, found).map { value, resampled in
      let sorted = resampled.sorted()
      guard !sorted.isEmpty else { return Estimate(value: value, low: .nan, high: .nan) }
      return Estimate(value: value, low: quantile(0.025, ofSorted: sorted), high: quantile(0.975, ofSorted: sorted))
    }
  }
}

/// The sum of products, such as of weights and terms.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "one weight for each term")
  return a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      var sum = 0.0
      for place in a.indices { sum += a[place] * b[place] }
      return sum
    }
  }
}
