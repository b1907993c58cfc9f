import SimulationKit

/// A run with hours: the build-out of wind and sun, the fleet of every year, and the plan where one is asked for.
struct PowerRun {
  let system: PowerSystem
  let terms: PowerPlan.Terms?
  let plan: PowerPlan?
  let buildOut: BuildOut
  /// By station and year, GW.
  private(set) var capacity: [[Double]] = []
  private(set) var means: [[Double]] = []
  private(set) var additions: [[Double]] = []
  private(set) var years: [PowerYear] = []
  private let demand: [Double]
  private let charging: [Double]

  init(
    _ system: PowerSystem, _ technologies: [TechnologyTerms], _ terms: PowerPlan.Terms?, demand: [Double],
    charging: [Double], seeksAlternatives: Bool
  ) throws(SampleProblem) {
    (self.system, self.terms, self.demand, self.charging) = (system, terms, demand, charging)
    for (year, label) in system.years.enumerated() where charging[year] > demand[year] {
      throw SampleProblem.failed("charging takes more than the whole demand in \(label)")
    }
    var own = technologies
    let loads = system.years.indices.map { system.hours(demand[$0], charging: charging[$0]) }
    if let terms {
      let plan = try PowerPlan(system, terms, technologies, loads: loads, seeksAlternatives: seeksAlternatives)
      for row in own.indices {
        let places = system.stations.indices.filter { system.stations[$0].row == row }
        own[row].capacity = .plan(
          system.years.indices.map { year in places.reduce(0) { $0 + plan.fleet.capacity($1, year) } },
          additions: system.years.indices.map { year in places.reduce(0) { $0 + plan.fleet.additions($1, year) } })
      }
      self.plan = plan
    } else {
      plan = nil
    }
    buildOut = BuildOut(own, demand: demand)
    for (place, station) in system.stations.enumerated() { addCapacity(place, station, technologies) }
    for year in system.years.indices {
      let capacity = means.map { $0[year] }
      let dispatch =
        plan?.optima[year].dispatch.settled(size: loads[year].load.max() ?? 0)
        ?? MeritOrder(system.plants, capacity: capacity, loads[year]).dispatch
      years.append(PowerYear(system.plants, capacity: capacity, loads[year], dispatch))
    }
  }

  private mutating func addCapacity(_ place: Int, _ station: PowerStation, _ technologies: [TechnologyTerms]) {
    let count = system.years.count
    if let plan {
      capacity.append((0..<count).map { plan.fleet.capacity(place, $0) })
      // Stations that a plan builds in a year work from its beginning.
      means.append(plan.optima.map { $0.capacity[place] })
      additions.append((0..<count).map { plan.fleet.additions(place, $0) })
      return
    }
    let before: Double
    let path: [Double]
    if let row = station.row {
      before = station.part * technologies[row].capacityBefore
      path = (0..<count).map { station.part * buildOut.capacity[row * count + $0] }
    } else {
      before = station.capacity[0]
      path = station.capacity
    }
    capacity.append(path)
    let earlier = [before] + path.dropLast()
    means.append(zip(path, earlier).map { ($0 + $1) / 2 })
    additions.append(
      (0..<count).map { year in
        max(0, path[year] - earlier[year] + (station.row == nil ? station.retired[year] : 0))
      })
  }

  /// Investment by station and year, 1e8 CNY; of wind and sun at the cost that the technology has learnt.
  var investment: [[Double]] {
    let count = system.years.count
    return system.stations.enumerated().map { place, station in
      (0..<count).map { year in
        let cost = station.row.map { buildOut.capitalCost[$0 * count + year] } ?? station.capitalCost
        return 10 * additions[place][year] * cost
      }
    }
  }

  /// Purchases of other stations than wind and sun, added to the bill of these, by sector and year.
  var bill: [Double] {
    let count = system.years.count
    var bill = buildOut.bill
    let investment = investment
    for (place, station) in system.stations.enumerated() where station.technology == nil {
      for (sector, share) in station.billShares.enumerated() where share > 0 {
        for year in 0..<count { bill[sector * count + year] += investment[place][year] * share }
      }
    }
    return bill
  }

  /// Electricity of wind and sun after curtailment, TWh, by technology and year.
  var technologyGeneration: [Double] {
    Technology.allCases.flatMap { technology in
      years.map { year in
        system.stations.indices.filter { system.stations[$0].technology == technology }
          .reduce(0) { $0 + year.generation[$1] }
      }
    }
  }

  var lastLoad: [Double] {
    let last = system.years.count - 1
    return system.yearLoad(demand[last], charging: charging[last])
  }
}
