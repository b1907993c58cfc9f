import SimulationKit
import Testing

@testable import TableAnalysis

/// From Miller & Blair's (2009) two sectors to made ones.
@Suite struct DecompositionReportTests {
  @Test func `the average of two polar forms is told driver by driver`() throws {
    let text = try SmallTables.report(.en) { table, later, _ in try table.decomposition(to: later).text }
    #expect(
      text == """
        Structural decomposition of the change of output, 2017 to 2020 (1e8 CNY): Two sectors and Two sectors

        Driver                 1e8 CNY  % of the change
        ---------------------  -------  ---------------
        Technology               82.08             13.7
        Import shares             0.00              0.0
        Household consumption   517.92             86.3
        Residual                  0.00              0.0
        sum                     600.00            100.0

        Code  Sector         Change  Technology  Import shares  Regional final demand  Residual
        ----  -------------  ------  ----------  -------------  ---------------------  --------
        AGR   Agriculture    200.00       35.57           0.00                 164.43      0.00
        MAN   Manufacturing  400.00       46.51           0.00                 353.49      0.00
              sum            600.00       82.08           0.00                 517.92      0.00

        Average of the two polar decompositions (Dietzenbacher & Los 1998); --method n-factor takes all orders.
        The drivers sum to the change in every sector, to 1e-9 of the largest.
        Source: Miller & Blair (2009), table 2.3
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `all orders of n factors are told with their number`() throws {
    let text = try SmallTables.report(.en) { table, later, _ in
      try table.decomposition(to: later, method: .nFactor).text
    }
    #expect(
      text == """
        Structural decomposition of the change of output, 2017 to 2020 (1e8 CNY): Two sectors and Two sectors

        Driver                                    1e8 CNY  % of the change
        ----------------------------------------  -------  ---------------
        Technology                                  82.09             13.7
        Import shares, intermediate use              0.00              0.0
        Import shares, final use                     0.00              0.0
        Regional final demand: level               518.60             86.4
        Regional final demand: mix of categories     0.00              0.0
        Regional final demand: products             -0.69             -0.1
        Residual                                     0.00              0.0
        sum                                        600.00            100.0

        Code  Sector         Change  Technology  Import shares  Final demand: level  Final demand: structure  Residual
        ----  -------------  ------  ----------  -------------  -------------------  -----------------------  --------
        AGR   Agriculture    200.00       35.57           0.00               172.87                    -8.45      0.00
        MAN   Manufacturing  400.00       46.51           0.00               345.73                     7.76      0.00
              sum            600.00       82.09           0.00               518.60                    -0.69      0.00

        Mean over all 7! = 5,040 orders in which the 7 factors may change (Dietzenbacher & Los 1998); up to 12 factors all orders are taken.
        The drivers sum to the change in every sector, to 1e-9 of the largest.
        Source: Miller & Blair (2009), table 2.3
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `value added has its coefficients as a driver, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, later, _ in
      try table.decomposition(to: later, of: .valueAdded, method: .nFactor).text
    }
    #expect(
      text == """
        2017—2020年增加值变化的结构分解（1e8 CNY）：两部门；两部门

        驱动因素                  1e8 CNY  占变化%
        ------------------------  -------  -------
        增加值系数                 -54.97    -15.7
        技术（投入系数）            54.93     15.7
        进口调入份额（中间使用）     0.00      0.0
        进口调入份额（最终使用）     0.00      0.0
        区域内最终使用规模         350.04    100.0
        区域内最终使用类别构成       0.00      0.0
        区域内最终使用产品结构       0.00      0.0
        误差项                       0.00      0.0
        合计                       350.00    100.0

        代码  部门      变化  增加值系数  技术（投入系数）  进口调入份额  最终使用规模  最终使用结构  误差项
        ----  ------  ------  ----------  ----------------  ------------  ------------  ------------  ------
        AGR   农业    100.00      -27.48             22.67          0.00        110.20         -5.38    0.00
        MAN   制造业  250.00      -27.48             32.26          0.00        239.84          5.38    0.00
              合计    350.00      -54.97             54.93          0.00        350.04          0.00    0.00

        8个因素全部8! = 40,320种变化顺序的平均（Dietzenbacher & Los 1998）；不超过12个因素时取全部顺序。
        各部门各因素之和等于变化，偏差不超过最大因素的1e-9。
        资料来源：Miller & Blair (2009), table 2.3
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }

  @Test(arguments: DecompositionMethod.allCases, DecomposedMeasure.allCases)
  func `drivers of every method sum to the change of each sector`(
    method: DecompositionMethod, measure: DecomposedMeasure
  ) throws {
    let csv = try SmallTables.report(.en) { table, later, _ in
      try table.decomposition(to: later, of: measure, method: method).csv
    }
    let rows = csv.split(separator: "\n").dropFirst()
    #expect(rows.count == 2)
    for row in rows {
      let figures = row.split(separator: ",").dropFirst(2).compactMap { Double($0) }
      let sum = figures.dropFirst().reduce(0, +)
      #expect(abs(figures[0] - sum) < 1e-8)
    }
  }
}
