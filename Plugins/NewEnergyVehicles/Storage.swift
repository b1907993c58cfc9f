import SimulationKit

/// Batteries for storage as a product of their own: made in the region, and bought there.
struct Storage {
  /// GWh by year.
  let production: [Double]
  let installed: [Double]
  /// Made in the region and sold outside it.
  let soldOutside: [Double]
  /// By chemistry and year.
  let demand: [Double]
  /// 1e8 CNY by year: bought in the region, sold outside, and made.
  let bought: [Double]
  let outflow: [Double]
  let revenue: [Double]
  let madeInRegionShare: Double

  init(_ parameters: Parameters, layout: Layout) {
    let read = TermReader(parameters: parameters)
    let years = layout.years
    production = read.array("storage_production", orZeros: years)
    installed = read.array("storage_installed", orZeros: years)
    madeInRegionShare = read.number("storage_made_in_region_share", or: 0)
    let (local, price) = (madeInRegionShare, read.array("storage_price", orZeros: years))
    soldOutside = zip(production, installed).map { max(0, $0 - $1 * local) }
    let shares = read.array("storage_chemistry_share", orZeros: layout.chemistries * years)
    let energy = installed
    demand = shares.indices.map { shares[$0] * energy[$0 % years] }
    // GWh and CNY/kWh make 1e6 CNY.
    func money(_ energy: [Double]) -> [Double] { zip(energy, price).map { $0 * $1 * 1e-2 } }
    (bought, outflow, revenue) = (money(installed), money(soldOutside), money(production))
  }
}
