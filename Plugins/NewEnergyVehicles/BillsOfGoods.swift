import SimulationKit

/// The bills of goods over sector and year, 1e8 CNY in producers' prices.
///
/// The batteries of new vehicles are in none of them: they are intermediate use of the makers of vehicles. Replacement
/// packs are final demand. Fuel and electricity of firms and transit operators are their intermediate use, so that the
/// fuel bill holds private cars alone.
struct BillsOfGoods {
  private(set) var household: LabelledArray
  private(set) var investment: LabelledArray
  private(set) var outflow: LabelledArray
  private(set) var fuel: LabelledArray

  /// - Parameters:
  ///   - replacements: replacement packs over class and year, GWh.
  init(_ parameters: Parameters, replacements: LabelledArray, use: VehicleUse) {
    household = LabelledArray(
      zeroOver: ["sector", "year"], labels: [parameters.labels("sector"), parameters.labels("year")])
    investment = household
    outflow = household
    fuel = household
    addVehicles(parameters, replacements: replacements)
    addOutflow(parameters)
    addFuel(parameters, use: use)
  }

  private mutating func addVehicles(_ parameters: Parameters, replacements: LabelledArray) {
    let sales = parameters.array("sales")
    let price = parameters.array("vehicle_price")
    let displacedShare = parameters.array("displaced_share").values
    let displacedPrice = parameters.array("displaced_vehicle_price").values
    let displacedTax = parameters.array("displaced_tax_share").values
    let netOfTax = 1 - parameters.number("tax_share")
    let packPrice = parameters.array("pack_price").values
    let vehicleShares = parameters.array("vehicle_bill_shares")
    let packShares = parameters.array("pack_bill_shares").values
    for (row, vehicle) in VehicleClass.allCases.enumerated() {
      for year in packPrice.indices {
        let displaced = displacedShare[row] * displacedPrice[row] * (1 - displacedTax[row])
        // 1e4 vehicles and CNY make 1e-4 of 1e8 CNY; GWh and CNY/kWh make 1e6 CNY.
        let vehicles = sales[row, year] * (price[row, year] * netOfTax - displaced) * 1e-4
        let packs = replacements[row, year] * packPrice[year] * netOfTax * 1e-2
        for sector in packShares.indices {
          let value = vehicles * vehicleShares[row, sector] + packs * packShares[sector]
          if vehicle.isBoughtByHouseholds {
            household[sector, year] += value
          } else {
            investment[sector, year] += value
          }
        }
      }
    }
  }

  private mutating func addOutflow(_ parameters: Parameters) {
    let sold = Self.vehiclesSoldOutside(parameters)
    let price = parameters.array("vehicle_price")
    let netOfTax = 1 - parameters.number("tax_share")
    let shares = parameters.array("outflow_bill_shares")
    for row in sold.labels[0].indices {
      for year in sold.labels[1].indices {
        let value = sold[row, year] * price[row, year] * netOfTax * 1e-4
        for sector in shares.labels[1].indices { outflow[sector, year] += value * shares[row, sector] }
      }
    }
  }

  private mutating func addFuel(_ parameters: Parameters, use: VehicleUse) {
    let paid = parameters.number("household_share")
    let fuelPrice = parameters.array("fuel_price").values
    let electricityPrice = parameters.array("electricity_price").values
    let fuelNet = 1 - parameters.number("fuel_tax_share")
    let electricityNet = 1 - parameters.number("electricity_tax_share")
    let fuelShares = parameters.array("fuel_bill_shares").values
    let electricityShares = parameters.array("electricity_bill_shares").values
    for (row, vehicle) in VehicleClass.allCases.enumerated() where vehicle.isBoughtByHouseholds {
      for year in fuelPrice.indices {
        // 1e8 L and CNY/L make 1e8 CNY; TWh and CNY/kWh make 1e9 CNY.
        let fuelValue = use.fuel[row, year] * fuelPrice[year] * fuelNet * paid
        let electricityValue = use.electricity[row, year] * electricityPrice[year] * electricityNet * paid * 10
        for sector in fuelShares.indices {
          fuel[sector, year] += electricityValue * electricityShares[sector] - fuelValue * fuelShares[sector]
        }
      }
    }
  }

  /// Vehicles made in the region and not sold there, 1e4 over class and year: `check` has seen that none is negative.
  static func vehiclesSoldOutside(_ parameters: Parameters) -> LabelledArray {
    var sold = parameters.array("production")
    let sales = parameters.array("sales")
    let local = parameters.array("made_in_region_share").values
    for row in sold.labels[0].indices {
      for year in sold.labels[1].indices {
        sold[row, year] = max(sold[row, year] - sales[row, year] * local[row], 0)
      }
    }
    return sold
  }
}
