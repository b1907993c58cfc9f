import Economy
import Foundation
import InputOutput
import RegionalBase
import ScenarioCase
import ScenarioReading
import Testing

/// A run reads the unit of its table.
@Suite struct TableUnitTests {
  /// The shipped table with its figures times ten to a power, as its `unit`, `decimals` and `prices` lines say.
  private static func table(
    unit: String, power: Int = 0, year: Int = 2017, prices: String = "current producers' prices"
  ) throws -> String {
    let text = try String(contentsOfFile: ShippedFiles.repository + "Scenarios/data/henan-2017.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let columns = try #require(lines.first { $0.hasPrefix("code,") }).split(separator: ",").count
    let decimals = 2 - power
    return lines.map { line in
      if line.hasPrefix("# unit:") { return "# unit: \(unit)" }
      if line.hasPrefix("# prices:") { return "# prices: \(prices)" }
      if line.hasPrefix("# decimals:") { return "# decimals: \(max(0, decimals))" }
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard !["#", "code", "role"].contains(where: line.hasPrefix), !line.hasPrefix("column") else { return line }
      let figures = cells.suffix(columns - 3).map { cell in
        guard let figure = Double(cell) else { return cell }
        return String(format: "%.\(max(0, decimals))f", figure * pow(10, Double(power)))
      }
      return (cells.dropLast(columns - 3) + figures).joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  private static func scenario(_ table: String) throws -> ScenarioCase {
    try ScenarioCase("[economy]\ntable = \"table.csv\"\n", modules: false, files: ["table.csv": table])
  }

  @Test(arguments: [("1e6 CNY", 2), ("百万元", 2), ("1e7 CNY", 1), ("1e8 CNY_2017", 0), ("亿元", 0), ("1e12 CNY", -4)])
  func `a table in another unit gives the same economy`(unit: String, power: Int) throws {
    let shipped = try ScenarioCase("", modules: false).prepared().accounts
    let accounts = try Self.scenario(Self.table(unit: unit, power: power)).prepared().accounts
    #expect(accounts.grossOutput.count == 23)
    for (a, b) in [
      (accounts.grossOutput, shipped.grossOutput), (accounts.importShares, shipped.importShares),
      (accounts.valueAddedCoefficients, shipped.valueAddedCoefficients),
    ] + zip(accounts.categories, shipped.categories).map({ ($0.values, $1.values) }) {
      #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }, "\(unit)")
    }
    #expect(accounts.model.table.description.unit == (power == 0 ? unit : "1e8 CNY"))
  }

  private static let advice = "a run counts in 1e8 CNY: write the table in yuan, as in '# unit: 1e4 CNY'"

  @Test(arguments: [
    (
      "1e8 USD",
      "the unit of the table: \"1e8 USD\" is money (USD) without a price year, not money (CNY) without a price year"
    ),
    ("xyz", "the unit of the table: unknown unit \"xyz\""),
    ("1e8", "the unit of the table: the unit \"1e8\" holds e8"),
    (
      "1e8 CNY_2015",
      "the unit of the table: \"1e8 CNY_2015\" is money (CNY) at 2015 prices, not money (CNY) without a price year"
    ),
  ])
  func `what is no amount of yuan at the table's prices is refused at its line`(unit: String, message: String) throws {
    #expect(
      try Self.scenario(Self.table(unit: unit)).mistakes()
        == """
        table.csv:4:1: error: \(message); \(Self.advice)
          # unit: \(unit)
          ^

        """.dropLast())
  }

  @Test func `prices of another year are refused, and so is a table without a unit`() throws {
    let advice = "a run counts in the prices of the table's year: give the table at prices of 2017"
    #expect(
      try Self.scenario(Self.table(unit: "1e8 CNY", prices: "constant prices of 2015")).mistakes() == """
        table.csv:5:1: error: the table is of 2017 and at prices of 2015; \(advice)
          # prices: constant prices of 2015
          ^
        """)
    let without = try Self.table(unit: "x").split(separator: "# unit: x\n").joined()
    #expect(
      try Self.scenario(without).mistakes() == """
        table.csv:1:1: error: the key 'unit' is missing; add a line '# unit: …' at the top
          # title_en: Henan input-output table 2017, 23 sectors
          ^
        """)
  }
}
