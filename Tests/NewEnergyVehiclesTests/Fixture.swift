import SimulationKit

@testable import NewEnergyVehicles

/// Three years and five sectors, with numbers that are easy to follow by hand. Nothing fails and nothing is scrapped
/// within them unless a test says so.
struct Fixture {
  static let classes = ["private_car", "business_car", "bus", "special_vehicle"]
  static let chemistries = ["LFP", "ternary", "other"]
  static let posts = ["slow", "swapping"]
  static let sectors = ["PET", "TRE", "ELE", "ELC", "TRD"]
  /// 1 - m of the table.
  static let domesticShares = [0.1, 0.6, 0.7, 0.8, 0.9]

  var years = ["2015", "2016", "2017"]
  var earlierYears = ["2011", "2012", "2013", "2014"]
  var mode = "path"
  /// Fields of every class beside those of its survival.
  var classFields: [String: [String: ParameterValue]] = [:]
  /// All live for ever.
  var survival: [String: ParameterValue] = [
    "survival": .text("weibull"), "life_scale": .number(1000), "life_shape": .number(20),
  ]
  var values: [String: ParameterValue] = [
    "within_year": .text("start"),
    "bass_form": .text("continuous"),
    "sales": byClassAndYear([1, 2, 3], [0, 1, 1], [0.5, 0.5, 0.5], [0, 0, 1]),
    "earlier_sales": .array([0, 0, 0, 1] + [0, 0, 0, 0] + [0, 0, 0, 0.5] + [0, 0, 0, 0]),
    "production": byClassAndYear([1, 1, 1], [0, 0, 0], [2, 2, 3], [0, 0, 0.5]),
    "made_in_region_share": .array([0.25, 0, 1, 0.5]),
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
    "production_scrap": .number(0.2),
    "collection_share": .array([0.5, 0.5, 0.8]),
    "state_of_health": .number(0.8),
    "second_life_share": .array([0.5, 0, 0]),
    "second_life_scale": .number(1000),
    "second_life_shape": .number(20),
    "recovery_share": .array([0.5, 0.9, 0.9, 0.9, 0, 0.8]),
    "material_intensity": .array([0.1, 0, 0, 0, 1, 0.5] + [0.1, 0.4, 0.2, 0.2, 1, 0.5] + [0, 0, 0, 0, 1, 0.5]),
    "unmanaged_shape": .array(hours([18: 0.5, 19: 0.5])),
    "managed_shape": .array(hours([2: 0.25, 3: 0.75])),
    "managed_share": .array([0, 0, 0.2]),
    "posts_per_vehicle": .array([0.5, 0, 0, 0.001, 1, 0, 0, 0]),
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

  /// The same hours for every class.
  private static func hours(_ shares: [Int: Double]) -> [Double] {
    (0..<4 * 24).map { shares[$0 % 24] ?? 0 }
  }

  private static func byClassAndYear(_ rows: [Double]...) -> ParameterValue { .array(rows.flatMap { $0 }) }

  /// Everything that the scenario gives, the records among it.
  var allValues: [String: ParameterValue] {
    var all = values
    all["classes"] = .records(
      Self.classes.map { name in
        let own: [String: ParameterValue] = [
          "buyer": .text(name == "private_car" ? "households" : "firms"), "adoption": .text("path"),
        ]
        let fields = classFields[name] ?? [:]
        let life = fields["survival"] == nil ? survival : [:]
        return ParameterRecord(
          name: name, fields: own.merging(life) { $1 }.merging(fields) { $1 })
      })
    all["chemistries"] = .records(Self.chemistries.map { ParameterRecord(name: $0, fields: [:]) })
    all["posts"] = .records([
      ParameterRecord(
        name: "slow", fields: ["price": .number(10000), "power": .number(7), "life": .number(10)]),
      ParameterRecord(
        name: "swapping",
        fields: ["price": .number(2e6), "power": .number(500), "life": .number(10), "battery": .number(1000)]),
    ])
    return all
  }

  var parameters: Parameters {
    let manifest = NewEnergyVehicles.manifest
    var axes = AxisLabels([
      "year": years, "sector": Self.sectors, "class": Self.classes, "chemistry": Self.chemistries, "post": Self.posts,
    ])
    if !earlierYears.isEmpty { axes["earlier_year"] = earlierYears }
    for axis in manifest.axes where axis.labels != nil { axes[axis.name] = axis.labels }
    return Parameters(declarations: manifest.parameters, mode: mode, axes: axes, values: allValues)
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
