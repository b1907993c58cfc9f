/// Random numbers that depend on a seed and on what they are for, and on nothing else: the number of sample 1,000 and
/// dimension 3 is the same in whatever order, cut, thread or machine it is asked for.
///
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", section 3.3: the
/// seed is the key; sample, dimension and use are the counter.
package struct CounterNumbers: Hashable, Sendable {
  /// Uses whose numbers never meet.
  package enum Use: UInt32, Sendable {
    case coordinate, scrambling, permutation, trajectory, phase, bootstrap, search, selection
  }

  package let seed: UInt64
  package let use: Use

  package init(seed: UInt64, for use: Use) {
    self.seed = seed
    self.use = use
  }

  /// 64 random bits.
  package func bits(_ sample: Int, _ dimension: Int) -> UInt64 {
    let block = Self.philox(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: sample), UInt32(truncatingIfNeeded: sample >> 32),
        UInt32(truncatingIfNeeded: dimension), use.rawValue),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return UInt64(block.x) | UInt64(block.y) << 32
  }

  /// A number between 0 and 1, never either of them.
  package func uniform(_ sample: Int, _ dimension: Int) -> Double { Self.fraction(bits(sample, dimension)) }

  /// A whole number below `bound`, by multiplication: its bias is below bound / 2^64.
  package func below(_ bound: Int, _ sample: Int, _ dimension: Int) -> Int {
    Int(UInt64(bound).multipliedFullWidth(by: bits(sample, dimension)).high)
  }

  /// The order of `count` things that belongs to this sample (Fisher and Yates, as Knuth's algorithm P).
  /// - Parameter first: the dimension of the first of the `count` numbers it takes.
  package func permutation(of count: Int, _ sample: Int, from first: Int = 0) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, below(last + 1, sample, first + last))
    }
    return order
  }

  /// The middle of one of 2^52 equal cells: exact as a double, and the cells are symmetric around one half.
  static func fraction(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

  static func philox(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // In single numbers: as vectors the lanes would be shuffled in every round.
    var (a, b, c, d) = (counter.x, counter.y, counter.z, counter.w)
    var (left, right) = (key.x, key.y)
    for _ in 0..<10 {
      let (first, second) = (UInt64(a) &* 0xD251_1F53, UInt64(c) &* 0xCD9E_8D57)
      a = UInt32(truncatingIfNeeded: second >> 32) ^ b ^ left
      b = UInt32(truncatingIfNeeded: second)
      c = UInt32(truncatingIfNeeded: first >> 32) ^ d ^ right
      d = UInt32(truncatingIfNeeded: first)
      left &+= 0x9E37_79B9
      right &+= 0xBB67_AE85
    }
    return SIMD4(a, b, c, d)
  }
}
