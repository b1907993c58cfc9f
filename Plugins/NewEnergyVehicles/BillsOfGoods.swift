/// The bills of goods by sector and year, 1e8 CNY in producers' prices.
///
/// Nothing is in two of them. New vehicles are bought with their batteries; the makers' batteries are intermediate use, so
/// that `cells`, `assembly` and `replacedParts` sum to zero: what they buy instead of other parts. Replacement packs, charging
/// posts and storage are final demand of their own.
struct BillsOfGoods {
  /// New vehicles with their margins: of households, of other buyers, and sold to other provinces.
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
  /// Of the other classes, and of stations that swap.
  private(set) var packsInvestment: [Double]
  private(set) var chargingPosts: [Double]
  private(set) var cells: [Double]
  private(set) var assembly: [Double]
  private(set) var replacedParts: [Double]
  /// Classes of households: electricity bought less fuel not bought, by urban and by rural households.
  private(set) var urbanEnergy: [Double]
  private(set) var ruralEnergy: [Double]
  /// The other classes: electricity bought, and fuel not bought. Hydrogen of all classes.
  private(set) var fleetElectricity: [Double]
  private(set) var fleetFuel: [Double]
  private(set) var hydrogen: [Double]
  private(set) var storageInvestment: [Double]
  private(set) var storageOutflow: [Double]
  /// Storage made in the region.
  private(set) var storageMade: [Double]

  init(_ terms: BillTerms, _ classes: [VehicleClass], _ purchases: Purchases) {
    let layout = purchases.layout
    let (sectors, years) = (layout.sectors, layout.years)
    let none = Array(repeating: 0.0, count: sectors * years)
    (household, investment, outflow, householdMade, investmentMade, made) = (none, none, none, none, none, none)
    (displacedHousehold, displacedInvestment, packsHousehold, packsInvestment) = (none, none, none, none)
    (chargingPosts, cells, assembly, replacedParts, hydrogen) = (none, none, none, none, none)
    (urbanEnergy, ruralEnergy, fleetElectricity, fleetFuel) = (none, none, none, none)
    (storageInvestment, storageOutflow, storageMade) = (none, none, none)
    let (urban, ofAssembly) = (purchases.terms.householdShare, purchases.terms.assemblyShare)
    for year in 0..<years {
      var (packsOfHouseholds, packsOfFleets, batteries, fuelOfHouseholds, fuelOfFleets) = (0.0, 0.0, 0.0, 0.0, 0.0)
      var (electricityOfHouseholds, electricityOfFleets, hydrogenOfAll) = (0.0, 0.0, 0.0)
      for (row, vehicle) in classes.enumerated() {
        let money = purchases.money(row, year)
        let local = purchases.terms.madeInRegionShare[row]
        for sector in 0..<sectors {
          let share = terms.vehicle[row * sectors + sector]
          let displaced = money.displaced * terms.displacedVehicle[row * sectors + sector]
          let away = terms.outflow[row * sectors + sector]
          guard share != 0 || displaced != 0 || away != 0 else { continue }
          let cell = sector * years + year
          let bought = money.bought * share
          if vehicle.isBoughtByHouseholds {
            household[cell] += bought
            householdMade[cell] += bought * local
            displacedHousehold[cell] -= displaced
          } else {
            investment[cell] += bought
            investmentMade[cell] += bought * local
            displacedInvestment[cell] -= displaced
          }
          outflow[cell] += money.outflow * away
          made[cell] += terms.vehiclePart[sector] * money.made * share
        }
        batteries += money.batteries
        hydrogenOfAll += money.hydrogen
        if vehicle.isBoughtByHouseholds {
          packsOfHouseholds += money.packs
          fuelOfHouseholds += money.fuel
          electricityOfHouseholds += money.electricity
        } else {
          packsOfFleets += money.packs
          fuelOfFleets += money.fuel
          electricityOfFleets += money.electricity
        }
      }
      packsOfFleets += purchases.stationBatteries(year)
      let posts = purchases.postInvestment(year)
      let storage = purchases.storage
      for sector in 0..<sectors {
        let cell = sector * years + year
        let energy = electricityOfHouseholds * terms.electricity[sector] - fuelOfHouseholds * terms.fuel[sector]
        packsHousehold[cell] = packsOfHouseholds * terms.pack[sector]
        packsInvestment[cell] = packsOfFleets * terms.pack[sector]
        chargingPosts[cell] = posts * terms.chargingPost[sector]
        cells[cell] = batteries * (1 - ofAssembly) * terms.cells[sector]
        assembly[cell] = batteries * ofAssembly * terms.assembly[sector]
        replacedParts[cell] = -batteries * terms.replacedParts[sector]
        urbanEnergy[cell] = energy * urban
        ruralEnergy[cell] = energy * (1 - urban)
        fleetElectricity[cell] = electricityOfFleets * terms.electricity[sector]
        fleetFuel[cell] = -fuelOfFleets * terms.fuel[sector]
        hydrogen[cell] = hydrogenOfAll * terms.hydrogen[sector]
        storageInvestment[cell] = storage.bought[year] * terms.storage[sector]
        storageOutflow[cell] = storage.outflow[year] * terms.storage[sector]
        storageMade[cell] = storage.revenue[year] * terms.storage[sector]
      }
    }
    for cell in made.indices {
      let margin = 1 - terms.vehiclePart[cell / years]
      made[cell] += margin * (household[cell] + investment[cell] + outflow[cell])
      householdMade[cell] = household[cell] > 0 ? householdMade[cell] / household[cell] : 0
      investmentMade[cell] = investment[cell] > 0 ? investmentMade[cell] / investment[cell] : 0
    }
  }
}
