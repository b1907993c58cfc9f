/// The sequence of Sobol' (1967) in the order of Antonov and Saleev (1979), with the direction numbers of Joe and Kuo
/// (2008). Index 0 is a point like any other: leaving it out, or thinning the sequence, spoils its balance (Owen 2022, "On
/// dropping the first Sobol' point"). Numbers of samples that are powers of two are the best balanced.
package struct SobolSequence: Design {
  package enum Scrambling: Hashable, Sendable {
    case none
    /// Nested uniform scrambling (Owen 1995): each point is uniform in the cube, the error of a smooth integrand falls
    /// as n^-1.5, and its variance can be estimated from several seeds.
    case owen(seed: UInt64)
  }

  package let dimensions: Int
  private let scrambling: Scrambling
  /// One for each dimension.
  private let keys: [UInt32]

  package static let largestDimension = JoeKuo.dimensions

  package init(dimensions: Int, _ scrambling: Scrambling) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    guard dimensions <= Self.largestDimension else {
      throw .tooManyDimensions(dimensions, limit: Self.largestDimension)
    }
    self.dimensions = dimensions
    self.scrambling = scrambling
    keys =
      switch scrambling {
      case .none: []
      case .owen(let seed):
        (0..<dimensions).map {
          UInt32(truncatingIfNeeded: CounterNumbers(seed: seed, for: .scrambling).bits(0, $0))
        }
      }
  }

  package var growth: Growth { .groups(of: 1) }
  package var layout: Layout { .sample }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    precondition(samples.upperBound <= 1 << 32, "the sequence has 2^32 points")
    var digits = [UInt32](repeating: 0, count: dimensions)
    let directions = JoeKuo.directions
    forEachRow(samples, of: points) { sample, start in
      // The next number of Gray's code differs by one digit; the first of a range is built from all of its own.
      var changed = sample == samples.lowerBound ? sample ^ (sample >> 1) : sample & -sample
      while changed != 0 {
        let bit = changed.trailingZeroBitCount
        for dimension in 0..<dimensions { digits[dimension] ^= directions[32 * dimension + bit] }
        changed &= changed - 1
      }
      for dimension in 0..<dimensions { points[start + dimension] = coordinate(digits[dimension], sample, dimension) }
    }
  }

  private func coordinate(_ digits: UInt32, _ sample: Int, _ dimension: Int) -> Double {
    guard case .owen(let seed) = scrambling else { return Double(digits) * 0x1p-32 }
    // The digits after the 32nd are those of independent numbers.
    let rest = CounterNumbers(seed: seed, for: .coordinate).bits(sample, dimension) >> 32
    return CounterNumbers.fraction(UInt64(Self.scrambled(digits, key: keys[dimension])) << 32 | rest)
  }

  /// Nested uniform scrambling by a hash whose every digit depends on the digits before it alone: the idea of Laine and
  /// Karras (2011), the reversal of Burley (2020), "Practical hash-based Owen scrambling", and the constants of Vegdahl
  /// (2021), "Building a better LK hash". Burley's own leave the flips of two digits correlated by up to 0.65.
  static func scrambled(_ digits: UInt32, key: UInt32) -> UInt32 {
    var x = reversed(digits)
    x ^= x &* 0x3D20_ADEA
    x &+= key
    x &*= (key >> 16) | 1
    x ^= x &* 0x0552_6C56
    x ^= x &* 0x53A2_2864
    return reversed(x)
  }

  private static func reversed(_ bits: UInt32) -> UInt32 {
    var x = bits.byteSwapped
    x = (x >> 4) & 0x0F0F_0F0F | (x & 0x0F0F_0F0F) << 4
    x = (x >> 2) & 0x3333_3333 | (x & 0x3333_3333) << 2
    return (x >> 1) & 0x5555_5555 | (x & 0x5555_5555) << 1
  }
}
