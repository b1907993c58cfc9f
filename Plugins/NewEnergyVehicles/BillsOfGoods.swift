/// The bills of goods by sector and year, 1e8 CNY in producers' prices.
///
/// The batteries of new vehicles are in none of them: they are intermediate use of the makers of vehicles. Replacement
/// packs are final demand. Fuel and electricity of firms and transit operators are their intermediate use, so that the
/// fuel bill holds private cars alone.
struct BillsOfGoods {
  private(set) var household: [Double]
  private(set) var investment: [Double]
  private(set) var outflow: [Double]
  private(set) var fuel: [Double]

  /// - Parameters:
  ///   - replacements: replacement packs by class and year, GWh.
  ///   - soldOutside: vehicles made in the region and not sold there, 1e4 by class and year.
  init(_ terms: VehicleTerms, replacements: [Double], soldOutside: [Double], use: VehicleUse) {
    household = Array(repeating: 0, count: terms.sectors * terms.years)
    (investment, outflow, fuel) = (household, household, household)
    for (row, vehicle) in VehicleClass.allCases.enumerated() {
      for year in 0..<terms.years {
        let bought = terms.bought(row, year, replacements: replacements)
        let sold = terms.outflow(row, year, vehicles: soldOutside)
        for sector in 0..<terms.sectors {
          let cell = sector * terms.years + year
          let share = row * terms.sectors + sector
          let value = bought.vehicles * terms.vehicleBill[share] + bought.packs * terms.packBill[sector]
          if vehicle.isBoughtByHouseholds { household[cell] += value } else { investment[cell] += value }
          outflow[cell] += sold * terms.outflowBill[share]
        }
        guard vehicle.isBoughtByHouseholds else { continue }
        let energy = terms.energy(row, year, use: use)
        for sector in 0..<terms.sectors {
          fuel[sector * terms.years + year] +=
            energy.electricity * terms.electricityBill[sector] - energy.fuel * terms.fuelBill[sector]
        }
      }
    }
  }
}

// Each for a class (`row`) and a year of the run, 1e8 CNY without tax.
extension VehicleTerms {
  /// Vehicles bought, less the combustion vehicles not bought, and replacement packs.
  fileprivate func bought(_ row: Int, _ year: Int, replacements: [Double]) -> (vehicles: Double, packs: Double) {
    let cell = row * years + year
    let netOfTax = 1 - taxShare
    let displaced = displacedShare[row] * displacedPrice[row] * (1 - displacedTaxShare[row])
    // 1e4 vehicles and CNY make 1e-4 of 1e8 CNY; GWh and CNY/kWh make 1e6 CNY.
    return (
      sales[cell] * (vehiclePrice[cell] * netOfTax - displaced) * 1e-4,
      replacements[cell] * packPrice[year] * netOfTax * 1e-2
    )
  }

  fileprivate func outflow(_ row: Int, _ year: Int, vehicles: [Double]) -> Double {
    let cell = row * years + year
    return vehicles[cell] * vehiclePrice[cell] * (1 - taxShare) * 1e-4
  }

  /// Fuel that households no longer buy, and the electricity that they buy instead.
  fileprivate func energy(_ row: Int, _ year: Int, use: VehicleUse) -> (fuel: Double, electricity: Double) {
    let cell = row * years + year
    // 1e8 L and CNY/L make 1e8 CNY; TWh and CNY/kWh make 1e9 CNY.
    return (
      use.fuel[cell] * fuelPrice[year] * (1 - fuelTaxShare) * householdShare,
      use.electricity[cell] * electricityPrice[year] * (1 - electricityTaxShare) * householdShare * 10
    )
  }
}
