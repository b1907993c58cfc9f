import SimulationKit

/// Plans of least cost, one planned year after another. Each knows its own year alone; what it builds stands in the later
/// ones until its life ends.
struct PowerPlan {
  static let limitNames = ["renewable_share", "curtailment", "emissions", "reserve", "wind_target", "solar_target"]

  /// The plan's limits as the scenario states them, by year where they are arrays.
  struct Terms {
    var renewableShare: [Double]?
    var curtailmentCap: [Double]?
    var emissionCap: [Double]?
    var reserveMargin: [Double]?
    /// 1e8 CNY for each GWh.
    var lostLoadCost: Double
    var slack: Double
    /// Years from one planned year to the next.
    var interval: Int
    /// Most capacity of wind and of sun in each zone, GW.
    var zones: [(name: String, most: [Double?])]

    init(_ parameters: Parameters) {
      func optional(_ key: String) -> [Double]? { parameters.has(key) ? parameters.array(key).values : nil }
      renewableShare = optional("renewable_share")
      curtailmentCap = optional("curtailment_cap")
      emissionCap = optional("emission_cap")
      reserveMargin = optional("reserve_margin")
      lostLoadCost = parameters.number("lost_load_cost") * 0.01
      slack = parameters.number("alternatives_slack")
      interval = parameters.integer("plan_interval")
      zones = parameters.records("zones").map { zone in
        (
          zone.name,
          ["wind_potential", "solar_potential"].map { zone.fields.has($0) ? zone.fields.number($0) : nil }
        )
      }
    }

    func limits(_ year: Int) -> PowerLimits {
      PowerLimits(
        renewableShare: renewableShare?[year], curtailedShare: curtailmentCap?[year], emissions: emissionCap?[year],
        reserveMargin: reserveMargin?[year], lostLoadCost: lostLoadCost)
    }
  }

  /// Of stations that cost nothing to run, and of storage, 1e8 CNY for each GWh: of plans that are equally dear the one that
  /// uses them least is taken. A ten-millionth of a CNY a kWh, and not part of any cost that is told.
  static let useCost = 1e-9

  private(set) var fleet: PlannedFleet
  /// By year of the run: a plan, or where none is made the dispatch of the fleet.
  private(set) var optima: [PowerOptimum] = []
  /// By year of the run, of planned years.
  private(set) var isPlanned: [Bool]
  private(set) var hours: [PowerHours] = []
  /// Of the last year, by station; nil where none were sought.
  private(set) var alternatives: [ClosedRange<Double>]?
  private let system: PowerSystem
  private let terms: Terms
  private let technologies: [TechnologyTerms]

  /// - Parameter loads: the hours of each year.
  init(
    _ system: PowerSystem, _ terms: Terms, _ technologies: [TechnologyTerms], loads: [PowerHours],
    seeksAlternatives: Bool
  ) throws(SampleProblem) {
    (self.system, self.terms, self.technologies, hours) = (system, terms, technologies, loads)
    fleet = PlannedFleet(system, before: technologies.map(\.capacityBefore))
    isPlanned = system.years.indices.map { (system.years.count - 1 - $0) % terms.interval == 0 }
    var first = 0
    for year in system.years.indices where isPlanned[year] {
      do throws(NoPowerOptimum) {
        try plan(first...year, seeksAlternatives: seeksAlternatives && year == system.years.count - 1)
      } catch {
        let reason = "\(system.years[year]): \(error.reason)"
        throw error.isInfeasible ? SampleProblem.infeasible(reason) : SampleProblem.failed(reason)
      }
      first = year + 1
    }
  }

