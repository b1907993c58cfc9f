/// All outputs, flat and in the units of the manifest.
struct VehicleResults {
  let outputs: [(name: String, values: [Double])]

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
      ("vehicle_outflow_bill", bills.outflow), ("fuel_bill", bills.fuel),
    ]
  }
}
