import SimulationKit

/// The build-out of all technologies, flat and in the units of the manifest. Arrays are by technology and year unless said
/// otherwise.
struct BuildOut {
  /// GW.
  private(set) var capacity: [Double] = []
  private(set) var additions: [Double] = []
  /// TWh.
  private(set) var generation: [Double] = []
  /// TWh by year, of all technologies.
  private(set) var electricity: [Double] = []
  /// CNY/W.
  private(set) var capitalCost: [Double] = []
  /// 1e8 CNY in purchasers' prices.
  private(set) var investment: [Double] = []
  /// 1e8 CNY in producers' prices, by sector and year.
  private(set) var bill: [Double] = []
  private(set) var notes: [Text] = []

  /// - Parameter demand: of electricity, TWh by year; empty where the capacities are given.
  init(_ technologies: [TechnologyTerms], demand: [Double]) {
    guard let first = technologies.first else { return }
    electricity = Array(repeating: 0, count: first.years.count)
    bill = Array(repeating: 0, count: first.billShares.count * first.years.count)
    for terms in technologies { add(terms, path(of: terms, demand)) }
  }

  private mutating func path(of terms: TechnologyTerms, _ demand: [Double]) -> CapacityPath {
    switch terms.capacity {
    case .path(let capacity): return CapacityPath(before: terms.capacityBefore, endOfYear: capacity)
    case .plan(let capacity, let additions): return CapacityPath(endOfYear: capacity, additions: additions)
    case .share(let shares):
      let (path, idle) = CapacityPath.supplying(
        shares, of: demand, fullLoadHours: terms.fullLoadHours, before: terms.capacityBefore,
        countsMidYear: terms.countsMidYear)
      if !idle.isEmpty {
        let years = idle.map { terms.years[$0] }
        let title = Technology(rawValue: terms.name)?.title ?? Text(terms.name)
        notes.append(
          Text(
            en: "\(terms.name): more capacity stands than the share asks for; nothing is added in "
              + years.joined(separator: ", "),
            zh: "\(title.zh)：现有装机已超过份额所需，\(years.joined(separator: "、"))年不新增"))
      }
      return path
    }
  }

  private mutating func add(_ terms: TechnologyTerms, _ path: CapacityPath) {
    let costs = terms.curve.costs(cumulative: terms.cumulativeCapacity, ownAdditions: path.additions)
    let years = costs.count
    capacity += path.endOfYear
    additions += path.additions
    capitalCost += costs
    for year in 0..<years {
      // GW and CNY/W make 1e9 CNY; GW and hours make GWh.
      let invested = path.additions[year] * costs[year] * 10
      let generated = path.yearMeans[year] * terms.fullLoadHours / 1000
      investment.append(invested)
      generation.append(generated)
      electricity[year] += generated
      let withoutTax = invested * (1 - terms.taxShare)
      for (sector, share) in terms.billShares.enumerated() { bill[sector * years + year] += withoutTax * share }
    }
  }
}
