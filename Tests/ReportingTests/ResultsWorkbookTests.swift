import ResultText
import Results
import ScratchFolder
import SimulationKit
import StoredRun
import Testing
import WorkbookWriting

@testable import Reporting

/// The sheets of a run, in the language that is asked for.
struct ResultsWorkbookTests {
  private func sheets(_ language: Language) throws -> [String: [[String]]] {
    let scratch = try ScratchFolder()
    let folder = try ResultsFolder(at: scratch.at("plan"))
    try folder.write(
      "sector,name_en,name_zh,2015,2016\nAGR,Farming,农业,1,2\n", to: "economy/gross_output.csv")
    try folder.write("indicator,2015,2016\nshare_of_above_scale_industry,11.8,12\n", to: "economy/strategic_share.csv")
    try folder.write("sector,unit,2015,2016\nAGR,1e8 CNY,1,3\n", to: "modules/fund/money.csv")
    try folder.publish(
      record: StoredRun.json().replacing(
        "\"Bureau of Statistics\"", with: "\"统计局 | Bureau of Statistics\""))
    let stored = try FolderSnapshot.read(scratch.at("plan")).results
    let file = ResultsWorkbook(stored, language: language).file
    return Dictionary(
      file.sheets.map { sheet in
        (
          sheet.name,
          [sheet.columns.map(\.head)]
            + sheet.rows.map { row in
              row.map { cell in
                switch cell {
                case .empty: ""
                case .text(let text), .link(let text, _): text
                case .number(let number): "\(number)"
                }
              }
            }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `codes stand beside their names in one language, and the workbench's charts have sheets`() throws {
    let chinese = try sheets(.zh)
    #expect(chinese["总产出"] == [["部门代码", "名称", "单位", "2015", "2016"], ["AGR", "农业", "亿元，2017年价格", "1.0", "2.0"]])
    #expect(
      chinese["money"] == [
        ["部门代码", "部门名称", "单位", "2015", "2016"], ["AGR", "农业", "亿元", "1.0", "3.0"],
      ])
    #expect(
      chinese["战略性新兴产业占比"]?[1] == ["share_of_above_scale_industry", "战略性新兴产业占规模以上工业增加值比重", "11.8", "12.0"])
    #expect(chinese["运行"]?.contains(["投入产出表", "投入产出表", "统计局"]) == true)
    #expect(chinese.keys.contains { $0.hasPrefix("图 战略性新兴产业增加值占规模以上工业") }, "\(chinese.keys.sorted())")
    let english = try sheets(.en)
    #expect(
      english["Gross output"] == [
        ["Sector", "Name", "Unit", "2015", "2016"], ["AGR", "Farming", "1e8 CNY, prices of 2017", "1.0", "2.0"],
      ])
    #expect(english["Run"]?.contains(["Table", "The table", "Bureau of Statistics"]) == true)
    #expect(english["Chart strategic-share"]?.count == 3)
  }

  @Test(arguments: [
    ("统计局 | Bureau", "统计局", "Bureau"), ("Bureau | 统计局", "统计局", "Bureau"), ("A | B", "A | B", "A | B"),
    ("甲 | 乙", "甲 | 乙", "甲 | 乙"), ("Bureau", "Bureau", "Bureau"),
  ])
  func `a citation in two languages is read in one`(text: String, chinese: String, english: String) throws {
    var scenario = try StoredRun.record().scenario
    scenario.tableCitation = text
    #expect(scenario.tableCitation(in: .zh) == chinese && scenario.tableCitation(in: .en) == english)
  }
}
