public import Diagnostics
public import LinearAlgebra

/// Multipliers of one indicator in a multi-region model, split by where it arises (Miller & Blair 2009, section 6.4). One
/// entry for each region and sector throughout.
public struct MultiRegionMultipliers: Sendable {
  public let labels: [Sector]
  public let regions: [String]
  /// Entry (i, r): what a unit of final demand for row i calls forth in region r.
  public let byRegion: Matrix
  /// The part that arises in the region that makes the product.
  public let own: [Double]
  /// The part that arises in the other regions together: the interregional spillover.
  public let spillover: [Double]
  /// The part of `own` that comes back by way of the other regions: interregional feedback, what the region's multiplier has
  /// above that of the region alone (Miller & Blair 2009, section 3.3.3).
  public let feedback: [Double]

  public var total: [Double] { zip(own, spillover).map(+) }

  /// - Parameter coefficients: the indicator per unit of output; ones for output.
  /// - Throws: `InvalidInput` for a wrong length or a number that is not finite.
  public init(coefficients: [Double], in model: MultiRegionModel) throws(InvalidInput) {
    guard coefficients.count == model.outputs.count else {
      throw InvalidInput(
        .error("there are \(coefficients.count) coefficients where there are \(model.outputs.count) rows"))
    }
    let split = try explaining("the multipliers") { () throws(LinearAlgebraError) in
      try model.system.multipliers(ofColumns: model.byRegion(coefficients))
    }
    let (sectors, regions) = (max(1, model.table.sectors.count), model.table.regions)
    labels = model.system.sectors
    self.regions = regions
    byRegion = split
    let alone = try model.multipliersOfRegionsAlone(coefficients)
    feedback = coefficients.indices.map { split[$0, $0 / sectors] - alone[$0] }
    own = coefficients.indices.map { split[$0, $0 / sectors] }
    spillover = coefficients.indices.map { i in
      regions.indices.reduce(0) { $1 == i / sectors ? $0 : $0 + split[i, $1] }
    }
  }
}

extension MultiRegionTable {
  /// The trade of each region with the others and with what lies outside all of them, in the table's unit.
  public struct Trade: Hashable, Sendable {
    /// The region's final demand for the products of all regions.
    public var finalDemand: Double
    /// Products sold to other regions and outside, for intermediate and final use.
    public var sold: Double
    /// Products bought from them.
    public var bought: Double

    /// Value added as the rows of the table give it: final demand + sold - bought.
    public var valueAdded: Double { finalDemand + sold - bought }
  }

  /// One entry for each region.
  public var tradeByRegion: [Trade] {
    let (demand, use) = (demandByRegion, uses)
    return regions.indices.map { r in
      let own = rows(ofRegion: r)
      var trade = Trade(finalDemand: 0, sold: 0, bought: 0)
      for i in 0..<intermediate.rows {
        trade.finalDemand += demand[i, r]
        if own.contains(i) {
          trade.sold += outside[i]
          trade.bought += importShares[i] * use[i]
          for other in regions.indices where other != r {
            trade.sold += demand[i, other] + rows(ofRegion: other).reduce(0) { $0 + intermediate[i, $1] }
          }
        } else {
          trade.bought += demand[i, r] + own.reduce(0) { $0 + intermediate[i, $1] }
        }
      }
      return trade
    }
  }
}
