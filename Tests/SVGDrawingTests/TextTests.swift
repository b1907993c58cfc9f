import SeededNumbers
import Testing

@testable import SVGDrawing

@Suite struct TextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.004, "0"), (0.005, "0.01"), (1.5, "1.5"), (12, "12"), (-3.456, "-3.46"),
    (0.1 + 0.2, "0.3"), (1234.5, "1234.5"), (99.999, "100"), (-0.05, "-0.05"),
  ])
  func `coordinates have two decimals at most`(value: Double, text: String) {
    #expect(NumberText.coordinate(value) == text)
  }

  @Test(arguments: [
    (1234.5, 0, "1,235"), (1234.5, 1, "1,234.5"), (-1_234_567, 0, "−1,234,567"), (0, 2, "0.00"), (-0.001, 2, "0.00"),
    (0.05, 1, "0.1"), (999.96, 1, "1,000.0"), (1e12, 12, "1,000,000,000,000.000"), (12, -3, "12"),
  ])
  func `numbers to be read have separators and a true minus`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.readable(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    ([412.4, -121], 0), ([99.9], 1), ([15.9, 3], 1), ([1.25], 2), ([0.003], 5), ([0, 0], 0), ([], 0), ([2e-7], 9),
    ([1e-12], 9),
  ])
  func `decimals show three significant digits of the largest number`(values: [Double], decimals: Int) {
    #expect(NumberText.decimals(for: values) == decimals)
  }

  @Test(arguments: [
    ("GW", 18.804), ("风电", 24), ("（%）", 35.052), ("é", 6.648), ("e\u{301}", 6.648), ("−5", 13.32), ("", 0),
  ])
  func `widths are those of the font`(text: String, width: Double) {
    #expect((TextMetric.width(text, Font(12)) - width).magnitude < 1e-9)
  }

  @Test(arguments: [
    ("wind and solar power", 70.0, ["wind and", "solar power"]), ("photovoltaics", 40, ["photo", "voltaic", "s"]),
    ("新能源汽车，风电", 60, ["新能源汽", "车，风电"]), ("电力（热力）供应", 36, ["电力", "（热", "力）供", "应"]),
    ("  two   spaces ", 200, ["two   spaces"]),
    ("", 50, []), ("电", 1, ["电"]), ("low-carbon", 40, ["low-", "carbon"]),
  ])
  func `lines break where the script allows`(text: String, width: Double, lines: [String]) {
    #expect(TextWrapping.lines(text, Font(12), width: width) == lines)
  }

  @Test func `wrapping loses nothing but spaces`() {
    var random = SeededNumbers(7)
    let alphabet = Array("ab W-/，。（）风电 %é🚗")
    for _ in 0..<500 {
      let text = String((0..<40).compactMap { _ in alphabet.randomElement(using: &random) })
      let width = Double.random(in: 20...150, using: &random)
      let lines = TextWrapping.lines(text, Font(12), width: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      for line in lines { #expect(TextMetric.width(line, Font(12)) <= width, "\(line)") }
    }
  }
}
