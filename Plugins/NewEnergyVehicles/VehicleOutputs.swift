import SimulationKit

extension VehicleModel {
  /// Writes what somebody reads.
  /// - Parameter table: 1 - m by sector.
  mutating func write(into outputs: inout Outputs, table: [Double]) {
    writeVehicles(into: &outputs)
    writeBatteries(into: &outputs)
    writeUse(into: &outputs)
    writeIndustry(into: &outputs)
    writeBills(into: &outputs)
    let shares = DomesticShares(layout, money, billTerms, bills, storage: storage.madeInRegionShare, table: table)
    for (name, values) in [
      ("vehicle_household_share", shares.household), ("vehicle_investment_share", shares.investment),
      ("battery_share", shares.cells), ("pack_assembly_share_of_region", shares.assembly),
      ("charging_post_share", shares.posts), ("storage_share", shares.storage), ("table_share", shares.table),
    ] { outputs.set(name, values) }
  }

  private func writeVehicles(into outputs: inout Outputs) {
    outputs.set("vehicle_sales", fleet.sales)
    outputs.set("vehicle_registrations", fleet.ofRun(fleet.cohorts.inflow))
    outputs.set("vehicle_stock", fleet.ofRun(fleet.cohorts.stock))
    outputs.set("vehicle_retirements", fleet.ofRun(fleet.cohorts.outflow))
    outputs.set("early_retirements", fleet.retiredEarly)
    outputs.set("vehicle_production", money.production)
    outputs.set("vehicles_sold_outside", soldOutside)
  }

  private static let ofBatteries = [
    "battery_demand", "replacement_packs", "retired_batteries", "battery_stock", "collected_batteries",
    "second_life_batteries", "second_life_capacity", "recycled_batteries", "material_demand", "material_recovered",
    "primary_material_demand",
  ]

  private mutating func writeBatteries(into outputs: inout Outputs) {
    outputs.set("battery_use_of_makers", batteriesOfMakers)
    outputs.set("station_batteries", stationBatteries)
    outputs.set("storage_batteries", storage.demand)
    guard Self.ofBatteries.contains(where: outputs.wants) else { return }
    let (batteries, after) = batteries()
    outputs.set("battery_demand", batteries.demand)
    outputs.set("replacement_packs", batteries.replacements)
    outputs.set("retired_batteries", ofRun(byChemistry: batteries.out))
    outputs.set("battery_stock", ofRun(byChemistry: batteries.inUse))
    outputs.set("collected_batteries", after.collected)
    outputs.set("second_life_batteries", after.secondLifeUse)
    outputs.set("second_life_capacity", after.secondLifeCapacity)
    outputs.set("recycled_batteries", after.recycled)
    outputs.set("material_demand", after.grossDemand)
    outputs.set("material_recovered", after.recovered)
    outputs.set("primary_material_demand", after.primaryDemand)
  }

  private mutating func writeUse(into outputs: inout Outputs) {
    outputs.set("charging_electricity", use.allElectricity)
    outputs.set("charging_by_class", use.electricity)
    outputs.set("fuel_displaced", use.fuel)
    outputs.set("hydrogen_demand", use.hydrogen)
    outputs.set("vehicle_to_grid_capacity", use.gridPower)
    outputs.set("vehicle_to_grid_energy", use.gridEnergy)
    outputs.set("vehicle_to_grid_supply", use.gridSupply)
    outputs.set("posts_in_use", posts.inUse)
    outputs.set("posts_built", posts.built)
    outputs.set("post_capacity", posts.power)
    outputs.set("post_investment", posts.investment)
    guard
      ["charging_load", "charging_peak", "charging_peak_unmanaged", "charging_peak_managed"].contains(
        where: outputs.wants)
    else { return }
    let load = load()
    outputs.set("charging_load", load.load)
    outputs.set("charging_peak", ChargingLoad.peak(load.load, years: layout.years))
    outputs.set("charging_peak_unmanaged", ChargingLoad.peak(load.unmanaged, years: layout.years))
    outputs.set("charging_peak_managed", ChargingLoad.peak(load.managed, years: layout.years))
  }

  private func writeIndustry(into outputs: inout Outputs) {
    guard
      ["vehicle_revenue", "battery_purchases_inside", "battery_purchases_outside"].contains(where: outputs.wants)
        || outputs.wants("pack_price_path") || outputs.wants("storage_revenue")
    else { return }
    let years = layout.years
    var inside = [Double](repeating: 0, count: years)
    var outside = inside
    var revenue = [Double](repeating: 0, count: layout.classes * years)
    let local =
      (1 - money.assemblyShare) * money.cellsInRegionShare + money.assemblyShare * money.assemblyInRegionShare
    for cell in revenue.indices {
      let money = purchases.money(cell / years, cell % years)
      revenue[cell] = money.made
      inside[cell % years] += money.batteries * local
      outside[cell % years] += money.batteries * (1 - local)
    }
    outputs.set("vehicle_revenue", revenue)
    outputs.set("battery_purchases_inside", inside)
    outputs.set("battery_purchases_outside", outside)
    outputs.set("pack_price_path", prices.packs)
    outputs.set("storage_revenue", storage.revenue)
  }

  private func writeBills(into outputs: inout Outputs) {
    outputs.set("vehicle_household_bill", bills.household)
    outputs.set("vehicle_investment_bill", bills.investment)
    outputs.set("vehicle_outflow_bill", bills.outflow)
    outputs.set("vehicles_made", bills.made)
    outputs.set("displaced_household_bill", bills.displacedHousehold)
    outputs.set("displaced_investment_bill", bills.displacedInvestment)
    outputs.set("pack_household_bill", bills.packsHousehold)
    outputs.set("pack_investment_bill", bills.packsInvestment)
    outputs.set("charging_post_bill", bills.chargingPosts)
    outputs.set("battery_bill", bills.cells)
    outputs.set("pack_assembly_bill", bills.assembly)
    outputs.set("replaced_parts_bill", bills.replacedParts)
    outputs.set("fuel_bill", bills.urbanEnergy)
    outputs.set("rural_fuel_bill", bills.ruralEnergy)
    outputs.set("fleet_electricity_bill", bills.fleetElectricity)
    outputs.set("fleet_fuel_bill", bills.fleetFuel)
    outputs.set("hydrogen_bill", bills.hydrogen)
    outputs.set("storage_investment_bill", bills.storageInvestment)
    outputs.set("storage_outflow_bill", bills.storageOutflow)
    outputs.set("storage_made", bills.storageMade)
  }
}

extension Outputs {
  /// Sets an output that somebody reads.
  fileprivate mutating func set(_ name: String, _ values: @autoclosure () -> [Double]) {
    if wants(name) { self[name].values = values() }
  }
}
