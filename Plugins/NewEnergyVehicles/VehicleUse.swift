/// Electricity that the vehicles in use take from the grid, and fuel that they displace. The vehicles in use are the mean
/// of the stocks at the beginning and the end of the year.
struct VehicleUse {
  /// By class and year: TWh from the grid, charging losses included.
  private(set) var electricity: [Double]
  /// By year.
  private(set) var allElectricity: [Double]
  /// By class and year: fuel that the combustion vehicles they displace would have burnt, 1e8 L. The distance that a
  /// plug-in hybrid drives on fuel displaces none.
  private(set) var fuel: [Double]

  init(_ terms: VehicleTerms, fleets: [VehicleFleet]) {
    electricity = Array(repeating: 0, count: terms.classes * terms.years)
    fuel = electricity
    allElectricity = Array(repeating: 0, count: terms.years)
    let fromGrid = 1 - terms.chargingLoss
    for (row, fleet) in fleets.enumerated() {
      for year in 0..<terms.years {
        let end = terms.earlierYears + year
        let inUse = (fleet.stock[end - 1] + fleet.stock[end]) / 2
        // 1e4 km: 1e4 kWh are 1e-5 TWh, 1e4 L are 1e-4 of 1e8 L.
        let driven = inUse * terms.distance[row] * terms.electricDistanceShare[row]
        let cell = row * terms.years + year
        electricity[cell] = driven * terms.energyUse[row] / fromGrid * 1e-5
        fuel[cell] = driven * terms.displacedShare[row] * terms.displacedFuelUse[row] * 1e-4
        allElectricity[year] += electricity[cell]
      }
    }
  }
}
