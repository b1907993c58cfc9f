import Diagnostics
import Testing

@testable import TableAnalysis
@testable import TableMaking

/// By hand: m of AGR is 250 / 1250 = .2; L is [[.95, .2], [.2, .88]] / .796 and L of all origins [[.95, .25], [.2, .85]] / .7575.
@Suite struct ImportReportTests {
  /// Imported inputs are [.03, .05] L, value added [.65, .70] L; the two sum to 1.
  @Test func `multipliers stand under each treatment of imports`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.importTreatments()
    }
    #expect(
      answer.text == """
        Import treatments, multipliers of final demand: Two sectors

        Code  Sector                            Imports and inflow  Import share m  Output, competitive  Output, domestic  Imported inputs, direct  Imported inputs, total  Value added
        ----  --------------------------------  ------------------  --------------  -------------------  ----------------  -----------------------  ----------------------  -----------
        AGR   Agriculture                                   250.00          0.2000               1.5182            1.4447                   0.0300                  0.0484       0.9516
        MAN   Manufacturing                                   0.00          0.0000               1.4521            1.3568                   0.0500                  0.0628       0.9372
              sum of imports; mean of the rest              250.00          0.1000               1.4851            1.4008                   0.0400                  0.0556       0.9444

        Competitive: (I - A)^-1, inputs of all origins, imports as negative final demand. Domestic: (I - (I - \
        M)A)^-1, the same for the non-competitive and the domestic-only table.
        Imports are split by product in the same share m over all regional uses (proportionality, Chenery-Moses). A \
        unit of final demand for the region's own product becomes value added here or imported inputs.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// A fifth of every use of AGR in the region is imported.
  @Test func `the domestic-only table has the imported inputs as one row`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.converted(to: .domestic)
    }
    #expect(
      answer.text == """
        Table with imports domestic-only (1e8 CNY): Two sectors

        Code               Sector                          AGR       MAN  Household consumption  Residual  Gross output
        -----------------  -------------------------  --------  --------  ---------------------  --------  ------------
        AGR                Agriculture                  120.00    400.00                 480.00      0.00      1,000.00
        MAN                Manufacturing                200.00    100.00               1,700.00      0.00      2,000.00
        imported_inputs    Imported products             30.00    100.00                 120.00         -        250.00
        compensation       Compensation of employees    400.00    800.00                      -         -      1,200.00
        operating_surplus  Operating surplus            250.00    600.00                      -         -        850.00
        total_input        Total input                1,000.00  2,000.00                      -         -      3,000.00

        Imports and inflow of each product are split over its regional uses in the same share (proportionality, \
        Chenery-Moses); exports and outflow are made in the region.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// As above, product by product.
  @Test func `the non-competitive table tells uses apart by origin`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.converted(to: .nonCompetitive)
    }
    #expect(
      answer.text == """
        Table with imports non-competitive (1e8 CNY): Two sectors

        Origin    Code               Sector                          AGR       MAN  Household consumption  Residual  Output, imports
        --------  -----------------  -------------------------  --------  --------  ---------------------  --------  ---------------
        domestic  AGR                Agriculture                  120.00    400.00                 480.00      0.00         1,000.00
        domestic  MAN                Manufacturing                200.00    100.00               1,700.00      0.00         2,000.00
        imported  AGR                Agriculture                   30.00    100.00                 120.00         -           250.00
        imported  MAN                Manufacturing                  0.00      0.00                   0.00         -             0.00
                  compensation       Compensation of employees    400.00    800.00                      -         -         1,200.00
                  operating_surplus  Operating surplus            250.00    600.00                      -         -           850.00
                  total_input        Total input                1,000.00  2,000.00                      -         -         3,000.00

        Imports and inflow of each product are split over its regional uses in the same share (proportionality, \
        Chenery-Moses); exports and outflow are made in the region.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// With m = .1: (I - [[.135, .225], [.20, .05]]) x = [540, 1700] gives x = [1152.881, 2032.185]; what value added gains imports lose.
  @Test func `a larger domestic share shows in output, value added, jobs and imports`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.domesticShares(SectorAmounts(["AGR=0.9"], option: "--domestic-share"))
    }
    #expect(
      answer.text == """
        Effects of changed domestic shares, regional inverse (I - (I - M)A)^-1 (1e8 CNY): Two sectors

        Code  Sector         Domestic share  Share after    Output  Change of output      %  Change of value added  Change of household income  Change of employment (1e4 persons)  Change of imports and inflow
        ----  -------------  --------------  -----------  --------  ----------------  -----  ---------------------  --------------------------  ----------------------------------  ----------------------------
        AGR   Agriculture            0.8000       0.9000  1,000.00            152.88  15.29                  99.37                       61.15                                7.64                       -121.90
        MAN   Manufacturing          1.0000       1.0000  2,000.00             32.19   1.61                  22.53                       12.87                                0.64                          0.00
              sum                         -            -  3,000.00            185.07   6.17                 121.90                       74.03                                8.29                       -121.90

        Changed: domestic share 1 - m, AGR=0.9.
        Final demand, input coefficients and the residual stay; the region is able to make what it no longer buys \
        elsewhere, at the same prices.
        Source: Miller & Blair (2009), table 2.3

        """)
  }
}
