import InputOutput
import LinearAlgebra

/// A multi-region table in a folder of raw files: `Z`, `Y` (a column a region) and `F` (a column an extension).
struct MultiRegionCase {
  let folder: String
  let regions: Int
  let sectors: Int
  let extensions: Int

  func table() throws -> MultiRegionTable {
    let n = regions * sectors
    let names = (0..<regions).map { "r\($0)" }
    let demand = RawFile.matrix(folder + "/Y", rows: n, columns: regions)
    let accounts = RawFile.matrix(folder + "/F", rows: n, columns: extensions)
    return try MultiRegionTable(
      regions: names, sectors: (0..<sectors).map { Sector(code: "s\($0)", nameZh: "s\($0)", nameEn: "s\($0)") },
      intermediate: RawFile.matrix(folder + "/Z", rows: n, columns: n),
      finalDemand: names.indices.map {
        MultiRegionDemand(region: names[$0], category: "all", values: demand.column($0))
      },
      extensions: (0..<extensions).map { MultiRegionExtension(code: "e\($0)", unit: "1", values: accounts.column($0)) })
  }

  /// Load, solve, all multipliers and all accounts: what pymrio's `calc_all` gives, L itself aside.
  func run() throws {
    let model = try MultiRegionModel(table())
    _ = try model.system.outputs(for: model.table.demandByRegion)
    let ones = Matrix(rows: model.outputs.count, columns: 1, repeating: 1)
    let rows = Matrix(
      rows: ones.rows, columns: 1 + extensions, storage: ones.storage + coefficients(of: model).storage)
    _ = try model.system.multipliers(ofColumns: rows)
    _ = try MultiRegionFootprint.all(in: model)
  }

  /// Everything that the cross-check compares, one raw file each.
  func writeAccounts() throws {
    let model = try MultiRegionModel(table())
    func write(_ name: String, _ values: [Double]) { RawFile.write(values, to: "\(folder)/ours-\(name)") }
    write("x", model.outputs)
    write("A", model.system.coefficients.storage)
    write("L", model.system.inverse().storage)
    write("G", try GhoshModel(model.system, outputs: model.outputs).inverse().storage)
    write("M", try model.system.multipliers(ofColumns: coefficients(of: model)).storage)
    let accounts = try MultiRegionFootprint.all(in: model)
    for account in MultiRegionFootprint.Account.allCases {
      write(account.rawValue, accounts.flatMap { $0.entries(of: account) })
      write(account.rawValue + "_reg", accounts.flatMap { $0.totals(of: account) })
    }
  }

  private func coefficients(of model: MultiRegionModel) -> Matrix {
    Matrix(
      columns: model.table.extensions.map { account in
        zip(account.values, model.outputs).map { $1 == 0 ? 0 : $0 / $1 }
      }, rows: model.outputs.count)
  }
}