  /// Plans the last of the years, and dispatches those before it, in which what it builds comes in equal parts.
  private mutating func plan(_ years: ClosedRange<Int>, seeksAlternatives: Bool) throws(NoPowerOptimum) {
    let year = years.upperBound
    var plants = plants(in: year)
    for (place, station) in system.stations.enumerated() {
      let standing = fleet.capacity(place, year)
      let reached = station.buildLimit.map { standing + $0 * Double(years.count) } ?? .infinity
      plants[place].least = standing
      plants[place].most = max(standing, min(station.potential ?? .infinity, reached))
    }
    let program = PowerProgram(plants, hours[year], limits(in: year))
    let optimum = try program.solve()
    for place in plants.indices {
      let built = optimum.capacity[place] - plants[place].least
      // Anything less is the interior point's distance from a bound.
      if built > 1e-7 * (1 + plants[place].least) { fleet.build(built, of: place, in: years) }
    }
    if seeksAlternatives, terms.slack > 0 {
      alternatives = try program.alternatives(to: optimum, slack: terms.slack)
    }
    for between in years.dropLast() { optima.append(try dispatch(between)) }
    optima.append(optimum)
  }

  /// The program of a year in which nothing is chosen but how the fleet runs, without limits.
  private func dispatch(_ year: Int) throws(NoPowerOptimum) -> PowerOptimum {
    var plants = plants(in: year)
    for place in plants.indices {
      plants[place].least = fleet.capacity(place, year)
      plants[place].most = plants[place].least
    }
    return try PowerProgram(plants, hours[year], PowerLimits(lostLoadCost: terms.lostLoadCost)).solve()
  }

  /// Wind and sun at the cost that their technologies have learnt before the year.
  private func plants(in year: Int) -> [PowerPlant] {
    let factors = technologies.indices.map { row in
      let own = system.years.indices.map { earlier in
        earlier < year ? fleet.built.indices.reduce(0) { $0 + (isOf(row, $1) ? fleet.built[$1][earlier] : 0) } : 0
      }
      return technologies[row].learntFactors(ownAdditions: own)[year]
    }
    return zip(system.plants, system.stations).map { plant, station in
      var plant = plant
      if let row = station.row { plant.capacityCost *= factors[row] }
      if !plant.isVariable, plant.energyCost == 0 { plant.energyCost = Self.useCost }
      return plant
    }
  }

  private func limits(in year: Int) -> PowerLimits {
    var limits = terms.limits(year)
    for (row, technology) in Technology.allCases.enumerated() where technologies[row].target(in: year) > 0 {
      let own = system.stations.indices.filter { isOf(row, $0) }
      limits.floors.append(("\(technology.rawValue)_target", own, technologies[row].target(in: year)))
    }
    for zone in terms.zones {
      for (row, technology) in Technology.allCases.enumerated() {
        guard let most = zone.most[row] else { continue }
        let own = system.stations.indices.filter { isOf(row, $0) && system.stations[$0].zone == zone.name }
        if !own.isEmpty { limits.ceilings.append((Self.ceilingName(zone.name, technology), own, most)) }
      }
    }
    return limits
  }

  private static func ceilingName(_ zone: String, _ technology: Technology) -> String {
    "\(technology.rawValue) potential of \(zone)"
  }

  private func isOf(_ row: Int, _ station: Int) -> Bool { system.stations[station].row == row }

  // MARK: - What is told of a year

  /// CNY/MWh, CNY/t or CNY/kW a year.
  func shadowCost(_ limit: String, _ year: Int) -> Double {
    guard isPlanned[year] else { return 0 }
    let names = ["renewable_share": "renewable share"]
    let cost = optima[year].shadowCosts[names[limit] ?? limit] ?? 0
    return cost * (["renewable_share", "curtailment"].contains(limit) ? 1e5 : 100)
  }

  /// CNY/kW a year, of a zone's potential.
  func shadowCost(zone: String, _ technology: Technology, _ year: Int) -> Double {
    isPlanned[year] ? 100 * (optima[year].shadowCosts[Self.ceilingName(zone, technology)] ?? 0) : 0
  }

  /// 1e8 CNY: all capital paid back at the year's costs, operation and fuel.
  func cost(_ year: Int) -> Double {
    let used = system.plants.indices.filter { !system.plants[$0].isVariable && system.plants[$0].energyCost == 0 }
    let hours = hours[year]
    return used.reduce(optima[year].cost) { cost, place in
      cost
        - zip(optima[year].dispatch.output[place], hours.weights).reduce(0) {
          $0 + Self.useCost * max(0, $1.0) * $1.1
        }
    }
  }
}
