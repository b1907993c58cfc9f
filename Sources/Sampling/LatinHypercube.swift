/// A Latin hypercube (McKay, Beckman and Conover 1979): in every dimension, one sample in each of as many equal slices as
/// there are samples, at a random place within the slice.
package struct LatinHypercube: Design {
  package let dimensions: Int
  package let count: Int
  private let numbers: CounterNumbers
  /// One for each dimension.
  private let orders: [KeyedPermutation]

  package init(dimensions: Int, count: Int, seed: UInt64) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    guard count > 0 else { throw .tooFewSamples(count, needed: 1) }
    self.dimensions = dimensions
    self.count = count
    numbers = CounterNumbers(seed: seed, for: .coordinate)
    let keys = CounterNumbers(seed: seed, for: .permutation)
    orders = (0..<dimensions).map { KeyedPermutation(of: count, key: keys.bits(0, $0)) }
  }

  package var growth: Growth {
    .fixed(
      count,
      because: "a Latin hypercube of \(count) samples has one in each of \(count) slices of every factor, and none is "
        + "left for another sample: take the sequence of Sobol' to add samples later, or start again with more")
  }
  package var layout: Layout { .sample }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    forEachRow(samples, of: points) { sample, start in
      for dimension in 0..<dimensions {
        let slice = Double(orders[dimension][sample])
        // The sum may round up to a whole number at the end of a slice.
        points[start + dimension] = min((slice + numbers.uniform(sample, dimension)) / Double(count), 1 - 0x1p-53)
      }
    }
  }
}

/// A random order of many things, any place of which is found without the others: a Feistel network of eight rounds (Luby
/// and Rackoff 1988) on the smallest even number of bits, repeated until it is within the range (Black and Rogaway 2002).
struct KeyedPermutation: Sendable {
  let count: Int
  private let half: UInt64
  private let keys: [UInt64]

  init(of count: Int, key: UInt64) {
    self.count = count
    let bits = max(2, Int.bitWidth - (count - 1).leadingZeroBitCount)
    half = UInt64((bits + 1) / 2)
    let numbers = CounterNumbers(seed: key, for: .permutation)
    keys = (0..<8).map { numbers.bits(1, $0) | 1 }
  }

  subscript(place: Int) -> Int {
    var value = UInt64(place)
    repeat { value = network(value) } while value >= UInt64(count)
    return Int(value)
  }

  private func network(_ value: UInt64) -> UInt64 {
    let mask = (UInt64(1) << half) - 1
    var (left, right) = (value >> half, value & mask)
    for key in keys {
      // The mixing of SplitMix64 (Steele, Lea and Flood 2014).
      var mixed = (right &+ key) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      (left, right) = (right, left ^ (mixed >> 32 & mask))
    }
    return left << half | right
  }
}
