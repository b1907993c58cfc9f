/// How far the distribution of the output moves when a factor stays in a slice of its range: distances of Kolmogorov and
/// Smirnov between all samples and those of the slice (Pianosi and Wagener 2015; 2018, "Distribution-based sensitivity
/// analysis from a generic input-output sample", Environmental Modelling & Software 108).
package struct PAWN: Hashable, Sendable {
  package struct Index: Hashable, Sendable {
    /// Over the slices.
    package var median, mean, maximum: Double
    /// Slices that have samples: fewer than asked for where a factor has few values.
    package var slices: Int
  }

  /// By factor.
  package let indices: [Index]
  package let used: Int
  package let failed: Int

  /// The median distance that a factor without effect shows by chance: the median of Kolmogorov's distribution, for slices
  /// that are a part of the samples they are compared with.
  /// - Parameter samples: that have an output.
  package static func distanceByChance(samples: Int, slices: Int = 10) -> Double {
    0.82757 * (Double(slices - 1) / Double(samples)).squareRoot()
  }

  /// The multiple of that distance which chance exceeds once in a thousand times, with ten slices.
  package static let clear = 1.4

  /// - Parameters:
  ///   - values: [sample][factor], drawn at random.
  ///   - slices: of about as many samples each, at most.
  package init(values: [Double], outputs: [Double], dimensions: Int, slices: Int = 10) throws(AnalysisError) {
    guard dimensions > 0, values.count == outputs.count * dimensions else {
      throw .unevenOutputs(count: values.count, group: dimensions)
    }
    let answered = outputs.indices.filter { outputs[$0].isFinite }
    used = answered.count
    failed = outputs.count - answered.count
    guard used >= 2 * slices else { throw .tooFewSamples(used: used, failed: failed, needed: 2 * slices) }
    let all = answered.map { outputs[$0] }.sorted()
    guard all[0] < all[all.count - 1] else { throw .constantOutput }
    indices = (0..<dimensions).map { factor in
      func value(_ sample: Int) -> Double { values[sample * dimensions + factor] }
      let order = answered.sorted { (value($0), $0) < (value($1), $1) }
      let sorted = order.map(value)
      let distances = Self.slices(sorted, slices).map { range in
        kolmogorovSmirnov(all, range.map { outputs[order[$0]] }.sorted())
      }.sorted()
      return Index(
        median: quantile(0.5, ofSorted: distances), mean: moments(distances).mean, maximum: distances.last ?? 0,
        slices: distances.count)
    }
  }

  /// Runs of sorted numbers: each value by itself where there are no more values than slices, else from each of equally
  /// spaced quantiles to before the next. The largest number belongs to the last slice (SALib leaves it out).
  private static func slices(_ sorted: [Double], _ count: Int) -> [Range<Int>] {
    var starts = [0]
    for place in sorted.indices.dropFirst() where sorted[place] > sorted[place - 1] { starts.append(place) }
    if starts.count > count {
      let edges = (1..<count).map { quantile(Double($0) / Double(count), ofSorted: sorted) }
      starts = [0] + edges.compactMap { edge in sorted.firstIndex { $0 >= edge } }
    }
    return zip(starts, starts.dropFirst() + [sorted.count]).map { $0..<$1 }.filter { !$0.isEmpty }
  }
}
