/// Capacity at the end of each year, GW, and what stood before the first. Nothing is retired: the oldest parks of the
/// runs are younger than their technical life of 20 to 25 years.
struct CapacityPath {
  var before: Double
  var endOfYear: [Double]

  /// GW that begin to work in each year.
  var additions: [Double] { zip(endOfYear, [before] + endOfYear).map { $0 - $1 } }

  /// The mean of the capacities at the beginning and the end of each year, GW: what is built is spread over the year.
  var yearMeans: [Double] { zip(endOfYear, [before] + endOfYear).map { ($0 + $1) / 2 } }

  /// The smallest path that never falls and at the end of each year could supply `shares` of `demand` (TWh) in a full
  /// year of `fullLoadHours`.
  ///
  /// The end of the year decides, not its mean: with the mean, a year of much building would be followed by one of
  /// none, and so on without end. Where more stands than the share asks for, nothing is added; `idle` holds these years.
  static func supplying(
    _ shares: [Double], of demand: [Double], fullLoadHours: Double, before: Double
  ) -> (path: CapacityPath, idle: [Int]) {
    var path = CapacityPath(before: before, endOfYear: [])
    var idle: [Int] = []
    var standing = before
    for (year, share) in shares.enumerated() {
      let needed = share * demand[year] * 1000 / fullLoadHours
      if needed < standing { idle.append(year) }
      standing = max(standing, needed)
      path.endOfYear.append(standing)
    }
    return (path, idle)
  }
}
