import InputOutput
import LinearAlgebra

/// The supply of each product that each region has for the regions' uses, and the uses; a list of products for each region.
struct InterregionalSupply {
  /// Uses of all origins in the region.
  let use: [[Double]]
  /// Landed from outside the whole, shared out as products are used.
  let importsAbroad: [[Double]]
  let inflow: [[Double]]
  /// By column of the whole's outside demand, then region after region: shared out as products are there, made or landed.
  let outside: [[Double]]
  /// Output and what is landed, less what goes outside and the residual.
  let offered: [[Double]]

  var imports: [[Double]] { zip(importsAbroad, inflow).map { zip($0, $1).map(+) } }

  init(_ whole: InputOutputTable, _ shares: [RegionalShare]) {
    let uses = shares.map { share in
      share.finalDemand.filter(\.role.isRegional).reduce(share.flows.rowSums) { zip($0, $1.values).map(+) }
    }
    let all = whole.sectors.indices.map { i in uses.reduce(0) { $0 + $1[i] } }
    func byUse(_ values: [Double]) -> [[Double]] {
      zip(shares, uses).map { share, use in
        values.indices.map { values[$0] * (all[$0] == 0 ? share.ofOutput[$0] : use[$0] / all[$0]) }
      }
    }
    let (abroad, inflow) = (byUse(whole.imports), byUse(whole.inflow))
    let there = zip(shares, zip(abroad, inflow)).map { share, landed in
      zip(share.outputs, zip(landed.0, landed.1)).map { $0 + $1.0 + $1.1 }
    }
    let total = whole.sectors.indices.map { i in there.reduce(0) { $0 + $1[i] } }
    func bySupply(_ values: [Double]) -> [[Double]] {
      there.map { there in values.indices.map { total[$0] == 0 ? 0 : values[$0] * (there[$0] / total[$0]) } }
    }
    let columns = whole.outsideDemand.map { bySupply($0.values) }
    let residual = bySupply(whole.residual)
    use = uses
    importsAbroad = abroad
    self.inflow = inflow
    outside = columns.map { $0.flatMap { $0 } }
    offered = shares.indices.map { q in
      whole.sectors.indices.map { i in
        let left = there[q][i] - columns.reduce(0) { $0 + $1[q][i] } - residual[q][i]
        // Nothing is left but for the last bits.
        return left.magnitude < 1e-12 * there[q][i] ? 0 : left
      }
    }
  }
}
