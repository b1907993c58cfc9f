public import Diagnostics
public import LinearAlgebra

/// The accounts of one satellite account in a multi-region model, as pymrio defines them (Stadler 2021, Journal of Open
/// Research Software 9; `calc_accounts`). Four vectors of an entry for each region and sector, in the account's unit.
///
/// One solve and one transposed solve, both with a column for each region; L is never formed. Of several accounts, `all(in:)`
/// shares the one and joins the others.
public struct MultiRegionFootprint: Sendable {
  public let labels: [Sector]
  public let regions: [String]
  /// D_pba: what each region's sector causes itself.
  public let production: [Double]
  /// D_cba: what each region's final demand for a product causes anywhere, whoever supplies the product.
  public let consumption: [Double]
  /// D_imp: the part of D_cba that is caused in other regions.
  public let imports: [Double]
  /// D_exp: the part of D_pba that other regions' final demand, and sales outside the regions, cause.
  public let exports: [Double]
  /// Entry (r, c): what the final demand of region c causes in region r.
  public let embodied: Matrix
  /// The part that final demand itself causes in each region; zeros where the account has none.
  public let direct: [Double]

  /// - Throws: `InvalidInput` that names the account which the table lacks and those it has.
  public init(of code: String, in model: MultiRegionModel) throws(InvalidInput) {
    let extensions = model.table.extensions
    guard let account = extensions.first(where: { $0.code == code }) else {
      let codes = extensions.map(\.code)
      let advice = codes.isEmpty ? "it has no extensions" : "its extensions are \(codes.joined(separator: ", "))"
      throw InvalidInput(.error("the table has no extension '\(code)'", advice: advice))
    }
    self = try Self.footprints(of: [account], in: model)[0]
  }

  /// The accounts of every extension of the table, in the table's order.
  public static func all(in model: MultiRegionModel) throws(InvalidInput) -> [MultiRegionFootprint] {
    try footprints(of: model.table.extensions, in: model)
  }

  /// A solve with few columns takes the time of reading the factors, whatever their number, so that accounts are solved for
  /// together; not all at once, since a column for each region and account may come to more than the matrix itself.
  private static func footprints(
    of accounts: [MultiRegionExtension], in model: MultiRegionModel
  ) throws(InvalidInput) -> [MultiRegionFootprint] {
    let shares = model.table.importShares
    let demand = model.table.demandByRegion.scalingRows(by: shares.map { 1 - $0 })
    let (regions, n) = (model.table.regions.count, model.outputs.count)
    return try explaining("the footprint") { () throws(LinearAlgebraError) in
      let made = try model.system.outputs(for: demand)
      let abroad = model.table.isOpen ? try model.system.outputs(for: model.table.outside) : []
      var results: [MultiRegionFootprint] = []
      var rest = accounts[...]
      while !rest.isEmpty {
        let group = rest.prefix(max(1, columnsPerSolve / regions))
        rest = rest.dropFirst(group.count)
        let coefficients = group.map { zip($0.values, model.outputs).map { $1 == 0 ? 0 : $0 / $1 } }
        let columns = coefficients.flatMap { model.byRegion($0).storage }
        let caused = try model.system.multipliers(
          ofColumns: Matrix(rows: n, columns: regions * group.count, storage: columns))
        for (k, (account, own)) in zip(group, coefficients).enumerated() {
          let part = Matrix(columns: (0..<regions).map { caused.column(k * regions + $0) }, rows: n)
          results.append(
            MultiRegionFootprint(
              account, in: model, coefficients: own, caused: part, demand: demand, made: made, abroad: abroad))
        }
      }
      return results
    }
  }

  private static let columnsPerSolve = 256

  /// - Parameters:
  ///   - caused: what a unit of final demand for each row causes in each region.
  ///   - made: the outputs for `demand`, both with a column for each region.
  ///   - abroad: the outputs for what is made for outside; empty where nothing is.
  private init(
    _ account: MultiRegionExtension, in model: MultiRegionModel, coefficients: [Double], caused: Matrix,
    demand: Matrix, made: Matrix, abroad: [Double]
  ) {
    let (table, outputs) = (model.table, model.outputs)
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
        let outside = abroad.isEmpty ? 0 : coefficients[i] * abroad[i]
        exports[i] = regions.reduce(outside) { $1 == c ? $0 : $0 + coefficients[i] * made[i, $1] }
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
