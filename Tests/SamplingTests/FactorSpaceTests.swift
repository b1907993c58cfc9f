import Foundation
import Testing

@testable import Sampling

@Suite struct FactorSpaceTests {
  private static let endless = Distribution.Shape.normal(mean: 10, standardDeviation: 1, low: nil, high: nil)

  @Test func `uniform shares have the moments of Dirichlet's distribution, whatever limits say without cutting`() throws
  {
    // k shares: mean 1/k, variance (k - 1) / (k² (k + 1)), covariance -1 / (k² (k + 1)). Lows of .05 leave 1 - 4 x .05.
    for low in [0.0, 0.05] {
      let shares = try BoundedShares(low: Array(repeating: low, count: 4), high: Array(repeating: 1, count: 4))
      let points = try SobolSequence(dimensions: 3, .owen(seed: 8)).points(0..<4_096)
      var (mean, square, product) = ([0.0, 0, 0, 0], [0.0, 0, 0, 0], 0.0)
      for sample in 0..<4_096 {
        let values = shares.values(at: points[3 * sample..<3 * sample + 3])
        #expect(abs(values.reduce(0, +) - 1) < 1e-14)
        for place in 0..<4 {
          mean[place] += values[place] / 4_096
          square[place] += (values[place] - 0.25) * (values[place] - 0.25) / 4_096
        }
        product += (values[0] - 0.25) * (values[3] - 0.25) / 4_096
      }
      let scale = (1 - 4 * low) * (1 - 4 * low)
      #expect(mean.allSatisfy { abs($0 - 0.25) < 1e-3 })
      #expect(square.allSatisfy { abs($0 - scale * 3 / 80) < 1e-3 * scale })
      #expect(abs(product + scale / 80) < 1e-3 * scale)
    }
  }

