import Diagnostics
import InputOutput
import SeededNumbers
import TableReading
import Testing
import WorkbookFixture

@Suite struct RefusedSheetTests {
  private static let broken: [(changes: [Int: String?], message: String)] = [
    (
      [9: "中间投入|农业|01|20|60|10|90|15|20|35|0|35|2|3|5|4|16|60|10|3x8|-2|100"],
      "t.xlsx:Sheet1!T9: error: '3x8' is not a number; write digits with a point, as in 1234.5"
    ),
    (
      [9: "中间投入|农业|01|#REF!|60|10|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100"],
      "t.xlsx:Sheet1!D9: error: the formula gave the error #REF!; mend it in the workbook"
    ),
    (
      [9: "中间投入|农业|01|…|60|[**]|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100"],
      "t.xlsx:Sheet1!D9: error: 2 figures are masked, the first here; the publisher withholds them: get the table from a "
        + "source that shows its figures"
    ),
    (
      [9: "中间投入|农业|01|30|60|10|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100"],
      """
      t.xlsx:Sheet1!G9: error: '中间使用合计' is 90, its parts add up to 100; compare the row or column with its source
      t.xlsx:Sheet1!D12: error: '中间投入合计 of 农业' is 60, its parts add up to 70; compare the row or column with its source
      """
    ),
    (
      [11: "|房地产|03|10|70|40|120|15|65|80|60|140|20|0|20|5|15|180|5|45|0|250"],
      """
      t.xlsx:Sheet1!F5: error: the column '服务业' has no row of that name; call sectors alike in rows and columns
      t.xlsx:Sheet1!B11: error: the row '房地产' has no column of that name; call sectors alike in rows and columns
      """
    ),
    (
      [11: "|工业|03|10|70|40|120|15|65|80|60|140|20|0|20|5|15|180|5|45|0|250"],
      """
      t.xlsx:Sheet1!B11: error: the row '工业' stands twice, first in Sheet1!B10; give each sector a name of its own, and the \
      blocks of a table that tells origins apart a label, as in '国内产品' and '进口产品'
      t.xlsx:Sheet1!F5: error: the column '服务业' has no row of that name; call sectors alike in rows and columns
      """
    ),
    (
      [16: "|余额|VA004|5|8|40|53"],
      "t.xlsx:Sheet1!B16: error: the row '余额' is not known; below the sectors are looked for: 中间投入合计, 劳动者报酬, 生产税净额, "
        + "固定资产折旧, 营业盈余, 增加值合计, 进口中间投入, 总投入; take it out, or call it by one of these"
    ),
  ]

  @Test(arguments: broken)
  func `a mistake is told at its cell`(changes: [Int: String?], message: String) {
    #expect(ProvincialTable.refusal(ProvincialTable.rows(changes)) == message)
  }

