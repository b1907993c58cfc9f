import SimulationKit

/// The batteries of the vehicles sold in the region, GWh over chemistry and year of the run.
struct BatteryFlows {
  /// In new vehicles.
  var demand: LabelledArray
  var replacements: LabelledArray
  var retired: LabelledArray
  /// In vehicles in use at the end of the year.
  var stock: LabelledArray
  /// Replacement packs by class and year, GWh.
  var replacementsByClass: LabelledArray

  /// Follows the packs of every cohort, of the earlier years too: these have the pack size and the chemistry of the
  /// run's first year.
  init(_ parameters: Parameters, fleets: [VehicleFleet]) {
    let labels = [parameters.labels("chemistry"), parameters.labels("year")]
    demand = LabelledArray(zeroOver: ["chemistry", "year"], labels: labels)
    replacements = demand
    retired = demand
    stock = demand
    replacementsByClass = LabelledArray(
      zeroOver: ["class", "year"], labels: [parameters.labels("class"), parameters.labels("year")])
    let size = parameters.array("pack_size")
    let shares = parameters.array("chemistry_share")
    let packLife = parameters.array("pack_life_scale").values
    let packShape = parameters.array("pack_life_shape").values
    let earlier = parameters.labels("earlier_year").count

    for (row, fleet) in fleets.enumerated() {
      let pack = WeibullSurvival(scale: packLife[row], shape: packShape[row])
      for (sold, vehicles) in fleet.sales.enumerated() {
        let packs = BatteryPacks(
          vehicles: vehicles, years: fleet.sales.count - sold, vehicle: fleet.survival, pack: pack)
        let cohort = max(sold - earlier, 0)
        // 1e4 vehicles and kWh make 0.01 GWh.
        let energy = size[row, cohort] / 100
        for age in packs.stock.indices where sold + age >= earlier {
          let year = sold + age - earlier
          replacementsByClass[row, year] += packs.replaced[age] * energy
          for chemistry in labels[0].indices {
            let share = shares[row, chemistry, cohort] * energy
            if age == 0 { demand[chemistry, year] += vehicles * share }
            replacements[chemistry, year] += packs.replaced[age] * share
            retired[chemistry, year] += packs.retired[age] * share
            stock[chemistry, year] += packs.stock[age] * share
          }
        }
      }
    }
  }
}
