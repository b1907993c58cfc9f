import InputOutput
import LinearAlgebra

/// The uses of a region told apart by origin, from a whole that tells its imports apart: each use of a product made in the
/// whole is met by the region itself as far as its quotient goes, the rest of it is bought in the rest of the whole; what the
/// whole imports for a use, the region imports for it in proportion.
struct RegionalOrigins {
  /// Made in the region, by use.
  private(set) var own: Matrix
  private(set) var ownDemand: [[Double]]
  /// Bought in the rest of the whole, by use.
  private(set) var bought: Matrix
  private(set) var boughtDemand: [[Double]]
  /// Sold to the rest, by product.
  private(set) var sold: [Double]
  /// As in `RegionalisedTable`.
  private(set) var cuts: [Double]
  private(set) var ownShares: [Double]
  private let whole: InputOutputTable
  private let share: RegionalShare

  init(_ whole: InputOutputTable, _ share: RegionalShare, _ quotients: LocationQuotients) {
    (self.whole, self.share) = (whole, share)
    let n = whole.sectors.count
    let uses = whole.usesByOrigin
    own = (uses?.domesticIntermediate ?? whole.intermediate).scalingColumns(by: share.inputFactors)
    ownDemand = whole.finalDemand.enumerated().map { c, category in
      guard category.role.isRegional else { return share.finalDemand[c].values }
      return (uses?.domesticDemand[c] ?? category.values).map { share.demandFactors[c] * $0 }
    }
    bought = Matrix(rows: n, columns: n)
    boughtDemand = ownDemand.map { $0.map { _ in 0 } }
    sold = Array(repeating: 0, count: n)
    (cuts, ownShares) = (sold.map { _ in 1 }, sold.map { _ in 1 })
    let residual = zip(whole.residual, share.ofOutput).map(*)
    for i in 0..<n { divide(i, residual[i], quotients) }
  }

  private var regional: [Int] { whole.finalDemand.indices.filter { whole.finalDemand[$0].role.isRegional } }

  /// Tells the uses of a product in the region apart by where it is made.
  private mutating func divide(_ i: Int, _ residual: Double, _ quotients: LocationQuotients) {
    let outside = whole.finalDemand.indices.filter { !whole.finalDemand[$0].role.isRegional }
    let available = share.outputs[i] - outside.reduce(0) { $0 + ownDemand[$1][i] } - residual
    let need = (own.row(i) + regional.map { ownDemand[$0][i] }).reduce(0, +)
    // The last bits of sums are no trade.
    let noise = 1e-9 * max(share.outputs[i], need.magnitude)
    func trade(_ amount: Double) -> Double { amount.magnitude < noise ? 0 : amount }
    guard need > 0 else {
      sold[i] = trade(available - need)
      return
    }
    var offered = regional.reduce(0) { $0 + ownDemand[$1][i] * quotients.finalShare(i) }
    for j in share.outputs.indices { offered += own[i, j] * quotients.share(i, j) }
    if offered > available + noise { cuts[i] = offered > 0 ? max(0, available) / offered : 1 }
    let kept = min(offered * cuts[i], need)
    (sold[i], ownShares[i]) = (trade(available - kept), kept / need)
    // Where stocks are run down, quotients may let the region make all that it needs.
    guard need - kept >= noise else { return }
    for j in share.outputs.indices {
      let all = own[i, j]
      own[i, j] = all * quotients.share(i, j) * cuts[i]
      bought[i, j] = all - own[i, j]
    }
    for c in regional {
      let all = ownDemand[c][i]
      ownDemand[c][i] = all * quotients.finalShare(i) * cuts[i]
      boughtDemand[c][i] = all - ownDemand[c][i]
    }
  }

  /// The region's purchases in the rest of the whole, by product.
  var inflow: [Double] { boughtDemand.reduce(bought.rowSums) { zip($0, $1).map(+) } }

  /// The uses of both origins, where the whole tells them apart by product; no column for what is sold to the rest.
  var usesByOrigin: UsesByOrigin? {
    guard let uses = whole.usesByOrigin else { return nil }
    let abroad = uses.importedDemand.enumerated().map { c, values in values.map { share.demandFactors[c] * $0 } }
    return UsesByOrigin(
      domesticIntermediate: own,
      importedIntermediate: uses.importedIntermediate.scalingColumns(by: share.inputFactors) + bought,
      domesticDemand: ownDemand, importedDemand: zip(abroad, boughtDemand).map { zip($0, $1).map(+) })
  }

  /// The row of what is bought outside, where the whole has its imported inputs as one row.
  var importedInputs: ImportedInputs? {
    whole.importedInputs.map { row in
      ImportedInputs(
        inputs: zip(zip(row.inputs, share.inputFactors).map(*), bought.columnSums).map(+),
        finalDemand: zip(row.finalDemand, zip(share.demandFactors, boughtDemand)).map { $0 * $1.0 + $1.1.reduce(0, +) })
    }
  }
}
