import Diagnostics
import InputOutput
import TableReading
import Testing
import WorkbookFixture

@Suite struct StatedFactsTests {
  private static let units: [(written: String, unit: String)] = [
    ("单位：元", "CNY"), ("计量单位：千元", "1e3 CNY"), ("单位：万元", "1e4 CNY"), ("单位：十万元", "1e5 CNY"),
    ("单位：百万元，人数万人", "1e6 CNY"), ("单位：千万元", "1e7 CNY"), ("单位: 1000万元", "1e7 CNY"), ("单位：亿元", "1e8 CNY"),
    ("单位：一亿元", "1e8 CNY"), ("单位：十亿元", "1e9 CNY"), ("单位：10亿元", "1e9 CNY"), ("单位：１０亿元", "1e9 CNY"),
    ("单位：百亿元", "1e10 CNY"), ("单位：千亿元", "1e11 CNY"), ("单位：万亿元", "1e12 CNY"), ("金额单位：人民币亿元", "1e8 CNY"),
    ("编制单位：亿元咨询公司   单位：万元", "1e4 CNY"), ("单位：亿元、万人", "1e8 CNY"), ("单位：万美元", "1e4 USD"),
    ("(亿元)", "1e8 CNY"), ("Unit: 10,000 yuan", "1e4 CNY"), ("unit: RMB 10 000", "1e4 CNY"),
    ("Unit: 100,000 yuan", "1e5 CNY"), ("unit: hundred thousand yuan", "1e5 CNY"), ("Unit: million yuan", "1e6 CNY"),
    ("unit: millions of RMB", "1e6 CNY"), ("unit: 10 million yuan", "1e7 CNY"), ("Unit: 100 million yuan", "1e8 CNY"),
    ("Unit: RMB 100 million", "1e8 CNY"), ("Unit: 1000 million yuan", "1e9 CNY"), ("unit: billion CNY", "1e9 CNY"),
    ("Unit: 100 billion yuan", "1e11 CNY"), ("unit: 1e9 CNY", "1e9 CNY"),
    ("unit: tens of thousands of yuan", "1e4 CNY"),
  ]

  @Test(arguments: units)
  func `a unit is read whole, in Chinese and in English`(written: String, unit: String) throws {
    #expect(try ProvincialTable.read(ProvincialTable.rows([3: written])).table.description.unit == unit)
  }

  @Test(arguments: ["千万元", "10 million yuan", "RMB 10 million", "1e7 CNY", "一千万元"])
  func `a unit that is said is read as one that is written`(said: String) throws {
    let read = try ProvincialTable.read(ProvincialTable.rows([3: nil]), options: TableOptions(unit: said))
    #expect(read.table.description.unit == "1e7 CNY")
  }

  private static let unclear = [
    "110000yuan", "50 million yuan", "万百元", "1.5亿元", "三百万元", "million million yuan", "yuan (10,000)", "10,000 (yuan)",
  ]

  @Test(arguments: unclear)
  func `a magnitude that is no power of ten is refused until the unit is said`(unit: String) throws {
    let rows = ProvincialTable.rows([3: "单位：\(unit)"])
    #expect(
      ProvincialTable.refusal(rows)
        == "t.xlsx:Sheet1!A3: error: the unit '\(unit)' is not understood; write a power of ten and a currency, as in "
        + "单位：万元, unit: 10 million yuan or unit: 1e4 CNY, or say it with --unit")
    let said = try ProvincialTable.read(rows, options: TableOptions(unit: "万元"))
    #expect(said.table.description.unit == "1e4 CNY")
    #expect(
      ProvincialTable.refusal(ProvincialTable.rows([3: nil]), options: TableOptions(unit: unit))
        == "error: the unit '\(unit)' of --unit is not understood; write a power of ten and a currency, as in --unit "
        + "'1e4 CNY', --unit 万元 or --unit '10 million yuan'")
  }

  private static let others: [(changes: [Int: String?], message: String)] = [
    (
      [1: "某省2017年投入产出表（单位：亿元）"],
      "t.xlsx:Sheet1!A3: error: the unit is '1e4 CNY' here, and '1e8 CNY' in Sheet1!A1; mend the file, or say with --unit "
        + "which of them is meant"
    ),
    (
      [1: "某省2017年投入产出表（亿元）"],
      "t.xlsx:Sheet1!A3: error: the unit is '1e4 CNY' here, and '1e8 CNY' in Sheet1!A1; mend the file, or say with --unit "
        + "which of them is meant"
    ),
    (
      [3: "单位：亿元（注：原表单位为万元）"],
      "t.xlsx:Sheet1!A3: error: the unit is '1e4 CNY' here, and '1e8 CNY' as well; mend the file, or say with --unit which "
        + "of them is meant"
    ),
    (
      [3: "单位：亿新元"],
      "t.xlsx:Sheet1!A3: error: no unit of money is understood in '单位：亿新元'; say it with simplan table import --unit "
        + "'1e4 CNY' (万元), or write 单位：万元 above the table"
    ),
    (
      [3: "编制单位：某省统计局"],
      "t.xlsx:Sheet1!A1: error: no unit is written around the table; say it with simplan table import --unit '1e4 CNY' "
        + "(万元), or write 单位：万元 above the table"
    ),
  ]

  @Test(arguments: others)
  func `units that contradict, and those that are none of money, are refused`(changes: [Int: String?], message: String)
  {
    let rows = ProvincialTable.rows(changes)
    #expect(ProvincialTable.refusal(rows, options: TableOptions(needsUnitAndYear: true)) == message)
    #expect(ProvincialTable.refusal(rows, options: TableOptions(unit: "万元", needsUnitAndYear: true)) == nil)
  }

  private static let years: [(title: String, prices: String, year: Int, said: String)] = [
    ("某省2017年投入产出表（按当年生产者价格计算）", "", 2017, "current producers' prices"),
    ("某省2017-2018年投入产出表", "", 0, "current producers' prices"),
    ("某省2017年投入产出表（2018年修订）", "", 0, "current producers' prices"),
    ("某省投入产出表", "按2015年可比价计算", 0, "按2015年可比价计算"),
    ("某省2017年投入产出表", "（2015年不变价）", 2017, "2015年不变价"),
    ("Input-output table 2017", "(constant 2015 prices)", 2017, "constant 2015 prices"),
  ]

  @Test(arguments: years)
  func `the year is the one that is written, and neither one of two nor that of the prices`(
    title: String, prices: String, year: Int, said: String
  ) throws {
    let table = try ProvincialTable.read(ProvincialTable.rows([1: title, 2: prices])).table
    #expect(table.description.year == year && table.description.prices == said)
  }

  @Test func `a file that is named for another year than its table is told`() throws {
    let bytes = WorkbookFixture.bytes(rows: ProvincialTable.rows)
    #expect(try TableReader.read(bytes: bytes, file: "a/province-2017.xlsx").findings.isEmpty)
    let read = try TableReader.read(bytes: bytes, file: "a/province-2007-42.xlsx")
    let told =
      "a/province-2007-42.xlsx:Sheet1!A1: warning: the file is named for 2007, and its table is taken for one of 2017; see "
      + "which is right, and name the file for that year"
    #expect(read.findings.map(\.oneLine) == [told] && read.provenance.warnings == [told])
  }
}
