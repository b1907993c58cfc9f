/// A year of the fleet by the hour, in TWh.
struct PowerYear {
  /// By station, curtailment taken off.
  private(set) var generation: [Double]
  private(set) var offered = 0.0
  private(set) var thrown = 0.0
  private(set) var lost = 0.0
  private(set) var load = 0.0
  private(set) var emissions = 0.0
  private(set) var firm = 0.0
  private(set) var peak = 0.0
  private(set) var renewable = 0.0

  /// - Parameter capacity: the mean of the year by station, GW.
  init(_ plants: [PowerPlant], capacity: [Double], _ hours: PowerHours) {
    let dispatch = MeritOrder(plants, capacity: capacity, hours)
    func energy(_ values: [Double]) -> Double { zip(values, hours.weights).reduce(0) { $0 + $1.0 * $1.1 } / 1000 }
    generation = dispatch.output.map(energy)
    thrown = energy(dispatch.thrown)
    lost = energy(dispatch.lost)
    load = energy(hours.load)
    peak = hours.load.max() ?? 0
    let variable = plants.indices.filter { if case .variable = plants[$0].kind { true } else { false } }
    offered = variable.reduce(0) { $0 + generation[$1] }
    // Power thrown away in an hour is taken off all wind and sun of that hour in proportion.
    for hour in hours.load.indices where dispatch.thrown[hour] > 0 {
      let given = variable.reduce(0) { $0 + dispatch.output[$1][hour] }
      guard given > 0 else { continue }
      let part = dispatch.thrown[hour] / given * hours.weights[hour] / 1000
      for place in variable { generation[place] -= part * dispatch.output[place][hour] }
    }
    for (place, plant) in plants.enumerated() {
      firm += plant.firmShare * capacity[place]
      guard !plant.isStorage else { continue }
      emissions += 1000 * plant.emissions * generation[place]
      if plant.isRenewable { renewable += generation[place] }
    }
  }
}
