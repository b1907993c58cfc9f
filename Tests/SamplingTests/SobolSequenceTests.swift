import Foundation
import Testing

@testable import Sampling

@Suite struct SobolSequenceTests {
  /// Coordinates times 2^32 of scipy 1.17.1, `qmc.Sobol(400, scramble=False)`: indices and dimensions count from 0.
  @Test(arguments: [
    (1, 0, 2_147_483_648.0), (2, 1, 1_073_741_824), (5, 2, 536_870_912), (5, 3, 1_610_612_736),
    (100, 9, 2_986_344_448), (1_000, 49, 2_059_403_264), (1_023, 99, 2_277_507_072), (2_047, 255, 2_061_500_416),
    (3_000, 399, 594_542_592), (4_095, 398, 3_060_793_344), (1_234, 77, 123_731_968), (1_234, 133, 2_300_575_744),
  ])
  func `the unscrambled sequence is scipy's`(index: Int, dimension: Int, expected: Double) throws {
    let sequence = try SobolSequence(dimensions: 400, .none)
    #expect(sequence.points(index..<index + 1)[dimension] * 0x1p32 == expected)
  }

  @Test func `index 0 is the origin, and more dimensions than the table has are refused`() throws {
    #expect(try SobolSequence(dimensions: 3, .none).points(0..<1) == [0, 0, 0])
    let error = #expect(throws: SamplingError.self) { try SobolSequence(dimensions: 401, .none) }
    #expect(
      error?.description
        == "401 dimensions are more than the 400 that the sequence of Sobol' has here: take the design at random")
  }

  /// A (0, m, 1)-net in every dimension and property A in pairs of low ones survive scrambling (Owen 1995).
  @Test(arguments: [SobolSequence.Scrambling.none, .owen(seed: 5), .owen(seed: 6)])
  func `256 points have one in each slice of every dimension, and 16 by 16 in the first two`(
    scrambling: SobolSequence.Scrambling
  ) throws {
    let points = try SobolSequence(dimensions: 40, scrambling).points(0..<256)
    for dimension in 0..<40 {
      let slices: [Int] = (0..<256).map { row in Int(256 * points[40 * row + dimension]) }
      #expect(Set(slices).count == 256)
    }
    let cells: [Int] = (0..<256).map { row in 16 * Int(16 * points[40 * row]) + Int(16 * points[40 * row + 1]) }
    #expect(Set(cells).count == 256)
  }

  /// Nested: where two numbers part for the first time does not change.
  @Test func `scrambling keeps the common digits of two numbers common`() {
    let numbers = CounterNumbers(seed: 11, for: .coordinate)
    for place in 0..<2_000 {
      let (a, b) = (
        UInt32(truncatingIfNeeded: numbers.bits(place, 0)), UInt32(truncatingIfNeeded: numbers.bits(place, 1))
      )
      let close = a ^ (b >> UInt32(place % 32))
      let key = UInt32(truncatingIfNeeded: numbers.bits(place, 2))
      let (first, second) = (SobolSequence.scrambled(a, key: key), SobolSequence.scrambled(close, key: key))
      #expect((first ^ second).leadingZeroBitCount == (a ^ close).leadingZeroBitCount)
    }
  }

  /// Owen's method draws one bit for each digit and all digits before it. 31 such bits over 4,000 keys: a correlation has
  /// a standard deviation of .016, and the largest of 465 lies below .07.
  @Test func `the digits that scrambling flips are independent`() {
    let keys = CounterNumbers(seed: 21, for: .scrambling)
    var flips: [[Double]] = []
    for depth in 0..<5 {
      for node in 0..<1 << depth {
        let digits = UInt32(node) << UInt32(32 - max(depth, 1))
        flips.append(
          (0..<4_000).map { sample in
            let key = UInt32(truncatingIfNeeded: keys.bits(sample, 0))
            let flipped = (SobolSequence.scrambled(digits, key: key) ^ digits) >> UInt32(31 - depth) & 1
            return flipped == 1 ? 1 : -1
          })
      }
    }
    for first in flips.indices {
      for second in 0..<first {
        let sum = zip(flips[first], flips[second]).reduce(0.0) { $0 + $1.0 * $1.1 }
        #expect(abs(sum) < 0.07 * 4_000)
      }
    }
  }

  @Test func `one point is uniform over the seeds`() throws {
    for index in [0, 5] {
      var cells = [Double](repeating: 0, count: 16)
      for seed in 0..<4_000 {
        let point = try SobolSequence(dimensions: 2, .owen(seed: UInt64(seed))).points(index..<index + 1)
        cells[4 * Int(4 * point[0]) + Int(4 * point[1])] += 1
      }
      // 15 degrees of freedom: 37.7 is exceeded once in a thousand.
      #expect(chiSquare(cells, expected: 250) < 37.7)
    }
  }

  /// Root mean square errors over 40 seeds of the mean of a product of five (Sobol' 2003: each factor has mean 1). Plain
  /// Monte Carlo has sqrt((1 + 1/12)^5 - 1) / sqrt(1,024) = 0.0219.
  @Test func `scrambled points integrate at least ten times better than random ones`() throws {
    func error(_ design: (UInt64) throws -> any Design) throws -> Double {
      var errors: [Double] = []
      for seed in 0..<40 {
        let points = try design(UInt64(seed)).points(0..<1_024)
        var sum = 0.0
        for sample in 0..<1_024 {
          var product = 1.0
          for coordinate in points[5 * sample..<5 * sample + 5] { product *= 0.5 + coordinate }
          sum += product
        }
        errors.append(sum / 1_024 - 1)
      }
      return rootMeanSquare(errors)
    }
    let plain = try error { try RandomDesign(dimensions: 5, seed: $0) }
    let hypercube = try error { try LatinHypercube(dimensions: 5, count: 1_024, seed: $0) }
    let scrambled = try error { try SobolSequence(dimensions: 5, .owen(seed: $0)) }
    #expect(abs(plain - 0.0219) < 0.007)
    #expect(hypercube < plain / 2)
    #expect(scrambled < plain / 10)
  }
}
