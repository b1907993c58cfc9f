/// Energy that the vehicles in use take, and what they displace. Vehicles in use are the mean of the stocks at the beginning
/// and the end of the year.
struct VehicleUse {
  /// By class and year: TWh from the grid, losses of charging and of feeding back included.
  private(set) var electricity: [Double]
  /// By year.
  private(set) var allElectricity: [Double]
  /// By class and year: fuel that the combustion vehicles they displace would have burnt, 1e8 L. The distance that a
  /// plug-in hybrid drives on fuel displaces none.
  private(set) var fuel: [Double]
  /// By class and year, kt.
  private(set) var hydrogen: [Double]
  /// By year: vehicles that feed back, in MW; GWh that they can give without driving less; TWh that they give.
  private(set) var gridPower: [Double]
  private(set) var gridEnergy: [Double]
  private(set) var gridSupply: [Double]

  init(_ layout: Layout, _ terms: UseTerms, packSize: [Double], fleet: Fleet) {
    let years = layout.years
    electricity = Array(repeating: 0, count: layout.classes * years)
    (fuel, hydrogen) = (electricity, electricity)
    allElectricity = Array(repeating: 0, count: years)
    (gridPower, gridEnergy, gridSupply) = (allElectricity, allElectricity, allElectricity)
    let driven = fleet.mean(fleet.cohorts.driven)
    let inUse = fleet.mean(fleet.cohorts.stock)
    for cell in electricity.indices {
      let (row, year) = (cell / years, cell % years)
      // 1e4 km: 1e4 kWh are 1e-5 TWh, 1e4 L are 1e-4 of 1e8 L, 1e4 kg are 1e-2 kt.
      let distance = driven[cell] * terms.distance[row]
      let electric = distance * terms.electricShare[row]
      let byHydrogen = distance * terms.hydrogenShare[row]
      let feeding = inUse[cell] * terms.gridShare[cell]
      // 1e4 kW are 10 MW; 1e4 kWh are 0.01 GWh; GWh are 1e-3 TWh.
      let stored = feeding * packSize[cell] * terms.gridDepth / 100
      let given = stored * terms.gridCycles * 1e-3
      gridPower[year] += feeding * terms.gridPower * 10
      gridEnergy[year] += stored
      gridSupply[year] += given
      electricity[cell] =
        electric * terms.energyUse[row] / (1 - terms.chargingLoss) * 1e-5 + given * terms.gridLoss
        / (1 - terms.gridLoss)
      fuel[cell] = (electric + byHydrogen) * terms.displacedShare[row] * terms.displacedFuelUse[row] * 1e-4
      hydrogen[cell] = byHydrogen * terms.hydrogenUse[row] * 1e-2
      allElectricity[year] += electricity[cell]
    }
  }
}
