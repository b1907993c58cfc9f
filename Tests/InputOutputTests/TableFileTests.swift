import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct TableFileTests {
  @Test func `a table file is read with its labels, roles and description`() throws {
    let table = try Fixtures.henan(2017)
    #expect(table.sectors.count == 23)
    #expect(table.sectors[12].nameZh == "电子信息设备")
    #expect(table.sectors[0].nameEn == "Agriculture, forestry, livestock, fishery")
    #expect(table.intermediate[0, 2] == 3950.39)
    #expect(
      table.finalDemand.map(\.role) == [
        .household, .household, .government, .capitalFormation, .inventory, .export, .outflow,
      ])
    #expect(table.finalDemand[3].nameZh == "固定资本形成总额")
    #expect(table.valueAdded.map(\.code) == [.compensation, .netProductionTaxes, .depreciation, .operatingSurplus])
    #expect(table.imports[1] == 235.79)
    #expect(table.inflow[1] == 3917.5)
    #expect(table.grossOutput[22] == 9018.15)
    #expect(table.description.year == 2017)
    #expect(table.description.unit == "1e8 CNY")
    #expect(table.description.decimals == 2)
    #expect(table.description.citation.hasPrefix("河南省统计局、国家统计局，《中国地区投入产出表2017》"))
  }

  private static let broken: [(String, [String])] = [
    ("employment.csv", []),
    (
      "unit-without-row.csv",
      [
        "unit-without-row.csv:8:1: error: the unit of 'jobs' stands twice, first in line 7",
        "unit-without-row.csv:8:1: error: there is no extension row 'jobs' to have a unit; a unit is stated for extension "
          + "rows only",
      ]
    ),
    ("two-sectors.csv", []),
    (
      "unbalanced.csv",
      [
        "unbalanced.csv:13:1: error: row MAN does not balance: output is 10 less than its uses; rounding explains at most 4",
        "error: total value added is 2050 and total net final demand 2060, a gap of 10; rounding explains at most 5",
      ]
    ),
    (
      "not-a-number.csv",
      [
        "not-a-number.csv:13:27: error: 'NaN' is not a number; write digits with a point, as in 1234.5, without spaces or "
          + "separators",
        "not-a-number.csv:13:31: error: the cell is empty where a number must stand",
      ]
    ),
    (
      "not-square.csv",
      [
        "not-square.csv:8:22: error: the table is not square: 1 sector row and 2 intermediate columns; no row for MAN"
      ]
    ),
    ("negative-output.csv", ["negative-output.csv:13:36: error: MAN has a negative output of -2000"]),
    ("inputs-without-output.csv", ["inputs-without-output.csv:8:26: error: GAS has inputs of 5 but no output"]),
    (
      "wrong-labels.csv",
      [
        "wrong-labels.csv:6:1: error: 'two' is no value for 'decimals'; write a whole number from 0 to 12, or 'unrounded' for "
          + "figures with all their digits",
        "wrong-labels.csv:7:1: error: unknown key 'source'; the keys are title_en, title_zh, year, unit, prices, decimals, "
          + "citation, and 'unit' with the code of an extension row",
        "wrong-labels.csv:10:34: error: 'housholds' is no role of a column; the roles are intermediate, household, "
          + "government, capital_formation, inventory, other_final_demand, export, outflow, import, inflow, residual, output",
      ]
    ),
    (
      "swapped-rows.csv",
      [
        "swapped-rows.csv:12:1: error: the row 'MAN' stands where 'AGR' is due; keep rows and columns in the same order"
      ]
    ),
    (
      "stray-figure.csv",
      [
        "stray-figure.csv:14:38: error: '7' stands in the row 'value_added' outside the sectors; leave the cell empty: "
          + "nothing would read it"
      ]
    ),
    (
      "wrong-total.csv",
      ["wrong-total.csv:15:34: error: the total input of MAN is 2010, its gross output 2000"]
    ),
  ]

  @Test(arguments: broken)
  func `a broken table is told with every place`(name: String, expected: [String]) throws {
    let told = try Fixtures.messages(name)
    #expect(told == expected)
  }

  @Test func `five thousand mutated tables are read or refused`() throws {
    let sound = try Fixtures.bytes("Fixtures/two-sectors.csv")
    var random = SeededNumbers(2017)
    let marks = Array("\",\n#-.e059".utf8) + [0x80]
    var (read, refused) = (0, 0)
    for _ in 0..<1500 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        default: bytes.insert(marks.randomElement(using: &random) ?? 0, at: at)
        }
      }
      do {
        let table = try InputOutputTable.read(bytes: bytes, file: "t.csv")
        _ = try? RegionalModel(table)
        read += 1
      } catch {
        #expect(error.diagnostics.contains { $0.severity == .error })
        refused += 1
      }
    }
    #expect(read > 100 && refused > 100)
  }
}
