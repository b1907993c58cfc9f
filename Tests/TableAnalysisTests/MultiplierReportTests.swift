import ScratchFolder
import SimulationKit
import Testing

@testable import TableAnalysis
@testable import TableMaking

/// Miller & Blair's (2009) two sectors: income multipliers of type I are 1.474147 and 1.518152.
@Suite struct MultiplierReportTests {
  @Test func `the summary says why type II is left out`() throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.multipliers().text }
    #expect(
      text == """
        Multipliers, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Output  Output II, truncated  Output, all origins  Value added  Income  Income I  Income II  Import share
        ----  -------------  ------  --------------------  -------------------  -----------  ------  --------  ---------  ------------
        AGR   Agriculture    1.5182                     -               1.5182       1.0000  0.4422    1.4741          -        0.0000
        MAN   Manufacturing  1.4521                     -               1.4521       1.0000  0.3795    1.5182          -        0.0000
              mean           1.4851                     -               1.4851       1.0000  0.4109    1.4961          -        0.0000

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

        代码  部门      直接    简单     I型  总  II型
        ----  ------  ------  ------  ------  --  ----
        AGR   农业    0.3000  0.4422  1.4741   -     -
        MAN   制造业  0.2500  0.3795  1.5182   -     -

        未计算II型乘数：closed on households the model has no answer: a unit of household income calls forth 1 of it。
        资料来源：Miller & Blair (2009), table 2.3

        """)
  }

  /// Miller & Blair (2009), table 2.5: households pay each other 50 of their 1000, government and others 150. Published:
  /// multipliers of output, truncated and total.
  @Test func `truncated and total multipliers of output stand side by side`() throws {
    let text = try Self.closed { try $0.multipliers(of: "output").text }
    #expect(
      text == """
        Multipliers of output, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Simple (type I)  Type II, truncated  Type II, total
        ----  -------------  ---------------  ------------------  --------------
        AGR   Agriculture             1.5182              1.8924          2.4623
        MAN   Manufacturing           1.4521              1.7733          2.2624

        Type II: households spend 50.0 % of the income base, compensation of employees, which is 1,000.00 (1e8 CNY).
        Type II of output: truncated counts the output of the sectors, total counts households' income as an output too \
        (Miller & Blair 2009, section 6.2).
        Source: Miller & Blair (2009), table 2.5

        """)
  }

  @Test func `the summary says that type II of output is truncated`() throws {
    let text = try Self.closed { try $0.multipliers().text }
    #expect(
      text == """
        Multipliers, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Output  Output II, truncated  Output, all origins  Value added  Income  Income I  Income II  Import share
        ----  -------------  ------  --------------------  -------------------  -----------  ------  --------  ---------  ------------
        AGR   Agriculture    1.5182                1.8924               1.5182       1.0000  0.4422    1.4741     1.8995        0.0000
        MAN   Manufacturing  1.4521                1.7733               1.4521       1.0000  0.3795    1.5182     1.9562        0.0000
              mean           1.4851                1.8329               1.4851       1.0000  0.4109    1.4961     1.9278        0.0000

        Value added by final demand   1e8 CNY
        ---------------------------  --------
        Household consumption          450.00
        Other final demand           1,600.00
        Residual                         0.00
        sum                          2,050.00

        Type II: households spend 50.0 % of the income base, compensation of employees, which is 1,000.00 (1e8 CNY).
        Type II of output is truncated: without households' income as an output (Miller & Blair 2009, section 6.2); \
        --extension output has the total too.
        Source: Miller & Blair (2009), table 2.5

        """)
  }

  /// Truncated and total differ for income alone, of which households make some themselves.
  @Test(arguments: [
    ("income", "code,name,direct,simple,type_i,truncated,total,type_ii"),
    ("value_added", "code,name,direct,simple,type_i,total,type_ii"), ("output", "code,name,simple,truncated,total"),
  ])
  func `no column stands twice`(indicator: String, head: String) throws {
    let csv = try Self.closed { try $0.multipliers(of: indicator).csv }
    #expect(csv.dropFirst().split(separator: "\n")[0] == head)
  }

  @Test func `what final demand pays households itself is kept by a converted table, and told`() throws {
    let csv = try Self.closed { try $0.converted(to: .domestic).csv }
    #expect(csv.contains("\ncompensation,劳动者报酬,Compensation,300,500,50,150,\n"))
    let check = try Self.closed { try $0.check() }
    #expect(
      check.contains(
        "\ncompensation paid by final demand itself: 200.00, read for the income of type II alone\n"))
  }

  private static func closed(_ say: (TableReport) throws -> String) throws -> String {
    let folder = try ScratchFolder()
    try folder.write(SmallTables.closedOnHouseholds, to: "closed.csv")
    return try say(try TableReport(path: folder.at("closed.csv")))
  }
}
