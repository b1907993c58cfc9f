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
      Mode("path", meaning: Text(en: "the prices of batteries are given", zh: "给定电池价格")),
      Mode(
        "learning",
        meaning: Text(
          en: "the prices of batteries fall with the world's volume and a part of the region's",
          zh: "电池价格随全球产量和本地区部分产量下降")),
    ],
    axes: [
      Axis("class", records: "classes", meaning: Text(en: "vehicle class", zh: "车型")),
      Axis("chemistry", records: "chemistries", meaning: Text(en: "battery chemistry", zh: "电池类型")),
      Axis("post", records: "posts", meaning: Text(en: "kind of charging post or swapping station", zh: "充电设施或换电站的种类")),
      Axis(
        "earlier_year",
        meaning: Text(en: "years of sale before the run's first, one after the other", zh: "首年之前的销售年份，逐年排列")),
      Axis(
        "material", labels: Layout.materials, titles: materialTitles, meaning: Text(en: "battery material", zh: "电池材料")),
      Axis(
        "element", labels: Stoichiometry.elements.map(\.name),
        meaning: Text(en: "chemical element of a cathode", zh: "正极化学元素")),
      Axis("hour_of_day", labels: Layout.hours, meaning: Text(en: "hour of the day, from midnight", zh: "一天中的小时，自零时起")),
    ],
    parameters: fleetParameters + batteryParameters + afterUseParameters + useParameters + postParameters
      + priceParameters + productParameters + billShareParameters,
    inputs: [
      VariableDeclaration(
        "domestic_share", unit: "1", axes: ["sector"],
        meaning: Text(en: "share of a sector's product supplied by the region (1 - m)", zh: "某部门产品由本地区供给的份额（1 - m）"))
    ],
    outputs: vehicleVariables + batteryVariables + useVariables + industryVariables + bills, links: links,
    charts: charts)

  private static let materialTitles = [
    Title(en: "Lithium", zh: "锂"), Title(en: "Nickel", zh: "镍"), Title(en: "Cobalt", zh: "钴"),
    Title(en: "Manganese", zh: "锰"), Title(en: "Graphite", zh: "石墨"), Title(en: "Copper", zh: "铜"),
  ]

  // All but the domestic shares depends on the parameters alone.
  private var model: VehicleModel
  /// Of the notes.
  private var language: Language

  public init(_ parameters: Parameters) throws(SampleProblem) {
    model = try VehicleModel(parameters)
    language = parameters.language
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    language = parameters.language
    model = try VehicleModel(parameters, after: model, hasChanged: changed.contains)
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    model.write(into: &outputs, table: inputs.array("domestic_share").values)
    for (vehicle, year, number) in model.earlyRetirements {
      outputs.note(
        Text(
          en: "\(nine(number)) 1e4 vehicles of \(vehicle) are retired early in \(year)",
          zh: "\(year)年提前退役\(nine(number))万辆（\(vehicle)）")[language])
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(NewEnergyVehicles.self) }
