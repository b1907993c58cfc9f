public import CSimulationModule
public import SimulationKit

/// TITLE: the electricity of plants that run some hours a year.
public struct TYPEModule: SimulationModule {
  public static let manifest = Manifest(
    identifier: "NAME", version: "0.1.0", title: Text(en: "TITLE", zh: "TITLE"),
    summary: "Electricity of plants that run some hours a year.",
    parameters: [
      ParameterDeclaration(
        "capacity", .array(axes: ["year"], unit: "GW", .nonNegative, absent: nil), meaning: "capacity in use"),
      ParameterDeclaration(
        "full_load_hours", .number(unit: "h", Bounds(0, 8784)), meaning: "hours a year at full load",
        default: .init(.number(2000), .assumption, source: "an example: write your own reason", low: 1500, high: 2500)),
    ],
    outputs: [
      VariableDeclaration(
        "electricity", unit: "TWh", axes: ["year"], meaning: "electricity used", iamc: "Final Energy|Electricity|TITLE")
    ],
    links: [EconomyLink(.electricityDemand, output: "electricity")],
    charts: [
      ChartDeclaration(
        "electricity", output: "electricity", mark: .columns, title: Text(en: "Electricity used", zh: "用电量"),
        quantity: Text(en: "Electricity", zh: "用电量"))
    ])

  private let capacity: LabelledArray
  private let fullLoadHours: Double

  public init(_ parameters: Parameters) {
    capacity = parameters.array("capacity")
    fullLoadHours = parameters.number("full_load_hours")
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    // GW times hours are GWh.
    for year in capacity.values.indices { outputs["electricity"][year] = capacity[year] * fullLoadHours / 1000 }
  }
}

@c(simplan_module_entry) public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(TYPEModule.self) }
