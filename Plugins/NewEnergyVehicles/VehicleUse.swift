import SimulationKit

/// What the vehicles in use take from the grid and leave in the pump, over class and year. The vehicles in use are the
/// mean of the stocks at the beginning and the end of the year.
struct VehicleUse {
  /// TWh from the grid, charging losses included.
  var electricity: LabelledArray
  /// Fuel that the combustion vehicles they displace would have burnt, 1e8 L. The distance that a plug-in hybrid drives
  /// on fuel displaces none.
  var fuel: LabelledArray

  init(_ parameters: Parameters, fleets: [VehicleFleet]) {
    electricity = LabelledArray(
      zeroOver: ["class", "year"], labels: [parameters.labels("class"), parameters.labels("year")])
    fuel = electricity
    let distance = parameters.array("annual_distance").values
    let electricShare = parameters.array("electric_distance_share").values
    let energyUse = parameters.array("energy_use").values
    let fuelUse = parameters.array("displaced_fuel_use").values
    let displaced = parameters.array("displaced_share").values
    let fromGrid = 1 - parameters.number("charging_loss")
    let earlier = parameters.labels("earlier_year").count
    for (row, fleet) in fleets.enumerated() {
      let stock = fleet.stock
      for year in parameters.labels("year").indices {
        let inUse = (stock[earlier + year - 1] + stock[earlier + year]) / 2
        // 1e4 km: 1e4 kWh are 1e-5 TWh, 1e4 L are 1e-4 of 1e8 L.
        let driven = inUse * distance[row] * electricShare[row]
        electricity[row, year] = driven * energyUse[row] / fromGrid * 1e-5
        fuel[row, year] = driven * displaced[row] * fuelUse[row] * 1e-4
      }
    }
  }
}
