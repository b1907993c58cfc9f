/// Every combination of the factors' levels, which go in equal steps from 0 to 1; the last factor varies fastest. A list of
/// values that are all as likely takes each of them once where there are as many levels.
package struct FullFactorial: Design {
  private let levels: [Int]
  package let count: Int

  /// - Parameter levels: how many each factor has.
  package init(levels: [Int]) throws(SamplingError) {
    guard !levels.isEmpty else { throw .noDimensions }
    var count = 1
    for (factor, number) in levels.enumerated() {
      guard number >= 2 else { throw .levels(number, factor: factor) }
      let (product, overflows) = count.multipliedReportingOverflow(by: number)
      guard !overflows else { throw .tooManySamples }
      count = product
    }
    self.levels = levels
    self.count = count
  }

  package var dimensions: Int { levels.count }
  package var growth: Growth {
    .fixed(
      count,
      because: "a full factorial design has the \(count) combinations of its levels and no other: "
        + "give a factor more levels, or take the sequence of Sobol'")
  }
  package var layout: Layout { .levels }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    forEachRow(samples, of: points) { sample, start in
      var rest = sample
      for factor in levels.indices.reversed() {
        points[start + factor] = Double(rest % levels[factor]) / Double(levels[factor] - 1)
        rest /= levels[factor]
      }
    }
  }
}
