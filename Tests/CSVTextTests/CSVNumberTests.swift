import CSVText
import Diagnostics
import NumberText
import SeededNumbers
import Testing

@Suite struct CSVNumberTests {
  private func cell(_ text: String) -> CSVCell {
    CSVCell(text: text, location: SourceLocation(file: "t.csv", line: 3, column: 7))
  }

  private static let plain: [(String, Double)] = [
    ("0", 0), ("-12.50", -12.5), ("+3", 3), ("1e3", 1000), ("2.5E-3", 0.0025), ("007", 7),
  ]

  @Test(arguments: plain)
  func `plain decimals are numbers`(text: String, expected: Double) throws {
    #expect(try cell(text).number() == expected)
  }

  @Test(arguments: [
    "nan", "NaN", "inf", "-Infinity", "0x1p3", "1,234.5", "1 000", " 1", "1 ", ".5", "5.", "1e", "--1", "１２", "12%",
    "-",
  ])
  func `anything else is refused with its place`(text: String) {
    var problems: [Diagnostic] = []
    #expect(cell(text).number(&problems) == nil)
    let advice = "write digits with a point, as in 1234.5, without spaces or separators"
    #expect(problems.map(\.oneLine) == ["t.csv:3:7: error: '\(text)' is not a number; \(advice)"])
  }

  @Test func `empty cells and numbers beyond a double have words of their own`() {
    var problems: [Diagnostic] = []
    #expect(cell("").number(&problems) == nil)
    #expect(cell("-1e999").number(&problems) == nil)
    #expect(
      problems.map(\.oneLine) == [
        "t.csv:3:7: error: the cell is empty where a number must stand",
        "t.csv:3:7: error: '-1e999' is too large for a number",
      ])
  }

  @Test func `what is written reads back within half a unit of the twelfth digit and writes the same again`() throws {
    var random = SeededNumbers(7)
    for _ in 0..<5000 {
      let value = Double.random(in: -1...1, using: &random) * Double.exactTen(Int.random(in: -20...20, using: &random))
      let text = formatNumber(value)
      let back = try cell(text).number()
      #expect(abs(back - value) <= 5.01e-12 * abs(value), "\(value) as \(text)")
      #expect(formatNumber(back) == text)
    }
  }
}

extension Double {
  fileprivate static func exactTen(_ power: Int) -> Double {
    (0..<abs(power)).reduce(1.0) { result, _ in power < 0 ? result / 10 : result * 10 }
  }
}
