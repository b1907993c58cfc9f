import SimulationKit

extension NewEnergyVehicles {
  static var physicalVariables: [VariableDeclaration] { vehicles + batteries + energy }

  private static var vehicles: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "1e4 vehicle", axes: ["class", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|New Energy Vehicles|{class}")
    }
    return [
      variable("vehicle_sales", "new-energy vehicles newly registered in the region", "Sales"),
      variable("vehicle_stock", "new-energy vehicles in use at the end of the year", "Stock"),
      variable("vehicle_retirements", "new-energy vehicles scrapped in the year", "Retirements"),
      variable("vehicle_production", "new-energy vehicles made in the region", "Production"),
      variable("vehicles_sold_outside", "made in the region and sold to other provinces or abroad", "Outflow"),
    ]
  }

  private static var batteries: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "GWh", axes: ["chemistry", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|Batteries|{chemistry}")
    }
    return [
      variable("battery_demand", "batteries in the new vehicles sold in the region", "Demand"),
      variable("replacement_packs", "batteries placed in older vehicles", "Replacement"),
      variable("retired_batteries", "batteries that fail or leave with their vehicle", "Retirements"),
      variable("battery_stock", "batteries in vehicles in use at the end of the year", "Stock"),
      variable("battery_use_of_makers", "batteries in the vehicles made in the region: intermediate use", "Production"),
    ]
  }

  private static var energy: [VariableDeclaration] {
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
      bill("vehicle_household_bill", "private cars bought by households, margins included; producers' prices"),
      bill("vehicle_investment_bill", "vehicles of the other classes bought by firms and transit operators, likewise"),
      bill("vehicle_outflow_bill", "vehicles sold to other provinces or abroad, at what is earned in the region"),
      share(
        "vehicle_household_share", "share of the private cars bought, and of their margins, supplied in the region"),
      share("vehicle_investment_share", "the same of the other classes"),
      bill(
        "vehicles_made",
        "the most that the region supplies of the goods of these three bills: vehicles made there, margins in full"),
      bill("displaced_household_bill", "combustion cars that households do not buy: at or below zero"),
      bill("displaced_investment_bill", "combustion vehicles that firms and transit operators do not buy"),
      bill("pack_household_bill", "replacement packs of private cars"),
      bill("pack_investment_bill", "replacement packs of the other classes"),
      bill("charging_post_bill", "charging posts built for the vehicles sold"),
      bill("battery_bill", "batteries that makers of vehicles in the region buy: intermediate use"),
      share("battery_share", "share of them made in the region"),
      bill(
        "replaced_parts_bill", "parts of combustion vehicles that they buy no more: with the batteries, zero in sum"),
      share("table_share", "1 - m of the table: for purchases that the table holds as intermediate use"),
      bill("fuel_bill", "private cars of urban households: electricity bought, less fuel not bought"),
      bill("rural_fuel_bill", "the same of rural households"),
      bill("fleet_electricity_bill", "electricity bought for the other classes"),
      bill("fleet_fuel_bill", "fuel not bought for the other classes: at or below zero"),
    ]
  }

  static var charts: [ChartDeclaration] {
    [
      ChartDeclaration(
        "vehicle-stock", output: "vehicle_stock", mark: .columns,
        title: Title(en: "New-energy vehicles in use", zh: "新能源汽车保有量"),
        quantity: Title(en: "Vehicles at the end of the year", zh: "年末保有量")),
      ChartDeclaration(
        "battery-demand", output: "battery_demand", mark: .columns,
        title: Title(en: "Batteries of new vehicles by chemistry", zh: "新车动力电池需求（分类型）"),
        quantity: Title(en: "Battery demand", zh: "电池需求")),
      ChartDeclaration(
        "charging-by-class", output: "charging_by_class", mark: .columns,
        title: Title(en: "Electricity for charging", zh: "充电用电量"),
        quantity: Title(en: "Electricity from the grid", zh: "网侧用电量")),
    ]
  }
}
