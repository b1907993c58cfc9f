import Testing

@testable import Workbench

/// Miller & Blair's (2009) two sectors: income multipliers of type I are 1.474147 and 1.518152.
@Suite struct MultiplierReportTests {
  @Test func `the summary says why type II is left out`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.multipliers().text }
    #expect(
      text == """
        Multipliers, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Output  Output II  Output, all origins  Value added  Income  Income I  Income II  Import share
        ----  -------------  ------  ---------  -------------------  -----------  ------  --------  ---------  ------------
        AGR   Agriculture    1.5182          -               1.5182       1.0000  0.4422    1.4741          -        0.0000
        MAN   Manufacturing  1.4521          -               1.4521       1.0000  0.3795    1.5182          -        0.0000
              mean           1.4851          -               1.4851       1.0000  0.4109    1.4961          -        0.0000

        Value added by final demand   1e8 CNY
        ---------------------------  --------
        Household consumption        2,050.00
        Residual                         0.00
        sum                          2,050.00

        Type II multipliers are left out: closed on households the model has no answer: a unit of household income calls forth 1 of it.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `one indicator in full, in Chinese`() throws {
    let text = try SmallTables.report(.zh) { table, _, _ in try table.multipliers(of: "income").text }
    #expect(
      text == """
        居民收入 (1e8 CNY / 1e8 CNY)乘数，区域逆矩阵 (I-(I-M)A)^-1：两部门

        代码  部门      直接    简单     I型  截断  总  II型
        ----  ------  ------  ------  ------  ----  --  ----
        AGR   农业    0.3000  0.4422  1.4741     -   -     -
        MAN   制造业  0.2500  0.3795  1.5182     -   -     -

        未计算II型乘数：closed on households the model has no answer: a unit of household income calls forth 1 of it。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }
}
