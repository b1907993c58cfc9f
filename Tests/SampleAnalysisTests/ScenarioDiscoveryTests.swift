import Foundation
import Testing

@testable import SampleAnalysis

/// Reference values of the EMA workbench 3.0 on points of Halton in four dimensions.
@Suite struct ScenarioDiscoveryTests {
  private static let points = halton(1_000, 4)

  private static func interest(_ rule: (ArraySlice<Double>) -> Bool) -> [Bool?] {
    stride(from: 0, to: points.count, by: 4).map { rule(points[$0..<$0 + 4]) }
  }

  private static let box = interest { $0[$0.startIndex] > 0.6 && $0[$0.startIndex + 1] < 0.4 }
  private static let slope = interest {
    $0[$0.startIndex] + 0.5 * $0[$0.startIndex + 1] + 0.1 * $0[$0.startIndex + 2] > 1.05
  }

  private func figures(_ box: Prim.Box) -> [Double] { [box.coverage, box.density, box.mass] }

  @Test func `peeling finds the box as the EMA workbench does`() throws {
    #expect(Self.box.count { $0 == true } == 159)
    let prim = try Prim(values: Self.points, dimensions: 4, isOfInterest: Self.box)
    #expect(prim.trajectory.count == 37)
    #expect(figures(prim.trajectory[0]) == [1, 0.159, 1])
    #expect(agree(figures(prim.trajectory[20]), [1, 0.450425, 0.353], 1e-6))
    let last = prim.trajectory[36]
    #expect(agree(figures(last), [0.949686, 1, 0.151], 1e-6))
    #expect(last.limits.map(\.factor) == [0, 1])
    #expect(abs((last.limits[0].low ?? 0) - 0.604492) < 1e-6)
    #expect(last.limits[0].high == nil)
    #expect(abs((last.limits[1].high ?? 0) - 0.381344) < 1e-6)
    #expect(last.limits[1].low == nil)
    let coarse = try Prim(values: Self.points, dimensions: 4, isOfInterest: Self.box, .init(peel: 0.1))
    #expect(coarse.trajectory.count == 19)
    #expect(agree(figures(coarse.trajectory[18]), [0.918239, 1, 0.146], 1e-6))
    #expect(abs((coarse.trajectory[18].limits[0].low ?? 0) - 0.616699) < 1e-6)
  }

  @Test func `a slope is boxed in as the EMA workbench does`() throws {
    let prim = try Prim(values: Self.points, dimensions: 4, isOfInterest: Self.slope)
    #expect(Self.slope.count { $0 == true } == 243)
    #expect(prim.trajectory.count == 40)
    #expect(agree(figures(prim.trajectory[20]), [0.958848, 0.660057, 0.353], 1e-6))
    #expect(agree(prim.trajectory[20].limits.compactMap(\.low), [0.586426, 0.137174], 1e-6))
    #expect(agree(figures(prim.trajectory[25]), [0.868313, 0.778598, 0.271], 1e-6))
    #expect(agree(prim.trajectory[25].limits.compactMap(\.low), [0.665039, 0.181984], 1e-6))
  }

  @Test func `limits that matter have a small quasi-p-value, and no more factors are limited than asked`() throws {
    let prim = try Prim(values: Self.points, dimensions: 4, isOfInterest: Self.box)
    for limit in prim.trajectory[36].limits {
      let chances = [limit.lowChance, limit.highChance].compactMap(\.self)
      #expect(chances.count == 1)
      // Without either limit 40 % of the samples are of interest: .4^151 = 1e-60.
      #expect(chances.allSatisfy { $0 < 1e-50 })
    }
    let single = try Prim(values: Self.points, dimensions: 4, isOfInterest: Self.slope, .init(mostFactors: 1))
    #expect(single.trajectory.allSatisfy { $0.limits.count <= 1 })
    #expect(single.trajectory.last?.limits.map(\.factor) == [0])
  }

  /// Sixty samples of a factor with three values, of which the last two are of interest half of the time and always.
  @Test func `equal values are peeled together`() throws {
    let values = (0..<60).map { Double($0 % 3) }
    let interest = (0..<60).map { $0 % 3 == 2 || ($0 % 3 == 1 && $0 % 2 == 0) } as [Bool?]
    let prim = try Prim(values: values, dimensions: 1, isOfInterest: interest)
    #expect(prim.trajectory.map(\.count) == [60, 40, 20])
    #expect(prim.trajectory.map { $0.limits.first?.low } == [nil, 0.5, 1.5])
  }

  /// One of ten samples is of interest: a leaf of two holds it with the probability 1 - 0.9².
  @Test func `a leaf says how likely it is by chance`() throws {
    let interest = (0..<10).map { $0 == 9 } as [Bool?]
    let tree = try ClassificationTree(
      values: (0..<10).map(Double.init), dimensions: 1, isOfInterest: interest, smallestLeaf: 2)
    #expect(tree.leaves.first?.count == 2)
    #expect(abs((tree.leaves.first?.chance ?? 0) - 0.19) < 1e-12)
  }

