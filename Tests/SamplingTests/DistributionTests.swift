import Foundation
import Testing

@testable import Sampling

@Suite struct DistributionTests {
  /// mpmath 1.3 with 40 digits.
  @Test(arguments: [
    (1e-300, -37.047096299361199), (1e-20, -9.2623400897984076), (1e-9, -5.9978070150076869),
    (0.001, -3.0902323061678135), (0.075, -1.4395314709384560), (0.3, -0.52440051270804078), (0.5, 0),
    (0.9, 1.2815515655446005), (0.999999, 4.7534243088228989),
  ])
  func `normal quantiles have 14 digits`(share: Double, expected: Double) {
    // The double next to 0.999999 stands for a range of x that is wider than the last digits.
    let tolerance: Double = share > 0.99 ? 1e-10 : 1e-14 * max(1, abs(expected))
    #expect(abs(StandardNormal.quantile(share) - expected) <= tolerance)
    let found = StandardNormal.share(below: expected)
    #expect(abs(found - share) <= 4e-14 * share * max(1, expected * expected))
  }

  static let shapes: [Distribution.Shape] = [
    .uniform(low: -2, high: 3), .triangular(low: 1, mode: 1.5, high: 4), .triangular(low: 1, mode: 1, high: 4),
    .triangular(low: 1, mode: 4, high: 4), .normal(mean: 1, standardDeviation: 2, low: nil, high: nil),
    .normal(mean: 0.3, standardDeviation: 0.2, low: 0, high: 1),
    .normal(mean: 0, standardDeviation: 1, low: 8, high: nil),
    .lognormal(median: 3, geometricStandardDeviation: 1.5, low: nil, high: nil),
    .lognormal(median: 3, geometricStandardDeviation: 1.5, low: 2, high: 10),
    .lognormal(median: 3, geometricStandardDeviation: 1.5, low: 0, high: 3),
  ]

