public import CSimulationModule
public import SimulationKit

/// Wind and solar power of a region: capacity, generation, capital cost with learning, investment and its bill of
/// goods. The manifest says what each number is; capacities are those at the end of a year.
public struct WindSolar: SimulationModule {
  public static let manifest = Manifest(
    identifier: "wind-solar", version: "1.0.0", title: Title(en: "Wind and solar power", zh: "风电与太阳能发电"),
    summary: """
      Capacity of wind and solar power (given, or from a share of the electricity demand), the electricity generated, \
      capital cost that learns from the national or global capacity, and the investment as a bill of goods.
      """,
    modes: [
      Mode("path", meaning: "the capacity at the end of each year is given"),
      Mode(
        "share",
        meaning: """
          the capacity at the end of a year could supply, in a full year, the given share of that year's electricity \
          demand; capacity never falls
          """),
    ],
    axes: [
      Axis(
        "technology", labels: Technology.allCases.map(\.rawValue), titles: Technology.allCases.map(\.title),
        meaning: "kind of power station")
    ],
    parameters: capacityParameters + costParameters,
    inputs: [
      VariableDeclaration(
        "electricity_demand", unit: "TWh", axes: ["year"],
        meaning: "electricity demand of the region with charging and losses", modes: ["share"])
    ],
    outputs: variables,
    links: [
      EconomyLink(.bill, output: "wind_solar_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.electricityGeneration, output: "wind_solar_electricity"),
    ], charts: charts)

  private var technologies: [TechnologyTerms]
  private let followsDemand: Bool
  /// Of given capacities, which depend on the parameters alone; else of the demand that was read last.
  private var last: (demand: [Double], buildOut: BuildOut)?

  public init(_ parameters: Parameters) throws {
    technologies = Technology.allCases.indices.map { TechnologyTerms(parameters, $0) }
    followsDemand = parameters.mode == "share"
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws {
    technologies = Technology.allCases.indices.map { TechnologyTerms(parameters, $0) }
    last = nil
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let result = buildOut(followsDemand ? inputs.array("electricity_demand").values : [])
    outputs["wind_solar_capacity"].values = result.capacity
    outputs["wind_solar_additions"].values = result.additions
    outputs["wind_solar_generation"].values = result.generation
    outputs["wind_solar_electricity"].values = result.electricity
    outputs["wind_solar_capital_cost"].values = result.capitalCost
    outputs["wind_solar_investment"].values = result.investment
    outputs["wind_solar_bill"].values = result.bill
    for note in result.notes { outputs.note(note) }
  }

  private mutating func buildOut(_ demand: [Double]) -> BuildOut {
    // To the bit, since 0 equals -0.
    if let last, last.demand.elementsEqual(demand, by: { $0.bitPattern == $1.bitPattern }) { return last.buildOut }
    let result = BuildOut(technologies, demand: demand)
    last = (demand, result)
    return result
  }
}

/// The technologies, in the order of the axis.
enum Technology: String, CaseIterable {
  case wind, solar

  var title: Title {
    switch self {
    case .wind: Title(en: "Wind", zh: "风电")
    case .solar: Title(en: "Solar", zh: "太阳能发电")
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(WindSolar.self) }
