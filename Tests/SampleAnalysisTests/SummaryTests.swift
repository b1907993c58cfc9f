import Foundation
import LinearAlgebra
import SeededNumbers
import Testing

@testable import SampleAnalysis

@Suite struct SummaryTests {
  /// Quantiles of 1, 2, 4, 8 by numpy's default: .25 lies at 1 + .75, .9 at 4 + .7 x 4.
  @Test func `bands are numpy's quantiles by column, without failed samples`() throws {
    let outputs = [8.0, 1, 1, 1, .nan, .nan, 2, 1, 4, .infinity]
    let bands = quantiles(outputs, columns: 2, probabilities: [0, 0.25, 0.5, 0.9, 1])
    #expect(agree((0..<5).map { bands.values[$0, 0] }, [1, 1.75, 3, 6.8, 8], 1e-12))
    #expect((0..<5).map { bands.values[$0, 1] } == [1, 1, 1, 1, 1])
    #expect(bands.used == [4, 3])
    #expect(bands.failed == [1, 2])
    let none = quantiles([.nan], columns: 1, probabilities: [0.5])
    #expect(none.values[0, 0].isNaN)
    #expect(
      bands.columns(1..<2) == quantiles([1, 1, .nan, 1, .infinity], columns: 1, probabilities: bands.probabilities))
  }

  /// Columns of every kind: near each other, around zero, over all magnitudes, with many equal ones, with an outlier.
  @Test(arguments: [2, 9_999, 30_000])
  func `quantiles of columns that are too long to be held are those of the sorted ones`(samples: Int) {
    var random = SeededNumbers(7)
    let outputs = (0..<samples).flatMap { sample -> [Double] in
      let draw = Double.random(in: 0..<1, using: &random)
      return [
        1000 + draw, draw - 0.5, (draw < 0.5 ? -1 : 1) * exp(1400 * (draw - 0.5)), (draw * 4).rounded(),
        sample == samples / 2 ? 1e300 : -draw, sample.isMultiple(of: 3) ? .nan : -0.0,
      ]
    }
    let probabilities = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
    let sorted = quantiles(outputs, columns: 6, probabilities: probabilities)
    #expect(quantiles(outputs, columns: 6, probabilities: probabilities, held: 1) == sorted)
    for column in 0..<4 {
      let values = stride(from: column, to: outputs.count, by: 6).map { outputs[$0] }.sorted()
      #expect(
        probabilities.map { quantile($0, ofSorted: values) } == probabilities.indices.map { sorted.values[$0, column] })
    }
  }

  private func quantiles(
    _ outputs: [Double], columns: Int, probabilities: [Double], held: Int = 16_384
  ) -> Quantiles {
    Quantiles(columns: columns, probabilities: probabilities, held: held) { take in
      for start in stride(from: 0, to: outputs.count, by: columns) { take(outputs[start..<start + columns]) }
    }
  }

  /// scipy 1.17.1, `binomtest(15, 50).proportion_ci(method="wilson")`; with 5 failed samples the high end is that of 20.
  @Test func `a chance has the interval of Wilson, and failed samples widen it`() {
    let plain = chance((0..<50).map { $0 < 15 })
    #expect(plain.share == 0.3)
    #expect(agree([plain.interval.lowerBound, plain.interval.upperBound], [0.191035535, 0.437503505], 1e-8))
    let failed = chance((0..<45).map { $0 < 15 } + Array(repeating: nil, count: 5))
    #expect(failed == Chance(met: 15, missed: 30, failed: 5))
    #expect(failed.share == 0.3)
    #expect(failed.shareIfFailedMet == 0.4)
    #expect(agree([failed.interval.lowerBound, failed.interval.upperBound], [0.191035535, 0.538185623], 1e-8))
  }

  private func chance(_ samples: [Bool?]) -> Chance { samples.reduce(into: Chance()) { $0.add($1) } }

  /// With none of 10, Wilson's high end is z² / (10 + z²).
  @Test func `a chance of nothing or everything stays within 0 and 1`() {
    #expect(agree([Chance(met: 0, missed: 10, failed: 0).interval.upperBound], [0.2775327999], 1e-7))
    #expect(Chance(met: 0, missed: 10, failed: 0).interval.lowerBound == 0)
    #expect(Chance(met: 10, missed: 0, failed: 0).interval.upperBound == 1)
    #expect(Chance().interval == 0...1)
  }

  @Test func `options are judged as by hand`() throws {
    let outcomes = FlatArray([3, 4], values: [16, 14, 15.5, 12, 15.2, 15.1, 14.9, 14, 18, 11, 16, 13])
    let options = try Robustness(outcomes, threshold: 15).options
    #expect(agree(options.map(\.largestRegret), [2, 2.8, 4.1], 1e-12))
    #expect(agree(options.map(\.meanRegret), [1.4, 0.975, 1.275], 1e-12))
    #expect(agree(options.map(\.regretOf90Percent), [2, 2.29, 3.17], 1e-12))
    #expect(options.map(\.worst) == [12, 14, 11])
    #expect(agree(options.map { $0.hurwicz(optimism: 0.5) }, [14, 14.6, 14.5], 1e-12))
    #expect(agree(options.map(\.mean), [14.375, 14.8, 14.5], 1e-12))
    #expect(options.map(\.satisficing) == [0.5, 0.5, 0.5])
  }

  @Test func `a failed run leaves the option's regret to the others and stays in its denominator`() throws {
    let outcomes = FlatArray([2, 3], values: [16, .nan, .nan, 15, 10, .nan])
    let robustness = try Robustness(outcomes, threshold: 15)
    #expect(agree(robustness.options.map(\.satisficing), [1.0 / 3, 1.0 / 3], 0))
    #expect(robustness.options.map(\.failed) == [2, 1])
    #expect(robustness.options.map(\.largestRegret) == [0, 1])
    #expect(robustness.lostScenarios == 1)
  }
}
