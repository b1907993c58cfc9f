import SimulationKit

/// A run with hours: the build-out of wind and sun, the fleet of every year, and the plan where one is asked for.
struct PowerRun {
  let system: PowerSystem
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
  ) throws {
    (self.system, self.demand, self.charging) = (system, demand, charging)
    for (year, label) in system.years.enumerated() where charging[year] > demand[year] {
      throw SampleProblem.failed("charging takes more than the whole demand in \(label)")
    }
    var own = technologies
    let last = system.years.count - 1
    if let terms {
      let targets = technologies.map(\.lastCapacity)
      let plan = try PowerPlan(
        system, terms, system.hours(demand[last], charging: charging[last]), targets: targets,
        before: technologies.map(\.capacityBefore), seeksAlternatives: seeksAlternatives)
      for (place, technology) in Technology.allCases.enumerated() {
        let sum = system.stations.indices.filter { system.stations[$0].technology == technology }
          .reduce(0) { $0 + plan.optimum.capacity[$1] }
        let before = own[place].capacityBefore
        own[place].capacity = .path(
          system.years.indices.map { before + (max(sum, before) - before) * Double($0 + 1) / Double(last + 1) })
      }
      self.plan = plan
    } else {
      plan = nil
    }
    buildOut = BuildOut(own, demand: demand)
    for (place, station) in system.stations.enumerated() { addCapacity(place, station, technologies) }
    for year in system.years.indices {
      years.append(
        PowerYear(
          system.plants, capacity: means.map { $0[year] }, system.hours(demand[year], charging: charging[year])))
    }
  }

  private mutating func addCapacity(_ place: Int, _ station: PowerStation, _ technologies: [TechnologyTerms]) {
    let count = system.years.count
    let before: Double
    var path: [Double]
    var retired = station.retired
    if let technology = station.technology {
      let row = technology == .wind ? 0 : 1
      before = station.part * technologies[row].capacityBefore
      path = (0..<count).map { station.part * buildOut.capacity[row * count + $0] }
      retired = retired.map { _ in 0 }
    } else {
      before = station.capacity[0]
      path = station.capacity
    }
    if let plan {
      let standing = station.technology == nil ? station.capacity[count - 1] : before
      let built = max(0, plan.optimum.capacity[place] - standing)
      for year in 0..<count {
        path[year] =
          (station.technology == nil ? station.capacity[year] : before) + built * Double(year + 1) / Double(count)
      }
    }
    capacity.append(path)
    let earlier = [before] + path.dropLast()
    means.append(zip(path, earlier).map { ($0 + $1) / 2 })
    additions.append((0..<count).map { year in max(0, path[year] - earlier[year] + retired[year]) })
  }

  /// Investment by station and year, 1e8 CNY; of wind and sun at the cost that the technology has learnt.
  var investment: [[Double]] {
    let count = system.years.count
    return system.stations.enumerated().map { place, station in
      (0..<count).map { year in
        let row = station.technology.map { $0 == .wind ? 0 : 1 }
        let cost = row.map { buildOut.capitalCost[$0 * count + year] } ?? station.capitalCost
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
