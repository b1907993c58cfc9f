/// Finds where a function of one number is zero: which value of one lever reaches a target.
///
/// The room seeks in numbers: it calls a function and knows nothing of what is behind it. A value that is not finite stands
/// for a run that failed, and ends a search with the point.
package struct RootSearch: Hashable, Sendable {
  package enum Answer: Hashable, Sendable {
    /// The value at the point is the nearest to zero that was found.
    case root(Double, value: Double, evaluations: Int)
    /// The function has the same sign at both ends: it may not cross zero between them.
    case noSignChange(atLow: Double, atHigh: Double)
    case failed(at: Double)
    /// The bracket is still wide after as many evaluations as allowed.
    case unfinished(low: Double, high: Double)
  }

  private let low: Double
  private let high: Double
  private let tolerance: Double
  private let mostEvaluations: Int

  /// - Parameter tolerance: the width of the last bracket, relative to its ends or a thousandth of the first, whichever is more.
  package init(low: Double, high: Double, tolerance: Double = 1e-12, mostEvaluations: Int = 200) {
    precondition(low < high && low.isFinite && high.isFinite, "a bracket has a low below its high")
    self.low = low
    self.high = high
    self.tolerance = max(tolerance, 4 * Double.ulpOfOne)
    self.mostEvaluations = mostEvaluations
  }

  package func callAsFunction<Failure>(_ function: (Double) throws(Failure) -> Double) throws(Failure) -> Answer {
    let (atLow, atHigh) = (try function(low), try function(high))
    guard atLow.isFinite else { return .failed(at: low) }
    guard atHigh.isFinite else { return .failed(at: high) }
    if atLow == 0 { return .root(low, value: 0, evaluations: 2) }
    if atHigh == 0 { return .root(high, value: 0, evaluations: 2) }
    guard (atLow < 0) != (atHigh < 0) else { return .noSignChange(atLow: atLow, atHigh: atHigh) }
    var bracket = RootBracket(a: low, b: high, fa: atLow, fb: atHigh)
    var evaluations = 2
    var steps = RootSteps()
    while bracket.fa != 0, !bracket.isNarrow(tolerance, scale: 1e-3 * (high - low)) {
      guard evaluations < mostEvaluations else { return .unfinished(low: bracket.a, high: bracket.b) }
      let point = bracket.inside(steps.next(bracket))
      let value = try function(point)
      evaluations += 1
      guard value.isFinite else { return .failed(at: point) }
      bracket.narrow(to: point, value)
    }
    return abs(bracket.fa) <= abs(bracket.fb)
      ? .root(bracket.a, value: bracket.fa, evaluations: evaluations)
      : .root(bracket.b, value: bracket.fb, evaluations: evaluations)
  }
}