  /// Against the share of random points of the whole simplex that keep the limits.
  @Test func `shares between limits are uniform on what the limits leave`() throws {
    let (low, high) = ([0.1, 0.0, 0.2, 0.0], [0.4, 0.5, 0.9, 0.25])
    let cut = try BoundedShares(low: low, high: high)
    let whole = try BoundedShares(low: [0, 0, 0, 0], high: [1, 1, 1, 1])
    let points = try SobolSequence(dimensions: 3, .owen(seed: 2)).points(0..<65_536)
    func place(_ values: [Double]) -> Int {
      (values[0] < 0.2 ? 0 : 1) + (values[1] < 0.2 ? 0 : 2) + (values[3] < 0.1 ? 0 : 4)
    }
    var (found, expected) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: 8))
    for sample in 0..<65_536 {
      let point = points[3 * sample..<3 * sample + 3]
      let values = whole.values(at: point)
      if zip(values, zip(low, high)).allSatisfy({ $0 >= $1.0 && $0 <= $1.1 }) { expected[place(values)] += 1 }
      if sample < 4_096 {
        let values = cut.values(at: point)
        for place in 0..<4 { #expect((low[place] - 1e-15...high[place] + 1e-15).contains(values[place])) }
        #expect(abs(values.reduce(0, +) - 1) < 1e-14)
        found[place(values)] += 1
      }
    }
    let total = expected.reduce(0, +)
    for (found, expected) in zip(found, expected) {
      let gap: Double = found / 4_096 - expected / total
      #expect(abs(gap) < 0.01)
    }
  }

  /// Three shares of at most one half each: the first has the density 8 s, the second is uniform between 1/2 - s and 1/2.
  @Test func `shares below one half by hand`() throws {
    let shares = try BoundedShares(low: [0, 0, 0], high: [0.5, 0.5, 0.5])
    for point in [[0.04, 0.5], [0.25, 0.1], [0.81, 1], [1, 0.25], [1e-4, 0.75]] {
      let first = 0.5 * point[0].squareRoot()
      let second = 0.5 - first + point[1] * first
      let found = shares.values(at: point)
      #expect(zip(found, [first, second, 1 - first - second]).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test func `as many shares with highs as there may be still sum to one`() throws {
    let count = BoundedShares.largestCut
    let shares = try BoundedShares(
      low: Array(repeating: 0.01, count: count), high: (0..<count).map { 0.1 + 0.02 * Double($0) })
    let points = try SobolSequence(dimensions: count - 1, .owen(seed: 5)).points(0..<20)
    for sample in 0..<20 {
      let values = shares.values(at: points[(count - 1) * sample..<(count - 1) * (sample + 1)])
      #expect(abs(values.reduce(0, +) - 1) < 1e-12)
      #expect((0..<count).allSatisfy { values[$0] >= 0.01 - 1e-12 && values[$0] <= shares.high[$0] + 1e-12 })
    }
    let error = #expect(throws: SamplingError.self) {
      try BoundedShares(low: Array(repeating: 0, count: 20), high: Array(repeating: 0.2, count: 20))
    }
    #expect(error?.description == "20 shares with highs are too many: at most 12, or without highs")
  }

  @Test(arguments: [
    ([0.5, 0.6], [1.0, 1.0], "the shares cannot sum to one: their lows sum to 1.1, their highs to 2"),
    ([0, 0, 0], [0.3, 0.3, 0.3], "the shares cannot sum to one: their lows sum to 0, their highs to 0.9"),
    ([0.0], [1.0], "shares that sum to one are at least two, each with a low and a high"),
    ([0.2, 0], [0.1, 1], "each share needs a low below its high, both between 0 and 1"),
  ])
  func `shares that cannot sum to one are refused`(low: [Double], high: [Double], message: String) {
    let error = #expect(throws: SamplingError.self) { try BoundedShares(low: low, high: high) }
    #expect(error?.description == message)
  }

  /// Three factors; the rank correlation of a normal pair is 6 / π asin(ρ / 2) (Pearson 1907).
  @Test func `correlated factors have the correlation asked for and keep their distributions`() throws {
    let uniform = FactorSpace.Part.number(try Distribution(.uniform(low: 0, high: 1)))
    let space = try FactorSpace(
      [uniform, uniform, uniform], correlations: [.init(0, 2, -0.7), .init(1, 2, 0.4)])
    let values = try space.values(0..<8_192, of: SobolSequence(dimensions: 3, .owen(seed: 4)))
    func covariance(_ a: Int, _ b: Int) -> Double {
      var sum = 0.0
      for row in stride(from: 0, to: values.count, by: 3) { sum += (values[row + a] - 0.5) * (values[row + b] - 0.5) }
      return 12 * sum / 8_192
    }
    for (first, second, correlation) in [(0, 2, -0.7), (1, 2, 0.4), (0, 1, 0.0)] {
      let expected: Double = 6 / Double.pi * asin(correlation / 2)
      #expect(abs(covariance(first, second) - expected) < 0.005)
    }
    for column in 0..<3 {
      #expect(abs(covariance(column, column) - 1) < 0.005)
      let sorted = (0..<8_192).map { values[3 * $0 + column] }.sorted()
      for (place, value) in sorted.enumerated() { #expect(abs(value - (Double(place) + 0.5) / 8_192) < 0.01) }
    }
  }

  /// r_01 = .9 and r_12 = -.1 leave r_02 between -.09 ± sqrt(.19 x .99). Eigenvalues of [[1, .9, .9], [.9, 1, 0], [.9, 0, 1]]
  /// are 1 and 1 ± .9 √2.
  @Test func `correlations that contradict each other are named with what they may be`() {
    let error = #expect(throws: SamplingError.self) {
      try GaussianCopula([.init(0, 1, 0.9), .init(0, 2, 0.9), .init(1, 2, -0.1)])
    }
    #expect(
      error?.description.hasSuffix(
        "with those before it as they are, the one of 0 with 2 must lie between -0.524 and 0.344") == true)
    let other = #expect(throws: SamplingError.self) { try GaussianCopula([.init(0, 1, 0.9), .init(0, 2, 0.9)]) }
    #expect(
      other?.description
        == "the correlations contradict each other (smallest eigenvalue -0.273): with those before it as they are, the "
        + "one of 0 with 2 must lie between -0.436 and 0.436")
    let twice = #expect(throws: SamplingError.self) { try GaussianCopula([.init(0, 1, 0.9), .init(1, 0, 0.9)]) }
    #expect(twice?.description == "the correlation of 1 with 0 is given twice")
    let one = #expect(throws: SamplingError.self) { try GaussianCopula([.init(0, 1, 1)]) }
    #expect(one?.description == "the correlation of 0 with 1 is 1: it must lie between -1 and 1, without them")
  }

  /// Standard normal quantiles: 1.6448536269514722 at .95, .8416212335729142 at .8.
  @Test func `low and high are the 5 % tails where a distribution has no end, and the centre stays where it is`() throws
  {
    let space = try FactorSpace([
      .number(try Distribution(Self.endless)), .number(try Distribution(.uniform(low: 2, high: 4))),
      .number(try Distribution(.normal(mean: 10, standardDeviation: 1, low: 9, high: nil))),
    ])
    let values = try space.values(0..<7, of: OneAtATime(centre: [0.8, 0.5, 0.5]))
    #expect(abs(values[0] - (10 + 0.8416212335729142)) < 1e-14)
    #expect(abs(values[3] - (10 - 1.6448536269514722)) < 1e-14)
    #expect(abs(values[6] - (10 + 1.6448536269514722)) < 1e-14)
    #expect(values[10] == 2)
    #expect(values[13] == 4)
    #expect(values[17] == 9)
  }

  @Test func `levels draw together evenly where a distribution has no end`() throws {
    let space = try FactorSpace([
      .number(try Distribution(Self.endless)), .number(try Distribution(.uniform(low: 2, high: 4))),
    ])
    let values = try space.values(0..<6, of: FullFactorial(levels: [3, 2]))
    #expect(
      agree(
        values,
        [-1, 2, -1, 4, 0, 2, 0, 4, 1, 2, 1, 4].enumerated().map { place, value in
          place.isMultiple(of: 2) ? 10 + 1.6448536269514722 * value : value
        }))
  }

  @Test(arguments: 2...12) func `as many levels as values take each value once`(count: Int) throws {
    let values = (0..<count).map { Double($0 * $0) }
    let space = try FactorSpace([.number(try Distribution(anyOf: values))])
    #expect(try space.values(0..<count, of: FullFactorial(levels: [count])) == values)
  }

  private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-13 }
  }

  @Test func `values of shares stand beside those of numbers`() throws {
    let space = try FactorSpace([
      .shares(try BoundedShares(low: [0, 0, 0], high: [1, 1, 1])),
      .number(try Distribution(.uniform(low: 2, high: 4))),
    ])
    #expect(space.dimensions == 3)
    #expect(space.width == 4)
    // The first of three uniform shares at the point .75 is 1 - sqrt(.25), the second at .5 half of what is left.
    let values = try space.values(0..<1, of: OwnPoints([0.75, 0.5, 0.5], dimensions: 3))
    #expect(zip(values, [0.5, 0.25, 0.25, 3]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `spaces and designs that do not go together are refused`() throws {
    let normal = FactorSpace.Part.number(try Distribution(Self.endless))
    let shares = FactorSpace.Part.shares(try BoundedShares(low: [0, 0], high: [1, 1]))
    func message(_ body: () throws -> Void) -> String {
      do { try body() } catch { return "\(error)" }
      return ""
    }
    let pair = try FactorSpace([normal, normal], correlations: [.init(0, 1, 0.5)])
    #expect(
      message { _ = try pair.values(0..<1, of: MorrisTrajectories(dimensions: 2, seed: 1)) }
        == "factors are correlated, and the design needs independent ones: take a sample (sobol, random or "
        + "latin-hypercube)")
    #expect(
      message { _ = try pair.values(0..<1, of: OwnPoints([0.5, 1], dimensions: 2)) }
        == "sample 0 stands at the end of factor 1, whose distribution has none: cut it off, or move the point inside")
    #expect(
      message { _ = try FactorSpace([normal]).values(0..<1, of: SobolSequence(dimensions: 1, .none)) }
        == "sample 0 stands at the end of factor 0, whose distribution has none: cut it off, or move the point inside")
    #expect(
      message { _ = try pair.values(0..<1, of: RandomDesign(dimensions: 3, seed: 1)) }
        == "the design has 3 dimensions where the factors have 2")
    #expect(
      message { _ = try FactorSpace([shares, normal], correlations: [.init(0, 1, 0.5)]) }
        == "dimension 0 belongs to shares that sum to one, which cannot be correlated with other factors")
  }
}
