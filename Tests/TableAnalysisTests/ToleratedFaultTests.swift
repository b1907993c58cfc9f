import Diagnostics
import Testing

@testable import TableAnalysis

@Suite struct ToleratedFaultTests {
  /// MAN sells 10 more than it makes.
  private static let unbalanced = [
    "AGR,农业,Agriculture,150,500,350,1000", "MAN,制造业,Manufacturing,200,100,1710,2000",
    "value_added,增加值,Value added,650,1400,,",
  ]
  /// A by-product booked as a negative use.
  private static let negative = [
    "AGR,农业,Agriculture,150,-50,900,1000", "MAN,制造业,Manufacturing,200,100,1700,2000",
    "value_added,增加值,Value added,650,1950,,",
  ]

  private static let open = TableReportFixture.open
  private static let wages = [
    open[0], open[1], "compensation,劳动者报酬,Compensation of employees,-400,800,,,",
    "operating_surplus,营业盈余,Operating surplus,1050,600,,,", open[4],
  ]
  private static let jobs = Array(open[..<4]) + ["employment,就业,Employment,50,-40,,,"]
  private static let imports = ["AGR,农业,Agriculture,150,500,100,-250,1000"] + open[1...]

  private static let gap = """
    table.csv:13:1: error: row MAN does not balance: output is 10 less than its uses; rounding explains at most 4
    error: total value added is 2050 and total net final demand 2060, a gap of 10; rounding explains at most 5
    """

  private static let refused: [(rows: [String], tolerating: Set<ToleratedFault>, message: String)] = [
    (
      unbalanced, [],
      gap + "\nnote: errors of balance become warnings with --tolerate imbalance; the table is used as it is then"
    ),
    (
      unbalanced, [.negativeIntermediateUse],
      gap + "\nnote: errors of balance become warnings with --tolerate imbalance; the table is used as it is then"
    ),
    (
      negative, [],
      """
      table.csv:12:1: error: the use of AGR by MAN is negative: -50
      note: errors of negative intermediate use become warnings with --tolerate negative-intermediate-use; the table is \
      used as it is then
      """
    ),
    (
      wages, [],
      """
      table.csv:15:1: error: 'compensation' of AGR is negative: -400; a loss belongs to 'operating_surplus'
      note: errors of negative compensation become warnings with --tolerate negative-compensation; the table is used as it \
      is then
      """
    ),
    (
      jobs, [],
      """
      table.csv:17:1: error: 'employment' of MAN is negative: -40 1e4 persons
      note: errors of negative employment become warnings with --tolerate negative-employment; the table is used as it is \
      then
      """
    ),
    (
      imports, [],
      """
      table.csv:9:40: error: imports are negative in all: -250; rows subtract what comes from outside, so it is stored as \
      positive figures
      note: errors of negative imports become warnings with --tolerate negative-imports; the table is used as it is then
      """
    ),
    // A fault that no option tolerates is told without such a hint.
    (
      ["AGR,农业,Agriculture,150,500,350,-1000", book[1], book[2]], [],
      "table.csv:12:32: error: AGR has a negative output of -1000"
    ),
  ]
  private static let book = TableReportFixture.book

  @Test(arguments: refused)
  func `a refused table is told with the fault that could be tolerated`(
    rows: [String], tolerating: Set<ToleratedFault>, message: String
  ) throws {
    let found = try TableReportFixture.refusal(rows, tolerating: tolerating) { report, _ in try report.linkages() }
    #expect(found == message)
  }

  private static let passed: [(rows: [String], fault: ToleratedFault, findings: [String])] = [
    (
      unbalanced, .imbalance,
      [
        "warning: row MAN does not balance: output is 10 less than its uses",
        "warning: total value added is 2050 and total net final demand 2060, a gap of 10",
      ]
    ), (negative, .negativeIntermediateUse, ["warning: the use of AGR by MAN is negative: -50"]),
    (wages, .negativeCompensation, ["warning: 'compensation' of AGR is negative: -400"]),
    (jobs, .negativeEmployment, ["warning: 'employment' of MAN is negative: -40 1e4 persons"]),
    (imports, .negativeImports, ["warning: imports are negative in all: -250"]),
  ]

  @Test(arguments: passed)
  func `what is tolerated stays a warning and every report answers`(
    rows: [String], fault: ToleratedFault, findings: [String]
  ) throws {
    try TableReportFixture.report(rows, tolerating: [fault]) { report, _ in
      #expect(report.tolerated.map { "\($0.severity): \($0.message)" } == findings)
      #expect(try report.linkages().csv.contains("\nMAN,Manufacturing,"))
      #expect(try report.extraction(.complete).csv.contains("\nMAN,Manufacturing,"))
      let isBalanced = try report.check().hasSuffix("the table balances within the rounding of its 0 decimals\n")
      #expect(isBalanced == (fault != .imbalance))
    }
  }

  @Test func `a fault that is not there is noted`() throws {
    try TableReportFixture.report(tolerating: [.imbalance]) { report, folder in
      #expect(report.tolerated.map(\.oneLine) == ["note: \(folder)/table.csv has no imbalance to tolerate"])
    }
  }
}
