import Foundation
import Sampling
import Testing

@testable import SampleAnalysis

/// Reference values of SALib 1.6.0 on the same samples, and analytic ones (Ishigami and Homma 1990; Saltelli et al. 2008,
/// "Global sensitivity analysis: the primer").
@Suite struct SensitivityTests {
  private static let g = [0, 1, 4.5, 9, 99, 99, 99, 99]

  @Test func `the test function has its published values`() {
    func at(_ x: [Double]) -> Double { ishigami(x.map { ($0 / .pi + 1) / 2 }[...]) }
    #expect(abs(at([1, 1, 1]) - 5.882132011203685) < 1e-14)
    #expect(abs(at([0.5, -0.5, 2]) - 2.8554483298324387) < 1e-14)
  }

  @Test func `indices of Sobol' are SALib's on the unscrambled sequence`() throws {
    let design = try SaltelliPairs(dimensions: 3, secondOrder: true, .none)
    let found = outputs(design.points(0..<8_192), 3, ishigami)
    let indices = try SobolIndices(found, dimensions: 3, secondOrder: true, seed: 1)
    #expect(indices.used == 1_024)
    #expect(abs(indices.mean - 3.5028282897) < 1e-9)
    #expect(abs(indices.variance - 13.8177044575) < 1e-9)
    #expect(agree(indices.first.map(\.value), [0.3329551054, 0.4413139385, 0.0185784379], 1e-9))
    #expect(agree(indices.total.map(\.value), [0.5581790457, 0.443284584, 0.2421493734], 1e-9))
    #expect(indices.second.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(abs(indices.second[1].index.value - 0.2276071055) < 1e-9)
  }

  @Test func `scrambled pairs come near the analytic indices, and their intervals hold them`() throws {
    let design = try SaltelliPairs(dimensions: 3, secondOrder: false, .owen(seed: 3))
    let found = outputs(design.points(0..<5 * 4_096), 3, ishigami)
    let indices = try SobolIndices(found, dimensions: 3, secondOrder: false, seed: 1)
    let (first, total) = ([0.3139, 0.4424, 0], [0.5576, 0.4424, 0.2437])
    #expect(agree(indices.first.map(\.value), first, 0.008))
    #expect(agree(indices.total.map(\.value), total, 0.008))
    for (estimate, exact) in zip(indices.first + indices.total, first + total) {
      #expect(estimate.low < exact && exact < estimate.high)
      #expect(estimate.low < estimate.value && estimate.value < estimate.high)
      // Those of 4,096 independent pairs: the widest is .085, and the errors above are a fifth of it.
      #expect(estimate.high - estimate.low < 0.1)
    }
    #expect(indices.second.isEmpty)
  }

