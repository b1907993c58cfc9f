/// The money that a class moves in a year, 1e8 CNY without tax.
struct ClassMoney {
  var bought: Double
  var displaced: Double
  var outflow: Double
  /// All vehicles made in the region.
  var made: Double
  var packs: Double
  /// Batteries of the makers.
  var batteries: Double
  /// Fuel not bought, and the electricity and the hydrogen bought instead.
  var fuel: Double
  var electricity: Double
  var hydrogen: Double
}

/// The makings of the bills: amounts by class and year, and prices.
struct Purchases {
  let layout: Layout
  let terms: MoneyTerms
  let prices: PackPrices
  /// 1e4 vehicles by class and year.
  let sales: [Double]
  let soldOutside: [Double]
  let displacedShare: [Double]
  /// kWh a vehicle.
  let packSize: [Double]
  /// Replacement packs by class and year, 1e4.
  let replaced: [Double]
  let use: VehicleUse
  let posts: Posts
  let storage: Storage

  func money(_ row: Int, _ year: Int) -> ClassMoney {
    let cell = row * layout.years + year
    let netOfTax = 1 - terms.taxShare
    // 1e4 vehicles and CNY make 1e-4 of 1e8 CNY.
    let price = terms.vehiclePrice[cell] * netOfTax * 1e-4
    let displaced = displacedShare[row] * terms.displacedPrice[row] * (1 - terms.displacedTaxShare[row]) * 1e-4
    return ClassMoney(
      bought: sales[cell] * price, displaced: sales[cell] * displaced, outflow: soldOutside[cell] * price,
      made: terms.production[cell] * price,
      packs: replaced[cell] * packSize[cell] * prices.packs[year] * netOfTax * 1e-4,
      batteries: terms.production[cell] * packSize[cell] * prices.batteries[year] * 1e-4,
      // 1e8 L and CNY/L make 1e8 CNY; TWh and CNY/kWh make 1e9 CNY; kt and CNY/kg make 1e6 CNY.
      fuel: use.fuel[cell] * terms.fuelPrice[year] * (1 - terms.fuelTaxShare),
      electricity: use.electricity[cell] * terms.electricityPrice[year] * (1 - terms.electricityTaxShare) * 10,
      hydrogen: use.hydrogen[cell] * terms.hydrogenPrice[year] * 1e-2)
  }

  /// Batteries of the stations built, 1e8 CNY without tax.
  func stationBatteries(_ year: Int) -> Double {
    posts.batteries[year] * prices.packs[year] * (1 - terms.taxShare) * 1e-2
  }

  func postInvestment(_ year: Int) -> Double { posts.investment[year] * (1 - terms.taxShare) }
}
