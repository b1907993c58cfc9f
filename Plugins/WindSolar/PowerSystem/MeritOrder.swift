/// Dispatch of a given fleet by rule, hour after hour: what costs nothing to run first, then by the cost of a GWh.
///
/// Storage takes what would be thrown away and gives it as soon as something dear would run; that is the least use of
/// fuel for one store, and a rule for several, which are used in their order. What has only so much energy a year (hydro)
/// gives it in proportion to what is left of the load. No start-up costs, no ramps; `least_cost` sees all hours at once, this
/// does not.
struct MeritOrder {
  private var output: [[Double]]
  private var thrown: [Double]
  private var lost: [Double]

  var dispatch: PowerDispatch { PowerDispatch(output: output, thrown: thrown, lost: lost) }

  init(_ plants: [PowerPlant], capacity: [Double], _ hours: PowerHours) {
    let count = hours.load.count
    output = plants.map { _ in Array(repeating: 0, count: count) }
    thrown = Array(repeating: 0, count: count)
    lost = thrown
    var left = hours.load
    for (place, plant) in plants.enumerated() {
      guard case .variable(let profile) = plant.kind else { continue }
      for hour in left.indices {
        output[place][hour] = capacity[place] * profile[hour]
        left[hour] -= output[place][hour]
      }
    }
    for (place, plant) in plants.enumerated() {
      guard case .dispatchable(let availability, let most?) = plant.kind else { continue }
      let target = Self.spread(
        capacity[place] * most, over: left, weights: hours.weights, most: availability * capacity[place])
      for hour in left.indices {
        output[place][hour] = target[hour]
        left[hour] -= target[hour]
      }
    }
    for (place, plant) in plants.enumerated() where plant.isStorage && capacity[place] > 0 {
      store(plant, place, capacity[place], hours, &left)
    }
    let order = plants.indices.filter {
      if case .dispatchable(_, nil) = plants[$0].kind { true } else { false }
    }.sorted { plants[$0].energyCost < plants[$1].energyCost }
    for hour in left.indices {
      for place in order where left[hour] > 0 {
        guard case .dispatchable(let availability, _) = plants[place].kind else { continue }
        output[place][hour] = min(left[hour], availability * capacity[place])
        left[hour] -= output[place][hour]
      }
      thrown[hour] = max(0, -left[hour])
      lost[hour] = left[hour] > 1e-9 ? left[hour] : 0
    }
  }

  private mutating func store(
    _ plant: PowerPlant, _ place: Int, _ power: Double, _ hours: PowerHours, _ left: inout [Double]
  ) {
    guard case .storage(let duration, let charging, let discharging) = plant.kind else { return }
    let starts = hours.periodStarts + [left.count]
    for (start, end) in zip(starts, starts.dropFirst()) {
      var level = 0.0
      for hour in start..<end {
        if left[hour] < 0 {
          let taken = min(-left[hour], power, (duration * power - level) / charging)
          level += taken * charging
          output[place][hour] -= taken
          left[hour] += taken
        } else {
          let given = min(left[hour], power, level * discharging)
          level -= given / discharging
          output[place][hour] += given
          left[hour] -= given
        }
      }
    }
  }

  /// The part of every hour's positive load, at most `most`, that sums to `energy`; all of it where that is less.
  private static func spread(_ energy: Double, over load: [Double], weights: [Double], most: Double) -> [Double] {
    func taken(_ part: Double) -> [Double] { load.map { min(most, max(0, $0) * part) } }
    func sum(_ values: [Double]) -> Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    guard sum(taken(1)) > energy else { return taken(1) }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if sum(taken(middle)) > energy { high = middle } else { low = middle }
    }
    return taken(low)
  }
}
