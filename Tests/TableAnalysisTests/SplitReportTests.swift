import Diagnostics
import ScratchFolder
import SimulationKit
import Testing

@testable import TableAnalysis
@testable import TableMaking

/// Two sectors, A and B, and P, which is a quarter of B: P makes 50 of 200, takes 22.5 of A's products, is a fifth of what
/// households buy of B. `TableSplitTests` has the figures by hand.
@Suite struct SplitReportTests {
  private static let files = [
    "table.csv": """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: made up
    code,name_zh,name_en,A,B,household,exports,outflow,imports,inflow,output
    role,,,intermediate,intermediate,household,export,outflow,import,inflow,output
    column_zh,,,,,居民消费,出口,调出,进口,调入,总产出
    column_en,,,,,Households,Exports,Outflow,Imports,Inflow,Output
    A,甲,Alpha,20,30,60,10,10,10,20,100
    B,乙,Beta,30,60,90,20,30,20,10,200
    value_added,增加值,Value added,50,110,,,,,,

    """,
    "profiles.csv": """
    # title: Two national sectors and a detailed one
    # unit: 1e8 CNY
    # kind: assumption
    # citation: made up as well
    code,sector,name_zh,name_en,A,B,D,household,exports,imports,gross_output
    A,,甲,Alpha,40,60,20,120,10,10,200
    B,,乙,Beta,60,120,0,180,40,20,400
    D,B,丁,Delta,30,20,0,36,20,20,100
    value_added,,增加值,Value added,100,220,55,,,,

    """,
    "parts.csv": """
    # title: A part
    # unit: shares of the parent's output
    # kind members: assumption
    # kind output_share: assumption
    # citation: made up
    code,industry,name_zh,name_en,parent,members,output_share
    P,new_energy,丙,Pi,B,D:1,0.25

    """,
  ]

  private func answer(
    _ language: Language = .en, in folder: ScratchFolder, factor: Double = 1
  ) throws -> SplitAnswer {
    for (name, text) in Self.files { try folder.write(text, to: name) }
    return try TableReport(path: folder.at("table.csv"), language: language)
      .split(parts: folder.at("parts.csv"), profiles: folder.at("profiles.csv"), factor: factor)
  }

  /// Import share and multipliers computed apart in numpy from the figures of `TableSplitTests`.
  @Test func `parts stand beside their parents`() throws {
    let report = try answer(in: ScratchFolder()).report
    #expect(report.findings.isEmpty)
    #expect(
      report.text == """
        Parts of sectors (1e8 CNY): Two sectors

        Code  Sector  Industry    Parent  Output  % of parent  Value added  Exports  Outflow  Import share m  Multiplier  Parent's  Distance  Parent's
        ----  ------  ----------  ------  ------  -----------  -----------  -------  -------  --------------  ----------  --------  --------  --------
        P     Pi      new_energy  B        50.00        25.00        27.50    10.00    18.44          0.4985      1.5133    1.5704    0.2500    0.0000
              sum                          50.00            -        27.50    10.00    18.44               -           -         -         -         -

        Code  Sector  Output left      %  Cross-hauling
        ----  ------  -----------  -----  -------------
        B     Beta         150.00  75.00         0.0625

        Outputs of the parts that count for the target are multiplied by 1. Cells start from the national table and \
        are scaled to the table's cells and the parts' inputs (73 rounds); the parts and what is left of a sector \
        add up to it.
        Distance: the sum of the differences of input coefficients to the national ones, signs left out, over the \
        sectors of the table. Cross-hauling: the share sold to and bought from other provinces of what could be \
        both.
        Source: made up
        Profiles: made up as well

        """)
    #expect(
      report.csv == "\u{FEFF}" + """
        code,name,industry,parent,output,output_share,value_added,exports,outflow,import_share,multiplier,parent_multiplier,\
        distance,parent_distance
        P,Pi,new_energy,B,50,25,27.5,10,18.4375,0.498546511628,1.51334126096,1.57037037037,0.25,0

        """)
  }

  @Test func `the report is in Chinese as well`() throws {
    let text = try answer(.zh, in: ScratchFolder()).report.text
    #expect(
      text == """
        部门拆分（1e8 CNY）：两部门

        代码  部门  产业        所属部门   产出  占所属部门%  增加值   出口   调出  进口调入份额 m  产出乘数  所属部门乘数  与全国差距  所属部门差距
        ----  ----  ----------  --------  -----  -----------  ------  -----  -----  --------------  --------  ------------  ----------  ------------
        P     丙    new_energy  B         50.00        25.00   27.50  10.00  18.44          0.4985    1.5133        1.5704      0.2500        0.0000
              合计                        50.00            -   27.50  10.00  18.44               -         -             -           -             -

        代码  部门  其余产出      %  双向流动系数
        ----  ----  --------  -----  ------------
        B     乙      150.00  75.00        0.0625

        计入目标的部分，其产出乘以1。中间流量以全国表为初值，按原表流量和各部分中间投入合计交替调整（73轮）；各部分与其余部分合计等于原部门。
        与全国差距：按原表部门计算的投入系数与全国系数之差的绝对值之和。双向流动系数：可同时调出和调入的数量中实际双向流动的份额。
        资料来源：made up
        全国资料：made up as well

        """)
  }

  @Test func `the table is written once, and nothing that stands there is touched`() throws {
    let folder = try ScratchFolder()
    let first = try answer(in: folder)
    try first.writeTable(to: folder.at("split.csv"))
    let text = try folder.text("split.csv")
    #expect(text.contains("P,丙,Pi,15,10,0,18,10,18.4375,20,1.4375,50\n"))
    // The same again has nothing to write.
    try first.writeTable(to: folder.at("split.csv"))
    let path = folder.at("split.csv")
    let other = try answer(in: folder, factor: 0.9)
    func message(_ answer: SplitAnswer, _ path: String) -> String {
      do throws(InvalidInput) {
        try answer.writeTable(to: path)
        return "no error"
      } catch { return error.description }
    }
    #expect(
      message(other, path)
        == "error: '\(path)' stands there already and is left as it is; choose another name, or delete it yourself")
    #expect(try folder.text("split.csv") == text)
    #expect(
      message(other, "split.txt") == "error: 'split.txt' is no name for a table; let it end in .csv, as in split.csv")
    let nowhere = folder.at("nowhere/split.csv")
    #expect(
      message(other, nowhere)
        == "error: '\(nowhere)' cannot be written: No such file or directory; choose another place for it"
    )
  }

  /// Its outputs would become what its columns add up to.
  @Test func `a table that does not balance is split where that is tolerated, and not written`() throws {
    let folder = try ScratchFolder()
    for (name, text) in Self.files { try folder.write(text, to: name) }
    let lines = Self.files["table.csv", default: ""].split(separator: "\n")
    let text = lines.map { ($0.hasPrefix("value_added") ? "value_added,增加值,Value added,50,100,,,,,," : $0) + "\n" }
    try folder.write(text.joined(), to: "table.csv")
    let answer = try TableReport(path: folder.at("table.csv"), tolerating: [.imbalance])
      .split(parts: folder.at("parts.csv"), profiles: folder.at("profiles.csv"))
    #expect(answer.report.csv.contains("\nP,Pi,new_energy,B,50,25,25,"))
    do throws(InvalidInput) {
      try answer.writeTable(to: folder.at("split.csv"))
      Issue.record("written")
    } catch {
      #expect(
        error.description
          == "error: the table does not balance, and its split cannot be written with figures that do; leave out -o, or mend "
          + "the table")
    }
    #expect(!folder.exists("split.csv"))
  }
}
