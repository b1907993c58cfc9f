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
    let none = [Double](repeating: 0, count: sectors * years)
    (household, investment, outflow, householdMade, investmentMade, made) = (none, none, none, none, none, none)
    (displacedHousehold, displacedInvestment) = (none, none)
    let zeros = [Double](repeating: 0, count: years)
    var (packs, fuel, electricity) = (Buyers(zeros), Buyers(zeros), Buyers(zeros))
    var (batteries, hydrogenOfAll) = (zeros, zeros)
    for (row, vehicle) in classes.enumerated() {
      let money = (0..<years).map { purchases.money(row, $0) }
      let local = purchases.terms.madeInRegionShare[row]
      let isOfHouseholds = vehicle.isBoughtByHouseholds
      for sector in 0..<sectors {
        let share = terms.vehicle[row * sectors + sector]
        let displaced = terms.displacedVehicle[row * sectors + sector]
        let away = terms.outflow[row * sectors + sector]
        let part = terms.vehiclePart[sector] * share
        for year in 0..<years where share != 0 || displaced != 0 || away != 0 {
          let (cell, money) = (sector * years + year, money[year])
          if isOfHouseholds {
            household[cell] += money.bought * share
            householdMade[cell] += money.bought * share * local
            displacedHousehold[cell] -= money.displaced * displaced
          } else {
            investment[cell] += money.bought * share
            investmentMade[cell] += money.bought * share * local
            displacedInvestment[cell] -= money.displaced * displaced
          }
          outflow[cell] += money.outflow * away
          made[cell] += money.made * part
        }
      }
      for (year, money) in money.enumerated() {
        packs.add(money.packs, year, isOfHouseholds)
        fuel.add(money.fuel, year, isOfHouseholds)
        electricity.add(money.electricity, year, isOfHouseholds)
        batteries[year] += money.batteries
        hydrogenOfAll[year] += money.hydrogen
      }
    }
    for year in 0..<years { packs.add(purchases.stationBatteries(year), year, false) }
    func spread(_ amounts: [Double], _ shares: [Double], _ factor: Double = 1) -> [Double] {
      var bill = none
      for (sector, share) in shares.enumerated() where share != 0 {
        for year in 0..<years { bill[sector * years + year] = amounts[year] * factor * share }
      }
      return bill
    }
    let (urban, ofAssembly) = (purchases.terms.householdShare, purchases.terms.assemblyShare)
    packsHousehold = spread(packs.households, terms.pack)
    packsInvestment = spread(packs.firms, terms.pack)
    chargingPosts = spread((0..<years).map(purchases.postInvestment), terms.chargingPost)
    cells = spread(batteries, terms.cells, 1 - ofAssembly)
    assembly = spread(batteries, terms.assembly, ofAssembly)
    replacedParts = spread(batteries, terms.replacedParts, -1)
    let bought = spread(electricity.households, terms.electricity)
    let energy = zip(bought, spread(fuel.households, terms.fuel)).map { $0 - $1 }
    urbanEnergy = energy.map { $0 * urban }
    ruralEnergy = energy.map { $0 * (1 - urban) }
    fleetElectricity = spread(electricity.firms, terms.electricity)
    fleetFuel = spread(fuel.firms, terms.fuel, -1)
    hydrogen = spread(hydrogenOfAll, terms.hydrogen)
    storageInvestment = spread(purchases.storage.bought, terms.storage)
    storageOutflow = spread(purchases.storage.outflow, terms.storage)
    storageMade = spread(purchases.storage.revenue, terms.storage)
    for sector in 0..<sectors {
      let margin = 1 - terms.vehiclePart[sector]
      for cell in sector * years..<(sector + 1) * years {
        made[cell] += margin * (household[cell] + investment[cell] + outflow[cell])
        householdMade[cell] = household[cell] > 0 ? householdMade[cell] / household[cell] : 0
        investmentMade[cell] = investment[cell] > 0 ? investmentMade[cell] / investment[cell] : 0
      }
    }
  }

  /// Amounts by year of households, and of firms and transit operators.
  private struct Buyers {
    var households: [Double]
    var firms: [Double]

    init(_ zeros: [Double]) { (households, firms) = (zeros, zeros) }

    mutating func add(_ amount: Double, _ year: Int, _ isOfHouseholds: Bool) {
      if isOfHouseholds { households[year] += amount } else { firms[year] += amount }
    }
  }
}
