public import CSimulationModule
public import SimulationKit

/// Wind and solar power of a region: capacity, generation, capital cost with learning, investment and its bill of
/// goods. The manifest says what each number is; capacities are those at the end of a year.
public struct WindSolar: SimulationModule {
  public static let manifest = Manifest(
    identifier: "wind-solar", version: "1.2.0", title: Title(en: "Wind and solar power", zh: "风电与太阳能发电"),
    summary: """
      Capacity of wind and solar power (given, or from a share of the electricity demand), the electricity generated, \
      capital cost that learns from the national or global capacity, and the investment as a bill of goods. By the hour: \
      the whole power system with curtailment, storage and reserve, and its plan of least cost.
      """,
    modes: [
      Mode("path", meaning: Text(en: "the capacity at the end of each year is given", zh: "给定各年末装机容量")),
      Mode(
        "share",
        meaning: Text(
          en: """
            the capacity at the end of a year could supply, in a full year, the given share of that year's electricity \
            demand; capacity never falls
            """, zh: "年末装机满年发电量可供应当年用电量的给定份额；装机不减少")),
      Mode(
        "path_balance",
        meaning: Text(en: "as path, with a fleet of stations that is dispatched by the hour", zh: "同 path，并按小时调度全部电站")),
      Mode(
        "share_balance",
        meaning: Text(en: "as share, with a fleet of stations that is dispatched by the hour", zh: "同 share，并按小时调度全部电站")
      ),
      Mode(
        "least_cost",
        meaning: Text(
          en: """
            capacities of all stations at the least cost of each planned year, on top of what stands; what is built in a year \
            works all of it
            """, zh: "在现有装机之上，各规划年以最低成本确定全部电站容量；当年建成者全年运行")),
    ],
    axes: [
      Axis(
        "technology", labels: Technology.allCases.map(\.rawValue), titles: Technology.allCases.map(\.title),
        meaning: Text(en: "kind of power station", zh: "电站种类"))
    ] + powerAxes,
    parameters: capacityParameters + costParameters + powerParameters,
    inputs: [
      VariableDeclaration(
        "electricity_demand", unit: "TWh", axes: ["year"],
        meaning: Text(en: "electricity demand of the region with charging and losses", zh: "本地区用电量，含充电和损耗"),
        modes: ["share"] + PowerModes.all),
      VariableDeclaration(
        "charging_electricity", unit: "TWh", axes: ["year"],
        meaning: Text(en: "the part of it that charges vehicles, more at night", zh: "其中车辆充电用电，夜间较多"),
        modes: PowerModes.all, optional: true),
    ],
    outputs: variables + powerVariables,
    links: [
      EconomyLink(.bill, output: "wind_solar_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.electricityGeneration, output: "wind_solar_electricity"),
    ], charts: charts + powerCharts)

  private var technologies: [TechnologyTerms]
  private let followsDemand: Bool
  /// Of the notes.
  private let language: Language
  /// Where plants run by the hour.
  private var system: PowerSystem?
  private var terms: PowerPlan.Terms?
  /// Of given capacities, which depend on the parameters alone; else of the demand that was read last.
  private var last: (demand: [Double], buildOut: BuildOut)?

  public init(_ parameters: Parameters) throws(SampleProblem) {
    technologies = Technology.allCases.indices.map { TechnologyTerms(parameters, $0) }
    followsDemand = parameters.followsShares
    language = parameters.language
    try prepareHours(parameters)
  }

  private mutating func prepareHours(_ parameters: Parameters) throws(SampleProblem) {
    guard parameters.hasHours else { return }
    system = try PowerSystem(parameters)
    terms = parameters.mode == "least_cost" ? PowerPlan.Terms(parameters) : nil
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    technologies = Technology.allCases.indices.map { TechnologyTerms(parameters, $0) }
    last = nil
    try prepareHours(parameters)
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    guard let system else {
      write(buildOut(followsDemand ? inputs.array("electricity_demand").values : []), &outputs)
      return
    }
    let demand = inputs.array("electricity_demand").values
    let run = try PowerRun(
      system, technologies, terms, demand: demand,
      charging: inputs.has("charging_electricity")
        ? inputs.array("charging_electricity").values : demand.map { _ in 0 },
      seeksAlternatives: terms != nil && (outputs.wants("power_plan_least") || outputs.wants("power_plan_most")))
    write(run.buildOut, &outputs)
    let generation = run.technologyGeneration
    let years = demand.count
    outputs["wind_solar_generation"].values = generation
    outputs["wind_solar_electricity"].values = (0..<years).map { year in
      Technology.allCases.indices.reduce(0) { $0 + generation[$1 * years + year] }
    }
    outputs["wind_solar_bill"].values = run.bill
    run.write(&outputs)
  }

  private func write(_ result: BuildOut, _ outputs: inout Outputs) {
    outputs["wind_solar_capacity"].values = result.capacity
    outputs["wind_solar_additions"].values = result.additions
    outputs["wind_solar_generation"].values = result.generation
    outputs["wind_solar_electricity"].values = result.electricity
    outputs["wind_solar_capital_cost"].values = result.capitalCost
    outputs["wind_solar_investment"].values = result.investment
    outputs["wind_solar_bill"].values = result.bill
    for note in result.notes { outputs.note(note[language]) }
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
