import SimulationKit

/// Batteries of vehicles and what becomes of them.
struct BatteryTerms {
  /// By class and year, kWh a vehicle.
  let packSize: [Double]
  /// By class, chemistry and year.
  let chemistryShare: [Double]
  /// Share of the batteries made that is scrapped in making them.
  let productionScrap: Double
  /// By year.
  let collection: [Double]
  /// Capacity left of a pack that comes out of a vehicle.
  let stateOfHealth: Double
  /// By chemistry.
  let secondLifeShare: [Double]
  /// By year since the beginning of the second life.
  let secondLife: [Double]
  /// By material.
  let recovery: [Double]
  /// By chemistry and material, kg/kWh.
  let intensity: [Double]

  /// All that it reads.
  static let keys = [
    "pack_size", "chemistry_share", "production_scrap", "collection_share", "state_of_health", "second_life_share",
    "second_life_scale", "second_life_shape", "recovery_share", "material_intensity", "cathode_energy", "cathode_atoms",
    "within_year",
  ]

  init(_ parameters: Parameters, layout: Layout) {
    let read = TermReader(parameters: parameters)
    packSize = read.array("pack_size")
    chemistryShare = read.array("chemistry_share")
    productionScrap = read.number("production_scrap")
    collection = read.array("collection_share")
    stateOfHealth = read.number("state_of_health")
    secondLifeShare = read.array("second_life_share")
    let within = WithinYear(rawValue: parameters.text("within_year")) ?? .start
    secondLife = within.shares(
      .weibull(scale: read.number("second_life_scale"), shape: read.number("second_life_shape")), years: layout.all)
    recovery = read.array("recovery_share")
    intensity = Self.intensity(read, layout)
  }

  /// Of chemistries with a formula lithium, nickel, cobalt and manganese follow from it.
  private static func intensity(_ read: TermReader, _ layout: Layout) -> [Double] {
    var result = read.array("material_intensity")
    let energy = read.array("cathode_energy", orZeros: layout.chemistries)
    let elements = Stoichiometry.elements.count
    let atoms = read.array("cathode_atoms", orZeros: layout.chemistries * elements)
    for chemistry in 0..<layout.chemistries where energy[chemistry] > 0 {
      let metals = Stoichiometry.intensities(
        atoms: Array(atoms[chemistry * elements..<(chemistry + 1) * elements]), energy: energy[chemistry])
      // Both axes begin with lithium, nickel, cobalt and manganese.
      for metal in 0..<4 { result[chemistry * Layout.materials.count + metal] = metals[metal] }
    }
    return result
  }
}
