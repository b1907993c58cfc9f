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

  private let parameters: Parameters

  public init(_ parameters: Parameters) throws { self.parameters = parameters }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let demand = parameters.mode == "share" ? inputs.array("electricity_demand").values : []
    for index in Technology.allCases.indices {
      let path = capacityPath(of: index, demand: demand, into: &outputs)
      let cost = learningCurve(of: index).costs(
        cumulative: parameters.array("cumulative_capacity").row(index), ownAdditions: path.additions)
      write(path, costs: cost, of: index, into: &outputs)
    }
  }

  private func capacityPath(of index: Int, demand: [Double], into outputs: inout Outputs) -> CapacityPath {
    let before = parameters.array("capacity_before")[index]
    guard parameters.mode == "share" else {
      return CapacityPath(before: before, endOfYear: parameters.array("capacity").row(index))
    }
    let (path, idle) = CapacityPath.supplying(
      parameters.array("share").row(index), of: demand,
      fullLoadHours: parameters.array("full_load_hours")[index], before: before)
    if !idle.isEmpty {
      let years = idle.map { parameters.labels("year")[$0] }.joined(separator: ", ")
      outputs.note(
        "\(parameters.labels("technology")[index]): more capacity stands than the share asks for; nothing is added in \(years)"
      )
    }
    return path
  }

  private func learningCurve(of index: Int) -> LearningCurve {
    LearningCurve(
      cost: parameters.array("capital_cost")[index],
      reference: parameters.array("cumulative_capacity_reference")[index],
      rate: parameters.array("learning_rate")[index], spillover: parameters.array("spillover_share")[index])
  }

  private func write(_ path: CapacityPath, costs: [Double], of index: Int, into outputs: inout Outputs) {
    let hours = parameters.array("full_load_hours")[index]
    let netOfTax = 1 - parameters.array("tax_share")[index]
    let shares = parameters.array("bill_shares").row(index)
    for year in costs.indices {
      // GW and CNY/W make 1e9 CNY; GW and hours make GWh.
      let investment = path.additions[year] * costs[year] * 10
      let generation = path.yearMeans[year] * hours / 1000
      outputs["wind_solar_capacity"][index, year] = path.endOfYear[year]
      outputs["wind_solar_additions"][index, year] = path.additions[year]
      outputs["wind_solar_generation"][index, year] = generation
      outputs["wind_solar_electricity"][year] += generation
      outputs["wind_solar_capital_cost"][index, year] = costs[year]
      outputs["wind_solar_investment"][index, year] = investment
      for (sector, share) in shares.enumerated() {
        outputs["wind_solar_bill"][sector, year] += investment * netOfTax * share
      }
    }
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
