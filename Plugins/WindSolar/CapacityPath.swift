/// Capacity at the end of each year, GW. Of what stood before the first year nothing is retired: the oldest parks of the
/// runs are younger than their technical life of 20 to 25 years.
struct CapacityPath {
  let endOfYear: [Double]
  /// GW that begin to work in each year.
  let additions: [Double]
  /// The mean of the capacities at the beginning and the end of each year, GW: what is built is spread over the year.
  let yearMeans: [Double]

  init(before: Double, endOfYear: [Double]) {
    self.endOfYear = endOfYear
    additions = endOfYear.indices.map { endOfYear[$0] - ($0 == 0 ? before : endOfYear[$0 - 1]) }
    yearMeans = endOfYear.indices.map { (endOfYear[$0] + ($0 == 0 ? before : endOfYear[$0 - 1])) / 2 }
  }

  /// Of a plan, in which what is added works the whole year, and cohorts end.
  init(endOfYear: [Double], additions: [Double]) {
    (self.endOfYear, self.additions, yearMeans) = (endOfYear, additions, endOfYear)
  }

  /// The smallest path that never falls and at the end of each year could supply `shares` of `demand` (TWh) in a full
  /// year of `fullLoadHours`.
  ///
  /// The end of the year decides, not its mean: with the mean, a year of much building would be followed by one of
  /// none, and so on without end. So the year's own generation falls short of the share while capacity grows; with
  /// `countsMidYear` the mean decides, and what is built swings from year to year. Where more stands than the share asks
  /// for, nothing is added; `idle` holds these years.
  static func supplying(
    _ shares: [Double], of demand: [Double], fullLoadHours: Double, before: Double,
    countsMidYear: Bool = false
  ) -> (path: CapacityPath, idle: [Int]) {
    var endOfYear: [Double] = []
    var idle: [Int] = []
    var standing = before
    for (year, share) in shares.enumerated() {
      let mean = share * demand[year] * 1000 / fullLoadHours
      let needed = countsMidYear ? 2 * mean - standing : mean
      if needed < standing { idle.append(year) }
      standing = max(standing, needed)
      endOfYear.append(standing)
    }
    return (CapacityPath(before: before, endOfYear: endOfYear), idle)
  }
}
