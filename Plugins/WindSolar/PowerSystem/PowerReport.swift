import LinearProgramming
import SimulationKit

extension PowerRun {
  /// Writes what the modes with hours give beside the outputs of all modes.
  func write(_ outputs: inout Outputs) {
    outputs["power_capacity"].values = capacity.flatMap { $0 }
    outputs["power_additions"].values = additions.flatMap { $0 }
    outputs["power_investment"].values = investment.flatMap { $0 }
    writeYears(&outputs)
    writeShapes(&outputs)
    writeHours(&outputs)
    if let plan { write(plan, &outputs) }
    for (label, year) in zip(system.years, years) where year.lost > 1e-9 {
      outputs.warn("\(label): \((year.lost * 1000).rounded() / 1000) TWh of the load are not served by the fleet")
    }
  }

  private func writeYears(_ outputs: inout Outputs) {
    for (place, station) in system.stations.enumerated() {
      let fixed = 10 * station.capitalCost * station.fixedShare
      for (number, year) in years.enumerated() {
        let mean = means[place][number]
        outputs["power_generation"][place, number] = year.generation[place]
        // Less than a kilowatt is what an interior point leaves of nothing.
        outputs["power_full_load_hours"][place, number] = mean > 1e-6 ? 1000 * year.generation[place] / mean : 0
        // CNY/kWh times TWh is 10 x 1e8 CNY.
        outputs["power_operation"][place, number] =
          fixed * mean + 10 * station.energyCost * max(0, year.generation[place])
      }
      let hours =
        years.last.map {
          means[place][years.count - 1] > 1e-6 ? 1000 * $0.generation[place] / means[place][years.count - 1] : 0
        } ?? 0
      if hours > 1, station.kind != .storage {
        outputs["power_levelised_cost"][place] = PowerCosts.levelised(
          capital: 1000 * station.capitalCost, fixedShare: station.fixedShare, variable: station.energyCost,
          rate: system.rate, years: station.lifetime, fullLoadHours: hours)
      }
    }
    for (number, year) in years.enumerated() {
      outputs["power_curtailment"][number] = year.thrown
      outputs["power_curtailed_share"][number] = year.offered > 0 ? year.thrown / year.offered : 0
      outputs["power_lost_load"][number] = year.lost
      outputs["power_reserve_margin"][number] = year.peak > 0 ? year.firm / year.peak - 1 : 0
      outputs["power_emissions"][number] = year.emissions
      outputs["power_renewable_share"][number] = year.load > 0 ? year.renewable / year.load : 0
    }
  }

  private func writeShapes(_ outputs: inout Outputs) {
    let load = lastLoad
    let last = years.count - 1
    let standing = means.map { $0[last] }
    if outputs.wants("power_week") || outputs.wants("power_week_load") { writeWeek(load, standing, &outputs) }
    if outputs.wants("power_duration") {
      let series =
        [load]
        + Technology.allCases.map { technology in
          load.indices.map { hour in
            system.yearPlants.indices.reduce(0.0) { sum, place in
              guard system.stations[place].technology == technology,
                case .variable(let profile) = system.yearPlants[place].kind
              else { return sum }
              return sum + standing[place] * profile[hour]
            }
          }
        }
      outputs["power_duration"].values = series.flatMap(Self.falling)
    }
    if outputs.wants("power_capacity_factor") { writeFactors(&outputs) }
    if outputs.wants("power_screening") {
      // The curve compares what can run all year and be built at will.
      for (place, station) in system.stations.enumerated()
      where station.kind != .storage && station.technology == nil && station.fullLoadHours == nil
        && station.potential == nil
      {
        for step in 0...20 {
          outputs["power_screening"][place, step] =
            100 * system.plants[place].capacityCost + Double(438 * step) * station.energyCost
        }
      }
    }
  }

  /// Means by month and hour of the day.
  private func writeFactors(_ outputs: inout Outputs) {
    let top = system.profiles.load.max() ?? 1
    let series = [system.profiles.load.map { top > 0 ? $0 / top : 0 }, system.profiles.wind, system.profiles.sun]
    for (place, values) in series.enumerated() {
      var (sums, counts) = (Array(repeating: 0.0, count: 288), Array(repeating: 0.0, count: 288))
      for (hour, value) in values.enumerated() {
        let cell = 24 * HourlyProfiles.month(ofDay: hour / 24) + hour % 24
        sums[cell] += value
        counts[cell] += 1
      }
      for cell in 0..<288 where counts[cell] > 0 {
        outputs["power_capacity_factor"][place, cell / 24, cell % 24] = sums[cell] / counts[cell]
      }
    }
  }

