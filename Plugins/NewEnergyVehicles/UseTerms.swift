import SimulationKit

/// How vehicles are driven and charged.
struct UseTerms {
  /// By class, km a new vehicle and year.
  let distance: [Double]
  let electricShare: [Double]
  let hydrogenShare: [Double]
  /// By class, kWh/km and kg/km.
  let energyUse: [Double]
  let hydrogenUse: [Double]
  let chargingLoss: Double
  /// By class.
  let displacedShare: [Double]
  /// By class, L/km.
  let displacedFuelUse: [Double]
  /// By class and hour of the day, and by year.
  let unmanagedShape: [Double]
  let managedShape: [Double]
  let managedShare: [Double]
  /// Share of the vehicles in use that can feed power back, by class and year.
  let gridShare: [Double]
  /// kW a vehicle, part of the pack a cycle, cycles a year, and loss of a cycle.
  let gridPower: Double
  let gridDepth: Double
  let gridCycles: Double
  let gridLoss: Double

  init(_ parameters: Parameters, layout: Layout) {
    let read = TermReader(parameters: parameters)
    distance = read.array("annual_distance")
    electricShare = read.array("electric_distance_share")
    hydrogenShare = read.array("hydrogen_distance_share", orZeros: layout.classes)
    energyUse = read.array("energy_use")
    hydrogenUse = read.array("hydrogen_use", orZeros: layout.classes)
    chargingLoss = read.number("charging_loss")
    displacedShare = read.array("displaced_share")
    displacedFuelUse = read.array("displaced_fuel_use")
    unmanagedShape = read.array("unmanaged_shape")
    managedShape = read.array("managed_shape")
    managedShare = read.array("managed_share")
    gridShare = read.array("vehicle_to_grid_share", orZeros: layout.classes * layout.years)
    gridPower = read.number("vehicle_to_grid_power", or: 0)
    gridDepth = read.number("vehicle_to_grid_depth", or: 0)
    gridCycles = read.number("vehicle_to_grid_cycles", or: 0)
    gridLoss = read.number("vehicle_to_grid_loss", or: 0)
  }
}
