import SimulationKit

@testable import NewEnergyVehicles

/// Three years and five sectors, with numbers that are easy to follow by hand. Nothing fails and nothing is scrapped
/// within them unless a test says so.
struct Fixture {
  static let classes = NewEnergyVehicles.manifest.axes[0].labels ?? []
  static let sectors = ["PET", "TRE", "ELE", "ELC", "TRD"]
  /// 1 - m of the table.
  static let domesticShares = [0.1, 0.6, 0.7, 0.8, 0.9]

  var years = ["2015", "2016", "2017"]
  var earlierYears = ["2011", "2012", "2013", "2014"]
  var values: [String: ParameterValue] = [
    "sales": byClassAndYear([1, 2, 3], [0, 1, 1], [0.5, 0.5, 0.5], [0, 0, 1]),
    "earlier_sales": .array([0, 0, 0, 1] + [0, 0, 0, 0] + [0, 0, 0, 0.5] + [0, 0, 0, 0]),
    "production": byClassAndYear([1, 1, 1], [0, 0, 0], [2, 2, 3], [0, 0, 0.5]),
    "made_in_region_share": .array([0.25, 0, 1, 0.5]),
    "life_scale": .array([1000, 1000, 1000, 1000]),
    "life_shape": .array([20, 20, 20, 20]),
    "pack_size": byClassAndYear([30, 40, 50], [30, 30, 30], [100, 150, 200], [60, 60, 60]),
    "chemistry_share": .array(Array(repeating: [0.5, 0.5, 0.25, 0.5, 0.5, 0.75, 0, 0, 0], count: 4).flatMap { $0 }),
    "pack_life_scale": .array([1000, 1000, 1000, 1000]),
    "pack_life_shape": .array([20, 20, 20, 20]),
    "annual_distance": .array([10000, 20000, 60000, 20000]),
    "electric_distance_share": .array([0.8, 1, 1, 1]),
    "energy_use": .array([0.15, 0.15, 1, 0.3]),
    "charging_loss": .number(0.2),
    "displaced_share": .array([0.5, 1, 1, 1]),
    "displaced_fuel_use": .array([0.08, 0.08, 0.3, 0.1]),
    "vehicle_price": byClassAndYear([2e5, 2e5, 1e5], [2e5, 2e5, 2e5], [1e6, 1e6, 8e5], [3e5, 3e5, 3e5]),
    "tax_share": .number(0.1),
    "displaced_vehicle_price": .array([1e5, 1e5, 5e5, 1e5]),
    "displaced_tax_share": .array([0.2, 0.2, 0.1, 0.1]),
    "pack_price": .array([2000, 1500, 1000]),
    "battery_price": .array([1500, 1000, 500]),
    "batteries_made_in_region_share": .number(0.4),
    "charging_post_cost": .array([5000, 10000, 100_000, 20000]),
    "vehicle_part": .array([0, 1, 0, 0, 0]),
    "battery_bill_shares": .array([0, 0, 1, 0, 0]),
    "replaced_parts_bill_shares": .array([0, 0.75, 0.25, 0, 0]),
    "charging_post_bill_shares": .array([0, 0, 0.9, 0, 0.1]),
    "household_share": .number(0.5),
    "fuel_price": .array([6, 6, 5]),
    "fuel_tax_share": .number(0.5),
    "electricity_price": .array([0.5, 0.5, 0.6]),
    "electricity_tax_share": .number(0.1),
    "vehicle_bill_shares": .array(Array(repeating: [0, 0.9, 0, 0, 0.1], count: 4).flatMap { $0 }),
    "outflow_bill_shares": .array(Array(repeating: [0, 0.8, 0, 0, 0.1], count: 4).flatMap { $0 }),
    "pack_bill_shares": .array([0, 0, 0.8, 0, 0.2]),
    "fuel_bill_shares": .array([0.9, 0, 0, 0, 0.1]),
    "electricity_bill_shares": .array([0, 0, 0, 1, 0]),
  ]

  private static func byClassAndYear(_ rows: [Double]...) -> ParameterValue { .array(rows.flatMap { $0 }) }

  var parameters: Parameters {
    let manifest = NewEnergyVehicles.manifest
    var axes = AxisLabels(["year": years, "earlier_year": earlierYears, "sector": Self.sectors])
    for axis in manifest.axes where axis.labels != nil { axes[axis.name] = axis.labels }
    return Parameters(declarations: manifest.parameters, axes: axes, values: values)
  }

  func run() throws -> Outputs {
    var module = try NewEnergyVehicles(parameters)
    return try run(&module)
  }

  func run(_ module: inout NewEnergyVehicles) throws -> Outputs {
    let parameters = parameters
    let arrays = NewEnergyVehicles.manifest.outputs.map {
      ($0.name, LabelledArray(zeroOver: $0.axes, labels: $0.axes.map(parameters.labels)))
    }
    var outputs = Outputs(Dictionary(uniqueKeysWithValues: arrays))
    let table = LabelledArray(axes: ["sector"], labels: [Self.sectors], values: Self.domesticShares)
    try module.run(Inputs(["domestic_share": table]), into: &outputs, progress: Progress { _, _ in true })
    return outputs
  }

  /// The value of a bill's row.
  static func row(_ bill: LabelledArray, _ sector: String) -> [Double] {
    sectors.firstIndex(of: sector).map(bill.row) ?? []
  }
}
