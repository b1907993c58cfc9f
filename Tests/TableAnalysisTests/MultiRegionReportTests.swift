import Diagnostics
import ScratchFolder
import SimulationKit
import Testing

@testable import TableAnalysis

/// Three regions of two sectors; `FootprintTests` has the accounts as pymrio computes them.
@Suite struct MultiRegionReportTests {
  @Test func `footprints are told by region, and who causes what where`() throws {
    let text = try SmallTables.report(.en) { _, _, table in try table.footprint(of: "co2").text }
    #expect(
      text == """
        Footprint of Carbon dioxide by region (t): Three regions of two sectors

        Region  Production (D_pba)  Consumption (D_cba)  Imported (D_imp)  Exported (D_exp)
        ------  ------------------  -------------------  ----------------  ----------------
        N                    55.00                43.72             24.12             35.40
        S                    25.00                59.78             51.98             17.20
        W                    72.00                48.50             23.10             46.60
        sum                 152.00               152.00             99.20             99.20

        Arises in, for final demand of      N      S      W
        ------------------------------  -----  -----  -----
        N                               19.60  23.28  12.12
        S                                6.22   7.80  10.98
        W                               17.90  28.70  25.40
        sum                             43.72  59.78  48.50

        D_pba = D_cba - D_imp + D_exp in every region; inputs from each region are valued as that region makes them.
        Source: made for the tests

        """)
  }

  @Test func `footprints of output, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { _, _, table in try table.footprint(of: "output").text }
    #expect(
      text == """
        分区域产出足迹（1e8 CNY）：三区域两部门

        区域  生产端 (D_pba)  消费端 (D_cba)  进口调入隐含 (D_imp)  出口调出隐含 (D_exp)
        ----  --------------  --------------  --------------------  --------------------
        N             594.00          544.47                333.22                382.75
        S             588.00          681.69                484.79                391.11
        W             578.00          533.85                329.56                373.71
        合计        1,760.00        1,760.00              1,147.57              1,147.57

        产生于（行），最终使用来自（列）       N       S       W
        --------------------------------  ------  ------  ------
        N                                 211.25  255.78  126.97
        S                                 188.51  196.89  202.59
        W                                 144.71  229.01  204.29
        合计                              544.47  681.69  533.85

        各区域D_pba = D_cba - D_imp + D_exp；来自各区域的投入按该区域技术计算。
        资料来源：made for the tests

        """)
  }

  @Test func `multipliers are split into own region and spillover`() throws {
    let text = try SmallTables.report(.en) { _, _, table in try table.multipliers().text }
    #expect(
      text == """
        Multipliers of output by region: Three regions of two sectors

        Code     Sector      Total  Own region  Spillover  Spillover %  Feedback    in N    in S    in W
        -------  ---------  ------  ----------  ---------  -----------  --------  ------  ------  ------
        N.food   Food (N)   1.5377      1.2181     0.3196         20.8    0.0408  1.2181  0.1399  0.1796
        N.goods  Goods (N)  1.4014      1.1556     0.2459         17.5    0.0347  1.1556  0.0964  0.1494
        S.food   Food (S)   1.6090      1.2048     0.4043         25.1    0.0362  0.1566  1.2048  0.2477
        S.goods  Goods (S)  1.5260      1.1530     0.3731         24.4    0.0357  0.1758  1.1530  0.1973
        W.food   Food (W)   1.4595      1.2047     0.2547         17.5    0.0356  0.1590  0.0957  1.2047
        W.goods  Goods (W)  1.5692      1.1913     0.3779         24.1    0.0548  0.2215  0.1564  1.1913

        A unit of final demand for the row's product; spillover is what arises outside its region, feedback the part of the own \
        region's that comes back by way of the others.
        Simple multipliers alone: a table of several regions is not closed on households, so that types I and II are left out.
        Source: made for the tests

        """)
  }

  @Test func `multipliers of an extension, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { _, _, table in try table.multipliers(of: "co2").text }
    #expect(
      text == """
        分区域二氧化碳 (t / 1e8 CNY)乘数：三区域两部门

        代码     部门             合计  本区域    溢出  溢出%    反馈  产生于N  产生于S  产生于W
        -------  -------------  ------  ------  ------  -----  ------  -------  -------  -------
        N.food   食品（N）      0.1567  0.1247  0.0320   20.4  0.0039   0.1247   0.0097   0.0223
        N.goods  其他货物（N）  0.1123  0.0909  0.0214   19.1  0.0032   0.0909   0.0027   0.0187
        S.food   食品（S）      0.1458  0.0998  0.0460   31.5  0.0020   0.0154   0.0998   0.0306
        S.goods  其他货物（S）  0.0543  0.0127  0.0416   76.6  0.0021   0.0169   0.0127   0.0247
        W.food   食品（W）      0.1646  0.1458  0.0188   11.4  0.0044   0.0150   0.0039   0.1458
        W.goods  其他货物（W）  0.1818  0.1520  0.0298   16.4  0.0068   0.0201   0.0096   0.1520

        对该行产品的一单位最终需求；溢出指产生于其他区域的部分，反馈指本区域部分中经由其他区域返回的部分。
        仅为简单乘数：多区域表不对居民封闭，未计算I型和II型乘数。
        资料来源：made for the tests

        """)
  }

  @Test func `a table of regions is checked region by region`() throws {
    let text = try SmallTables.report(.en) { _, _, table in try table.check() }
    #expect(
      text.contains(
        """
        Region  Value added  Final demand  Sold to others  Bought from others   Gap
        ------  -----------  ------------  --------------  ------------------  ----
        N            406.00        361.00          369.00              324.00  0.00
        S            372.00        450.00          382.00              460.00  0.00
        W            380.00        347.00          369.00              336.00  0.00

        """))
  }

  @Test func `a table of regions is not closed on households`() {
    let wrong = #expect(throws: InvalidInput.self) {
      try SmallTables.report(.en) { _, _, table in try table.multipliers(incomeBase: .compensation).text }
    }
    #expect(
      wrong?.description
        == "error: a table of several regions is not closed on households; leave --income-base out")
  }

  @Test(arguments: Language.allCases)
  func `footprints and multipliers of regions are drawn`(language: Language) throws {
    let folder = try ScratchFolder()
    _ = try SmallTables.report(language) { _, _, table in
      try table.footprint(of: "co2").writeChart(to: folder.at("footprint.svg"))
      try table.multipliers().writeChart(to: folder.at("multipliers.svg"))
      return ""
    }
    let (footprint, multipliers) = (try folder.text("footprint.svg"), try folder.text("multipliers.svg"))
    // 99.20 of 152.00, and by hand from the report: 1.98 of 9.10.
    #expect(
      footprint.contains(
        language == .en
          ? "65.3 % of what the regions' final demand calls forth arises in other regions."
          : "各区域最终使用所带动的65.3%产生于其他区域。"))
    #expect(
      multipliers.contains(
        language == .en ? "21.7 % of what is called forth arises in other regions." : "所带动的21.7%产生于其他区域。"))
  }
}