  /// EMA workbench 2.5.3 with peel_alpha = .2 on 100 points of Halton and three rules with holes: after the peeling, the
  /// boxes grow again.
  @Test(
    arguments: [
      (
        0.33, 0.52, 0.67, [100, 80, 64, 51, 40, 32, 25, 20, 16, 17, 19], 17, [0.19140625, 0.73046875],
        [0.6481481481481481], [0.03141848621053657, 0.01454156188070578, 0.0010710965844684661]
      ),
      (
        0.33, 0.37, 0.65, [100, 80, 64, 51, 40, 32, 25, 20, 16, 17, 18, 19, 20], 18, [0.1640625, 0.70703125],
        [0.5020576131687242, 0.9032921810699588],
        [0.14586208298760328, 0.0008130835090841171, 0.0002789906900029239, 0.5891456454208476]
      ),
    ] as [(Double, Double, Double, [Int], Int, [Double], [Double], [Double])])
  func `pasting takes back what peeling cut too deep, as the EMA workbench does`(
    half: Double, a: Double, b: Double, counts: [Int], ofInterest: Int, first: [Double], second: [Double],
    chances: [Double]
  ) throws {
    let points = halton(100, 2)
    let interest: [Bool?] = stride(from: 0, to: 200, by: 2).map { row in
      let (x, y) = (points[row], points[row + 1])
      return abs(x - a) < half && abs(y - b) < half && (7 * x + 5 * y).truncatingRemainder(dividingBy: 1) < 0.7
    }
    let prim = try Prim(values: points, dimensions: 2, isOfInterest: interest, .init(peel: 0.2))
    #expect(prim.trajectory.map(\.count) == counts)
    let last = try #require(prim.trajectory.last)
    #expect(last.ofInterest == ofInterest)
    try #require(last.limits.map(\.factor) == [0, 1])
    #expect(agree([last.limits[0].low, last.limits[0].high].compactMap(\.self), first, 1e-12))
    // EMA's box reaches to the largest value where it has no high.
    #expect(agree([last.limits[1].low, last.limits[1].high].compactMap(\.self), second, 1e-12))
    #expect(agree(last.limits.flatMap { [$0.lowChance, $0.highChance].compactMap(\.self) }, chances, 1e-12))
  }

  @Test func `failed samples are counted, and one-sided sets refused`() throws {
    var interest = Self.box
    interest[7] = nil
    #expect(try Prim(values: Self.points, dimensions: 4, isOfInterest: interest).failed == 1)
    #expect(
      try ClassificationTree(values: Self.points, dimensions: 4, isOfInterest: interest, smallestLeaf: 50).failed == 1)
    let none = Array(repeating: false as Bool?, count: 1_000)
    let error = #expect(throws: AnalysisError.self) { try Prim(values: Self.points, dimensions: 4, isOfInterest: none) }
    #expect(error?.description == "none of the 1000 samples is of interest")
    #expect(throws: AnalysisError.oneSided(ofInterest: 0, of: 1_000)) {
      try ClassificationTree(values: Self.points, dimensions: 4, isOfInterest: none, smallestLeaf: 50)
    }
  }

  @Test func `the tree splits where the EMA workbench's does`() throws {
    let tree = try ClassificationTree(values: Self.points, dimensions: 4, isOfInterest: Self.slope, smallestLeaf: 50)
    #expect(tree.root?.factor == 0)
    #expect(abs((tree.root?.threshold ?? 0) - 0.694824) < 1e-6)
    #expect(tree.leaves.map(\.count).reduce(0, +) == 1_000)
    #expect(tree.leaves.map(\.ofInterest).reduce(0, +) == 243)
    #expect(tree.leaves.allSatisfy { $0.count >= 50 })
    let first = try #require(tree.leaves.first)
    #expect(first.density > 0.95)
    // Its limits say who is in it.
    let held = (0..<1_000).filter { sample in
      first.limits.allSatisfy { limit in
        let value = Self.points[4 * sample + limit.factor]
        return value > limit.low ?? -1 && value <= limit.high ?? 2
      }
    }
    #expect(held.count == first.count)
    #expect(held.count { Self.slope[$0] == true } == first.ofInterest)
  }

  @Test func `a tree finds the box by its corners`() throws {
    let tree = try ClassificationTree(
      values: Self.points, dimensions: 4, isOfInterest: Self.box, smallestLeaf: 20, depth: 2)
    let first = try #require(tree.leaves.first)
    #expect(first.density == 1)
    #expect(first.coverage == 1)
    #expect(abs((first.limits[0].low ?? 0) - 0.6) < 2e-3)
    #expect(abs((first.limits[1].high ?? 0) - 0.4) < 2e-3)
  }

  /// scipy 1.17.1, `binom.sf`.
  @Test(arguments: [
    (0, 10, 0.3, 1.0), (10, 10, 0.5, 0x1p-10), (30, 50, 0.5, 0.10131937553227033), (1, 3, 0, 0), (3, 3, 1, 1),
  ])
  func `binomial tails`(successes: Int, trials: Int, probability: Double, expected: Double) {
    #expect(abs(binomialTail(successes, of: trials, probability) - expected) < 1e-13)
  }
}
