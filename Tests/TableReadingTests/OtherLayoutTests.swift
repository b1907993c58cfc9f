import Diagnostics
import InputOutput
import LinearAlgebra
import TableReading
import Testing
import WorkbookFixture

@Suite struct OtherLayoutTests {
  private static func read(_ text: String, options: TableOptions = TableOptions()) throws -> ReadTable {
    try TableReader.read(bytes: Array(text.utf8), file: "t.csv", options: options)
  }

  private static func refusal(_ text: String) -> String? {
    do throws(InvalidInput) {
      _ = try TableReader.read(bytes: Array(text.utf8), file: "t.csv")
      return nil
    } catch { return error.description }
  }

  /// Miller & Blair (2009), table 2.3, as one writes it down in Excel.
  private static let english = """
    ,Agriculture,Manufacturing,Final demand,Total output
    Agriculture,150,500,350,"1,000"
    Manufacturing,200,100,"1,700","2,000"
    Value added,650,"1,400",,
    Total input,"1,000","2,000",,
    ,,,,
    """

  @Test func `a table as anybody writes it down is read, whatever stands between its cells`() throws {
    let semicolons = """
      ;Agriculture;Manufacturing;Final demand;Total output
      Agriculture;150;500;350;1000
      Manufacturing;200;100;1700;2000
      Value added;650;1400;;
      Total input;1000;2000;;
      ;;;;
      """
    for text in [Self.english, semicolons] {
      let table = try Self.read(text).table
      #expect(table.sectors.map(\.nameEn) == ["Agriculture", "Manufacturing"])
      #expect(table.sectors.map(\.code) == ["01", "02"])
      #expect(table.intermediate == Matrix(rows: [[150, 500], [200, 100]]))
      #expect(table.finalDemand.map(\.values) == [[350, 1700]])
      #expect(table.valueAdded.map(\.code) == [.valueAdded] && table.grossOutput == [1000, 2000])
      #expect(table.description.unit == TableOptions.unknownUnit && table.description.year == 0)
    }
  }

