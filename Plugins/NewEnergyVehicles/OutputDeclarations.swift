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
    return [
      bill(
        "vehicle_household_bill",
        "households: private cars and their replacement packs, less combustion cars not bought; producers' prices"),
      bill(
        "vehicle_investment_bill",
        "firms and transit operators: the other classes and their packs, less combustion vehicles not bought"),
      bill("vehicle_outflow_bill", "vehicles sold to other provinces or abroad, at what is earned in the region"),
      bill("fuel_bill", "private cars: electricity bought, less fuel not bought; producers' prices"),
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
