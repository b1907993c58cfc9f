/// The state of a search for a box.
struct PrimSearch {
  private let values: [Double]
  private let dimensions: Int
  private let isOfInterest: [Bool]
  private let options: Prim.Options
  /// The samples by each factor's value.
  private let order: [[Int]]
  /// By factor; infinite where there is no limit.
  private var low: [Double]
  private var high: [Double]
  /// The samples in the box, by each factor's value.
  private var inside: [[Int]]

  init(values: [Double], dimensions: Int, isOfInterest: [Bool], options: Prim.Options) {
    self.values = values
    self.dimensions = dimensions
    self.isOfInterest = isOfInterest
    self.options = options
    order = (0..<dimensions).map { factor in
      isOfInterest.indices.sorted {
        (values[$0 * dimensions + factor], $0) < (values[$1 * dimensions + factor], $1)
      }
    }
    inside = order
    low = Array(repeating: -.infinity, count: dimensions)
    high = Array(repeating: .infinity, count: dimensions)
  }

  private func value(_ sample: Int, _ factor: Int) -> Double { values[sample * dimensions + factor] }
  private func isLimited(_ factor: Int) -> Bool { low[factor] > -.infinity || high[factor] < .infinity }
  private var limited: [Int] { (0..<dimensions).filter(isLimited) }
  private var count: Int { inside[0].count }
  private var found: Int { inside[0].count { isOfInterest[$0] } }

  /// A limit that may be moved, and what the box would then hold.
  private struct Move {
    var factor: Int
    var isLow: Bool
    var limit: Double
    var count: Int
    var found: Int
    /// The gain in density by the change in samples, and factors without a limit.
    var gain: Double
    var free: Int
  }

  /// The first of the best, in the order of factors, upper limits before lower ones.
  private func best(_ moves: [Move]) -> Move? {
    moves.reduce(nil) { best, next in
      guard let best else { return next }
      return (next.gain, next.free) > (best.gain, best.free) ? next : best
    }
  }

  private func gain(_ count: Int, _ found: Int) -> Double {
    guard count != self.count else { return 0 }
    let density = count > 0 ? Double(found) / Double(count) : 0
    return (density - Double(self.found) / Double(self.count)) / Double(abs(count - self.count))
  }

  /// Gives up the thin slice that gains most. Returns whether there was one.
  mutating func peel() -> Bool {
    let (count, found, limited) = (self.count, self.found, self.limited)
    var moves: [Move] = []
    for factor in 0..<dimensions where isLimited(factor) || limited.count < options.mostFactors {
      let samples = inside[factor]
      let sorted = samples.map { value($0, factor) }
      for isLow in [false, true] {
        let limit = Self.quantile(isLow ? options.peel : 1 - options.peel, sorted)
        let lost =
          isLow
          ? Array(samples.prefix { value($0, factor) < limit })
          : Array(samples.reversed().prefix { value($0, factor) > limit })
        let left = (count: count - lost.count, found: found - lost.count { isOfInterest[$0] })
        moves.append(
          Move(
            factor: factor, isLow: isLow, limit: limit, count: left.count, found: left.found,
            gain: gain(left.count, left.found), free: dimensions - limited.count - (isLimited(factor) ? 0 : 1)))
      }
    }
    guard let move = best(moves), move.gain > 0, move.count < count, hasMass(move.count) else { return false }
    set(move)
    return true
  }

  /// Takes back the thin slice that gains most. Returns whether there was one that makes the box denser.
  mutating func paste() -> Bool {
    let limited = self.limited
    var moves: [Move] = []
    for factor in limited {
      // Samples that only this factor keeps outside.
      let near = order[factor].filter { sample in
        limited.allSatisfy { $0 == factor || (low[$0]...high[$0]).contains(value(sample, $0)) }
      }
      for isLow in [true, false] {
        let beyond = near.map { value($0, factor) }.filter { isLow ? $0 <= low[factor] : $0 >= high[factor] }
        let all = order[factor].map { value($0, factor) }
        let end = isLow ? all[0] : all[all.count - 1]
        let limit = beyond.isEmpty ? end : Self.quantile(isLow ? 1 - options.paste : options.paste, beyond)
        let held = near.filter { sample in
          let value = value(sample, factor)
          return isLow ? value >= limit && value <= high[factor] : value >= low[factor] && value <= limit
        }
        let found = held.count { isOfInterest[$0] }
        moves.append(
          Move(
            factor: factor, isLow: isLow, limit: limit, count: held.count, found: found, gain: gain(held.count, found),
            free: dimensions - limited.count))
      }
    }
    guard let move = best(moves), move.gain > 0, move.count > count, hasMass(move.count) else { return false }
    set(move)
    return true
  }

  private func hasMass(_ count: Int) -> Bool { Double(count) >= options.smallestMass * Double(isOfInterest.count) }

  private mutating func set(_ move: Move) {
    if move.isLow { low[move.factor] = move.limit } else { high[move.factor] = move.limit }
    let limited = self.limited
    inside = order.map { samples in
      samples.filter { sample in limited.allSatisfy { (low[$0]...high[$0]).contains(value(sample, $0)) } }
    }
  }

  /// Between two different values, so that a slice of equal ones goes as a whole: the quantile of sdtoolkit (Bryant 2009).
  private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * share
    var (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    if share > 0.5 {
      while sorted[below] == sorted[above], below > 0 { below -= 1 }
    } else {
      while sorted[below] == sorted[above], above < sorted.count - 1 { above += 1 }
    }
    return (sorted[below] + sorted[above]) / 2
  }

  var box: Prim.Box {
    let (count, found) = (self.count, self.found)
    let limits = limited.map { factor in
      let low = low[factor] > -.infinity ? low[factor] : nil
      let high = high[factor] < .infinity ? high[factor] : nil
      return Prim.Limit(
        factor: factor, low: low, high: high,
        lowChance: low.map { _ in chance(without: factor, isLow: true, count, found) },
        highChance: high.map { _ in chance(without: factor, isLow: false, count, found) })
    }
    return Prim.Box(
      limits: limits, count: count, ofInterest: found,
      coverage: Double(found) / Double(isOfInterest.count { $0 }), density: Double(found) / Double(count),
      mass: Double(count) / Double(isOfInterest.count))
  }

  private func chance(without factor: Int, isLow: Bool, _ count: Int, _ found: Int) -> Double {
    var wider = self
    if isLow { wider.low[factor] = -.infinity } else { wider.high[factor] = .infinity }
    let limited = wider.limited
    let held = isOfInterest.indices.filter { sample in
      limited.allSatisfy { (wider.low[$0]...wider.high[$0]).contains(value(sample, $0)) }
    }
    return binomialTail(found, of: count, Double(held.count { isOfInterest[$0] }) / Double(held.count))
  }
}
