/// The fleet that plans build up year after year: what stands by itself, and cohorts that end with their life.
struct PlannedFleet {
  /// GW by station and year, of what no plan builds.
  private let standing: [[Double]]
  /// GW by station and year, of what begins to work by itself.
  private let arriving: [[Double]]
  /// Years that a cohort works.
  private let lives: [Int]
  /// GW by station and year in which the cohort begins to work.
  private(set) var built: [[Double]]

  /// - Parameter before: of wind and of sun at the end of the year before the first, GW. It outlives the run.
  init(_ system: PowerSystem, before: [Double]) {
    let years = system.years.indices
    standing = system.stations.map { station in
      station.row.map { row in years.map { _ in station.part * before[row] } } ?? station.capacity
    }
    arriving = system.stations.map { station in
      years.map { year in
        guard station.row == nil else { return 0 }
        let earlier = station.capacity[max(0, year - 1)]
        return max(0, station.capacity[year] - earlier + station.retired[year])
      }
    }
    lives = system.stations.map { Int(min(1000, $0.lifetime.rounded(.up))) }
    built = system.stations.map { _ in years.map { _ in 0 } }
  }

  /// GW at work in a year, cohorts that begin in it included.
  func capacity(_ station: Int, _ year: Int) -> Double {
    let alive = max(0, year - lives[station] + 1)...year
    return standing[station][year] + built[station][alive].reduce(0, +)
  }

  /// GW that begin to work in a year.
  func additions(_ station: Int, _ year: Int) -> Double { arriving[station][year] + built[station][year] }

  /// Builds `capacity` in equal parts in the years of a range.
  mutating func build(_ capacity: Double, of station: Int, in years: ClosedRange<Int>) {
    for year in years { built[station][year] += capacity / Double(years.count) }
  }
}
