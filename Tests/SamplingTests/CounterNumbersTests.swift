import Testing

@testable import Sampling

@Suite struct CounterNumbersTests {
  /// The known answers that Salmon et al. publish with Random123 (kat_vectors, philox4x32 10).
  @Test(arguments: [
    (
      SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0),
      SIMD4<UInt32>(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      SIMD4(repeating: UInt32.max), SIMD2(repeating: UInt32.max),
      SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), SIMD2(0xA409_3822, 0x299F_31D0),
      SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ])
  func `philox gives the published known answers`(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>
  ) {
    #expect(CounterNumbers.philox(counter: counter, key: key) == answer)
  }

  @Test func `seed, use, sample and dimension all matter, beyond 32 bits too`() {
    let numbers = CounterNumbers(seed: 1, for: .coordinate)
    let all = [
      numbers.bits(0, 0), numbers.bits(1, 0), numbers.bits(0, 1), numbers.bits(1 << 32, 0),
      CounterNumbers(seed: 2, for: .coordinate).bits(0, 0),
      CounterNumbers(seed: 1 << 32 | 1, for: .coordinate).bits(0, 0),
      CounterNumbers(seed: 1, for: .bootstrap).bits(0, 0),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func `fractions are never 0 or 1`() {
    #expect(CounterNumbers.fraction(0) == 0x1p-53)
    #expect(CounterNumbers.fraction(.max) == 1 - 0x1p-53)
  }

  /// Chi square of 20 cells with 19 degrees of freedom: 43.8 is exceeded once in a thousand.
  @Test func `numbers are uniform, and so are whole numbers below a bound`() {
    let numbers = CounterNumbers(seed: 7, for: .coordinate)
    for count in [{ Int(20 * numbers.uniform($0, 3)) }, { numbers.below(20, $0, 4) }] as [(Int) -> Int] {
      var cells = [Double](repeating: 0, count: 20)
      for sample in 0..<20_000 { cells[count(sample)] += 1 }
      #expect(chiSquare(cells, expected: 1_000) < 43.8)
    }
  }

  /// 24 orders of four, 1,000 each: chi square with 23 degrees of freedom exceeds 49.7 once in a thousand.
  @Test func `every order is as likely`() {
    let numbers = CounterNumbers(seed: 3, for: .permutation)
    var counts: [[Int]: Double] = [:]
    for sample in 0..<24_000 { counts[numbers.permutation(of: 4, sample), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(chiSquare(counts.values, expected: 1_000) < 49.7)
  }
}