  /// The seven days about that of the peak load. A plan shows its own hours, by the days that stand for these; the rule of
  /// dispatch runs over the real ones.
  private func writeWeek(_ load: [Double], _ standing: [Double], _ outputs: inout Outputs) {
    if let year = years.last, plan != nil {
      let hours = system.weekNumbers(load).map { system.days.hour($0) }
      outputs["power_week"].values = year.output.flatMap { row in Self.fourHourMeans(hours.map { max(0, row[$0]) }) }
      outputs["power_week_load"].values = Self.fourHourMeans(hours.map { year.hours.load[$0] })
      return
    }
    let (hours, plants) = system.week(load)
    let week = PowerYear(
      plants, capacity: standing, hours, MeritOrder(plants, capacity: standing, hours).dispatch)
    outputs["power_week"].values = week.output.flatMap { row in Self.fourHourMeans(row.map { max(0, $0) }) }
    outputs["power_week_load"].values = Self.fourHourMeans(hours.load)
  }

  /// The hours of the years that are asked for; a day that another stands for has that one's.
  private func writeHours(_ outputs: inout Outputs) {
    let count = min(366, system.days.standIns.count)
    func write(_ name: String, _ place: Int, _ row: Int, rows: Int, _ values: [Double]) {
      for hour in 0..<24 * count {
        outputs[name].values[((place * rows + row) * 366) * 24 + hour] = values[system.days.hour(hour)]
      }
    }
    for (place, label) in system.hourlyYears.enumerated() {
      guard let number = system.years.firstIndex(of: label) else { continue }
      let year = years[number]
      for station in system.stations.indices {
        write("power_hourly_generation", place, station, rows: system.stations.count, year.output[station])
      }
      write("power_hourly_load", place, 0, rows: 1, year.hours.load)
      write("power_hourly_curtailment", place, 0, rows: 1, year.thrownByHour)
      if let plan { write("power_hourly_price", place, 0, rows: 1, plan.optima[number].prices.map { 100 * $0 }) }
    }
  }

  private func write(_ plan: PowerPlan, _ outputs: inout Outputs) {
    for (year, optimum) in plan.optima.enumerated() {
      for place in system.stations.indices where plan.isPlanned[year] {
        outputs["power_plan_reduced_cost"][place, year] = 100 * optimum.reducedCosts[place]
      }
      outputs["power_plan_cost"][year] = plan.cost(year)
      outputs["power_plan_gap"][year] = optimum.residuals.gap
      for (place, limit) in PowerPlan.limitNames.enumerated() {
        outputs["power_shadow_cost"][place, year] = plan.shadowCost(limit, year)
      }
      for (place, zone) in (terms?.zones ?? []).enumerated() {
        for (row, technology) in Technology.allCases.enumerated() {
          outputs["power_zone_shadow_cost"][place, row, year] = plan.shadowCost(zone: zone.name, technology, year)
        }
      }
    }
    for (place, range) in (plan.alternatives ?? []).enumerated() {
      outputs["power_plan_least"][place] = range.lowerBound
      outputs["power_plan_most"][place] = range.upperBound
    }
    if let last = plan.optima.last, let hours = plan.hours.last {
      outputs["power_price"].values = Self.falling(last.prices.map { 100 * $0 }, hours.weights)
    }
  }

  private static func fourHourMeans(_ values: [Double]) -> [Double] {
    stride(from: 0, to: values.count, by: 4).map { values[$0..<$0 + 4].reduce(0, +) / 4 }
  }

  private static func falling(_ values: [Double]) -> [Double] { falling(values, values.map { _ in 1 }) }

  /// Values in falling order at 0, 5, … 100 % of the hours.
  private static func falling(_ values: [Double], _ weights: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    let all = weights.reduce(0, +)
    var ends: [Double] = []
    var sum = 0.0
    for place in order {
      sum += weights[place]
      ends.append(sum)
    }
    var at = 0
    return (0...20).map { step in
      while at < order.count - 1, ends[at] < all * Double(step) / 20 * (1 - 1e-12) { at += 1 }
      return order.isEmpty ? 0 : values[order[at]]
    }
  }
}
