public import CSimulationModule
public import SimulationKit

/// New-energy vehicles of a region: stock, batteries, charging, and what their sale and use mean to the economy.
public struct NewEnergyVehicles: SimulationModule {
  public static let manifest = Manifest(
    identifier: "new-energy-vehicles", version: "1.1.0",
    title: Title(en: "New-energy vehicles", zh: "新能源汽车"),
    summary: """
      Stock and retirements by vehicle class from a sales path, batteries by chemistry, charging electricity, and bills \
      of goods: purchases of households, firms and transit operators, vehicles sold to other provinces, fuel displaced.
      """,
    axes: [
      Axis(
        "class", labels: VehicleClass.allCases.map(\.rawValue), titles: VehicleClass.allCases.map(\.title),
        meaning: "vehicle class"),
      Axis(
        "chemistry", labels: ["LFP", "ternary", "other"],
        titles: [
          Title(en: "Lithium iron phosphate", zh: "磷酸铁锂"), Title(en: "Ternary", zh: "三元"), Title(en: "Other", zh: "其他"),
        ], meaning: "battery chemistry; ternary is NMC and NCA"),
      Axis("earlier_year", meaning: "years of sale before the run's first, one after the other"),
    ],
    parameters: fleetParameters + batteryParameters + useParameters + billParameters,
    inputs: [
      VariableDeclaration(
        "domestic_share", unit: "1", axes: ["sector"],
        meaning: "share of a sector's product supplied by the region (1 - m)")
    ],
    outputs: physicalVariables + bills,
    links: [
      EconomyLink(.electricityDemand, output: "charging_electricity"),
      EconomyLink(
        .bill, output: "vehicle_household_bill", host: "urban_household", domesticShare: "vehicle_household_share",
        production: "vehicles_made"),
      EconomyLink(
        .bill, output: "vehicle_investment_bill", host: "gross_fixed_capital_formation",
        domesticShare: "vehicle_investment_share", production: "vehicles_made"),
      EconomyLink(
        .bill, output: "vehicle_outflow_bill", host: "outflow_to_provinces", production: "vehicles_made"),
      EconomyLink(.bill, output: "displaced_household_bill", host: "urban_household"),
      EconomyLink(.bill, output: "displaced_investment_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.bill, output: "pack_household_bill", host: "urban_household"),
      EconomyLink(.bill, output: "pack_investment_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.bill, output: "charging_post_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.bill, output: "fuel_bill", host: "urban_household"),
      EconomyLink(.bill, output: "rural_fuel_bill", host: "rural_household"),
      // Intermediate use, which no category of final demand holds: the host named bears the table year's amount, so that
      // this year returns the table, and lets it grow.
      EconomyLink(
        .bill, output: "battery_bill", host: "outflow_to_provinces", domesticShare: "battery_share"),
      EconomyLink(
        .bill, output: "replaced_parts_bill", host: "outflow_to_provinces", domesticShare: "table_share"),
      EconomyLink(.bill, output: "fleet_electricity_bill", host: "urban_household"),
      EconomyLink(.bill, output: "fleet_fuel_bill", host: "outflow_to_provinces", domesticShare: "table_share"),
    ], charts: charts)

  // All but the domestic shares depends on the parameters alone.
  private var survival: SurvivalTables
  private var results: VehicleResults

  public init(_ parameters: Parameters) throws {
    survival = SurvivalTables(parameters)
    results = VehicleResults(VehicleTerms(parameters), survival)
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws {
    if SurvivalTables.keys.contains(where: changed.contains) { survival = SurvivalTables(parameters) }
    results = VehicleResults(VehicleTerms(parameters), survival)
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    for (name, values) in results.outputs { outputs[name].values = values }
    for (name, values) in results.shares(table: inputs.array("domestic_share").values) {
      outputs[name].values = values
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(NewEnergyVehicles.self) }
