import Diagnostics
import Testing

@testable import TableAnalysis

/// Expected figures are worked out by hand: the regional coefficients of the open table are [[.12, .20], [.20, .05]], so L is
/// [[.95, .2], [.2, .88]] / .796.
@Suite struct QuantityReportTests {
  /// 80 of the 100 are made here: 80 x [.95, .2] / .796; value added and imports sum to the 100.
  @Test func `a changed final demand shows in output, value added, income, jobs and imports`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.solution(finalDemand: SectorAmounts(["AGR=100"], option: "--final-demand"))
    }
    #expect(
      answer.text == """
        Effects of a change of final demand, regional inverse (I - (I - M)A)^-1 (1e8 CNY): Two sectors

        Code  Sector         Change of final demand    Output  Change of output     %  Change of value added  Change of household income  Change of employment (1e4 persons)  Change of imports and inflow
        ----  -------------  ----------------------  --------  ----------------  ----  ---------------------  --------------------------  ----------------------------------  ----------------------------
        AGR   Agriculture                    100.00  1,000.00             95.48  9.55                  62.06                       38.19                                4.77                         23.87
        MAN   Manufacturing                    0.00  2,000.00             20.10  1.01                  14.07                        8.04                                0.40                          0.00
              sum                            100.00  3,000.00            115.58  3.85                  76.13                       46.23                                5.18                         23.87

        Changed: final demand inside the region, AGR=100. Imports and inflow serve their share of each product, in \
        final demand as in inputs.
        Input coefficients and import shares stay; nothing limits capacity, prices do not move, households do not \
        spend what they earn more.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  @Test func `primary inputs that a change turns below zero are warned of`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.supply(valueAdded: SectorAmounts(["AGR=-200%", "MAN=-100%"], option: "--value-added"))
    }
    #expect(
      answer.findings.map(\.oneLine) == [
        "warning: value added of AGR would be -650.00; it is 650.00 in the table; take less away"
      ])
  }

  /// 65 x [.95, .2 x 2000 / 1000] / .796.
  @Test func `changed primary inputs feed output by the Ghosh inverse`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.supply(valueAdded: SectorAmounts(["AGR=+10%"], option: "--value-added"))
    }
    #expect(
      answer.text == """
        Effects of a change of primary inputs, Ghosh inverse (I - B)^-1, regional (1e8 CNY): Two sectors

        Code  Sector         Value added  Change of value added    Output  Change of output     %
        ----  -------------  -----------  ---------------------  --------  ----------------  ----
        AGR   Agriculture         650.00                  65.00  1,000.00             77.58  7.76
        MAN   Manufacturing     1,400.00                   0.00  2,000.00             32.66  1.63
              sum               2,050.00                  65.00  3,000.00            110.24  3.67

        Changed: value added, AGR=+10%.
        Every sector sells its output in fixed shares, and buyers make more of whatever they are sold; value added of \
        other sectors and imported inputs stay.
        As a model of quantities this is disputed (Oosterhaven 1988); as values it is the price model read in money \
        (Dietzenbacher 1997).
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// x2 = (.2 x 1100 + 1800) / .95 and f1 = .88 x 1100 - .2 x2.
  @Test func `fixed outputs leave a final demand`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.mixed(
        outputs: SectorAmounts(["AGR=+10%"], option: "--output"),
        finalDemand: SectorAmounts(["MAN=+100"], option: "--final-demand"))
    }
    #expect(
      answer.text == """
        Outputs with supply constraints, mixed model, regional inverse (I - (I - M)A)^-1 (1e8 CNY): Two sectors

        Code  Sector         Given           Output  Output after  Change      %  Final demand  Final demand after  Change  Change of value added  Change of household income  Change of employment (1e4 persons)
        ----  -------------  ------------  --------  ------------  ------  -----  ------------  ------------------  ------  ---------------------  --------------------------  ----------------------------------
        AGR   Agriculture    output        1,000.00      1,100.00  100.00  10.00        480.00              542.74   62.74                  65.00                       40.00                                5.00
        MAN   Manufacturing  final demand  2,000.00      2,126.32  126.32   6.32      1,700.00            1,800.00  100.00                  88.42                       50.53                                2.53
              sum                          3,000.00      3,226.32  226.32   7.54      2,180.00            2,342.74  162.74                 153.42                       90.53                                7.53

        Fixed outputs: AGR=+10%. Final demand inside the region of the others: MAN=+100.
        Final demand is for the region's own products, exports, outflow and the residual included. Inputs come first: \
        what a fixed output leaves is final demand. Imports do not step in.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// q = [.95, .2 / 2] x .1 / .796.
  @Test func `lost demand makes sectors inoperable`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.inoperability(demandLoss: SectorAmounts(["AGR=10%"], option: "--demand-loss"))
    }
    #expect(
      answer.text == """
        Inoperability, regional inverse (I - (I - M)A)^-1 (1e8 CNY): Two sectors

        Code  Sector         Lost demand c*  Inoperability q    Output  Change of output  Change of value added  Change of household income  Change of employment (1e4 persons)
        ----  -------------  --------------  ---------------  --------  ----------------  ---------------------  --------------------------  ----------------------------------
        AGR   Agriculture          0.100000         0.119347  1,000.00           -119.35                 -77.58                      -47.74                               -5.97
        MAN   Manufacturing        0.000000         0.012563  2,000.00            -25.13                 -17.59                      -10.05                               -0.50
              sum                  0.033333         0.048157  3,000.00           -144.47                 -95.16                      -57.79                               -6.47

        Lost demand: AGR=10% of output.
        q = A* q + c*: shares of output as planned, 0 for a sector that works as in the table and 1 for one that \
        stands still. Losses run to suppliers; buyers who lack the product are not in it.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  private static func figures(_ csv: String, _ column: String) -> [Double] {
    let rows = csv.dropFirst().split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let at = rows[0].firstIndex(of: Substring(column)) else { return [] }
    return rows.dropFirst().compactMap { Double($0[at]) }
  }

  private func isClose(_ found: [Double], _ expected: [Double], _ gap: Double) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < gap }
  }

  /// Miller & Blair (2009), section 13.2: x1 fixed at 1100.
  @Test(arguments: [("AGR=1100", ["MAN=1700"]), ("AGR=+10%", []), ("AGR=+100", ["MAN=+0"])])
  func `the mixed model gives the figures of the book, in levels and in changes`(
    output: String, finalDemand: [String]
  ) throws {
    let csv = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      try report.mixed(
        outputs: SectorAmounts([output], option: "--output"),
        finalDemand: SectorAmounts(finalDemand, option: "--final-demand")
      ).csv
    }
    #expect(isClose(Self.figures(csv, "output_after"), [1100, 2021.0526], 5e-5))
    #expect(isClose(Self.figures(csv, "final_demand_after"), [429.7368, 1700], 5e-5))
  }

  @Test func `a percentage of final demand without a sign may be a level or a change`() throws {
    let message = try TableReportFixture.refusal { report, _ in
      try report.mixed(
        outputs: SectorAmounts(["AGR=1100"], option: "--output"),
        finalDemand: SectorAmounts(["MAN=10%"], option: "--final-demand"))
    }
    #expect(message == "error: --final-demand MAN: 10% may be a level or a change; write +10% or -10%")
  }

  /// Miller & Blair (2009), section 13.4.
  @Test func `inoperability gives the figures of the book`() throws {
    let csv = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      try report.inoperability(demandLoss: SectorAmounts(["AGR=0.1"], option: "--demand-loss")).csv
    }
    #expect(isClose(Self.figures(csv, "inoperability"), [0.125413, 0.013201], 5e-7))
  }

  /// G = [[1.254125, .660066], [.132013, 1.122112]], Miller & Blair (2009), section 12.1: the row of AGR times 100.
  @Test func `supply gives a row of the Ghosh inverse`() throws {
    let csv = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      try report.supply(valueAdded: SectorAmounts(["AGR=100"], option: "--value-added")).csv
    }
    #expect(isClose(Self.figures(csv, "output_change"), [125.4125, 66.0066], 5e-5))
  }

  @Test func `what cannot be is warned of`() throws {
    let findings = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      [
        try report.solution(finalDemand: SectorAmounts(["AGR=-400"], option: "--final-demand")).findings,
        try report.inoperability(demandLoss: SectorAmounts(["AGR=40%"], option: "--demand-loss")).findings,
        try report.mixed(
          outputs: SectorAmounts(["AGR=300"], option: "--output"),
          finalDemand: SectorAmounts([], option: "--final-demand")
        ).findings,
      ].flatMap { $0.map(\.oneLine) }
    }
    #expect(
      findings == [
        "warning: final demand inside the region of AGR would be -50.00; it is 350.00 in the table; take less away",
        "warning: AGR loses demand of 400.00, its final demand is 350.00; c* is a share of output; the rest would have to "
          + "be lost by its buyers",
        "warning: AGR leaves a final demand of -208.157894737; its fixed output is less than the other sectors need",
      ])
  }
}
