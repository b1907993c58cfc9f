import SimulationKit

/// The plan of least cost for the last year of a run.
struct PowerPlan {
  static let limitNames = ["renewable_share", "curtailment", "emissions", "reserve", "wind_target", "solar_target"]

  let optimum: PowerOptimum
  let hours: PowerHours
  /// By station; nil where none were sought.
  let alternatives: [ClosedRange<Double>]?

  /// The plan's limits as the scenario states them.
  struct Terms {
    var renewableShare: Double?
    var curtailmentCap: Double?
    var emissionCap: Double?
    var reserveMargin: Double?
    /// 1e8 CNY for each GWh.
    var lostLoadCost: Double
    var slack: Double

    init(_ parameters: Parameters) {
      func optional(_ key: String) -> Double? { parameters.has(key) ? parameters.number(key) : nil }
      renewableShare = optional("renewable_share")
      curtailmentCap = optional("curtailment_cap")
      emissionCap = optional("emission_cap")
      reserveMargin = optional("reserve_margin")
      lostLoadCost = parameters.number("lost_load_cost") * 0.01
      slack = parameters.number("alternatives_slack")
    }
  }

  /// - Parameters:
  ///   - targets: least capacity of wind and of sun, GW.
  ///   - before: capacity of both at the end of the year before the first.
  init(
    _ system: PowerSystem, _ terms: Terms, _ hours: PowerHours, targets: [Double], before: [Double],
    seeksAlternatives: Bool
  ) throws {
    let span = Double(system.years.count)
    let plants = zip(system.plants, system.stations).map { plant, station in
      var plant = plant
      let standing: Double
      if let technology = station.technology {
        standing = station.part * before[technology == .wind ? 0 : 1]
      } else {
        standing = station.capacity.last ?? 0
      }
      plant.least = standing
      let reached = station.buildLimit.map { standing + $0 * span } ?? .infinity
      plant.most = max(standing, min(station.potential ?? .infinity, reached))
      return plant
    }
    var limits = PowerLimits(
      renewableShare: terms.renewableShare, curtailedShare: terms.curtailmentCap, emissions: terms.emissionCap,
      reserveMargin: terms.reserveMargin, lostLoadCost: terms.lostLoadCost)
    for (place, technology) in Technology.allCases.enumerated() where targets[place] > 0 {
      let own = system.stations.indices.filter { system.stations[$0].technology == technology }
      limits.floors.append(("\(technology.rawValue)_target", own, targets[place]))
    }
    self.hours = hours
    do throws(NoPowerOptimum) {
      let program = PowerProgram(plants, hours, limits)
      optimum = try program.solve()
      alternatives =
        seeksAlternatives && terms.slack > 0 ? try program.alternatives(to: optimum, slack: terms.slack) : nil
    } catch {
      throw error.isInfeasible ? SampleProblem.infeasible(error.reason) : SampleProblem.failed(error.reason)
    }
  }

  /// CNY/MWh, CNY/t or CNY/kW a year.
  func shadowCost(_ limit: String) -> Double {
    let names = ["renewable_share": "renewable share"]
    let cost = optimum.shadowCosts[names[limit] ?? limit] ?? 0
    return cost * (["renewable_share", "curtailment"].contains(limit) ? 1e5 : 100)
  }

  func generated(_ station: Int) -> Double {
    zip(optimum.output[station], hours.weights).reduce(0) { $0 + $1.0 * $1.1 } / 1000
  }

  /// Energy thrown away, TWh.
  var thrown: Double { zip(optimum.thrown, hours.weights).reduce(0) { $0 + $1.0 * $1.1 } / 1000 }

  /// The offer of wind and sun, TWh.
  func offered(_ system: PowerSystem) -> Double {
    system.stations.indices.filter { system.stations[$0].technology != nil }.reduce(0) { $0 + generated($1) }
  }
}
