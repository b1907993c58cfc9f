import ScenarioCase
import ScratchFolder
import Testing

@Suite struct TableTests {
  /// A table of two sectors that balances (Miller & Blair 2009, table 2.3), with lines changed, or left out where a change is empty.
  static func table(_ changes: [String: String] = [:]) -> String {
    """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: Miller & Blair (2009), table 2.3
    code,name_zh,name_en,AGR,MAN,household,output
    role,,,intermediate,intermediate,household,output
    column_zh,,,,,居民消费,总产出
    column_en,,,,,Household consumption,Gross output
    AGR,农业,Agriculture,150,500,350,1000
    MAN,制造业,Manufacturing,200,100,1700,2000
    value_added,增加值,Value added,650,1400,,

    """.split(separator: "\n").map { changes[String($0.prefix { $0 != "," })] ?? String($0) }
      .filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  private static let broken: [(changes: [String: String], message: String)] = [
    (
      ["MAN": "MAN,制造业,Manufacturing,200,100,1710,2000"],
      """
      error: total value added is 2050 and total net final demand 2060, a gap of 10; rounding explains at most 5
      table.csv:13:1: error: row MAN does not balance: output is 10 less than its uses; rounding explains at most 4
        MAN,制造业,Manufacturing,200,100,1710,2000
        ^
      2 errors
      """
    ),
    (
      ["MAN": ""],
      """
      table.csv:8:22: error: the table is not square: 1 sector row and 2 intermediate columns; no row for MAN
        code,name_zh,name_en,AGR,MAN,household,output
                             ^
      """
    ),
    (
      ["MAN": "MAN,制造业,Manufacturing,200,NaN,1700,2000"],
      """
      table.csv:13:27: error: 'NaN' is not a number; write digits with a point, as in 1234.5, without spaces or separators
        MAN,制造业,Manufacturing,200,NaN,1700,2000
                                     ^
      """
    ),
    (
      ["MAN": "MAN,制造业,Manufacturing,200,100,1700,-2000"],
      """
      table.csv:13:36: error: MAN has a negative output of -2000
        MAN,制造业,Manufacturing,200,100,1700,-2000
                                              ^
      """
    ),
    (
      ["MAN": "MAN,制造业,Manufacturing,200,100,-300,0"],
      """
      table.csv:8:26: error: MAN has inputs of 600 but no output
        code,name_zh,name_en,AGR,MAN,household,output
                                 ^
      """
    ),
    (
      [
        "AGR": "AGR,农业,Agriculture,1200,0,-200,1000", "MAN": "MAN,制造业,Manufacturing,0,100,1900,2000",
        "value_added": "value_added,增加值,Value added,-200,1900,,",
      ],
      """
      error: the economy is not productive: the sectors AGR use up all they make (spectral radius 1.2); check the inputs \
      and the output of AGR, whose inputs reach their output
      """
    ),
  ]

  @Test(arguments: broken)
  func `a table that cannot be used is told with place, row and gap`(changes: [String: String], message: String) throws
  {
    let scenario = try ScenarioCase("[economy]\ntable = \"table.csv\"", files: ["table.csv": Self.table(changes)])
    // Only a command of its own can be told to tolerate a fault.
    let gap = "total net final demand 2060, a gap of 10; rounding explains at most 5\n"
    let hint = "note: errors of balance become warnings with --tolerate imbalance; the table is used as it is then\n"
    let told = message.split(separator: gap, maxSplits: 1).joined(separator: gap + hint)
    #expect(try Program.run(["table", "check", "table.csv"], in: scenario.folder) == .invalid(told))
    // A fault of the table as a whole is told where the scenario names it.
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines[0].hasPrefix("error: ") {
      lines[0] = "case.toml:6:9: error: table.csv: \(lines[0].dropFirst("error: ".count))"
      lines.insert(contentsOf: ["  table = \"table.csv\"", "          ^"], at: 1)
    }
    #expect(try scenario.validate() == .invalid(lines.joined(separator: "\n")))
  }

  @Test func `a sound table is described with its largest residual`() throws {
    let folder = try ScratchFolder(shipped: ["table.csv": Self.table()])
    #expect(
      try Program.run(["table", "check", "table.csv"], in: folder)
        == Program.Answer(
          code: 0,
          results: """
            Two sectors
            两部门
            2 sectors, 2017, 1e8 CNY, current producers' prices
            source: Miller & Blair (2009), table 2.3
            value added 2,050.00, gross output 3,000.00
            largest residual of a row: 0.00 (AGR)
            condition of the regional equations: 1.8
            table.csv:12:1: note: the largest residual of a row is 0 (AGR), within rounding
            the table balances within the rounding of its 0 decimals

            """, messages: ""))
    let henan = try Program.run(["table", "check", "scenarios/data/HENAN-2012.csv"], in: folder)
    #expect(henan.code == 0)
    #expect(
      henan.messages == """
        note: scenarios/data/HENAN-2012.csv is read from Scenarios/data/henan-2012.csv, which differs in case

        """)
    #expect(henan.results.contains("largest residual of a row: 354.24 (MET)\n"))
  }

  @Test func `multipliers are those of the book`() throws {
    let folder = try ScratchFolder(["table.csv": Self.table()])
    let answer = try Program.run(["table", "multipliers", "table.csv"], in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.results == """
        Multipliers, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Output  Output II, truncated  Output, all origins  Value added  Income  Income I  Income II  Import share
        ----  -------------  ------  --------------------  -------------------  -----------  ------  --------  ---------  ------------
        AGR   Agriculture    1.5182                     -               1.5182       1.0000       -         -          -        0.0000
        MAN   Manufacturing  1.4521                     -               1.4521       1.0000       -         -          -        0.0000
              mean           1.4851                     -               1.4851       1.0000       -         -          -        0.0000

        Value added by final demand   1e8 CNY
        ---------------------------  --------
        Household consumption        2,050.00
        Residual                         0.00
        sum                          2,050.00

        Type II multipliers are left out: the table has no row 'compensation'.
        Source: Miller & Blair (2009), table 2.3

        """)
  }
}
