import SimulationKit

/// Prices, and what is made where.
struct MoneyTerms {
  /// Made in the region, 1e4 by class and year.
  let production: [Double]
  /// By class.
  let madeInRegionShare: [Double]
  /// By class and year, CNY a vehicle.
  let vehiclePrice: [Double]
  let taxShare: Double
  /// By class.
  let displacedPrice: [Double]
  let displacedTaxShare: [Double]
  /// Part of the makers' batteries that is the assembly of packs, and the shares of cells and assembly from the region.
  let assemblyShare: Double
  let cellsInRegionShare: Double
  let assemblyInRegionShare: Double
  let householdShare: Double
  /// By year, CNY/L, CNY/kWh and CNY/kg.
  let fuelPrice: [Double]
  let fuelTaxShare: Double
  let electricityPrice: [Double]
  let electricityTaxShare: Double
  let hydrogenPrice: [Double]
  /// Share of posts' equipment from the region; nil for the table's.
  let postsInRegionShare: Double?

  init(_ parameters: Parameters, layout: Layout) {
    let read = TermReader(parameters: parameters)
    production = read.array("production")
    madeInRegionShare = read.array("made_in_region_share")
    vehiclePrice = read.array("vehicle_price")
    taxShare = read.number("tax_share")
    displacedPrice = read.array("displaced_vehicle_price")
    displacedTaxShare = read.array("displaced_tax_share")
    assemblyShare = read.number("pack_assembly_share", or: 0)
    cellsInRegionShare = read.number("batteries_made_in_region_share")
    assemblyInRegionShare = read.number("packs_assembled_in_region_share", or: 0)
    householdShare = read.number("household_share")
    fuelPrice = read.array("fuel_price")
    fuelTaxShare = read.number("fuel_tax_share")
    electricityPrice = read.array("electricity_price")
    electricityTaxShare = read.number("electricity_tax_share")
    hydrogenPrice = read.array("hydrogen_price", orZeros: layout.years)
    postsInRegionShare = parameters.has("posts_made_in_region_share") ? read.number("posts_made_in_region_share") : nil
  }

  /// Vehicles made in the region and not sold there, 1e4 by class and year: `check` has seen that none is negative.
  func soldOutside(sales: [Double], years: Int) -> [Double] {
    production.indices.map { max(production[$0] - sales[$0] * madeInRegionShare[$0 / years], 0) }
  }

  /// Batteries in the vehicles made in the region, GWh by chemistry and year.
  func batteriesOfMakers(_ layout: Layout, _ batteries: BatteryTerms) -> [Double] {
    var energy = [Double](repeating: 0, count: layout.chemistries * layout.years)
    for row in 0..<layout.classes {
      for year in 0..<layout.years {
        // 1e4 vehicles and kWh make 0.01 GWh.
        let cell = row * layout.years + year
        let made = production[cell] * batteries.packSize[cell] / 100
        for kind in 0..<layout.chemistries {
          let share = batteries.chemistryShare[(row * layout.chemistries + kind) * layout.years + year]
          energy[kind * layout.years + year] += made * share
        }
      }
    }
    return energy
  }
}
