public import Diagnostics
import LinearAlgebra
import NumberText

/// The supply chains through which final demand calls forth an indicator: v_i a_ij a_jk … f_k, chain by chain (Defourny &
/// Thorbecke 1984; Treloar 1997; Miller & Blair 2009, section 12.4), for non-negative A and v.
///
/// The search walks from final demand upstream. All chains that begin like one already walked are worth at most the
/// product so far times the total multiplier of its last sector, so branches below the cut-off are left with nothing lost
/// above it.
public struct StructuralPaths: Sendable {
  /// One chain.
  public struct Path: Hashable, Sendable {
    /// Sector numbers from the product that final demand buys to the sector where the indicator arises.
    public var sectors: [Int]
    /// v_i a_ij … f_k, in the indicator's unit.
    public var contribution: Double
    /// Transactions between sectors: 0 where the bought product's own sector causes it.
    public var order: Int { sectors.count - 1 }
  }

  public let sectors: [Sector]
  /// The least contribution that a path was kept for, in the indicator's unit.
  public let cutOff: Double
  /// v'Lf: what all chains sum to.
  public let total: Double
  /// The chains of at least the cut-off, the largest first; equals in the order of their sectors.
  public let paths: [Path]
  /// The sum of the kept chains, as a share of the total.
  public var coverage: Double { total > 0 ? paths.reduce(0) { $0 + $1.contribution } / total : 0 }

  /// More chains than anybody reads, and a bound for the search.
  public static let largestCount = 100_000

  /// - Parameters:
  ///   - coefficients: v, per unit of output.
  ///   - finalDemand: f; negative entries (inventories) are walked by their magnitude and keep their sign.
  ///   - shareOfTotal: the cut-off as a share of v'Lf, above 0 and at most 1.
  ///   - longest: the highest order of a chain.
  /// - Throws: `InvalidInput` for wrong lengths, negative coefficients, a cut-off outside its range, a total of zero, or more
  ///   than `largestCount` chains.
  public init(
    in system: LeontiefSystem, coefficients: [Double], finalDemand: [Double], shareOfTotal: Double, longest: Int = 20
  ) throws(InvalidInput) {
    try checkLength(coefficients, of: "the indicator", in: system)
    try checkLength(finalDemand, of: "final demand", in: system)
    guard shareOfTotal > 0, shareOfTotal <= 1 else {
      throw InvalidInput(.error("the cut-off is \(formatNumber(shareOfTotal)) of the total, not above 0 and at most 1"))
    }
    let inputs = system.coefficients
    for j in 0..<inputs.columns {
      for i in 0..<inputs.rows where inputs[i, j] < 0 {
        let (use, by) = (system.sectors[i].code, system.sectors[j].code)
        throw InvalidInput(.error("the coefficient of \(use) in \(by) is negative: chains would cancel each other"))
      }
    }
    for (sector, value) in zip(system.sectors, coefficients) where value < 0 {
      throw InvalidInput(.error("the indicator of \(sector.code) is negative: chains would cancel each other"))
    }
    let multipliers = try explaining("structural paths") { () throws(LinearAlgebraError) in
      try system.multipliers(of: coefficients)
    }
    total = zip(multipliers, finalDemand).reduce(0) { $0 + $1.0 * $1.1 }
    guard total > 0 else {
      throw InvalidInput(
        .error("final demand calls forth \(formatNumber(total)) of the indicator: there is no chain to show"))
    }
    sectors = system.sectors
    cutOff = shareOfTotal * total
    let least = cutOff

    var found: [Path] = []
    // An explicit stack: the product bought first, then upstream, each with the value of a unit at its end.
    var waiting: [(chain: [Int], weight: Double)] = finalDemand.indices.map { ([$0], finalDemand[$0]) }
    while let (chain, weight) = waiting.popLast() {
      guard let last = chain.last, weight.magnitude * multipliers[last] >= least else { continue }
      let contribution = coefficients[last] * weight
      if contribution.magnitude >= least {
        found.append(Path(sectors: chain, contribution: contribution))
        guard found.count <= Self.largestCount else {
          throw InvalidInput(
            .error(
              "more than \(Self.largestCount) chains reach \(formatNumber(shareOfTotal)) of the total",
              advice: "raise the cut-off"))
        }
      }
      guard chain.count <= longest else { continue }
      for i in 0..<inputs.rows where inputs[i, last] > 0 {
        waiting.append((chain + [i], inputs[i, last] * weight))
      }
    }
    paths = found.sorted { a, b in
      a.contribution == b.contribution
        ? a.sectors.lexicographicallyPrecedes(b.sectors) : a.contribution > b.contribution
    }
  }
}
