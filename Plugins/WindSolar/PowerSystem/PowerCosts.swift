import Glibc

/// The usual measures of cost.
enum PowerCosts {
  /// The yearly payment that pays 1 back over `years` at an interest `rate`: r / (1 - (1 + r)^-n).
  static func capitalRecoveryFactor(rate: Double, years: Double) -> Double {
    rate == 0 ? 1 / years : rate / (1 - pow(1 + rate, -years))
  }

  /// Levelised cost of energy, CNY/kWh: what a kWh must earn over the life to pay capital and operation.
  /// - Parameters:
  ///   - capital: CNY/kW.
  ///   - fixedShare: yearly operation and maintenance as a part of the capital cost.
  ///   - variable: CNY/kWh.
  static func levelised(
    capital: Double, fixedShare: Double, variable: Double = 0, rate: Double, years: Double, fullLoadHours: Double
  ) -> Double {
    capital * (capitalRecoveryFactor(rate: rate, years: years) + fixedShare) / fullLoadHours + variable
  }
}

/// Screening curves: which plant is cheapest for how many hours a year, without storage, wind and sun.
struct ScreeningCurve {
  /// Money a year for each GW that runs `hours`, by plant.
  static func cost(_ plant: PowerPlant, hours: Double) -> Double { plant.capacityCost + hours * plant.energyCost }

  /// GW of each plant and the cost of the year, for loads of which each lasts `weights` hours: the slice of load that is
  /// on for h hours takes the plant of the least cost at h.
  static func optimum(_ plants: [PowerPlant], load: [Double], weights: [Double]) -> (capacity: [Double], cost: Double) {
    var capacity = plants.map { _ in 0.0 }
    var cost = 0.0
    let order = load.indices.sorted { load[$0] > load[$1] }
    var lasting = 0.0
    for (rank, hour) in order.enumerated() {
      lasting += weights[hour]
      let slice = load[hour] - (rank + 1 < order.count ? load[order[rank + 1]] : 0)
      guard slice > 0,
        let best = plants.indices.min(by: {
          Self.cost(plants[$0], hours: lasting) < Self.cost(plants[$1], hours: lasting)
        })
      else { continue }
      capacity[best] += slice
      cost += slice * Self.cost(plants[best], hours: lasting)
    }
    return (capacity, cost)
  }
}
