/// All outputs, flat and in the units of the manifest.
struct VehicleResults {
  let outputs: [(name: String, values: [Double])]
  private let terms: VehicleTerms
  private let bills: BillsOfGoods

  init(_ terms: VehicleTerms, _ survival: SurvivalTables) {
    let fleets = (0..<terms.classes).map {
      VehicleFleet(sales: terms.allSales(of: $0), survival: survival.vehicles[$0])
    }
    let soldOutside = terms.soldOutside
    let batteries = BatteryFlows(terms, fleets: fleets, survival: survival)
    let use = VehicleUse(terms, fleets: fleets)
    let bills = BillsOfGoods(
      terms, replacements: batteries.replacementsByClass, soldOutside: soldOutside, use: use)
    outputs = [
      ("vehicle_sales", terms.sales), ("vehicle_production", terms.production),
      ("vehicles_sold_outside", soldOutside),
      ("vehicle_stock", fleets.flatMap { $0.stock.dropFirst(terms.earlierYears) }),
      ("vehicle_retirements", fleets.flatMap { $0.retirements.dropFirst(terms.earlierYears) }),
      ("battery_demand", batteries.demand), ("replacement_packs", batteries.replacements),
      ("retired_batteries", batteries.retired), ("battery_stock", batteries.stock),
      ("battery_use_of_makers", terms.batteriesOfMakers), ("charging_electricity", use.allElectricity),
      ("charging_by_class", use.electricity), ("fuel_displaced", use.fuel),
      ("vehicle_household_bill", bills.household), ("vehicle_investment_bill", bills.investment),
      ("vehicle_outflow_bill", bills.outflow), ("vehicles_made", bills.made),
      ("displaced_household_bill", bills.displacedHousehold),
      ("displaced_investment_bill", bills.displacedInvestment),
      ("pack_household_bill", bills.packsHousehold), ("pack_investment_bill", bills.packsInvestment),
      ("charging_post_bill", bills.chargingPosts), ("battery_bill", bills.batteries),
      ("replaced_parts_bill", bills.replacedParts), ("fuel_bill", bills.urbanEnergy),
      ("rural_fuel_bill", bills.ruralEnergy), ("fleet_electricity_bill", bills.fleetElectricity),
      ("fleet_fuel_bill", bills.fleetFuel),
    ]
    (self.terms, self.bills) = (terms, bills)
  }
  /// - Parameter table: 1 - m by sector.
  func shares(table: [Double]) -> [(name: String, values: [Double])] {
    let shares = DomesticShares(terms, bills, table: table)
    return [
      ("vehicle_household_share", shares.household), ("vehicle_investment_share", shares.investment),
      ("battery_share", shares.batteries), ("table_share", shares.table),
    ]
  }
}
