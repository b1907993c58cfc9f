import SimulationKit
import Testing

@testable import TableAnalysis

/// Miller & Blair's (2009) two sectors.
@Suite struct InfluenceReportTests {
  @Test func `the strongest coefficients are listed, and how many there are`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.influence(count: 3).text }
    #expect(
      text == """
        Field of influence (ε = 0), regional inverse (I - (I - M)A)^-1: Two sectors

        Rank  Row  Column  Coefficient  Intensity  Over the mean  Input by user
        ----  ---  ------  -----------  ---------  -------------  ----------------------------
           1  AGR  AGR        0.150000     2.7623         1.2191  Agriculture by Agriculture
           2  MAN  AGR        0.200000     2.3007         1.0154  Manufacturing by Agriculture
           3  AGR  MAN        0.250000     2.1827         0.9633  Agriculture by Manufacturing

        The 3 strongest of 4 coefficients.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `a change of a size changes the intensities, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, _, _ in
      try table.influence(change: 0.1, count: 2, inverse: .total).text
    }
    #expect(
      text == """
        影响域（ε=0.1），完全逆矩阵 (I-A)^-1：两部门

        位次  行   列       系数    强度  与平均之比  投入与使用部门
        ----  ---  ---  --------  ------  ----------  --------------
           1  AGR  AGR  0.150000  3.6114      1.3524  农业使用农业
           2  MAN  AGR  0.200000  2.4605      0.9214  农业使用制造业

        列出4个系数中最强的2个。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }
}
