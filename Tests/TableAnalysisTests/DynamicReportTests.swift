import Diagnostics
import FoundationEssentials
import SimulationKit
import Testing

@testable import TableAnalysis

@Suite struct DynamicReportTests {
  private static let capital = "code,AGR,MAN\nAGR,0,0\nMAN,0.5,0.4\n"
  private static let invertible = "code,AGR,MAN\nAGR,0.3,0.1\nMAN,0.2,0.4\n"

  private static func question(
    _ folder: String, growth: String = "8%", growthOf: [String] = [], years: Int = 1,
    _ direction: DynamicDirection = .backward
  ) throws -> DynamicQuestion {
    DynamicQuestion(
      capital: "\(folder)/capital.csv", growth: try #require(Amount(growth)),
      growthOf: try SectorAmounts(growthOf, option: "--growth-of"), years: years, direction: direction)
  }

  /// x = (I - A - .08 K)^-1 f = [.918 x 350 + .25 x 1700, .24 x 350 + .85 x 1700] / .7203 in the first year, and 1.08 times
  /// that in the second.
  @Test func `growth at one rate is balanced growth, with the capital it needs`() throws {
    let (text, folder) = try TableReportFixture.report(
      TableReportFixture.book, files: ["capital.csv": Self.capital]
    ) { report, folder in (try report.dynamics(Self.question(folder)).text, folder) }
    #expect(
      text == """
        Dynamic model, backwards, gross output (1e8 CNY): Two sectors

        Code  Sector         Table's output      2017      2018
        ----  -------------  --------------  --------  --------
        AGR   Agriculture          1,000.00  1,036.10  1,118.98
        MAN   Manufacturing        2,000.00  2,122.73  2,292.54
              sum                  3,000.00  3,158.82  3,411.53

        All sectors           2017      2018
        ----------------  --------  --------
        intermediate use    999.45  1,079.41
        investment          109.37    118.12
        final demand      2,050.00  2,214.00
        output            3,158.82  3,411.53

        (I - A + K) x_t = K x_t+1 + f_t, solved backwards from a last year, 2018, after which all grows by 8.00 %; period 1 \
        is 2017.
        A and K for the region's own products, (I - M)A and (I - M)K; K from \(folder)/capital.csv.
        f is the table's final demand but for fixed capital formation, growing by 8.00 % a year; investment is what the \
        model needs.
        Investment in 2017 is 109.37; the table's fixed capital formation, of the region's own products, is 0.00 (1e8 CNY).
        Without final demand the economy could grow by 162.90 % a year.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// K (x_2 - x_1) = (I - A) x_1 - f_1 = 0 at the table's own output; K (x_3 - x_2) = -.08 f. Growth factors: 1 + the
  /// eigenvalues of K⁻¹(I - A), of trace 6.95 and determinant 7.575.
  @Test func `forward starts at the table's output and shows its growth factors`() throws {
    let answer = try TableReportFixture.report(
      TableReportFixture.book, files: ["capital.csv": Self.invertible]
    ) { report, folder in try report.dynamics(Self.question(folder, years: 3, .forward)) }
    #expect(
      answer.csv == """
        \u{FEFF}code,name,table_output,2017,2018,2019,2020
        AGR,Agriculture,1000,1000,1000,1024,1846.72
        MAN,Manufacturing,2000,2000,2000,1648,-318.56

        """)
    #expect(
      answer.text.contains(
        """

        Growth factor a year      real  imaginary   modulus
        --------------------  --------  ---------  --------
        1                     6.596468   0.000000  6.596468
        2                     2.353532   0.000000  2.353532

        """))
    #expect(
      answer.findings.map(\.oneLine) == [
        "warning: MAN would have an output of -318.56 in period 4; capacity cannot be unbuilt; let final demand change more "
          + "slowly"
      ])
  }

  @Test(arguments: [
    (Language.en, "Two sectors; dynamic model; investment of 2020 is not known; negative output of MAN in 2020"),
    (.zh, "两部门；动态投入产出模型；2020年投资未知；2020年MAN产出为负"),
  ])
  func `a chart of a path forward has every year and says what it cannot show`(language: Language, subtitle: String)
    throws
  {
    let svg = try TableReportFixture.report(
      TableReportFixture.book, language: language, files: ["capital.csv": Self.invertible]
    ) { report, folder in
      let answer = try report.dynamics(Self.question(folder, years: 3, .forward))
      try answer.writeChart(to: "\(folder)/dynamic.svg")
      return try #require(
        FileManager.default.contents(atPath: "\(folder)/dynamic.svg").map { String(decoding: $0, as: UTF8.self) })
    }
    #expect(svg.contains(">\(subtitle)<"))
    for year in 2017...2020 { #expect(svg.contains(">\(year)<")) }
  }

  @Test func `growth factors are stored`() throws {
    let csv = try TableReportFixture.report(
      TableReportFixture.book, files: ["capital.csv": Self.invertible]
    ) { report, folder in
      var question = try Self.question(folder, years: 3, .forward)
      question.storesGrowthFactors = true
      return try report.dynamics(question).csv
    }
    #expect(
      csv == """
        \u{FEFF}number,real,imaginary,modulus
        1,6.59646765236,0,6.59646765236
        2,2.35353234764,0,2.35353234764

        """)
  }

  private static let mistakes: [(capital: String, message: String)] = [
    (
      "sector,AGR,MAN\nAGR,0,0\nMAN,0,0\n",
      "capital.csv:1:1: error: the header must begin with code; write code,AGR,MAN"
    ),
    (
      "code,AGR,MEN\nAGR,0,0\nAGR,0,0\n",
      """
      capital.csv:1:10: error: the table has no sector 'MEN'; did you mean MAN? its sectors are AGR, MAN
      capital.csv:1:1: error: there is no column for MAN; write zeros where no capital is needed
      capital.csv:3:1: error: the row 'AGR' stands twice
      capital.csv:1:1: error: there is no row for MAN; write zeros where no capital is needed
      """
    ),
    (
      "code,MAN,AGR\nAGR,0,0\nMAN,0,0\n",
      "capital.csv:1:6: error: the column 'MAN' stands where 'AGR' is due; keep the order of the table"
    ),
    (
      "code,AGR,MAN\nAGR,0,-0.1\nMAN,0,x\n",
      """
      capital.csv:2:7: error: the capital coefficient of AGR in MAN is -0.1; write 0 or more
      capital.csv:3:7: error: 'x' is not a number; write digits with a point, as in 1234.5, without spaces or separators
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake in the capital file is told with its place`(capital: String, message: String) throws {
    let found = try TableReportFixture.refusal(TableReportFixture.book, files: ["capital.csv": capital]) {
      report, folder in
      try report.dynamics(Self.question(folder))
    }
    #expect(found == message)
  }

  private static let impossible: [(growth: String, years: Int, direction: DynamicDirection, message: String)] = [
    (
      "8%", 1, .forward,
      "error: the model cannot run forward, since K is singular: AGR make no capital goods; solve it backwards"
    ),
    ("8%", 0, .backward, "error: 0 years cannot be solved for; ask for 1 to 100"),
    ("-100%", 1, .backward, "error: a growth of -100.00 % a year leaves nothing; write a share, as in 0.08 or 8%"),
    // A + 2 K = [[.15, .25], [1.2, .85]], of trace 1 and determinant -.1725.
    (
      "200%", 1, .backward,
      """
      error: the economy cannot grow by 200 % a period after the last period; it could grow by less than 162.9 %, at which \
      nothing is left for final demand
      """
    ),
  ]

  @Test(arguments: impossible)
  func `what the economy cannot do is told`(
    growth: String, years: Int, direction: DynamicDirection, message: String
  ) throws {
    let found = try TableReportFixture.refusal(
      TableReportFixture.book, files: ["capital.csv": Self.capital]
    ) { report, folder in try report.dynamics(Self.question(folder, growth: growth, years: years, direction)) }
    #expect(found == message)
  }
}
