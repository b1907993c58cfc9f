import Diagnostics
import Testing
import Workbench

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
    // What nothing can tolerate is told without such a hint.
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
