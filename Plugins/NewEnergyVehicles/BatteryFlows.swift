/// The batteries of the vehicles sold in the region, GWh by chemistry and year of the run.
struct BatteryFlows {
  /// In new vehicles.
  private(set) var demand: [Double]
  private(set) var replacements: [Double]
  private(set) var retired: [Double]
  /// In vehicles in use at the end of the year.
  private(set) var stock: [Double]
  /// Replacement packs by class and year, GWh.
  private(set) var replacementsByClass: [Double]

  /// Follows the packs of every cohort, of the earlier years too: these have the pack size and the chemistry of the
  /// run's first year.
  init(_ terms: VehicleTerms, fleets: [VehicleFleet], survival: SurvivalTables) {
    let (years, earlier) = (terms.years, terms.earlierYears)
    demand = Array(repeating: 0, count: terms.chemistries * years)
    (replacements, retired, stock) = (demand, demand, demand)
    replacementsByClass = Array(repeating: 0, count: terms.classes * years)
    var packs = BatteryPacks(years: earlier + years)
    for (row, fleet) in fleets.enumerated() {
      for (sold, vehicles) in fleet.sales.enumerated() {
        let followed = fleet.sales.count - sold
        packs.follow(
          vehicles: vehicles, years: followed, vehicle: survival.vehicles[row], pack: survival.packs[row])
        let cohort = max(sold - earlier, 0)
        // 1e4 vehicles and kWh make 0.01 GWh.
        let energy = terms.packSize[row * years + cohort] / 100
        for age in max(earlier - sold, 0)..<followed {
          let year = sold + age - earlier
          replacementsByClass[row * years + year] += packs.replaced[age] * energy
          for chemistry in 0..<terms.chemistries {
            let share = terms.chemistryShare[(row * terms.chemistries + chemistry) * years + cohort] * energy
            let cell = chemistry * years + year
            if age == 0 { demand[cell] += vehicles * share }
            replacements[cell] += packs.replaced[age] * share
            retired[cell] += packs.retired[age] * share
            stock[cell] += packs.stock[age] * share
          }
        }
      }
    }
  }
}
