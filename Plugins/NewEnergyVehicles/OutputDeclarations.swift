import SimulationKit

extension NewEnergyVehicles {
  static var vehicleVariables: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "1e4 vehicle", axes: ["class", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|New Energy Vehicles|{class}")
    }
    return [
      variable("vehicle_sales", "new-energy vehicles sold in the region", "Sales"),
      variable("vehicle_registrations", "of these, newly registered there", "Registrations"),
      variable("vehicle_stock", "new-energy vehicles in use at the end of the year", "Stock"),
      variable("vehicle_retirements", "new-energy vehicles that leave the stock in the year", "Retirements"),
      variable(
        "early_retirements", "of these, retired before their time for a target stock", "Early Retirements"),
      variable("vehicle_production", "new-energy vehicles made in the region", "Production"),
      variable("vehicles_sold_outside", "made in the region and sold to other provinces or abroad", "Outflow"),
    ]
  }

  static var batteryVariables: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "GWh", axes: ["chemistry", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|Batteries|{chemistry}")
    }
    func material(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "kt", axes: ["material", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|Batteries|{material}")
    }
    return [
      variable("battery_demand", "batteries in the new vehicles registered in the region", "Demand"),
      variable("replacement_packs", "batteries placed in older vehicles", "Replacement"),
      variable("retired_batteries", "batteries that fail or leave with their vehicle", "Retirements"),
      variable("battery_stock", "batteries in vehicles in use at the end of the year", "Stock"),
      variable("battery_use_of_makers", "batteries in the vehicles made in the region: intermediate use", "Production"),
      variable("station_batteries", "batteries placed in swapping stations", "Stations"),
      variable("storage_batteries", "new batteries for storage bought in the region", "Storage"),
      variable("collected_batteries", "retired batteries that are collected, capacity when new", "Collected"),
      variable(
        "second_life_batteries", "collected batteries put to use again in storage, capacity when new",
        "Second Life"),
      variable(
        "second_life_capacity", "what batteries in their second life can store at the end of the year",
        "Second Life Capacity"),
      variable("recycled_batteries", "batteries recycled in the year, capacity when new", "Recycled"),
      material(
        "material_demand", "materials of the batteries placed in the region, production scrap included",
        "Material Demand"),
      material("material_recovered", "materials recovered from recycled batteries and production scrap", "Recovered"),
      material(
        "primary_material_demand", "demand less what is recovered; below zero where more is recovered than needed",
        "Primary Material Demand"),
    ]
  }

  static var useVariables: [VariableDeclaration] {
    [
      VariableDeclaration(
        "charging_electricity", unit: "TWh", axes: ["year"],
        meaning: "electricity from the grid for charging, losses included",
        iamc: "Final Energy|Transportation|Electricity|New Energy Vehicles"),
      VariableDeclaration(
        "charging_by_class", unit: "TWh", axes: ["class", "year"], meaning: "the same by vehicle class",
        iamc: "Final Energy|Transportation|Electricity|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "fuel_displaced", unit: "1e8 L", axes: ["class", "year"],
        meaning: "fuel that displaced combustion vehicles would have burnt",
        iamc: "Displaced Fuel|Transportation|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "hydrogen_demand", unit: "kt", axes: ["class", "year"], meaning: "hydrogen that vehicles with fuel cells take",
        iamc: "Final Energy|Transportation|Hydrogen|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "charging_load", unit: "MW", axes: ["hour_of_day", "year"], meaning: "load of charging on a mean day",
        iamc: "Charging Load|{hour_of_day}"),
      VariableDeclaration(
        "charging_peak", unit: "MW", axes: ["year"], meaning: "its largest hour", iamc: "Charging Load|Peak"),
      VariableDeclaration(
        "charging_peak_unmanaged", unit: "MW", axes: ["year"], meaning: "the same if no charging were managed",
        iamc: "Charging Load|Peak|Unmanaged"),
      VariableDeclaration(
        "charging_peak_managed", unit: "MW", axes: ["year"], meaning: "the same if all charging were managed",
        iamc: "Charging Load|Peak|Managed"),
      VariableDeclaration(
        "vehicle_to_grid_capacity", unit: "MW", axes: ["year"], meaning: "power of the vehicles that can feed back",
        iamc: "Capacity|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "vehicle_to_grid_energy", unit: "GWh", axes: ["year"], meaning: "electricity that they can give in one cycle",
        iamc: "Storage|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "vehicle_to_grid_supply", unit: "TWh", axes: ["year"], meaning: "electricity fed back in the year",
        iamc: "Supply|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "posts_in_use", unit: "1", axes: ["post", "year"], meaning: "charging posts at the end of the year",
        iamc: "Charging Posts|{post}"),
      VariableDeclaration(
        "posts_built", unit: "1", axes: ["post", "year"], meaning: "charging posts built in the year",
        iamc: "Charging Posts|Built|{post}"),
      VariableDeclaration(
        "post_capacity", unit: "MW", axes: ["post", "year"], meaning: "power of the posts at the end of the year",
        iamc: "Capacity|Charging Posts|{post}"),
      VariableDeclaration(
        "post_investment", unit: "1e8 CNY_table", axes: ["year"],
        meaning: "investment in posts, purchasers' prices, batteries of stations left out",
        iamc: "Investment|Charging Posts"),
    ]
  }

  static var industryVariables: [VariableDeclaration] {
    func money(_ name: String, _ axes: [String], _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1e8 CNY_table", axes: axes, meaning: meaning, iamc: iamc)
    }
    return [
      money(
        "vehicle_revenue", ["class", "year"], "worth of the vehicles made in the region, without tax",
        "Revenue|New Energy Vehicles|{class}"),
      money(
        "battery_purchases_inside", ["year"], "batteries that makers of vehicles buy in the region, without tax",
        "Purchases|Batteries|Inside"),
      money(
        "battery_purchases_outside", ["year"], "batteries that they buy elsewhere, without tax",
        "Purchases|Batteries|Outside"),
      money(
        "storage_revenue", ["year"], "worth of the batteries for storage made in the region, without tax",
        "Revenue|Storage Batteries"),
      VariableDeclaration(
        "pack_price_path", unit: "CNY_table/kWh", axes: ["year"], meaning: "purchasers' price of a replacement pack",
        iamc: "Price|Batteries|Packs"),
    ]
  }

  static var bills: [VariableDeclaration] {
    func bill(_ name: String, _ meaning: Text) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: meaning)
    }
    func share(_ name: String, _ meaning: Text) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1", axes: ["sector", "year"], meaning: meaning)
    }
    return [
      bill("vehicle_household_bill", "vehicles bought by households, margins included; producers' prices"),
      bill("vehicle_investment_bill", "vehicles of the other classes bought by firms and transit operators, likewise"),
      bill("vehicle_outflow_bill", "vehicles sold to other provinces or abroad, at what is earned in the region"),
      share(
        "vehicle_household_share",
        "share of the vehicles that households buy, and of their margins, supplied in the region"),
      share("vehicle_investment_share", "the same of the other classes"),
      bill(
        "vehicles_made",
        "the most that the region supplies of the goods of these three bills: vehicles made there, margins in full"),
      bill("displaced_household_bill", "combustion cars that households do not buy: at or below zero"),
      bill("displaced_investment_bill", "combustion vehicles that firms and transit operators do not buy"),
      bill("pack_household_bill", "replacement packs of the classes that households buy"),
      bill("pack_investment_bill", "replacement packs of the other classes, and batteries of swapping stations"),
      bill("charging_post_bill", "charging posts and swapping stations built"),
      share("charging_post_share", "share of their equipment and of the margins supplied in the region"),
      bill("battery_bill", "cells that makers of vehicles in the region buy: intermediate use"),
      share("battery_share", "share of them made in the region"),
      bill("pack_assembly_bill", "assembly of packs that they buy: intermediate use"),
      share("pack_assembly_share_of_region", "share of it that takes place in the region"),
      bill(
        "replaced_parts_bill", "parts of combustion vehicles that they buy no more: with the batteries, zero in sum"),
      share("table_share", "1 - m of the table: for purchases that the table holds as intermediate use"),
      bill("fuel_bill", "vehicles of urban households: electricity bought, less fuel not bought"),
      bill("rural_fuel_bill", "the same of rural households"),
      bill("fleet_electricity_bill", "electricity bought for the other classes"),
      bill("fleet_fuel_bill", "fuel not bought for the other classes: at or below zero"),
      bill("hydrogen_bill", "hydrogen bought for vehicles with fuel cells: intermediate use"),
      bill("storage_investment_bill", "batteries for storage bought in the region, at the works"),
      share("storage_share", "share of them made in the region"),
      bill("storage_outflow_bill", "batteries for storage made in the region and sold elsewhere"),
      bill("storage_made", "batteries for storage made in the region: the most that it supplies of the two bills"),
    ]
  }

}
