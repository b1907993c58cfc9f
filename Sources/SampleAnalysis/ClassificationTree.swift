/// A tree of splits that tells the samples of interest from the others (Breiman, Friedman, Olshen and Stone 1984,
/// "Classification and regression trees"): each split is the one that lowers Gini's impurity most.
package struct ClassificationTree: Hashable, Sendable {
  package struct Limit: Hashable, Sendable {
    package var factor: Int
    /// Values are above `low` and at most `high`.
    package var low: Double?
    package var high: Double?
  }

  /// The samples that end in one place.
  package struct Leaf: Hashable, Sendable {
    package var limits: [Limit]
    package var count: Int
    package var ofInterest: Int
    package var coverage, density, mass: Double
    /// How likely at least as many of its samples are of interest if the limits meant nothing: a binomial test against the
    /// share of all samples.
    package var chance: Double
  }

  package struct Split: Hashable, Sendable {
    package var factor: Int
    package var threshold: Double
  }

  /// The first split; nil where none keeps enough samples on both sides.
  package let root: Split?
  /// The densest first, then the largest.
  package let leaves: [Leaf]
  package let failed: Int

  /// - Parameters:
  ///   - values: [sample][factor].
  ///   - isOfInterest: nil for a sample that failed.
  ///   - smallestLeaf: samples that a leaf keeps, at least.
  ///   - depth: splits on the way to a leaf, at most.
  package init(
    values: [Double], dimensions: Int, isOfInterest: [Bool?], smallestLeaf: Int, depth: Int = 6
  ) throws(AnalysisError) {
    guard dimensions > 0, values.count == isOfInterest.count * dimensions else {
      throw .unevenOutputs(count: values.count, group: dimensions)
    }
    let answered = isOfInterest.indices.filter { isOfInterest[$0] != nil }
    failed = isOfInterest.count - answered.count
    let wanted = answered.count { isOfInterest[$0] == true }
    guard wanted > 0, wanted < answered.count else { throw .oneSided(ofInterest: wanted, of: answered.count) }
    let data = Data(
      values: values, dimensions: dimensions, isOfInterest: isOfInterest.map { $0 == true },
      smallestLeaf: max(1, smallestLeaf))
    root = data.bestSplit(answered)
    var leaves: [Leaf] = []
    var open: [(samples: [Int], limits: [Limit], depth: Int)] = [(answered, [], 0)]
    while let (samples, limits, level) = open.popLast() {
      guard level < depth, let split = data.bestSplit(samples) else {
        let found = samples.count { data.isOfInterest[$0] }
        leaves.append(
          Leaf(
            limits: limits.sorted { $0.factor < $1.factor }, count: samples.count, ofInterest: found,
            coverage: Double(found) / Double(wanted), density: Double(found) / Double(samples.count),
            mass: Double(samples.count) / Double(answered.count),
            chance: binomialTail(found, of: samples.count, Double(wanted) / Double(answered.count))))
        continue
      }
      let below = samples.filter { data.value($0, split.factor) <= split.threshold }
      let above = samples.filter { data.value($0, split.factor) > split.threshold }
      open.append((below, Self.narrowed(limits, split.factor) { $0.high = split.threshold }, level + 1))
      open.append((above, Self.narrowed(limits, split.factor) { $0.low = split.threshold }, level + 1))
    }
    self.leaves = leaves.sorted { ($0.density, $0.count) > ($1.density, $1.count) }
  }

  private static func narrowed(_ limits: [Limit], _ factor: Int, _ change: (inout Limit) -> Void) -> [Limit] {
    var limits = limits
    let place = limits.firstIndex { $0.factor == factor } ?? limits.count
    if place == limits.count { limits.append(Limit(factor: factor)) }
    change(&limits[place])
    return limits
  }

  private struct Data {
    var values: [Double]
    var dimensions: Int
    var isOfInterest: [Bool]
    var smallestLeaf: Int

    func value(_ sample: Int, _ factor: Int) -> Double { values[sample * dimensions + factor] }

    /// The first of the best, halfway between two different values; nil where none helps.
    func bestSplit(_ samples: [Int]) -> Split? {
      let (count, found) = (samples.count, samples.count { isOfInterest[$0] })
      // A side's samples times its impurity p (1 - p).
      func impurity(_ count: Int, _ found: Int) -> Double { Double(found) * Double(count - found) / Double(count) }
      var best: (split: Split, impurity: Double)?
      for factor in 0..<dimensions {
        let order = samples.sorted { (value($0, factor), $0) < (value($1, factor), $1) }
        var foundBelow = 0
        for below in 1..<max(1, count) {
          if isOfInterest[order[below - 1]] { foundBelow += 1 }
          let (last, next) = (value(order[below - 1], factor), value(order[below], factor))
          guard last < next, below >= smallestLeaf, count - below >= smallestLeaf else { continue }
          let sum = impurity(below, foundBelow) + impurity(count - below, found - foundBelow)
          if sum < best?.impurity ?? (impurity(count, found) * (1 - 1e-12)) {
            best = (Split(factor: factor, threshold: last + (next - last) / 2), sum)
          }
        }
      }
      return best?.split
    }
  }
}
