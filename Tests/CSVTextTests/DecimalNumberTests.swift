import CSVText
import SeededNumbers
import Testing

@Suite struct DecimalNumberTests {
  private func read(_ text: String) -> DecimalNumber? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalNumber($0) }
  }

  private static let digits: [(text: String, decimals: Int, significantDecimals: Int, significantDigits: Int)] = [
    ("0", 0, 0, 0), ("0.00", 2, 0, 0), ("12.50", 2, 1, 3), ("-0.0750", 4, 3, 2), ("1200", 0, 0, 2),
    ("00012.0", 1, 0, 2),
    ("1.25e1", 1, 1, 3), ("1.25e2", 0, 0, 3), ("125e-4", 4, 4, 3), ("1e2", 0, 0, 1),
    ("0.000123456789012345", 18, 18, 15),
    ("3950.3912345678901", 13, 13, 17), ("100.001", 3, 3, 6), ("0e5", 0, 0, 0), ("10.0e1", 0, 0, 1), ("-7", 0, 0, 1),
    ("1e-400", 400, 400, 1), ("1e-99999", 400, 400, 1),
  ]

  @Test(arguments: digits)
  func `decimals and significant digits are counted as they are printed`(
    text: String, decimals: Int, significantDecimals: Int, significantDigits: Int
  ) throws {
    let number = try #require(read(text))
    #expect(number.decimals == decimals)
    #expect(number.significantDecimals == significantDecimals)
    #expect(number.significantDigits == significantDigits)
  }

  /// Around the largest whole number that a double holds, the largest exact power of ten, and the ends of the range.
  @Test(arguments: [
    "9007199254740992", "9007199254740993", "9007199254740991e22", "9007199254740991e23", "1e22", "1e23", "1e-22",
    "1e-23",
    "123456789012345678", "1234567890123456789", "999999999999999999999", "0.1", "0.3", "2.5e-3",
    "1.7976931348623157e308",
    "4.9e-324", "2.4703282292062327e-324", "-0", "-0.0", "1e400", "-1e400", "000000000000000000000000001.5",
    "8.41e21", "0.000000000000000000000000000001", "184467440737095516160", "18446744073709551617",
  ])
  func `the value is the nearest double, as Swift reads it`(text: String) throws {
    let (value, expected) = (try #require(read(text)).value, try #require(Double(text)))
    #expect(value.bitPattern == expected.bitPattern)
  }

  @Test func `random decimals of any length are read as Swift reads them`() throws {
    var random = SeededNumbers(5)
    for _ in 0..<50_000 {
      var text = ["", "-", "+"].randomElement(using: &random) ?? ""
      for _ in 0..<Int.random(in: 1...12, using: &random) { text += "\(Int.random(in: 0...9, using: &random))" }
      if Bool.random(using: &random) {
        text += "."
        for _ in 0..<Int.random(in: 1...14, using: &random) { text += "\(Int.random(in: 0...9, using: &random))" }
      }
      if Int.random(in: 0...3, using: &random) == 0 { text += "e\(Int.random(in: -40...40, using: &random))" }
      let (value, expected) = (try #require(read(text)).value, try #require(Double(text)))
      #expect(value.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    "", "-", "+", ".", "1.", ".5", "1e", "1e+", "e5", "1 ", " 1", "1.2.3", "1e5.0", "١", "0x10", "nan", "1,5", "1:",
    "1/", "1e1:",
  ])
  func `whatever is no plain decimal is no number`(text: String) {
    #expect(read(text) == nil)
  }
}
