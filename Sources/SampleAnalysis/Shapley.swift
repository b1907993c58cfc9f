/// The fair part of each of several groups of changes in a difference: its mean effect over all orders in which the
/// groups can be changed (Shapley 1953, "A value for n-person games"). Parts sum to the whole difference.
package struct Shapley: Hashable, Sendable {
  /// By group.
  package let parts: [Double]

  package static let largestCount = 10

  /// - Parameter values: 2^n of them: bit g of an index says whether group g is changed.
  package init(_ values: [Double]) throws(AnalysisError) {
    let count = try Self.groups(values)
    let weights = Self.weights(players: count)
    parts = (0..<count).map { group in
      Self.combinations(without: group, of: count).reduce(0) { sum, others in
        sum + weights[others.nonzeroBitCount] * (values[others | 1 << group] - values[others])
      }
    }
  }

  /// By how much a coalition of each size counts: |S|! (n - 1 - |S|)! / n!.
  fileprivate static func weights(players: Int) -> [Double] {
    var weights = [1 / Double(players)]
    for size in 1..<max(1, players) { weights.append(weights[size - 1] * Double(size) / Double(players - size)) }
    return weights
  }

  fileprivate static func combinations(without group: Int, of count: Int) -> [Int] {
    (0..<1 << count).filter { $0 >> group & 1 == 0 }
  }

  fileprivate static func groups(_ values: [Double]) throws(AnalysisError) -> Int {
    guard values.count.nonzeroBitCount == 1 else { throw .unevenOutputs(count: values.count, group: 2) }
    let count = values.count.trailingZeroBitCount
    guard count <= largestCount else { throw .tooManyGroups(count, limit: largestCount) }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    return count
  }
}

/// The same for a ratio, such as a share of a total: a group that changes both is two players, one in the numerator and
/// one in the denominator, so that its part falls into an effect on each. Both sum to the whole difference of the ratio.
package struct RatioShapley: Hashable, Sendable {
  package let throughNumerator: [Double]
  package let throughDenominator: [Double]

  package init(numerators: [Double], denominators: [Double]) throws(AnalysisError) {
    let count = try Shapley.groups(numerators)
    guard denominators.count == numerators.count else {
      throw .unevenOutputs(count: denominators.count, group: numerators.count)
    }
    guard denominators.allSatisfy(\.isFinite) else { throw .notFinite }
    guard denominators.allSatisfy({ $0 != 0 }) else { throw .zeroDenominator }
    let inverses = denominators.map { 1 / $0 }
    throughNumerator = Self.parts(numerators, times: inverses, count)
    throughDenominator = Self.parts(inverses, times: numerators, count)
  }

  /// The parts of the players of the first factor. A coalition S of them and T of the other factor's counts by its size
  /// alone, so that the other factor enters as its sums over coalitions of each size.
  private static func parts(_ changed: [Double], times other: [Double], _ count: Int) -> [Double] {
    guard count > 0 else { return [] }
    var sums = [Double](repeating: 0, count: count + 1)
    for (coalition, value) in other.enumerated() { sums[coalition.nonzeroBitCount] += value }
    let weights = Shapley.weights(players: 2 * count)
    let factors = (0..<count).map { size in
      sums.enumerated().reduce(0) { $0 + weights[size + $1.offset] * $1.element }
    }
    return (0..<count).map { group in
      Shapley.combinations(without: group, of: count).reduce(0) { sum, others in
        sum + factors[others.nonzeroBitCount] * (changed[others | 1 << group] - changed[others])
      }
    }
  }
}
