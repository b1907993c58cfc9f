import SampleAnalysis
import Sampling

/// Seconds that designs and analyses of twenty factors take.
struct SampledSpeed {
  private let factors = 20

  private func report(_ what: String, _ work: () throws -> Void) rethrows {
    Swift.print("\(what): \(try seconds(work)) s")
  }

  func print() throws {
    let space = try FactorSpace(
      (0..<factors).map { place in
        .number(
          try Distribution(
            place.isMultiple(of: 2)
              ? .normal(mean: 0, standardDeviation: 1, low: -3, high: nil) : .triangular(low: 0, mode: 1, high: 4)))
      })
    let sequence = try SobolSequence(dimensions: factors, .owen(seed: 1))
    try report("values of 1,000,000 samples") {
      for start in stride(from: 0, to: 1_000_000, by: 1_000) {
        _ = try space.values(start..<start + 1_000, of: sequence)
      }
    }
    let shares = try BoundedShares(low: Array(repeating: 0, count: 8), high: Array(repeating: 0.3, count: 8))
    let sharePoints = try SobolSequence(dimensions: 7, .owen(seed: 1)).points(0..<10_000)
    report("10,000 samples of eight shares with highs") {
      for sample in 0..<10_000 { _ = shares.values(at: sharePoints[7 * sample..<7 * sample + 7]) }
    }
    let points = sequence.points(0..<10_000)
    let outputs = SampledCase.g(points, factors)
    let pairs = try SaltelliPairs(dimensions: factors, secondOrder: true, .owen(seed: 1))
    let both = SampledCase.g(pairs.points(0..<42 * 1_000), factors)
    try report("Sobol' of 1,000 pairs with second order and 500 resamples") {
      _ = try SobolIndices(both, dimensions: factors, secondOrder: true, seed: 1)
    }
    try report("PAWN of 10,000 samples") { _ = try PAWN(values: points, outputs: outputs, dimensions: factors) }
    try report("PRIM of 10,000 samples") {
      _ = try Prim(values: points, dimensions: factors, isOfInterest: outputs.map { $0 > 2 })
    }
    try report("CART of 10,000 samples") {
      _ = try ClassificationTree(
        values: points, dimensions: factors, isOfInterest: outputs.map { $0 > 2 }, smallestLeaf: 500)
    }
    try report("Shapley of a ratio over 10 groups") {
      _ = try RatioShapley(numerators: (0..<1_024).map { Double($0) }, denominators: (0..<1_024).map { 1 + Double($0) })
    }
  }
}
