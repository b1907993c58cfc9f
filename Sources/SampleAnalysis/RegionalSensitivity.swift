import Glibc

/// How differently a factor is distributed among the samples of interest and the others (Hornberger and Spear 1981; Young
/// 1999): the largest distance of the two distribution functions.
package struct RegionalSensitivity: Hashable, Sendable {
  package struct Distance: Hashable, Sendable {
    package var distance: Double
    /// How likely so large a distance is without any effect (Smirnov 1948, with Stephens's correction 1970).
    package var chance: Double
  }

  /// By factor.
  package let factors: [Distance]
  package let ofInterest: Int
  package let others: Int
  package let failed: Int

  /// - Parameters:
  ///   - values: [sample][factor].
  ///   - isOfInterest: nil for a sample that failed.
  package init(values: [Double], dimensions: Int, isOfInterest: [Bool?]) throws(AnalysisError) {
    guard dimensions > 0, values.count == isOfInterest.count * dimensions else {
      throw .unevenOutputs(count: values.count, group: dimensions)
    }
    let ofInterest = isOfInterest.indices.filter { isOfInterest[$0] == true }
    let others = isOfInterest.indices.filter { isOfInterest[$0] == false }
    guard !ofInterest.isEmpty, !others.isEmpty else {
      throw .oneSided(ofInterest: ofInterest.count, of: ofInterest.count + others.count)
    }
    self.ofInterest = ofInterest.count
    self.others = others.count
    failed = isOfInterest.count { $0 == nil }
    let effective = Double(ofInterest.count * others.count) / Double(ofInterest.count + others.count)
    factors = (0..<dimensions).map { factor in
      let distance = kolmogorovSmirnov(
        ofInterest.map { values[$0 * dimensions + factor] }.sorted(),
        others.map { values[$0 * dimensions + factor] }.sorted())
      return Distance(distance: distance, chance: Self.chance(of: distance, effective))
    }
  }

  /// 2 Σ (-1)^(j-1) exp(-2 j² λ²), Press et al. (2007), "Numerical recipes", section 14.3.3.
  private static func chance(of distance: Double, _ effective: Double) -> Double {
    let root = effective.squareRoot()
    let lambda = (root + 0.12 + 0.11 / root) * distance
    guard lambda > 0.2 else { return 1 }
    let sum = (1...100).reduce(0.0) {
      $0 + ($1.isMultiple(of: 2) ? -1 : 1) * exp(-2 * Double($1 * $1) * lambda * lambda)
    }
    return min(max(2 * sum, 0), 1)
  }
}

/// The largest distance between the distribution functions of two samples, each sorted.
func kolmogorovSmirnov(_ a: [Double], _ b: [Double]) -> Double {
  var (i, j, largest) = (0, 0, 0.0)
  while i < a.count, j < b.count {
    let value = min(a[i], b[j])
    while i < a.count, a[i] == value { i += 1 }
    while j < b.count, b[j] == value { j += 1 }
    largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
  }
  return largest
}
