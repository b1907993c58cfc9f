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
      Axis("earlier_year", labels: ["2011", "2012", "2013", "2014"], meaning: "years of sale before the run's first"),
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

  private let parameters: Parameters

  public init(_ parameters: Parameters) throws { self.parameters = parameters }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let fleets = fleets
    writeFleets(fleets, into: &outputs)
    let batteries = BatteryFlows(parameters, fleets: fleets)
    outputs["battery_demand"] = batteries.demand
    outputs["replacement_packs"] = batteries.replacements
    outputs["retired_batteries"] = batteries.retired
    outputs["battery_stock"] = batteries.stock
    let use = VehicleUse(parameters, fleets: fleets)
    outputs["charging_by_class"] = use.electricity
    outputs["fuel_displaced"] = use.fuel
    for (index, value) in use.electricity.values.enumerated() {
      outputs["charging_electricity"][index % parameters.labels("year").count] += value
    }
    let bills = BillsOfGoods(parameters, replacements: batteries.replacementsByClass, use: use)
    outputs["vehicle_household_bill"] = bills.household
    outputs["vehicle_investment_bill"] = bills.investment
    outputs["vehicle_outflow_bill"] = bills.outflow
    outputs["fuel_bill"] = bills.fuel
  }

  private var fleets: [VehicleFleet] {
    let earlier = parameters.array("earlier_sales")
    let sales = parameters.array("sales")
    let scale = parameters.array("life_scale").values
    let shape = parameters.array("life_shape").values
    return VehicleClass.allCases.indices.map {
      VehicleFleet(
        sales: earlier.row($0) + sales.row($0), survival: WeibullSurvival(scale: scale[$0], shape: shape[$0]))
    }
  }

  private func writeFleets(_ fleets: [VehicleFleet], into outputs: inout Outputs) {
    let earlier = parameters.labels("earlier_year").count
    let production = parameters.array("production")
    let size = parameters.array("pack_size")
    let shares = parameters.array("chemistry_share")
    outputs["vehicle_sales"] = parameters.array("sales")
    outputs["vehicle_production"] = production
    outputs["vehicles_sold_outside"] = BillsOfGoods.vehiclesSoldOutside(parameters)
    for (row, fleet) in fleets.enumerated() {
      let stock = fleet.stock
      let retirements = fleet.retirements
      for year in parameters.labels("year").indices {
        outputs["vehicle_stock"][row, year] = stock[earlier + year]
        outputs["vehicle_retirements"][row, year] = retirements[earlier + year]
        for chemistry in parameters.labels("chemistry").indices {
          outputs["battery_use_of_makers"][chemistry, year] +=
            production[row, year] * size[row, year] / 100 * shares[row, chemistry, year]
        }
      }
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(NewEnergyVehicles.self) }
