import Glibc

/// The one-factor experience curve (Wright 1936, with the cumulative capacity in place of output):
/// cost = c0 (Q / Q0)^log2(1 - LR).
///
/// A region does not move the curve of a technology that the whole country or world builds: Q is the given cumulative
/// capacity of these, and the region's own additions count by `spillover` only, for what it learns itself (local
/// installation, permits, logistics).
struct LearningCurve {
  /// CNY/W where the cumulative capacity is `reference` GW.
  var cost: Double
  var reference: Double
  /// The part by which every doubling lowers the cost.
  var rate: Double
  /// The share of the region's own additions since the run's first year that counts beside the given path.
  var spillover: Double

  /// The cost of each year, CNY/W; `cumulative` and `ownAdditions` in GW, one value a year.
  func costs(cumulative: [Double], ownAdditions: [Double]) -> [Double] {
    let exponent = log2(1 - rate)
    var own = 0.0
    return zip(cumulative, ownAdditions).map { capacity, addition in
      own += addition
      return cost * pow((capacity + spillover * own) / reference, exponent)
    }
  }
}