  @Test func `decimal commas are told from thousands by the file, and where nothing tells them it is refused`() throws {
    let decimals = """
      ;A b;C d;Final demand;Total output
      A b;15,5;50;34,5;100
      C d;20;10;170;200
      Value added;64,5;140;;
      """
    let table = try Self.read(decimals).table
    #expect(table.intermediate == Matrix(rows: [[15.5, 50], [20, 10]]))
    #expect(table.description.decimals == 1)
    let unclear = decimals.replacing("15,5", with: "1,500").replacing("34,5", with: "3").replacing("64,5", with: "6")
    #expect(
      Self.refusal(unclear)
        == "t.csv:2:5: error: '1,500' may be a thousand times another number: nothing in the file says whether the comma marks "
        + "thousands or decimals; save the figures without signs between thousands")
    #expect(
      Self.refusal(decimals.replacing("170", with: "1.5"))
        == "t.csv:2:5: error: a comma marks decimals here, and a point does in line 3, column 11; write all alike")
  }

  /// Hand-made: x = (100, 200), Zᵈ = (10 40; 20 10), Zᵐ = (5 10; 0 0).
  private static let nonCompetitive = """
    2018年全国非竞争型投入产出表,,,,,,
    单位：亿元,,,,,,
    投入,,农业,工业,中间使用合计,居民消费支出,出口,总产出或进口
    国内产品,农业,10,40,50,30,20,100
    ,工业,20,10,30,90,80,200
    ,国内产品中间投入合计,30,50,80,120,100,300
    进口产品,农业,5,10,15,7,0,22
    ,工业,0,0,0,3,0,3
    ,进口产品中间投入合计,5,10,15,10,0,25
    ,增加值合计,65,140,,,,
    ,总投入,100,200,,,,
    """

  @Test func `domestic and imported flows stay apart`() throws {
    let table = try Self.read(Self.nonCompetitive).table
    #expect(table.importTreatment == .nonCompetitive)
    let uses = try #require(table.usesByOrigin)
    #expect(uses.domesticIntermediate == Matrix(rows: [[10, 40], [20, 10]]))
    #expect(uses.importedIntermediate == Matrix(rows: [[5, 10], [0, 0]]))
    #expect(uses.domesticDemand == [[30, 90], [20, 80]] && uses.importedDemand == [[7, 3], [0, 0]])
    #expect(table.imports == [22, 3] && table.description.unit == "1e8 CNY" && table.description.year == 2018)
    let again = try InputOutputTable.read(text: table.exactFileText, file: "again.csv")
    #expect(again.withoutPlaces == table.withoutPlaces)
    // Column sums of (I - Aᵈ)⁻¹ by hand: Aᵈ = (0.1 0.2; 0.2 0.05), determinant 0.9 x 0.95 - 0.04 = 0.815.
    let multipliers = try RegionalModel(table).outputMultipliers()
    #expect(abs(multipliers[0] - (0.95 + 0.2) / 0.815) < 1e-12 && abs(multipliers[1] - (0.2 + 0.9) / 0.815) < 1e-12)
    // Folded, with one import share of each product, they are others.
    let folded = try RegionalModel(table.withoutOrigins).outputMultipliers()
    #expect(abs(folded[0] - multipliers[0]) > 0.01)
  }

  @Test func `imported products that are sold outside again are left out of exports and imports, and told`() throws {
    let text = Self.nonCompetitive.replacing("进口产品,农业,5,10,15,7,0,22", with: "进口产品,农业,5,10,15,7,2,24")
    let read = try Self.read(text)
    #expect(
      read.findings.map(\.oneLine) == [
        "t.csv:7:6: warning: imported products are sold outside again, 2 in all, most of them of '农业': these re-exports are "
          + "left out of exports and of imports; they pass the region's producers by, and no multiplier changes"
      ])
    #expect(read.provenance.steps.contains("re-exports of 2 left out of exports and of imports"))
    #expect(read.table.withoutPlaces == (try Self.read(Self.nonCompetitive).table.withoutPlaces))
    // The sheet's imports must be the uses and the re-exports.
    #expect(
      Self.refusal(text.replacing(",2,24", with: ",2,20"))
        == "t.csv:7:21: error: '总产出或进口' is 20, its parts add up to 24; compare the row or column with its source")
  }

  @Test func `a row of imported inputs makes a table of domestic uses`() throws {
    let text = """
      ,农业,工业,居民消费,出口,总产出
      农业,10,40,30,20,100
      工业,20,10,90,80,200
      进口中间投入,5,10,12,,
      增加值,65,140,,,
      """
    let table = try Self.read(text).table
    #expect(table.importTreatment == .domesticOnly && table.importedInputs?.inputs == [5, 10])
    #expect(table.importedInputs?.finalDemand == [12, 0])
    #expect(!table.check().contains { $0.severity == .error })
    let passed = try Self.read(text.replacing("5,10,12,,", with: "5,10,12,3,"))
    #expect(passed.table.importedInputs?.finalDemand == [12, 0])
    #expect(
      passed.findings.map(\.message).contains { $0.hasPrefix("imported products are sold outside again, 3 in all") })
  }

  @Test func `figures with signs between thousands are no names, also where they stand in rows and columns`() throws {
    let text = """
      ,Agriculture,Manufacturing,Final demand,Total output
      Agriculture,"1,000","2,000","3,000","6,000"
      Manufacturing,"2,000","1,000","3,000","6,000"
      Value added,"3,000","3,000",,
      """
    let table = try Self.read(text).table
    #expect(table.intermediate == Matrix(rows: [[1000, 2000], [2000, 1000]]) && table.grossOutput == [6000, 6000])
  }

  @Test func `a code that two sectors have is told, and none is taken`() throws {
    let text = """
      ,代码,农业,工业,居民消费,总产出
      代码,,01,01,,
      农业,01,10,40,50,100
      工业,01,20,10,170,200
      增加值,,70,150,,
      """
    let read = try Self.read(text)
    #expect(read.table.sectors.map(\.code) == ["01", "02"])
    #expect(
      read.findings.map(\.oneLine).contains(
        "t.csv:4:1: warning: '农业' and '工业' have the code '1': codes are not taken, and sectors are numbered in their "
          + "order; mend the codes, if other files go by them"))
  }

  private static let own = [
    "# title_en: Two sectors", "# title_zh: 两部门", "# year: 2017", "# unit: 1e8 CNY",
    "# prices: current producers' prices",
    "# citation: Miller & Blair (2009), table 2.3", "code|name_zh|name_en|AGR|MAN|household|output",
    "role|||intermediate|intermediate|household|output", "column_zh|||||居民消费|总产出",
    "column_en|||||Household consumption|Gross output", "AGR|农业|Agriculture|150|500.5|350|1000.5",
    "MAN|制造业|Manufacturing|200|100|1700|2000", "value_added|增加值|Value added|650.5|1399.5||", "||||||",
  ]

  @Test func `a table in the layout of our own is read from a workbook and from every dialect of text`() throws {
    let plain = Self.own.map { $0.replacing("|", with: ",") }.joined(separator: "\n")
    let expected = try Self.read(plain).table
    #expect(expected.description.decimals == 1)
    let semicolons = Self.own.map {
      $0.hasPrefix("#") ? $0 + ";;;;;;" : $0.replacing("|", with: ";").replacing(".5", with: ",5")
    }
    .joined(separator: "\r\n")
    let workbook = WorkbookFixture.bytes(rows: Self.own)
    for bytes in [Array(semicolons.utf8), workbook] {
      let table = try TableReader.read(bytes: bytes, file: "t").table
      #expect(table.withoutPlaces == expected.withoutPlaces)
    }
    let misspelt = Self.own.map { $0.replacing("MAN|制造业", with: "MAN |制造业") }
    #expect(
      ProvincialTable.refusal(misspelt)
        == "t.xlsx:Sheet1!A12: error: the row 'MAN ' is the column 'MAN' in Sheet1!E7 written otherwise; write both alike"
    )
  }

  @Test func `several sheets with a table are refused until one is named`() throws {
    func xml(_ rows: [String]) -> String {
      let bytes = WorkbookFixture.bytes(rows: rows)
      let text = String(decoding: bytes, as: UTF8.self)
      let start = text.firstRange(of: "<sheetData>")?.lowerBound ?? text.startIndex
      let end = text.firstRange(of: "</sheetData>")?.upperBound ?? text.endIndex
      return String(text[start..<end])
    }
    let rows = ProvincialTable.rows
    let bytes = WorkbookFixture.bytes(sheets: [("说明", "<sheetData/>"), ("表1", xml(rows)), ("表2", xml(rows))])
    let error = #expect(throws: InvalidInput.self) { try TableReader.read(bytes: bytes, file: "t") }
    #expect(
      error?.description
        == "t:表1!A1: error: 2 sheets hold a table: '表1', '表2'; say which with --sheet, or give a workbook of one")
    let chosen = try TableReader.read(bytes: bytes, file: "t", options: TableOptions(sheet: "表2"))
    #expect(chosen.table.grossOutput == [100, 400, 250])
    let missing = #expect(throws: InvalidInput.self) {
      try TableReader.read(bytes: bytes, file: "t", options: TableOptions(sheet: "表"))
    }
    #expect(missing?.description == "error: 't' has no sheet '表'; its sheets are 说明, 表1, 表2")
  }
}
