import NumberText
import Testing

struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (1.5, "1.50"), (-1.25, "-1.25"), (0.004, "0"), (-0.004, "0"), (0.006, "0.01"),
      (999.49, "999.49"), (999.6, "1,000"), (-1234.5, "-1,235"), (1_234_567.2, "1,234,567"), (1e16, "1e+16"),
      (.infinity, "inf"), (.nan, "nan"),
    ] as [(Double, String)])
  func `a short number has two decimals at most and groups from a thousand on`(value: Double, text: String) {
    #expect(short(value) == text)
  }

  @Test(
    arguments: [
      (0.5, 0, "1"), (1.23456, 4, "1.2346"), (-0.00001, 4, "0.0000"), (-0.5, 1, "-0.5"), (12, 2, "12.00"),
      (0.05, 2, "0.05"), (1e17, 2, "1e+17"), (-.infinity, 2, "-inf"),
    ] as [(Double, Int, String)])
  func `decimals are written out and no zero is negative`(value: Double, count: Int, text: String) {
    #expect(decimals(value, count) == text)
  }

  @Test(
    arguments: [
      (15, 13.26, "15", "13.26", "1.74"), (13.258, 13.2575361785, "13.258", "13.2575", "0.0005"),
      (1500.4, 1500.2, "1,500.4", "1,500.2", "0.2"), (5, 5, "5", "5", "0"), (-0.004, 0, "-0.004", "0", "0.004"),
      (13.2575361785, 13.2575361785149, "13.26", "13.26", "0"),
    ] as [(Double, Double, String, String, String)])
  func `two numbers that differ read differently, and so does their distance from zero`(
    first: Double, second: Double, one: String, other: String, distance: String
  ) {
    let told = NumbersToldApart(first, second)
    #expect([told.first, told.second, told.distance] == [one, other, distance])
  }

  @Test(
    arguments: [(0, "0"), (0.002417, "0.002"), (-0.004, "-0.004"), (1e-9, "0"), (0.01, "0.01"), (1234.5, "1,235")]
      as [(Double, String)])
  func `a legible number that is small has its first digit`(value: Double, text: String) {
    #expect(legible(value) == text)
  }

  @Test func `a number in a sentence has two decimals`() { #expect(rounded(11.8) == "11.80") }
}
