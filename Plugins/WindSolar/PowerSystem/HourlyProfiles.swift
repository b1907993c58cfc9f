import Glibc

/// A year by the hour: load as parts of its mean, wind and sun as shares of capacity.
struct HourlyProfiles: Equatable {
  var load: [Double]
  var wind: [Double]
  var sun: [Double]

  /// Of charging over a day: parts of the mean by hour, half of it from 22 to 6 o'clock.
  static let chargingHours: [Double] = (0..<24).map { $0 >= 22 || $0 < 6 ? 1.5 : 0.75 }

  /// The makings of a synthetic year, by month or hour of the day: for load parts of the mean, for wind and sun any
  /// numbers in proportion.
  struct Statistics: Equatable {
    struct Series: Equatable {
      var monthly: [Double]
      var diurnal: [Double]
      /// The standard deviation of the logarithm.
      var spread: Double
      /// The correlation of an hour with the one before.
      var persistence: Double
      var mean: Double
    }
    var load: Series
    var wind: Series
    var sun: Series
  }

  init(load: [Double], wind: [Double], sun: [Double]) {
    let mean = load.reduce(0, +) / Double(max(1, load.count))
    self.load = mean > 0 ? load.map { $0 / mean } : load
    (self.wind, self.sun) = (wind, sun)
  }

  /// 8,760 hours: month's mean times hour's mean times a lognormal deviation that lasts; the same seed, the same year.
  init(_ statistics: Statistics, seed: Int) {
    var random = SplitMix(state: UInt64(bitPattern: Int64(seed)))
    func series(_ series: Statistics.Series, most: Double) -> [Double] {
      let (month, day) = (Self.mean(series.monthly), Self.mean(series.diurnal))
      guard month > 0, day > 0 else { return Array(repeating: 0, count: 8760) }
      var state = random.normal()
      let rest = (1 - series.persistence * series.persistence).squareRoot()
      return (0..<8760).map { hour in
        state = series.persistence * state + rest * random.normal()
        let deviation = exp(series.spread * state - series.spread * series.spread / 2)
        let shape = series.monthly[Self.month(ofDay: hour / 24)] / month * series.diurnal[hour % 24] / day
        return min(most, series.mean * shape * deviation)
      }
    }
    let load = series(statistics.load, most: .infinity)
    let wind = series(statistics.wind, most: 1)
    self.init(load: load, wind: wind, sun: series(statistics.sun, most: 1))
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

  private static let monthEnds = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

  /// 0 to 11, of the day of a year of 365; a 366th is December's.
  static func month(ofDay day: Int) -> Int { monthEnds.firstIndex { day < $0 } ?? 11 }
}

extension [Double] {
  /// The profile c^k whose weighted sum is `fullLoadHours`: monotone, and never outside [0, 1], as a factor would be.
  ///
  /// Nil where no k does it: a profile of zeros and ones, or more hours than those in which anything comes.
  func reaching(fullLoadHours: Double, weights: [Double]) -> [Double]? {
    let places = indices.filter { self[$0] > 0 && weights[$0] > 0 }
    let logs = places.map { log(self[$0]) }
    /// The sum at k, and its slope.
    func total(_ k: Double) -> (sum: Double, slope: Double) {
      var (sum, slope) = (0.0, 0.0)
      for (number, place) in places.enumerated() {
        let term = weights[place] * exp(k * logs[number])
        sum += term
        slope += logs[number] * term
      }
      return (sum, slope)
    }
    var (low, high) = (1e-3, 64.0)
    guard total(low).sum >= fullLoadHours, total(high).sum <= fullLoadHours else { return nil }
    var k = 1.0
    // The logarithm of the sum is nearly a line in k, on which Newton's steps are short; the bracket keeps them.
    for _ in 0..<100 {
      let (sum, slope) = total(k)
      if sum > fullLoadHours { low = k } else { high = k }
      guard (sum / fullLoadHours - 1).magnitude > 1e-13, high - low > 1e-14 else { break }
      let next = k - log(sum / fullLoadHours) * sum / slope
      k = next > low && next < high ? next : (low + high) / 2
    }
    return map { $0 > 0 ? exp(k * log($0)) : 0 }
  }
}

/// Days that stand for a year, in the order of the calendar.
struct RepresentativeDays: Equatable {
  /// Days of the year, from 0, and how many days each stands for.
  private(set) var days: [Int]
  private(set) var weights: [Double]
  /// For each day of the year, the place among the days of the one that stands for it.
  private(set) var standIns: [Int]

  /// Every day for itself.
  init(all count: Int) {
    days = Array(0..<count)
    weights = Array(repeating: 1, count: count)
    standIns = days
  }

  /// The day of the peak load for itself; the others in stretches of equal length of the calendar, each stood for by the
  /// day nearest to its mean. Weights sum to the year.
  init(_ profiles: HourlyProfiles, count: Int) {
    let all = profiles.load.count / 24
    guard count > 0, count < all else {
      self = RepresentativeDays(all: all)
      return
    }
    let peak = (profiles.load.indices.max { profiles.load[$0] < profiles.load[$1] } ?? 0) / 24
    let others = (0..<all).filter { $0 != peak }
    func vector(_ day: Int) -> [Double] {
      let hours = 24 * day..<24 * day + 24
      return Array(profiles.load[hours]) + Array(profiles.wind[hours]) + Array(profiles.sun[hours])
    }
    var chosen = [(peak, 1.0)]
    var standing = Array(repeating: peak, count: all)
    for part in 0..<count - 1 {
      let stretch = others[part * others.count / (count - 1)..<(part + 1) * others.count / (count - 1)]
      let vectors = stretch.map(vector)
      let mean = (0..<72).map { place in vectors.reduce(0) { $0 + $1[place] } / Double(vectors.count) }
      func distance(_ vector: [Double]) -> Double { zip(vector, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
      let distances = vectors.map(distance)
      if let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) {
        chosen.append((stretch[stretch.startIndex + nearest], Double(stretch.count)))
        for day in stretch { standing[day] = stretch[stretch.startIndex + nearest] }
      }
    }
    chosen.sort { $0.0 < $1.0 }
    days = chosen.map(\.0)
    weights = count == 1 ? [Double(all)] : chosen.map(\.1)
    let places = Dictionary(uniqueKeysWithValues: zip(chosen.map(\.0), chosen.indices))
    standIns = standing.map { places[$0] ?? 0 }
  }

  /// The place among the hours of the days, of an hour of the year.
  func hour(_ number: Int) -> Int { 24 * standIns[number / 24] + number % 24 }

  var hourWeights: [Double] { weights.flatMap { Array(repeating: $0, count: 24) } }

  func hours(of profile: [Double]) -> [Double] { days.flatMap { profile[24 * $0..<24 * $0 + 24] } }
}

/// Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators.
struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 9_007_199_254_740_992
  }

  /// Box and Muller (1958).
  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform()) }
}