  @Test func `a pair with a failed sample is left out whole and counted`() throws {
    let design = try SaltelliPairs(dimensions: 3, secondOrder: false, .owen(seed: 3))
    var found = outputs(design.points(0..<5 * 256), 3, ishigami)
    let rest = try SobolIndices(Array(found[10...]), dimensions: 3, secondOrder: false, seed: 1)
    found[3] = .nan
    found[5] = .infinity
    let indices = try SobolIndices(found, dimensions: 3, secondOrder: false, seed: 1)
    #expect(indices.failed == 2)
    #expect(indices.used == 254)
    #expect(indices.first == rest.first)
    #expect(throws: AnalysisError.constantOutput) {
      try SobolIndices(Array(repeating: 7, count: 50), dimensions: 3, secondOrder: false, seed: 1)
    }
    #expect(throws: AnalysisError.unevenOutputs(count: 52, group: 5)) {
      try SobolIndices(Array(repeating: 7, count: 52), dimensions: 3, secondOrder: false, seed: 1)
    }
    #expect(throws: AnalysisError.tooFewSamples(used: 1, failed: 1, needed: 2)) {
      try SobolIndices([1, 2, 3, 4, 5, .nan, 1, 2, 3, 4], dimensions: 3, secondOrder: false, seed: 1)
    }
  }

  /// Analytic for p = 4: mean size and standard deviation of the elementary effects of G.
  @Test func `effects of Morris on G are the analytic ones`() throws {
    let design = try MorrisTrajectories(dimensions: 8, seed: 5)
    let points = design.points(0..<9 * 8_000)
    let morris = try MorrisEffects(
      points: points, outputs: outputs(points, 8) { sobolG($0, Self.g) }, dimensions: 8, resamples: 100, seed: 1)
    let sizes = [2.59150644, 1.48086082, 0.59234433, 0.33438793, 0.03443862]
    let deviations = [2.71863149, 1.67004205, 0.69025482, 0.39138275, 0.04039143]
    for (place, effect) in morris.effects.enumerated() {
      let known = min(place, 4)
      #expect(abs(effect.meanSize.value - sizes[known]) < 0.03 * sizes[known])
      #expect(abs(effect.standardDeviation - deviations[known]) < 0.03 * deviations[known])
      #expect(abs(effect.mean) < 0.05 * deviations[known])
      #expect(effect.meanSize.low < effect.meanSize.value && effect.meanSize.value < effect.meanSize.high)
      #expect(effect.used == 8_000)
    }
  }

  /// y = 3 u - 2 v: every effect of a factor is its slope, up or down.
  @Test func `effects of a plane are its slopes, and failed samples cost their own effects only`() throws {
    let design = try MorrisTrajectories(dimensions: 2, seed: 5)
    let points = design.points(0..<30)
    var found = outputs(points, 2) { 3 * $0[$0.startIndex] - 2 * $0[$0.startIndex + 1] }
    found[4] = .nan
    let effects = try MorrisEffects(points: points, outputs: found, dimensions: 2, seed: 1).effects
    #expect(agree(effects.map(\.mean), [3, -2], 1e-13))
    #expect(agree(effects.map(\.meanSize.value), [3, 2], 1e-13))
    #expect(agree(effects.map(\.standardDeviation), [0, 0], 1e-13))
    #expect(effects.map(\.used) == [9, 9])
    #expect(effects.map(\.failed) == [1, 1])
  }

  /// SALib: first .3199 .4422 0, total .5718 .4693 .2391 with other phases.
  @Test func `the Fourier test comes near SALib's indices`() throws {
    let design = try FourierCurves(dimensions: 3, length: 1_000, seed: 2)
    var found = outputs(design.points(0..<3_000), 3, ishigami)
    let indices = try FourierIndices(found, length: 1_000, frequency: design.highFrequency, harmonics: 4)
    #expect(agree(indices.first.compactMap(\.self), [0.3139, 0.4424, 0], 0.02))
    #expect(agree(indices.total.compactMap(\.self), [0.5576, 0.4424, 0.2437], 0.04))
    found[1_500] = .nan
    let holed = try FourierIndices(found, length: 1_000, frequency: design.highFrequency, harmonics: 4)
    #expect(holed.first == [indices.first[0], nil, indices.first[2]])
    #expect(holed.failed == 1)
  }

  /// 0.82757 √(9/300) = 0.1433; thirty factors that have nothing to do with the output are about as far from it.
  @Test func `a factor without effect moves the distribution by what chance brings`() throws {
    var state: UInt64 = 1
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 0x1p53
    }
    let values = (0..<9_000).map { _ in random() }
    let pawn = try PAWN(values: values, outputs: (0..<300).map { _ in random() }, dimensions: 30)
    let expected = PAWN.distanceByChance(samples: 300)
    #expect(abs(expected - 0.1433) < 5e-5)
    #expect(abs(pawn.indices.map(\.median).reduce(0, +) / 30 / expected - 1) < 0.1)
    #expect(pawn.indices.allSatisfy { $0.median < PAWN.clear * expected })
  }

  @Test func `PAWN is SALib's on points of Halton`() throws {
    let points = halton(2_000, 3)
    let found = outputs(points, 3, ishigami)
    #expect(abs(moments(found).mean - 3.502194359) < 1e-9)
    let pawn = try PAWN(values: points, outputs: found, dimensions: 3)
    #expect(agree(pawn.indices.map(\.median), [0.2385, 0.39675, 0.086], 1e-9))
    // SALib leaves the sample with the largest value out of its slice: 199 in one of ten.
    #expect(agree(pawn.indices.map(\.mean), [0.22865, 0.350692, 0.102301], 2e-4))
    #expect(agree(pawn.indices.map(\.maximum), [0.3295, 0.5145, 0.201], 1e-9))
    #expect(pawn.indices.map(\.slices) == [10, 10, 10])
  }

  /// Of 40 samples, a factor with two values that is the output: half of all lie at the other end.
  @Test func `a factor with few values is held at each of them`() throws {
    let values = (0..<40).map { Double($0 % 2) }
    let pawn = try PAWN(values: values, outputs: values, dimensions: 1)
    #expect(pawn.indices == [.init(median: 0.5, mean: 0.5, maximum: 0.5, slices: 2)])
    let error = #expect(throws: AnalysisError.self) {
      try PAWN(values: values, outputs: [.nan] + (0..<39).map { $0 < 19 ? 1 : .nan }, dimensions: 1)
    }
    #expect(error?.description == "19 samples are too few: at least 20 are needed, and 21 failed")
  }

  @Test func `the top tenth of Ishigami lies apart as SALib says`() throws {
    let points = halton(2_000, 3)
    let found = outputs(points, 3, ishigami)
    let cut = found.sorted()[1_800]
    #expect(abs(cut - 7.831378163829037) < 1e-2)
    let regional = try RegionalSensitivity(
      values: points, dimensions: 3, isOfInterest: found.map { $0 >= cut })
    #expect(regional.ofInterest == 200)
    #expect(agree(regional.factors.map(\.distance), [0.596111, 0.137778, 0.255], 1e-6))
    // scipy 1.17.1, kstwobign.sf at (√180 + .12 + .11 / √180) times the distance.
    #expect(regional.factors[0].chance < 1e-50)
    #expect(abs(regional.factors[1].chance - 0.00188868) < 2e-7)
  }

  @Test func `a tornado is sorted by width and keeps a bar with a failed end`() throws {
    let tornado = try Tornado([10, 9, 11, 4, 12, .nan, 17, 10, 10, .nan, .nan])
    #expect(tornado.bars.map(\.factor) == [1, 2, 0, 3, 4])
    #expect(tornado.bars[0].atLow == 4 && tornado.bars[0].atHigh == 12)
    #expect(tornado.bars[1].atLow.isNaN)
    // Of a bar without its low end the reach is that from the centre; one without ends comes last.
    #expect(tornado.bars.dropLast().map(\.reach) == [8, 7, 2, 0] && tornado.bars[4].reach.isNaN)
    #expect(tornado.bars.map(\.isWhole) == [true, false, true, true, false])
    #expect(tornado.failed == 3)
    #expect(throws: AnalysisError.self) { try Tornado([1, 2]) }
  }
}
