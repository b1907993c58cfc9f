public import CSimulationModule
public import SimulationKit

/// New-energy vehicles of a region: stock, batteries, charging, and what their sale and use mean to the economy.
public struct NewEnergyVehicles: SimulationModule {
  public static let manifest = Manifest(
    identifier: "new-energy-vehicles", version: "1.0.0",
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
    outputs: physicalVariables + bills,
    links: [
      EconomyLink(.electricityDemand, output: "charging_electricity"),
      EconomyLink(.bill, output: "vehicle_household_bill", host: "urban_household"),
      EconomyLink(.bill, output: "vehicle_investment_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.bill, output: "vehicle_outflow_bill", host: "outflow_to_provinces"),
      EconomyLink(.bill, output: "fuel_bill", host: "urban_household"),
    ], charts: charts)

  // Nothing is read from other modules: whatever a sample gives depends on the parameters alone.
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
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(NewEnergyVehicles.self) }
