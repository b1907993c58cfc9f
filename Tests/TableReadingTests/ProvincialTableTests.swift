import Diagnostics
import Foundation
import InputOutput
import LinearAlgebra
import TableReading
import Testing
import WorkbookFixture

@Suite struct ProvincialTableTests {
  @Test func `a provincial workbook is read by its labels, with unit and year from its title`() throws {
    let read = try ProvincialTable.read(ProvincialTable.rows)
    let table = read.table
    #expect(table.sectors.map(\.nameZh) == ["农业", "工业", "服务业"])
    #expect(table.sectors.map(\.code) == ["01", "02", "03"])
    #expect(table.intermediate == Matrix(rows: [[20, 60, 10], [30, 200, 50], [10, 70, 40]]))
    #expect(
      table.finalDemand.map { "\($0.code) \($0.role.rawValue) \($0.values.map { Int($0) })" } == [
        "rural_household household [15, 10, 15]", "urban_household household [20, 40, 65]",
        "government government [0, 0, 60]", "gross_fixed_capital_formation capital_formation [2, 120, 20]",
        "inventory_change inventory [3, 5, 0]", "exports_abroad export [4, 30, 5]",
        "outflow_to_provinces outflow [16, 45, 15]",
      ])
    #expect(table.imports == [10, 40, 5] && table.inflow == [38, 92, 45] && table.otherError == [-2, 2, 0])
    #expect(table.grossOutput == [100, 400, 250] && table.totalValueAdded == [40, 70, 150])
    #expect(table.description.year == 2017 && table.description.unit == "1e4 CNY")
    #expect(table.description.titleZh == "某省2017年投入产出表" && table.description.prices == "current producers' prices")
    #expect(table.description.decimals == 0 && table.description.unroundedDigits == nil)
    #expect(read.findings.isEmpty)
    #expect(
      read.provenance.origins == [
        "unit: written in Sheet1!A3", "year: written in Sheet1!A1", "prices: written in Sheet1!A2",
      ])
    #expect(table.locations?.rows.map(\.description) == ["t.xlsx:Sheet1!B9", "t.xlsx:Sheet1!B10", "t.xlsx:Sheet1!B11"])
  }

  /// Made with xlwt 1.3 and openpyxl 3.1 from the same rows.
  @Test(arguments: ["xls", "xlsx"])
  func `a workbook of another program gives the same table`(kind: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let bytes = try [UInt8](Data(contentsOf: folder.appending(path: "Fixtures/provincial.\(kind)")))
    let read = try TableReader.read(bytes: bytes, file: "t.xlsx")
    let expected = try ProvincialTable.read(ProvincialTable.rows).table.cited("t.xlsx, sheet 表")
    #expect(read.table.withoutPlaces == expected.withoutPlaces)
    #expect(read.provenance.kind == "an Excel workbook (.\(kind))")
    #expect(read.table.locations?.rows.first?.description == "t.xlsx:表!B9")
  }

  /// Excel's CSV, its blank last rows and columns, other separators, thousands, encodings.
  @Test func `a text of the same cells gives the same table in every dialect`() throws {
    let expected = try ProvincialTable.read(ProvincialTable.rows).table.cited("t.csv").withoutPlaces
    let text = ProvincialTable.text()
    let blank = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n") + ",,,\n,,,\n"
    let grouped = ProvincialTable.text(ProvincialTable.rows.map { $0.replacing("|100", with: "| 100 ") })
    let utf16: [UInt8] = [0xFF, 0xFE] + WorkbookFixture.utf16(text)
    let gb18030 = try #require(
      text.data(using: String.Encoding(rawValue: 0x8000_0632)).map([UInt8].init))
    let forms: [[UInt8]] = [
      Array(text.utf8), Array(blank.utf8), Array(grouped.utf8), Array(("\u{FEFF}" + text).utf8), utf16, gb18030,
      Array(ProvincialTable.text(separator: ";").utf8), Array(ProvincialTable.text(separator: "\t").utf8),
    ]
    for form in forms {
      let table = try TableReader.read(bytes: form, file: "t.csv").table
      #expect(table.withoutPlaces == expected)
    }
  }

  @Test func `a written table is read back to the last bit`() throws {
    let rows = ProvincialTable.rows([
      9: "中间投入|农业|01|20.1|60|9.900000000000002|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100"
    ])
    for rows in [ProvincialTable.rows, rows.map { $0.replacing("|100", with: "|100.0") }] {
      let table = try TableReader.read(
        bytes: WorkbookFixture.bytes(rows: rows), file: "t", tolerating: [.imbalance]
      ).table
      let again = try InputOutputTable.read(text: table.exactFileText, file: "again.csv", tolerating: [.imbalance])
      #expect(again.withoutPlaces == table.withoutPlaces)
    }
  }

  @Test func `rows in another order than the columns are matched by name`() throws {
    let rows = ProvincialTable.rows
    let swapped = Array(rows[..<9]) + [rows[10], rows[9]] + rows[11...]
    let read = try ProvincialTable.read(swapped)
    let expected = try ProvincialTable.read(rows).table
    #expect(read.table.withoutPlaces == expected.withoutPlaces)
    #expect(
      read.findings.map(\.oneLine) == [
        "t.xlsx:Sheet1!B9: note: the rows stand in another order than the columns: they are matched by name"
      ])
  }

  @Test func `codes never outvote labels, and a name that differs a little is told`() throws {
    let read = try ProvincialTable.read(
      ProvincialTable.rows(
        [
          8: "代码||-|01|02|03|TIU|FU101|FU102|THC|FU103|TC|FU201|FU202|GCF|OF|TFU|IM|IF|ERR|GO|",
          11: "|现代服务|04|10|70|40|120|15|65|80|60|140|20|0|20|5|15|180|5|45|0|250",
          5: "|||农  业|工　业|现代服务业|中间使用\\n合    计|最终消费支出|||||资本形成总额|||出口|国内省外\\n流    出|最终使用\\n合    计",
        ].mapValues { $0 }))
    #expect(read.table.grossOutput == [100, 400, 250])
    #expect(
      read.findings.map(\.oneLine) == [
        "t.xlsx:Sheet1!B11: warning: the row '现代服务' is taken for the column '现代服务业' in Sheet1!F5, which it resembles most",
        "t.xlsx:Sheet1!B9: warning: the codes of 1 sectors differ between row and column, of which names are taken: 现代服务业 "
          + "(04 and 03)",
        "t.xlsx:Sheet1!P5: warning: codes contradict the labels of 6 columns, of which labels are taken: 出口 has OF, 国内省外流出 "
          + "has TFU, 最终使用合计 has IM, 进口 has IF",
      ])
  }

  /// Column 20 is the error.
  @Test func `without an error column what rows leave over becomes one, and is told`() throws {
    // Within the rounding of whole numbers nothing is left over.
    #expect(try ProvincialTable.read(ProvincialTable.rows(without: [20])).table.otherError == [0, 0, 0])
    let rows = ProvincialTable.rows([
      9: "中间投入|农业|01|20|60|10|90|15|20|35|0|35|2|3|5|4|36|80|10|38|-2|100",
      12: "|中间投入合计|TII|60|330|100|490|40|125|165|60|225|142|8|150|39|96|510|55|175|0|750",
    ])
    let read = try ProvincialTable.read(ProvincialTable.rows(rows, without: [20]))
    #expect(read.table.otherError == [-22, 2, 0])
    #expect(
      read.findings.map(\.oneLine) == [
        "t.xlsx:Sheet1!B9: warning: there is no error column, and 1 rows do not balance: what they leave over becomes one; the "
          + "largest is -22 (农业, 22.00 % of its output); results carry it as a driver of its own, the residual"
      ])
  }

  @Test func `trade may stand in one column for each direction`() throws {
    // 流出 holds exports and outflow together, 流入 imports and inflow.
    let merged = [
      4: "产出||代码|中间使用||||最终使用||||||||||流入|其他|总产出",
      5: "|||农业|工业|服务业|中间使用合计|最终消费支出|||||资本形成总额|||流出|最终使用合计", 8: nil,
      9: "中间投入|农业||20|60|10|90|15|20|35|0|35|2|3|5|20|60|48|-2|100",
      10: "|工业||30|200|50|280|10|40|50|0|50|120|5|125|75|250|132|2|400",
      11: "|服务业||10|70|40|120|15|65|80|60|140|20|0|20|20|180|50|0|250",
      12: "|中间投入合计||60|330|100|490",
    ]
    let read = try ProvincialTable.read(ProvincialTable.rows(merged))
    let table = read.table
    #expect(read.provenance.steps.contains("'流入', imports and inflow together, is written as imports"))
    #expect(table.finalDemand.last?.code == "outflow" && table.finalDemand.last?.values == [20, 75, 20])
    #expect(table.imports == [48, 132, 50])
  }

  private static let net:
    [(label: String, figures: [Int], sold: [Double], bought: [Double], warning: String, step: String)] = [
      (
        "净流出", [-28, -57, 30], [0, 0, 30], [28, 57, 0],
        "'净流出' is sales less purchases: its figures above zero are written as outflow to other provinces, and the 2 below "
          + "zero as inflow", "'净流出', sales less purchases, split by sign into outflow to other provinces and inflow"
      ),
      (
        "净流入", [28, 57, -30], [0, 0, 30], [28, 57, 0],
        "'净流入' is purchases less sales: its figures above zero are written as inflow, and the 1 below zero as outflow to "
          + "other provinces", "'净流入', purchases less sales, split by sign into inflow and outflow to other provinces"
      ),
      (
        "净出口", [-28, -57, 30], [0, 0, 30], [28, 57, 0],
        "'净出口' is sales less purchases: its figures above zero are written as exports abroad, and the 2 below zero as imports",
        "'净出口', sales less purchases, split by sign into exports abroad and imports"
      ),
    ]

  @Test(arguments: net)
  func `net trade becomes sales or purchases by its sign, and is told`(
    label: String, figures: [Int], sold: [Double], bought: [Double], warning: String, step: String
  ) throws {
    let rows = [
      4: "产出||代码|中间使用||||最终使用|||||||||其他|总产出",
      5: "|||农业|工业|服务业|中间使用合计|最终消费支出|||||资本形成总额|||\(label)|", 8: nil,
      9: "中间投入|农业||20|60|10|90|15|20|35|0|35|2|3|5|\(figures[0])|-2|100",
      10: "|工业||30|200|50|280|10|40|50|0|50|120|5|125|\(figures[1])|2|400",
      11: "|服务业||10|70|40|120|15|65|80|60|140|20|0|20|\(figures[2])|-60|250", 12: nil,
    ]
    let read = try ProvincialTable.read(ProvincialTable.rows(rows))
    let (table, isAbroad) = (read.table, label == "净出口")
    #expect(table.finalDemand.last?.values == sold)
    #expect(table.finalDemand.last?.nameZh == (isAbroad ? "出口" : "国内省外流出"))
    #expect((isAbroad ? table.imports : table.inflow) == bought)
    #expect(
      read.findings.map(\.oneLine) == [
        "t.xlsx:Sheet1!P5: warning: \(warning); where a product is traded in both directions, both are larger than that"
      ])
    #expect(read.provenance.steps.contains(step))
  }
}

extension InputOutputTable {
  /// The same table by another source.
  fileprivate func cited(_ citation: String) throws -> InputOutputTable {
    var description = description
    description.citation = citation
    let name = citation.split(separator: ",").first.map(String.init) ?? citation
    description.titleEn = "Input-output table \(name), \(description.year)"
    return try InputOutputTable(
      description: description, sectors: sectors, intermediate: intermediate, finalDemand: finalDemand,
      imports: imports,
      inflow: inflow, otherError: otherError, valueAdded: valueAdded, grossOutput: grossOutput)
  }
}
