import Diagnostics
import InputOutput
import LinearAlgebra
import ScratchFolder
import Testing

@testable import TableAnalysis
@testable import TableMaking

/// Tables that an office gave without a year, and tables of two origins, under the commands that need more of them.
@Suite struct TableDemandsTests {
  private static let plain = """
    ,Agriculture,Manufacturing,Final demand,Total output
    Agriculture,150,500,350,1000
    Manufacturing,200,100,1700,2000
    Value added,650,1400,,

    """

  private static let apart = """
    2018年全国非竞争型投入产出表,,,,,,
    单位：亿元,,,,,,
    投入,,农业,工业,中间使用合计,居民消费支出,出口,总产出或进口
    国内产品,农业,10,40,50,30,20,100
    ,工业,20,10,30,90,80,200
    进口产品,农业,5,10,15,7,0,22
    ,工业,0,0,0,3,0,3
    ,增加值合计,65,140,,,,

    """

  private func refusal(_ text: String, _ body: (TableReport, ScratchFolder) throws -> Void) throws -> String {
    let folder = try ScratchFolder()
    try folder.write(text, to: "table.csv")
    do {
      try body(try TableReport(path: folder.at("table.csv")), folder)
      return "no error"
    } catch let error as InvalidInput {
      return error.description.split(separator: folder.path + "/", omittingEmptySubsequences: false).joined()
    }
  }

  private static let howToSay =
    "write it above the table, or let simplan table import FILE --year 2012 --unit '1e4 CNY' --to DIR write a table that says "
    + "it"

  @Test func `commands that count years ask for the year of a table that says none`() throws {
    let change = try refusal(Self.plain) { report, _ in _ = try report.decomposition(to: report) }
    #expect(
      change == "error: table.csv: the table says no year, which a change between two years needs; \(Self.howToSay)")
    let path = try refusal(Self.plain) { report, folder in
      try folder.write("code,01,02\n01,0,0\n02,0.5,0.4\n", to: "capital.csv")
      _ = try report.dynamics(
        DynamicQuestion(
          capital: folder.at("capital.csv"), growth: try #require(Amount("8%")),
          growthOf: try SectorAmounts([], option: "--growth-of"), years: 1))
    }
    #expect(path == "error: the table says no year, which a path over the years needs; \(Self.howToSay)")
    let projection = try refusal(Self.plain) { report, _ in _ = try report.projected(to: 2020, totals: "none.csv") }
    #expect(projection == "error: the table says no year, which a projection needs; \(Self.howToSay)")
  }

  @Test func `a table that says neither year nor unit is not written as a table file`() throws {
    let message = try refusal(Self.plain) { report, folder in
      let made = try report.balanced(totals: nil)
      let error = #expect(throws: InvalidInput.self) { try made.writeTable(to: folder.at("new.csv")) }
      throw InvalidInput(.error(error?.description ?? "written"))
    }
    #expect(
      message == "error: error: the table says no year and no unit, and a table file says both; \(Self.howToSay)")
  }

  @Test func `tables of two origins are refused with the reason where their origins would be lost`() throws {
    let fold = "add the origins up first: simplan table imports FILE --to competitive --csv > table.csv"
    let regions = try refusal(Self.apart) { report, _ in
      _ = try report.interregional(parts: [], rest: "R", method: .flq, delta: 0.3)
    }
    #expect(
      regions
        == "error: the table tells imported uses apart by user, which one of several regions would lose: its flows name the "
        + "region that makes a product, and imports have a column; \(fold)")
    let split = try refusal(Self.apart) { report, _ in _ = try report.split(parts: "none.csv", profiles: "none.csv") }
    #expect(
      split
        == "error: the table tells imported uses apart by user, which one with parts of sectors would lose: profiles do not "
        + "say where the inputs of a part come from; \(fold)")
  }

  @Test func `origins are added up where that is asked for, and the file is read back`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.apart, to: "table.csv")
    let answer = try TableReport(path: folder.at("table.csv")).converted(to: .competitive)
    try folder.write(answer.csv, to: "sum.csv")
    let table = try TableReport(path: folder.at("sum.csv")).table
    #expect(table.importTreatment == .competitive && table.imports == [22, 3])
    #expect(table.intermediate.row(0) == [15, 50] && table.finalDemand.map(\.values) == [[37, 93], [20, 80]])
    #expect(
      try refusal(answer.csv) { report, _ in _ = try report.converted(to: .competitive) }
        == "error: the table has uses of all origins together already; leave out --to competitive")
  }
}
