public import Diagnostics
import LinearAlgebra

/// The loss of an economy if one sector bought, sold or made nothing (Miller & Blair 2009, section 12.2.6;
/// Dietzenbacher & Lahr 2013, Economic Systems Research 25).
///
/// Every loss is a closed form of x, L's diagonal and one row of multipliers, so the n extractions of a table cost one
/// inverse and not n factorisations.
public struct HypotheticalExtraction: Sendable {
  /// The part of the sector j that is taken out of the economy.
  public enum Kind: Hashable, Sendable {
    /// Row and column of A and the sector's own final demand: the sector is gone. Loss x_j o_j / l_jj.
    case complete
    /// The column of A: it buys nothing here (all its inputs are imported). Loss x_j (o_j - 1) / l_jj.
    case backward
    /// The row of B: it sells nothing to sectors, in the supply-side model with primary inputs kept. Loss
    /// x_j (g_j - 1) / g_jj.
    case forward
    /// Shares, from 0 to 1, of its purchases (column of A), its intermediate sales (row of A) and its final demand; the
    /// diagonal keeps (1 - purchases)(1 - sales) of its own.
    case partial(purchases: Double, sales: Double, finalDemand: Double)
  }

  public let system: LeontiefSystem
  /// x.
  public let outputs: [Double]
  /// f = x - Ax.
  public let finalDemand: [Double]
  private let ghosh: GhoshModel
  private let diagonal: [Double]

  /// - Parameter outputs: x, in the table's unit, one entry for each sector.
  /// - Throws: `InvalidInput` for outputs of a wrong length, negative or not finite.
  public init(_ system: LeontiefSystem, outputs: [Double]) throws(InvalidInput) {
    ghosh = try GhoshModel(system, outputs: outputs)
    self.system = system
    self.outputs = outputs
    finalDemand = zip(outputs, system.inputs(for: outputs)).map(-)
    let inverse = system.inverse()
    diagonal = outputs.indices.map { inverse[$0, $0] }
  }

  /// The loss of all output, or of `weights` per unit of output, when each sector in turn is extracted; the sector's
  /// own loss is included. In the table's unit, or that of the weights times it.
  /// - Throws: `InvalidInput` for weights of a wrong length or not finite, or shares outside 0 to 1.
  public func losses(_ kind: Kind, weights: [Double]? = nil) throws(InvalidInput) -> [Double] {
    let weights = weights ?? Array(repeating: 1, count: outputs.count)
    try checkLength(weights, of: "weights", in: system)
    try Self.check(kind)
    if kind == .forward {
      let given = try explaining("the extraction") { () throws(LinearAlgebraError) in
        try ghosh.inputMultipliers(of: weights)
      }
      return outputs.indices.map { j in outputs[j] * (given[j] - weights[j]) / diagonal[j] }
    }
    let multipliers = try explaining("the extraction") { () throws(LinearAlgebraError) in
      try system.multipliers(of: weights)
    }
    return outputs.indices.map { j in
      let removed = removed(kind, sector: j)
      return removed.demand * multipliers[j] + removed.purchases * (multipliers[j] - weights[j])
    }
  }

  /// The output that each sector loses when the sector of this number is extracted: one solve.
  /// - Throws: `InvalidInput` for shares outside 0 to 1.
  public func lossesBySector(_ kind: Kind, extracting j: Int) throws(InvalidInput) -> [Double] {
    precondition(outputs.indices.contains(j), "no such sector")
    try Self.check(kind)
    return try explaining("the extraction") { () throws(LinearAlgebraError) in
      if kind == .forward {
        guard outputs[j] > 0 else { return Array(repeating: 0, count: outputs.count) }
        // Row j of G x̂ is x_j⁻¹ l_j. x̂, less the sector's own unit.
        let row = try system.inverseRows([j]).storage
        return outputs.indices.map { k in (row[k] * outputs[k] - (k == j ? outputs[j] : 0)) / diagonal[j] }
      }
      let column = try system.inverseColumns([j]).storage
      let removed = removed(kind, sector: j)
      return outputs.indices.map { k in
        removed.demand * column[k] + removed.purchases * (column[k] - (k == j ? 1 : 0))
      }
    }
  }

  /// The demand d for product j and the output s of sector j of which the columns l_j and l_j - e_j are lost.
  ///
  /// With α, β, γ of purchases, sales and final demand taken out, s = x'_j and r = the sales that column and diagonal leave
  /// solve s (1 + α(l - 1)) + β l r = y_j and s - (1 - β) r = f'_j, where y = x - γ f_j L e_j (Sherman-Morrison-Woodbury of
  /// rank two, worked out); then x - x' = (γ f_j + β r) L e_j + α s (L e_j - e_j).
  private func removed(_ kind: Kind, sector j: Int) -> (demand: Double, purchases: Double) {
    let (alpha, beta, gamma): (Double, Double, Double) =
      switch kind {
      case .complete: (1, 1, 1)
      case .backward, .forward: (1, 0, 0)
      case .partial(let purchases, let sales, let finalDemand): (purchases, sales, finalDemand)
      }
    let (l, f) = (diagonal[j], finalDemand[j])
    let kept = (1 - gamma) * f
    let y = outputs[j] - gamma * f * l
    let growth = 1 + alpha * (l - 1)
    let determinant = (1 - beta) * growth + beta * l
    let own = ((1 - beta) * y + beta * l * kept) / determinant
    let sales = (y - kept * growth) / determinant
    return (gamma * f + beta * sales, alpha * own)
  }

  private static func check(_ kind: Kind) throws(InvalidInput) {
    guard case .partial(let purchases, let sales, let finalDemand) = kind else { return }
    for (name, share) in [("purchases", purchases), ("sales", sales), ("final demand", finalDemand)]
    where !(0...1).contains(share) {
      throw InvalidInput(.error("the extracted share of \(name) is \(share), outside 0 to 1"))
    }
  }
}