  @Test(arguments: shapes)
  func `the value at a point has this point, and values rise`(shape: Distribution.Shape) throws {
    let distribution = try Distribution(shape)
    var last = -Double.infinity
    for step in 1..<1_000 {
      let point = Double(step) / 1_000
      let value = distribution.value(at: point)
      #expect(value > last)
      #expect(abs((distribution.point(of: value) ?? .nan) - point) < 1e-12)
      last = value
    }
    let (low, high) = distribution.range
    if distribution.hasLow { #expect(distribution.value(at: 0) == low) }
    if distribution.hasHigh { #expect(distribution.value(at: 1) == high) }
    #expect(distribution.point(of: low.nextDown) == nil || !distribution.hasLow)
  }

  /// scipy 1.17.1, `truncnorm.ppf`.
  @Test(
    arguments: [
      (0.3, 0.2, 0.0, 1.0, 0.25, 0.19514707203560266), (0, 1, 5, nil, 0.5, 5.132018332044298),
      (0, 1, nil, -6, 0.9, -6.017085062660678), (0, 1, -1, 2, 0.975, 1.714537835071059),
    ] as [(Double, Double, Double?, Double?, Double, Double)])
  func `cut normal variates are scipy's`(
    mean: Double, deviation: Double, low: Double?, high: Double?, point: Double, expected: Double
  ) throws {
    let shape = Distribution.Shape.normal(mean: mean, standardDeviation: deviation, low: low, high: high)
    #expect(abs(try Distribution(shape).value(at: point) - expected) < 1e-13 * max(1, abs(expected)))
  }

  /// Hand-computed: a triangle's quarter lies at low + sqrt(p (high - low)(mode - low)); a lognormal variate's at one
  /// geometric standard deviation is the share 0.841 of the normal one.
  @Test func `values by hand`() throws {
    #expect(try Distribution(.uniform(low: 2, high: 6)).value(at: 0.25) == 3)
    let triangle = try Distribution(.triangular(low: 0, mode: 2, high: 8))
    #expect(abs(triangle.value(at: 1.0 / 16) - 1) < 1e-15)
    #expect(abs(triangle.value(at: 11.0 / 12) - 6) < 1e-14)
    let share = 0.5 * (1 + erf(0.5.squareRoot()))
    let lognormal = try Distribution(.lognormal(median: 4, geometricStandardDeviation: 2, low: nil, high: nil))
    #expect(abs(lognormal.value(at: share) - 8) < 1e-13)
    #expect(lognormal.value(at: 0.5) == 4)
  }

  @Test func `discrete values are taken in ascending order by their weights`() throws {
    let distribution = try Distribution(.discrete(values: [5, 1, 9, 3], weights: [0.25, 0.5, 0, 0.25]))
    #expect([0, 0.4999, 0.5, 0.7499, 0.75, 1].map(distribution.value(at:)) == [1, 1, 3, 3, 5, 5])
    #expect([1, 3, 5].map(distribution.point(of:)) == [0.25, 0.625, 0.875])
    #expect(distribution.point(of: 9) == nil)
    #expect(distribution.point(of: 2) == nil)
    let lever = try Distribution(anyOf: [30, 10, 20])
    #expect([0, 0.34, 0.99].map(lever.value(at:)) == [10, 20, 30])
  }

  /// Means and variances in closed form, by the midpoint rule over 100,000 points.
  @Test(
    arguments: [
      (.uniform(low: -2, high: 3), 0.5, 25.0 / 12), (.triangular(low: 1, mode: 1.5, high: 4), 6.5 / 3, 7.75 / 18),
      (.normal(mean: 1, standardDeviation: 2, low: nil, high: nil), 1, 4),
      // A normal variate above its mean: the half-normal distribution.
      (.normal(mean: 1, standardDeviation: 2, low: 1, high: nil), 1 + 2 * (2 / .pi).squareRoot(), 4 * (1 - 2 / .pi)),
      (
        .lognormal(median: 3, geometricStandardDeviation: 1.5, low: nil, high: nil), 3 * exp(log(1.5) * log(1.5) / 2),
        9 * exp(log(1.5) * log(1.5)) * (exp(log(1.5) * log(1.5)) - 1)
      ),
      (.discrete(values: [1, 2, 4], weights: [0.5, 0.25, 0.25]), 2, 1.5),
    ] as [(Distribution.Shape, Double, Double)])
  func `means and variances are those of the distribution`(
    shape: Distribution.Shape, mean: Double, variance: Double
  ) throws {
    let distribution = try Distribution(shape)
    let values = (0..<100_000).map { distribution.value(at: (Double($0) + 0.5) / 100_000) }
    let found = values.reduce(0, +) / 100_000
    let spread = rootMeanSquare(values.map { $0 - found })
    #expect(abs(found - mean) < 1e-4)
    #expect(abs(spread * spread - variance) < 3e-3 * variance)
  }

  @Test(
    arguments: [
      (.uniform(low: 3, high: 3), "a uniform distribution needs a low below its high, not 3 to 3"),
      (.uniform(low: 0, high: .infinity), "a uniform distribution needs a low below its high, not 0 to Infinity"),
      (.triangular(low: 0, mode: 5, high: 3), "the mode of a triangular distribution, 5, lies outside 0 to 3"),
      (
        .normal(mean: 0, standardDeviation: 0, low: nil, high: nil),
        "a normal distribution needs a mean and a positive standard deviation"
      ),
      (
        .normal(mean: 0, standardDeviation: 1, low: 60, high: nil),
        "nothing is left of a distribution between its limits"
      ),
      (
        .lognormal(median: 0, geometricStandardDeviation: 2, low: nil, high: nil),
        "a lognormal distribution needs a positive median and a geometric standard deviation above 1"
      ),
      (
        .discrete(values: [1, 2], weights: [0.5, 0.4]),
        "a discrete distribution needs one weight for each value, which sum to 1"
      ),
      (.discrete(values: [], weights: []), "a discrete distribution needs one weight for each value, which sum to 1"),
    ] as [(Distribution.Shape, String)])
  func `distributions that cannot be are refused`(shape: Distribution.Shape, message: String) {
    let error = #expect(throws: SamplingError.self) { try Distribution(shape) }
    #expect(error?.description == message)
  }
}
