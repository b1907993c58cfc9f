public import Diagnostics
public import LinearAlgebra

/// The accounts of one satellite account in a multi-region model, as pymrio defines them (Stadler 2021, Journal of Open
/// Research Software 9; `calc_accounts`). Four vectors of an entry for each region and sector, in the account's unit.
///
/// One solve and one transposed solve, both with a column for each region; L is never formed.
public struct MultiRegionFootprint: Sendable {
  public let labels: [Sector]
  public let regions: [String]
  /// D_pba: what each region's sector causes itself.
  public let production: [Double]
  /// D_cba: what each region's final demand for a product causes anywhere, whoever supplies the product.
  public let consumption: [Double]
  /// D_imp: the part of D_cba that is caused in other regions.
  public let imports: [Double]
  /// D_exp: the part of D_pba that other regions' final demand causes.
  public let exports: [Double]
  /// Entry (r, c): what the final demand of region c causes in region r.
  public let embodied: Matrix
  /// What final demand itself causes in each region; zeros where the account has none.
  public let direct: [Double]

  /// - Throws: `InvalidInput` that names the account which the table lacks and those it has.
  public init(of code: String, in model: MultiRegionModel) throws(InvalidInput) {
    let table = model.table
    guard let account = table.extensions.first(where: { $0.code == code }) else {
      let codes = table.extensions.map(\.code)
      let advice = codes.isEmpty ? "it has no extensions" : "its extensions are \(codes.joined(separator: ", "))"
      throw InvalidInput(.error("the table has no extension '\(code)'", advice: advice))
    }
    let outputs = model.outputs
    let coefficients = zip(account.values, outputs).map { $1 == 0 ? 0 : $0 / $1 }
    let demand = table.demandByRegion
    let (caused, made) = try explaining("the footprint") { () throws(LinearAlgebraError) in
      (
        try model.system.multipliers(ofColumns: model.byRegion(coefficients)), try model.system.outputs(for: demand)
      )
    }
    let (regions, sectors) = (table.regions.indices, table.sectors.indices)
    var (consumption, imports, exports) = (outputs.map { _ in 0.0 }, outputs.map { _ in 0.0 }, outputs.map { _ in 0.0 })
    var embodied = Matrix(rows: regions.count, columns: regions.count)
    for c in regions {
      for supplier in regions {
        for s in sectors {
          let (row, place) = (supplier * sectors.count + s, c * sectors.count + s)
          for r in regions {
            let part = caused[row, r] * demand[row, c]
            consumption[place] += part
            if r != c { imports[place] += part }
            embodied[r, c] += part
          }
        }
      }
      for i in table.rows(ofRegion: c) {
        exports[i] = regions.reduce(0) { $1 == c ? $0 : $0 + coefficients[i] * made[i, $1] }
      }
    }
    labels = model.system.sectors
    self.regions = table.regions
    production = account.values
    self.consumption = consumption
    self.imports = imports
    self.exports = exports
    self.embodied = embodied
    direct = account.direct ?? table.regions.map { _ in 0 }
  }

  /// The four accounts.
  public enum Account: String, Hashable, Sendable, CaseIterable {
    case production = "D_pba"
    case consumption = "D_cba"
    case imports = "D_imp"
    case exports = "D_exp"
  }

  /// An account's entries, one for each region and sector.
  public func entries(of account: Account) -> [Double] {
    switch account {
    case .production: production
    case .consumption: consumption
    case .imports: imports
    case .exports: exports
    }
  }

  /// The sum of an account over each region's sectors; production and consumption then also take `direct`, as pymrio's
  /// regional accounts do.
  public func totals(of account: Account) -> [Double] {
    let sectors = labels.count / max(1, regions.count)
    let values = entries(of: account)
    let includesDirect = account == .production || account == .consumption
    return regions.indices.map { r in
      values[r * sectors..<(r + 1) * sectors].reduce(includesDirect ? direct[r] : 0, +)
    }
  }
}