  @Test func `an unknown column says what is looked for`() {
    let rows = ProvincialTable.rows.map { $0.replacing("存货增加", with: "资产处置") }
    let told = ProvincialTable.refusal(rows) ?? ""
    #expect(
      told.hasPrefix(
        "t.xlsx:Sheet1!N6: error: the column '资产处置' is not known; beside the sectors are looked for: 中间使用合计, "))
  }

  @Test func `merged figures are refused, merged headers are not`() {
    #expect(ProvincialTable.refusal(ProvincialTable.rows, merged: ["D4:G4", "A9:A12"]) == nil)
    #expect(
      ProvincialTable.refusal(ProvincialTable.rows, merged: ["E9:E10"])
        == "t.xlsx:Sheet1!E9: error: cells of figures are merged here, which hides all but one; take the merging back in "
        + "Excel and write each figure")
    // A name across its row hides figures, and blank cells hide none.
    #expect(
      ProvincialTable.refusal(ProvincialTable.rows, merged: ["B9:D9"])
        == "t.xlsx:Sheet1!D9: error: cells of figures are merged here, which hides all but one; take the merging back in "
        + "Excel and write each figure")
    #expect(ProvincialTable.refusal(ProvincialTable.rows, merged: ["H13:V17"]) == nil)
    #expect(ProvincialTable.refusal(ProvincialTable.rows + ["注：初步数"], merged: ["A19:V19"]) == nil)
    let old = OldWorkbookFixture.bytes(rows: ProvincialTable.rows, replacing: [], merged: [(8...9, 4...4)])
    let error = #expect(throws: InvalidInput.self) { try TableReader.read(bytes: old, file: "t.xls") }
    #expect(
      error?.description
        == "t.xls:Sheet1!E9: error: cells of figures are merged here, which hides all but one; take the merging back in "
        + "Excel and write each figure")
  }

  private typealias Old = OldWorkbookFixture.Cell

  private static let oldCells: [(cell: OldWorkbookFixture.Cell, message: String?)] = [
    (Old.formula(38), nil),
    (.error(0x17), "t.xls:Sheet1!T9: error: the formula gave the error #REF!; mend it in the workbook"),
    (.formula(kind: 2, 0x2A), "t.xls:Sheet1!T9: error: the formula gave the error #N/A; mend it in the workbook"),
    (.truth(true), "t.xls:Sheet1!T9: error: TRUE stands where a figure is due; write a number"),
    (.formula(kind: 1, 0), "t.xls:Sheet1!T9: error: FALSE stands where a figure is due; write a number"),
    (
      .formula(kind: 3),
      "t.xls:Sheet1!T9: error: the file does not hold the result of the formula; open it in Excel and save it again"
    ),
  ]

  @Test(arguments: oldCells)
  func `a formula in an old workbook has its result, and what is no number is told at its cell`(
    cell: OldWorkbookFixture.Cell, message: String?
  ) {
    let bytes = OldWorkbookFixture.bytes(rows: ProvincialTable.rows, replacing: [(8, 19, cell)])
    do throws(InvalidInput) {
      let table = try TableReader.read(bytes: bytes, file: "t.xls").table
      #expect(message == nil && table.inflow == [38, 92, 45])
    } catch { #expect(error.description == message) }
  }

  @Test func `unit and year must be written or said, and what is said must not contradict`() {
    let bare = Array(ProvincialTable.rows.dropFirst(3))
    #expect(ProvincialTable.refusal(bare) == nil)
    #expect(
      ProvincialTable.refusal(bare, options: TableOptions(needsUnitAndYear: true)) == """
        t.xlsx:Sheet1!A1: error: no unit is written around the table; say it with simplan table import --unit '1e4 CNY' \
        (万元), or write 单位：万元 above the table
        t.xlsx:Sheet1!A1: error: no year is written around the table, or more than one; say it with simplan table import \
        --year 2012
        """)
    #expect(ProvincialTable.refusal(bare, options: TableOptions(unit: "万元", year: 2017, needsUnitAndYear: true)) == nil)
    #expect(
      ProvincialTable.refusal(ProvincialTable.rows, options: TableOptions(unit: "1e8 CNY", year: 2012)) == """
        t.xlsx:Sheet1!A3: error: the file says the unit '1e4 CNY' here, and --unit says '1e8 CNY'; leave out --unit, or mend \
        the file
        t.xlsx:Sheet1!A1: error: the file says the year 2017, and --year says 2012; leave out --year, or mend the file
        """)
  }

  @Test func `a file without a table says what was looked for`() {
    let told =
      "no table is recognised in 2 rows and 2 columns: looked for the header 'code,name_zh,name_en' of the layout that "
      + "'simplan table layout' shows, and for two or more names that stand both before rows and above columns; label the "
      + "table so, with 总产出 or total output, and value added by row"
    #expect(ProvincialTable.refusal(["a|b", "1|2"]) == "t.xlsx:Sheet1!A1: error: " + told)
  }

  /// Whatever happens to a workbook, it is refused with a sentence, or read as a table that passes its checks.
  @Test(arguments: 0..<12)
  func `a shuffled, cut or overwritten file never traps and never gives a table that is not checked`(seed: Int) {
    var numbers = SeededNumbers(UInt64(seed + 1))
    for original in [WorkbookFixture.bytes(rows: ProvincialTable.rows), Array(ProvincialTable.text().utf8)] {
      for _ in 0..<40 {
        var bytes = original
        switch numbers.next() % 4 {
        case 0: bytes.removeLast(Int(numbers.next() % UInt64(bytes.count)))
        case 1:
          for _ in 0..<8 {
            bytes[Int(numbers.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: numbers.next())
          }
        case 2:
          let half = Int(numbers.next() % UInt64(bytes.count))
          bytes = Array(bytes[half...] + bytes[..<half])
        default: bytes.insert(contentsOf: bytes.suffix(100), at: Int(numbers.next() % UInt64(bytes.count)))
        }
        do throws(InvalidInput) {
          let read = try TableReader.read(bytes: bytes, file: "t")
          #expect(!read.table.check().contains { $0.severity == .error })
        } catch { #expect(error.diagnostics.contains { $0.severity == .error }) }
      }
    }
  }
}
