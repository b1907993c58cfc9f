import InputOutput

/// The share of what a region needs of a product that it supplies itself, from its outputs beside those of the whole
/// (Miller & Blair 2009, section 8.2).
public struct LocationQuotients: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Simple: (x_i^r / x^r) / (x_i^n / x^n).
    case simple = "slq"
    /// Cross-industry: SLQ_i / SLQ_j, and SLQ_i on the diagonal (Flegg & Webber 1997).
    case crossIndustry = "cilq"
    /// Flegg's: CILQ times λ = [log2(1 + x^r / x^n)]^δ (Flegg & Webber 1997, Regional Studies 31), with SLQ_i λ on the
    /// diagonal (Flegg & Webber 2000).
    case flegg = "flq"
  }

  public let method: Method
  /// δ, from 0 to below 1; read by `flegg` alone. Published estimates lie between 0.1 and 0.4.
  public let delta: Double
  /// SLQ of each sector; 0 for one that the whole lacks.
  public let simple: [Double]
  /// λ; 1 for the other methods.
  public let size: Double

  /// - Parameters:
  ///   - region: outputs of the region's sectors.
  ///   - whole: those of the same sectors in the whole, the region included.
  public init(_ method: Method, delta: Double = 0.3, region: [Double], whole: [Double]) {
    precondition(region.count == whole.count, "one output for each sector")
    self.method = method
    self.delta = delta
    let (part, all) = (region.reduce(0, +), whole.reduce(0, +))
    let share = all > 0 ? part / all : 0
    simple = zip(region, whole).map { $1 > 0 && share > 0 ? ($0 / $1) / share : 0 }
    size = method == .flegg ? power(binaryLogarithm(1 + share), delta) : 1
  }

  /// t_ij: what the region supplies of its sector j's need of product i, at most 1.
  public func share(_ i: Int, _ j: Int) -> Double {
    if method == .simple || i == j { return finalShare(i) }
    // A sector that the region lacks needs nothing.
    guard simple[j] > 0 else { return simple[i] > 0 ? 1 : 0 }
    return min(1, simple[i] / simple[j] * size)
  }

  /// The share that it supplies of its final demand for product i: there is no buying sector to compare with.
  public func finalShare(_ i: Int) -> Double { min(1, simple[i] * size) }
}
