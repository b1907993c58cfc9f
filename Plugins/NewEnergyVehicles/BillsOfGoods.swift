/// The bills of goods by sector and year, 1e8 CNY in producers' prices.
///
/// Nothing is in two of them. New vehicles are bought with their batteries; the makers' batteries are intermediate use, so
/// that `batteries` and `replacedParts` sum to zero: what they buy instead of other parts. Replacement packs and charging
/// posts are final demand of their own.
struct BillsOfGoods {
  /// New vehicles with their margins: of private cars, of the other classes, and sold to other provinces.
  private(set) var household: [Double]
  private(set) var investment: [Double]
  private(set) var outflow: [Double]
  /// Of each row of the vehicles bought in the region, the part made there, were all of the row vehicles.
  private(set) var householdMade: [Double]
  private(set) var investmentMade: [Double]
  /// The most that the region can supply of the goods of the three bills: its vehicles, and margins in full.
  private(set) var made: [Double]
  /// Combustion vehicles not bought: rows at or below zero.
  private(set) var displacedHousehold: [Double]
  private(set) var displacedInvestment: [Double]
  private(set) var packsHousehold: [Double]
  private(set) var packsInvestment: [Double]
  private(set) var chargingPosts: [Double]
  private(set) var batteries: [Double]
  private(set) var replacedParts: [Double]
  /// Private cars: electricity bought less fuel not bought, by urban and by rural households.
  private(set) var urbanEnergy: [Double]
  private(set) var ruralEnergy: [Double]
  /// The other classes: electricity bought, and fuel not bought.
  private(set) var fleetElectricity: [Double]
  private(set) var fleetFuel: [Double]

  /// - Parameters:
  ///   - replacements: replacement packs by class and year, GWh.
  ///   - soldOutside: vehicles made in the region and not sold there, 1e4 by class and year.
  init(_ terms: VehicleTerms, replacements: [Double], soldOutside: [Double], use: VehicleUse) {
    let none = Array(repeating: 0.0, count: terms.sectors * terms.years)
    (household, investment, outflow, householdMade, investmentMade, made) = (none, none, none, none, none, none)
    (displacedHousehold, displacedInvestment, packsHousehold, packsInvestment) = (none, none, none, none)
    (chargingPosts, batteries, replacedParts) = (none, none, none)
    (urbanEnergy, ruralEnergy, fleetElectricity, fleetFuel) = (none, none, none, none)
    for (row, vehicle) in VehicleClass.allCases.enumerated() {
      let isPrivate = vehicle.isBoughtByHouseholds
      for year in 0..<terms.years {
        let money = terms.money(row, year, replacements: replacements, soldOutside: soldOutside, use: use)
        for sector in 0..<terms.sectors {
          let (cell, share) = (sector * terms.years + year, row * terms.sectors + sector)
          let bought = money.bought * terms.vehicleBill[share]
          let ownMake = bought * terms.madeInRegionShare[row]
          let displaced = money.displaced * terms.displacedVehicleBill[share]
          let packs = money.packs * terms.packBill[sector]
          let (fuel, electricity) = (
            money.fuel * terms.fuelBill[sector], money.electricity * terms.electricityBill[sector]
          )
          if isPrivate {
            household[cell] += bought
            householdMade[cell] += ownMake
            displacedHousehold[cell] -= displaced
            packsHousehold[cell] += packs
            urbanEnergy[cell] += (electricity - fuel) * terms.householdShare
            ruralEnergy[cell] += (electricity - fuel) * (1 - terms.householdShare)
          } else {
            investment[cell] += bought
            investmentMade[cell] += ownMake
            displacedInvestment[cell] -= displaced
            packsInvestment[cell] += packs
            fleetElectricity[cell] += electricity
            fleetFuel[cell] -= fuel
          }
          outflow[cell] += money.outflow * terms.outflowBill[share]
          made[cell] += terms.vehiclePart[sector] * money.made * terms.vehicleBill[share]
          chargingPosts[cell] += money.chargingPosts * terms.chargingPostBill[sector]
          batteries[cell] += money.batteries * terms.batteryBill[sector]
          replacedParts[cell] -= money.batteries * terms.replacedPartsBill[sector]
        }
      }
    }
    for cell in made.indices {
      let margin = 1 - terms.vehiclePart[cell / terms.years]
      made[cell] += margin * (household[cell] + investment[cell] + outflow[cell])
      householdMade[cell] = household[cell] > 0 ? householdMade[cell] / household[cell] : 0
      investmentMade[cell] = investment[cell] > 0 ? investmentMade[cell] / investment[cell] : 0
    }
  }
}

/// The money that a class moves in a year, 1e8 CNY without tax.
private struct ClassMoney {
  var bought: Double
  var displaced: Double
  var outflow: Double
  /// All vehicles made in the region.
  var made: Double
  var packs: Double
  var batteries: Double
  var chargingPosts: Double
  /// Fuel not bought, and the electricity bought instead.
  var fuel: Double
  var electricity: Double
}

extension VehicleTerms {
  fileprivate func money(
    _ row: Int, _ year: Int, replacements: [Double], soldOutside: [Double], use: VehicleUse
  ) -> ClassMoney {
    let cell = row * years + year
    let netOfTax = 1 - taxShare
    // 1e4 vehicles and CNY make 1e-4 of 1e8 CNY; GWh and CNY/kWh make 1e6 CNY.
    let price = vehiclePrice[cell] * netOfTax * 1e-4
    let displaced = displacedShare[row] * displacedPrice[row] * (1 - displacedTaxShare[row]) * 1e-4
    return ClassMoney(
      bought: sales[cell] * price, displaced: sales[cell] * displaced, outflow: soldOutside[cell] * price,
      made: production[cell] * price, packs: replacements[cell] * packPrice[year] * netOfTax * 1e-2,
      // 1e4 vehicles and kWh make 0.01 GWh.
      batteries: production[cell] * packSize[cell] / 100 * batteryPrice[year] * 1e-2,
      chargingPosts: sales[cell] * chargingPostCost[row] * netOfTax * 1e-4,
      // 1e8 L and CNY/L make 1e8 CNY; TWh and CNY/kWh make 1e9 CNY.
      fuel: use.fuel[cell] * fuelPrice[year] * (1 - fuelTaxShare),
      electricity: use.electricity[cell] * electricityPrice[year] * (1 - electricityTaxShare) * 10)
  }
}
