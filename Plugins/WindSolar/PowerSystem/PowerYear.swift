/// How plants run, hour by hour, GW.
struct PowerDispatch {
  /// By plant, then by hour: of wind and sun all that they offer, of storage what it gives less what it takes.
  var output: [[Double]]
  /// Of wind and sun, by hour.
  var thrown: [Double]
  var lost: [Double]

  /// Without what an interior point leaves of nothing: less than a billionth of `size`.
  func settled(size: Double) -> PowerDispatch {
    func settled(_ values: [Double]) -> [Double] { values.map { $0.magnitude < 1e-9 * size ? 0 : $0 } }
    return PowerDispatch(output: output.map(settled), thrown: settled(thrown), lost: settled(lost))
  }
}

/// A year of the fleet by the hour; energies in TWh.
struct PowerYear {
  let hours: PowerHours
  /// GW by station, then by hour, curtailment taken off.
  private(set) var output: [[Double]]
  /// GW by hour.
  let thrownByHour: [Double]
  /// By station, curtailment taken off.
  let generation: [Double]
  private(set) var offered = 0.0
  let thrown: Double
  let lost: Double
  let load: Double
  private(set) var emissions = 0.0
  private(set) var firm = 0.0
  let peak: Double
  private(set) var renewable = 0.0

  /// - Parameter capacity: what works in the year, by station, GW.
  init(_ plants: [PowerPlant], capacity: [Double], _ hours: PowerHours, _ dispatch: PowerDispatch) {
    func energy(_ values: [Double]) -> Double { zip(values, hours.weights).reduce(0) { $0 + $1.0 * $1.1 } / 1000 }
    self.hours = hours
    output = dispatch.output
    thrownByHour = dispatch.thrown
    thrown = energy(dispatch.thrown)
    lost = energy(dispatch.lost)
    load = energy(hours.load)
    peak = hours.load.max() ?? 0
    let variable = plants.indices.filter { plants[$0].isVariable }
    offered = variable.reduce(0) { $0 + energy(dispatch.output[$1]) }
    // Power thrown away in an hour is taken off all wind and sun of that hour in proportion.
    for hour in hours.load.indices where dispatch.thrown[hour] > 0 {
      let given = variable.reduce(0) { $0 + dispatch.output[$1][hour] }
      guard given > 0 else { continue }
      let part = min(1, dispatch.thrown[hour] / given)
      for place in variable { output[place][hour] *= 1 - part }
    }
    generation = output.map(energy)
    for (place, plant) in plants.enumerated() {
      firm += plant.firmShare * capacity[place]
      guard !plant.isStorage else { continue }
      emissions += 1000 * plant.emissions * generation[place]
      if plant.isRenewable { renewable += generation[place] }
    }
  }
}
