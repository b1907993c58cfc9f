public import CSimulationModule
public import SimulationKit

/// New-energy vehicles of a region and their batteries: adoption, stock, packs and what becomes of them, charging, and what
/// all of it means to the economy.
public struct NewEnergyVehicles: SimulationModule {
  public static let manifest = Manifest(
    identifier: "new-energy-vehicles", version: "2.0.0",
    title: Title(en: "New-energy vehicles", zh: "新能源汽车"),
    summary: """
      Vehicles by class from a sales path, a diffusion, a share of the market or a target stock; batteries with a clock of \
      their own, their second life, recycling and materials; charging by the hour, posts, hydrogen; and bills of goods: \
      purchases of households, firms and transit operators, vehicles sold to other provinces, fuel displaced.
      """,
    modes: [
      Mode("path", meaning: "the prices of batteries are given"),
      Mode("learning", meaning: "the prices of batteries fall with the world's volume and a part of the region's"),
    ],
    axes: [
      Axis("class", records: "classes", meaning: "vehicle class"),
      Axis("chemistry", records: "chemistries", meaning: "battery chemistry"),
      Axis("post", records: "posts", meaning: "kind of charging post or swapping station"),
      Axis("earlier_year", meaning: "years of sale before the run's first, one after the other"),
      Axis("material", labels: Layout.materials, titles: materialTitles, meaning: "battery material"),
      Axis("element", labels: Stoichiometry.elements.map(\.name), meaning: "chemical element of a cathode"),
      Axis("hour_of_day", labels: Layout.hours, meaning: "hour of the day, from midnight"),
    ],
    parameters: fleetParameters + batteryParameters + afterUseParameters + useParameters + postParameters
      + priceParameters + productParameters + billShareParameters,
    inputs: [
      VariableDeclaration(
        "domestic_share", unit: "1", axes: ["sector"],
        meaning: "share of a sector's product supplied by the region (1 - m)")
    ],
    outputs: vehicleVariables + batteryVariables + useVariables + industryVariables + bills, links: links,
    charts: charts)

  private static let materialTitles = [
    Title(en: "Lithium", zh: "锂"), Title(en: "Nickel", zh: "镍"), Title(en: "Cobalt", zh: "钴"),
    Title(en: "Manganese", zh: "锰"), Title(en: "Graphite", zh: "石墨"), Title(en: "Copper", zh: "铜"),
  ]

  // All but the domestic shares depends on the parameters alone.
  private var model: VehicleModel

  public init(_ parameters: Parameters) throws(SampleProblem) { model = try VehicleModel(parameters) }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    model = try VehicleModel(parameters, after: model, hasChanged: changed.contains)
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    model.write(into: &outputs, table: inputs.array("domestic_share").values)
    for (vehicle, year, number) in model.earlyRetirements {
      outputs.note("\(nine(number)) 1e4 vehicles of \(vehicle) are retired early in \(year)")
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(NewEnergyVehicles.self) }
