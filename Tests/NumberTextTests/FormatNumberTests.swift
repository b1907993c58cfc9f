import NumberText
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
}
