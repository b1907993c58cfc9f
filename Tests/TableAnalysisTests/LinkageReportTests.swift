import SimulationKit
import Testing

@testable import TableAnalysis

/// Miller & Blair's (2009) two sectors, table 12.2 in their manner.
@Suite struct LinkageReportTests {
  @Test func `linkages from the Ghosh inverse`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.linkages().text }
    #expect(
      text == """
        Linkages, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Direct backward  Direct forward  Total backward  Total forward (G)  Power of dispersion  Sensitivity of dispersion  Class
        ----  -------------  ---------------  --------------  --------------  -----------------  -------------------  -------------------------  -----
        AGR   Agriculture             0.3500          0.6500          1.5182             1.9142               1.0222                     1.2083  key
        MAN   Manufacturing           0.3000          0.1500          1.4521             1.2541               0.9778                     0.7917  weak

        Key sectors: AGR Agriculture
        Backward: column sums of A and L. Forward: row sums of B and G. Dispersion: over the mean; key where both are above 1.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `linkages from the Leontief inverse, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, _, _ in try table.linkages(forward: .leontief).text }
    #expect(
      text == """
        产业关联，区域逆矩阵 (I-(I-M)A)^-1：两部门

        代码  部门    直接后向  直接前向  完全后向  完全前向（L）  影响力系数  感应度系数  类别
        ----  ------  --------  --------  --------  -------------  ----------  ----------  ------
        AGR   农业      0.3500    0.4000    1.5182         1.5842      1.0222      1.0667  关键
        MAN   制造业    0.3000    0.2500    1.4521         1.3861      0.9778      0.9333  弱关联

        关键部门：AGR 农业
        后向：A、L列和；前向：A、L行和。系数为与平均数之比，二者均大于1为关键部门。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }
}
