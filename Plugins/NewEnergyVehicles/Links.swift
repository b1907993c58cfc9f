import SimulationKit

extension NewEnergyVehicles {
  static var links: [EconomyLink] {
    let (fixed, away) = ("gross_fixed_capital_formation", "outflow_to_provinces")
    return [
      EconomyLink(.electricityDemand, output: "charging_electricity"),
      EconomyLink(
        .bill, output: "vehicle_household_bill", host: "urban_household", domesticShare: "vehicle_household_share",
        production: "vehicles_made"),
      EconomyLink(
        .bill, output: "vehicle_investment_bill", host: fixed, domesticShare: "vehicle_investment_share",
        production: "vehicles_made"),
      EconomyLink(.bill, output: "vehicle_outflow_bill", host: away, production: "vehicles_made"),
      EconomyLink(.bill, output: "displaced_household_bill", host: "urban_household"),
      EconomyLink(.bill, output: "displaced_investment_bill", host: fixed),
      EconomyLink(.bill, output: "pack_household_bill", host: "urban_household"),
      EconomyLink(.bill, output: "pack_investment_bill", host: fixed),
      EconomyLink(.bill, output: "charging_post_bill", host: fixed, domesticShare: "charging_post_share"),
      EconomyLink(.bill, output: "fuel_bill", host: "urban_household"),
      EconomyLink(.bill, output: "rural_fuel_bill", host: "rural_household"),
      // Intermediate use, which no category of final demand holds: the host named bears the table year's amount, so that
      // this year returns the table, and lets it grow.
      EconomyLink(.bill, output: "battery_bill", host: away, domesticShare: "battery_share"),
      EconomyLink(.bill, output: "pack_assembly_bill", host: away, domesticShare: "pack_assembly_share_of_region"),
      EconomyLink(.bill, output: "replaced_parts_bill", host: away, domesticShare: "table_share"),
      EconomyLink(.bill, output: "fleet_electricity_bill", host: "urban_household"),
      EconomyLink(.bill, output: "fleet_fuel_bill", host: away, domesticShare: "table_share"),
      EconomyLink(.bill, output: "hydrogen_bill", host: away, domesticShare: "table_share"),
      // Storage is sold at the works, wherever it goes.
      EconomyLink(
        .bill, output: "storage_investment_bill", host: fixed, domesticShare: "storage_share",
        production: "storage_made"),
      EconomyLink(.bill, output: "storage_outflow_bill", host: away, production: "storage_made"),
    ]
  }
}
