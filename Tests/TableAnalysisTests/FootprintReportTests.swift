import SimulationKit
import Testing

@testable import TableAnalysis

/// Miller & Blair's (2009) two sectors: nothing is imported, so all accounts are known.
@Suite struct FootprintReportTests {
  @Test func `production and consumption are told by sector and product`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.footprint().text }
    #expect(
      text == """
        Footprint of value added (1e8 CNY): Two sectors

        Code  Sector         Production (D_pba)  Consumption (D_cba)  Imported (D_imp)  Exported (D_exp)  Residual
        ----  -------------  ------------------  -------------------  ----------------  ----------------  --------
        AGR   Agriculture                650.00               350.00              0.00              0.00      0.00
        MAN   Manufacturing            1,400.00             1,700.00              0.00              0.00      0.00
              sum                      2,050.00             2,050.00              0.00              0.00      0.00

        Consumption account by category   1e8 CNY      %
        -------------------------------  --------  -----
        Household consumption            2,050.00  100.0

        D_pba and D_exp by producing sector; D_cba and D_imp by product used. Production = consumption - imported + exported + residual, in sum.
        Imports are valued as if made here (domestic technology assumption).
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `a footprint of a row of the table, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, _, _ in try table.footprint(of: "compensation").text }
    #expect(
      text == """
        劳动者报酬足迹（1e8 CNY）：两部门

        代码  部门    生产端 (D_pba)  消费端 (D_cba)  进口调入隐含 (D_imp)  出口调出隐含 (D_exp)  误差项
        ----  ------  --------------  --------------  --------------------  --------------------  ------
        AGR   农业            300.00          154.79                  0.00                  0.00    0.00
        MAN   制造业          500.00          645.21                  0.00                  0.00    0.00
              合计            800.00          800.00                  0.00                  0.00    0.00

        消费端按最终使用分  1e8 CNY      %
        ------------------  -------  -----
        居民消费             800.00  100.0

        D_pba与D_exp按生产部门，D_cba与D_imp按使用的产品。合计：生产端=消费端-进口调入+出口调出+误差项。
        进口与调入按本地技术计算（本地技术假设）。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }
}
