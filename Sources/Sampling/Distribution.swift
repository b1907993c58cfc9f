import Glibc
import NumberText

/// How a number varies, as its inverse distribution function: a point between 0 and 1 gives a value.
package struct Distribution: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// Cut off at the limits where they are given.
    case normal(mean: Double, standardDeviation: Double, low: Double?, high: Double?)
    /// exp of a normal variate; the geometric standard deviation is above 1.
    case lognormal(median: Double, geometricStandardDeviation: Double, low: Double?, high: Double?)
    /// Weights sum to one. A point finds its value in ascending order, however they are listed, so that more is more.
    case discrete(values: [Double], weights: [Double])
  }

  package let shape: Shape
  /// Of a discrete distribution: the values that can be, ascending, and the share up to each of them.
  private var values: [Double] = []
  private var shares: [Double] = []
  /// Of a cut normal variate: the shares of the whole one below its low, above its low, below its high, above its high.
  private var cut = Cut(low: -.infinity, high: .infinity)

  private struct Cut: Hashable, Sendable {
    var belowLow, aboveLow, belowHigh, aboveHigh: Double

    init(low: Double, high: Double) {
      belowLow = StandardNormal.share(below: low)
      aboveLow = StandardNormal.share(below: -low)
      belowHigh = StandardNormal.share(below: high)
      aboveHigh = StandardNormal.share(below: -high)
    }
  }

  package init(_ shape: Shape) throws(SamplingError) {
    self.shape = shape
    switch shape {
    case .uniform(let low, let high): try Self.check(low, high, "a uniform distribution")
    case .triangular(let low, let mode, let high):
      try Self.check(low, high, "a triangular distribution")
      guard mode >= low, mode <= high else {
        throw .distribution(
          "the mode of a triangular distribution, \(formatNumber(mode)), lies outside \(formatNumber(low)) to "
            + "\(formatNumber(high))")
      }
    case .normal(let mean, let deviation, let low, let high):
      guard mean.isFinite, deviation.isFinite, deviation > 0 else {
        throw .distribution("a normal distribution needs a mean and a positive standard deviation")
      }
      try Self.check(low ?? -.infinity, high ?? .infinity, "a normal distribution", endless: true)
      cut = Cut(
        low: low.map { ($0 - mean) / deviation } ?? -.infinity, high: high.map { ($0 - mean) / deviation } ?? .infinity)
    case .lognormal(let median, let deviation, let low, let high):
      guard median.isFinite, median > 0, deviation.isFinite, deviation > 1 else {
        throw .distribution(
          "a lognormal distribution needs a positive median and a geometric standard deviation above 1")
      }
      try Self.check(low ?? -.infinity, high ?? .infinity, "a lognormal distribution", endless: true)
      func place(_ value: Double) -> Double { value <= 0 ? -.infinity : log(value / median) / log(deviation) }
      cut = Cut(low: place(low ?? 0), high: place(high ?? .infinity))
    case .discrete(let values, let weights): try setSteps(values, weights)
    }
    guard max(cut.belowHigh - cut.belowLow, cut.aboveLow - cut.aboveHigh) > 1e-300 else {
      throw .distribution("nothing is left of a distribution between its limits")
    }
  }

  /// All values alike: a lever with a list.
  package init(anyOf values: [Double]) throws(SamplingError) {
    try self.init(.discrete(values: values, weights: values.map { _ in 1 / Double(values.count) }))
  }

  private static func check(_ low: Double, _ high: Double, _ name: String, endless: Bool = false) throws(SamplingError)
  {
    guard low < high, endless || (high - low).isFinite else {
      throw .distribution("\(name) needs a low below its high, not \(formatNumber(low)) to \(formatNumber(high))")
    }
  }

  private mutating func setSteps(_ values: [Double], _ weights: [Double]) throws(SamplingError) {
    guard values.count == weights.count, values.allSatisfy(\.isFinite), weights.allSatisfy({ $0 >= 0 }),
      abs(weights.reduce(0, +) - 1) < 1e-9
    else { throw .distribution("a discrete distribution needs one weight for each value, which sum to 1") }
    let likely = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    var sum = 0.0
    for (value, weight) in likely {
      sum += weight
      self.values.append(value)
      shares.append(sum)
    }
    shares[shares.count - 1] = 1
  }

  /// The ends, infinite where there is none; a lognormal variate never reaches 0.
  package var range: (low: Double, high: Double) {
    switch shape {
    case .uniform(let low, let high), .triangular(let low, _, let high): (low, high)
    case .normal(_, _, let low, let high): (low ?? -.infinity, high ?? .infinity)
    case .lognormal(_, _, let low, let high): (max(0, low ?? 0), high ?? .infinity)
    case .discrete: (values[0], values[values.count - 1])
    }
  }

  /// Whether point 0 has a value.
  package var hasLow: Bool { if case .lognormal = shape { range.low > 0 } else { range.low.isFinite } }
  /// Whether point 1 has a value.
  package var hasHigh: Bool { range.high.isFinite }

  /// The value below which the share `point` lies. Infinite, or zero for a lognormal variate, at an end that is none.
  package func value(at point: Double) -> Double {
    if point == 0, hasLow { return range.low }
    if point == 1, hasHigh { return range.high }
    switch shape {
    case .uniform(let low, let high): return min(max(low + point * (high - low), low), high)
    case .triangular(let low, let mode, let high):
      let belowMode = (mode - low) / (high - low)
      return point < belowMode
        ? low + (point * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - point) * (high - low) * (high - mode)).squareRoot()
    case .normal(let mean, let deviation, _, _): return limited(mean + deviation * standard(point))
    case .lognormal(let median, let deviation, _, _): return limited(median * exp(log(deviation) * standard(point)))
    case .discrete: return values[step(at: point)]
    }
  }

  /// The point whose value this is, for a discrete value the middle of its points; nil where the distribution has no
  /// such value.
  package func point(of value: Double) -> Double? {
    let (low, high) = range
    guard value >= low, value <= high else { return nil }
    switch shape {
    case .uniform: return (value - low) / (high - low)
    case .triangular(let low, let mode, let high):
      return value < mode
        ? (value - low) * (value - low) / ((high - low) * (mode - low))
        : 1 - (high - value) * (high - value) / ((high - low) * (high - mode))
    case .normal(let mean, let deviation, _, _): return point(ofStandard: (value - mean) / deviation)
    case .lognormal(let median, let deviation, _, _):
      return point(ofStandard: value > 0 ? log(value / median) / log(deviation) : -.infinity)
    case .discrete:
      guard let step = values.firstIndex(of: value) else { return nil }
      return ((step == 0 ? 0 : shares[step - 1]) + shares[step]) / 2
    }
  }

  private func step(at point: Double) -> Int {
    var (first, last) = (0, shares.count - 1)
    while first < last {
      let middle = (first + last) / 2
      if point < shares[middle] { last = middle } else { first = middle + 1 }
    }
    return first
  }

  private func limited(_ value: Double) -> Double { min(max(value, range.low), range.high) }

  /// The standard variate at a point, from the nearer tail.
  private func standard(_ point: Double) -> Double {
    let below = cut.belowLow * (1 - point) + cut.belowHigh * point
    guard below > 0.5 else { return StandardNormal.quantile(below) }
    return -StandardNormal.quantile(cut.aboveLow * (1 - point) + cut.aboveHigh * point)
  }

  private func point(ofStandard x: Double) -> Double {
    let share =
      x <= 0
      ? (StandardNormal.share(below: x) - cut.belowLow) / (cut.belowHigh - cut.belowLow)
      : 1 - (StandardNormal.share(below: -x) - cut.aboveHigh) / (cut.aboveLow - cut.aboveHigh)
    return min(max(share, 0), 1)
  }
}
