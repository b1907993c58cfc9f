import Diagnostics
import InputOutput
import LinearAlgebra
import TableReading
import Testing

/// The first rows and columns of a table, where names and labels may be others than below and beside.
@Suite struct OutlineMarginTests {
  private static let header = "|||N|工　业|服务业|中间使用\\n合    计|最终消费支出|||||资本形成总额|||出口|国内省外\\n流    出|最终使用\\n合    计"
  private static let row = "中间投入|N|01|20|60|10|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100"

  private static let names: [(column: String, row: String, told: [String])] = [
    ("农业", "农业", []),
    (
      "农业", "农业产品",
      [
        "t.xlsx:Sheet1!B9: warning: the row '农业产品' is taken for the column '农业' in Sheet1!D5, which it resembles most"
      ]
    ),
    (
      "农业产品", "农业",
      [
        "t.xlsx:Sheet1!B9: warning: the row '农业' is taken for the column '农业产品' in Sheet1!D5, which it resembles most"
      ]
    ),
    // As the error column is called.
    ("其他", "其他", []),
  ]

  @Test(arguments: names)
  func `the first sector may be named a little differently in row and column`(
    column: String, row: String, told: [String]
  ) throws {
    let read = try ProvincialTable.read(
      ProvincialTable.rows([
        5: Self.header.replacing("N", with: column), 9: Self.row.replacing("N", with: row),
      ]))
    let expected = try ProvincialTable.read(ProvincialTable.rows).table
    #expect(read.table.sectors.map(\.nameZh) == [column, "工业", "服务业"])
    #expect(read.table.intermediate == expected.intermediate && read.table.otherError == expected.otherError)
    #expect(read.findings.map(\.oneLine) == told)
  }

  private static let others: [(column: String, row: String, message: String)] = [
    (
      "农业", "渔民",
      """
      t.xlsx:Sheet1!D5: error: the column '农业' has no row of that name; call sectors alike in rows and columns
      t.xlsx:Sheet1!B9: error: the row '渔民' has no column of that name; call sectors alike in rows and columns
      """
    ),
    (
      "渔民", "农业",
      """
      t.xlsx:Sheet1!D5: error: the column '渔民' has no row of that name; call sectors alike in rows and columns
      t.xlsx:Sheet1!B9: error: the row '农业' has no column of that name; call sectors alike in rows and columns
      """
    ),
  ]

  @Test(arguments: others)
  func `a first sector without its like is told by its name`(column: String, row: String, message: String) {
    let rows = ProvincialTable.rows([
      5: Self.header.replacing("N", with: column), 9: Self.row.replacing("N", with: row),
    ])
    #expect(ProvincialTable.refusal(rows) == message)
  }

  @Test func `a first row of figures without a name is told`() {
    let rows = ProvincialTable.rows([9: Self.row.replacing("中间投入|N", with: "|")])
    #expect(
      ProvincialTable.refusal(rows)?.hasPrefix(
        "t.xlsx:Sheet1!A9: error: the row has figures and no name; name it, or take it out") == true)
  }

  /// Numbers of columns below the header, and of rows before the figures, are no sector.
  @Test(arguments: ["代码||", "列号||", "||", "|栏次|"])
  func `a row that counts the columns is no sector`(label: String) throws {
    let numbers = (1...19).map { "\($0)" }.joined(separator: "|")
    var rows = ProvincialTable.rows([8: "\(label)|\(numbers)"])
    rows = rows.enumerated().map { number, row in
      number > 7 ? row.replacing("|0", with: "|") : row
    }
    #expect(try ProvincialTable.read(rows).table.grossOutput == [100, 400, 250])
  }

  private static let blocks: [String] = [
    """
    2018年全国非竞争型投入产出表,,,,,,
    单位：亿元,,,,,,
    投入,农业,工业,中间使用合计,居民消费支出,出口,总产出或进口
    国内产品,,,,,,
    农业,10,40,50,30,20,100
    工业,20,10,30,90,80,200
    进口产品,,,,,,
    农业,5,10,15,7,0,22
    工业,0,0,0,3,0,3
    增加值合计,65,140,,,,
    总投入,100,200,,,,
    """,
    """
    单位：亿元,,,,,,,
    2018,,农业,工业,中间使用合计,居民消费支出,出口,总产出或进口
    国内产品,,,,,,,
    ,农业,10,40,50,30,20,100
    ,工业,20,10,30,90,80,200
    进口产品,,,,,,,
    ,农业,5,10,15,7,0,22
    ,工业,0,0,0,3,0,3
    ,增加值合计,65,140,,,,
    """,
    """
    单位：亿元,,,,,,
    投入,农业,工业,中间使用合计,居民消费支出,出口,总产出或进口
    农业,10,40,50,30,20,100
    工业,20,10,30,90,80,200
    进口产品,,,,,,
    农业,5,10,15,7,0,22
    工业,0,0,0,3,0,3
    增加值合计,65,140,,,,
    """,
  ]

  /// Hand-made: x = (100, 200), Zᵈ = (10 40; 20 10), Zᵐ = (5 10; 0 0).
  @Test(arguments: blocks)
  func `labels of blocks may stand in rows of their own, and that of the imports alone`(text: String) throws {
    let table = try TableReader.read(bytes: Array(text.utf8), file: "t.csv").table
    let uses = try #require(table.usesByOrigin)
    #expect(uses.domesticIntermediate == Matrix(rows: [[10, 40], [20, 10]]))
    #expect(uses.importedIntermediate == Matrix(rows: [[5, 10], [0, 0]]))
    #expect(uses.importedDemand == [[7, 3], [0, 0]] && table.grossOutput == [100, 200])
  }
}
