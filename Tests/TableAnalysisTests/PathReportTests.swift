import SimulationKit
import Testing

@testable import TableAnalysis

/// Miller & Blair's (2009) two sectors; the contributions are 0.7 x 1700, 0.65 x 0.25 x 1700 and 0.65 x 350.
@Suite struct PathReportTests {
  @Test func `paths are told with what they cover`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.paths(cutOff: 0.05).text }
    #expect(
      text == """
        Structural paths of value added, regional inverse (I - (I - M)A)^-1: Two sectors

        Rank  Order  Path        1e8 CNY  % of all  From final demand upstream
        ----  -----  ---------  --------  --------  ---------------------------
           1      0  MAN        1,190.00    58.049  Manufacturing
           2      1  MAN < AGR    276.25    13.476  Manufacturing < Agriculture
           3      0  AGR          227.50    11.098  Agriculture

        3 of 3 paths of at least 102.5000; the 3 cover 82.6 % of 2,050.00 (1e8 CNY).
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `paths to one product, fewer than found, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, _, _ in
      try table.paths(of: "compensation", sector: "MAN", cutOff: 0.05, count: 2).text
    }
    #expect(
      text == """
        劳动者报酬的结构路径，MAN的最终需求，区域逆矩阵 (I-(I-M)A)^-1：两部门

        位次  阶  路径       1e8 CNY  占全部%  自最终需求向上游
        ----  --  ---------  -------  -------  ----------------
           1   0  MAN         425.00   65.870  制造业
           2   1  MAN < AGR   127.50   19.761  制造业 < 农业

        列出2条不低于32.2607的路径中的2条；2条合计占645.21 (1e8 CNY)的85.6%。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }
}
