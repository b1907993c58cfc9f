import Glibc
import NumberText
import SeededNumbers
import Testing

struct FormatNumberTests {
  private static let written: [(Double, String)] = [
    (0.1, "0.1"), (-0.0, "0"), (1, "1"), (-1234.5, "-1234.5"), (0.3333333333333333, "0.333333333333"),
    (0.6666666666666666, "0.666666666667"),
    (44552.84, "44552.84"), (0.30000000000000004, "0.3"), (1e-6, "0.000001"), (9.99999999999e-7, "9.99999999999e-7"),
    (9.999999999999e-7, "0.000001"), (1.5e-9, "1.5e-9"), (123_456_789_012_345, "123456789012000"),
    (999_999_999_999_999, "1e15"), (1e14, "100000000000000"), (1e15, "1e15"), (-2.5e300, "-2.5e300"),
    (.leastNonzeroMagnitude, "4.94065645841e-324"), (.nan, "NaN"), (-.infinity, "-Infinity"),
  ]

  @Test(arguments: written)
  func `numbers are written with twelve digits and no more than they need`(value: Double, text: String) {
    #expect(formatNumber(value) == text)
  }

  /// Numbers of every size, ties of the thirteenth digit and their neighbours, and powers of ten and their neighbours.
  @Test func `the digits are those of the C library`() {
    var random = SeededNumbers(12)
    var values = (0..<30_000).map { _ in Double(bitPattern: UInt64.random(in: 0..<(1 << 63), using: &random)) }
    values += (0..<50_000).map { _ in Double.random(in: 0...1e6, using: &random) }
    for exponent in -15...20 {
      for _ in 0..<500 {
        let digits = UInt64.random(in: 100_000_000_000...999_999_999_999, using: &random)
        let tie = Double(10 * digits + 5) * pow(10, Double(exponent - 12))
        values += [tie, tie.nextUp, tie.nextDown]
      }
      let power = pow(10, Double(exponent))
      values += [power, power.nextUp, power.nextDown, power * (1 - 5e-13), power * (1 - 4.9e-13)]
    }
    let wrong = values.filter { value in
      guard value.isFinite else { return false }
      var buffer = [CChar](repeating: 0, count: 32)
      _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.11e", $0) }
      let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return Double(formatNumber(value)) != Double(text)
    }
    #expect(wrong.isEmpty)
  }
}
