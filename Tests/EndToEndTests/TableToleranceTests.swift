import ScratchFolder
import Testing

@Suite struct TableToleranceTests {
  private static let unbalanced = TableTests.table(["MAN": "MAN,制造业,Manufacturing,200,100,1710,2000"])
  private static let warnings = """
    warning: total value added is 2050 and total net final demand 2060, a gap of 10; rounding explains at most 5
    table.csv:13:1: warning: row MAN does not balance: output is 10 less than its uses; rounding explains at most 4
      MAN,制造业,Manufacturing,200,100,1710,2000
      ^

    """

  @Test func `a tolerated fault is warned of on standard error, and the check says that it is there`() throws {
    let folder = try ScratchFolder(["table.csv": Self.unbalanced])
    let answer = try Program.run(["table", "check", "table.csv", "--tolerate", "imbalance"], in: folder)
    #expect(
      answer
        == Program.Answer(
          code: 0,
          results: """
            Two sectors
            两部门
            2 sectors, 2017, 1e8 CNY, current producers' prices
            source: Miller & Blair (2009), table 2.3
            value added 2,050.00, gross output 3,000.00
            largest residual of a row: -10.00 (MAN)
            condition of the regional equations: 1.8
            table.csv:13:1: warning: 1 row does not balance within rounding; the largest residual is 10 (MAN, 0.5 % of its \
            output); results carry it as a driver of its own, the residual
            the table does not balance, which is tolerated

            """, messages: Self.warnings))
  }

  @Test(arguments: [
    ["multipliers"], ["linkages"], ["extract"], ["influence"], ["paths"], ["footprint"],
    ["solve", "--final-demand", "AGR=1"],
    ["supply", "--value-added", "AGR=1"], ["price", "--value-added", "AGR=1"], ["mixed", "--output", "AGR=1100"],
    ["inoperability", "--demand-loss", "AGR=1%"], ["imports"], ["imports", "--to", "domestic"],
  ])
  func `every report passes over a fault with the same warning`(words: [String]) throws {
    let folder = try ScratchFolder(["table.csv": Self.unbalanced])
    let answer = try Program.run(["table"] + words + ["table.csv", "--tolerate", "imbalance"], in: folder)
    #expect(answer.code == 0)
    #expect(answer.messages == Self.warnings)
    #expect(answer.results.contains("Manufacturing"))
  }

  @Test func `both tables of a decomposition may be tolerated`() throws {
    let folder = try ScratchFolder([
      "table.csv": Self.unbalanced, "sound.csv": TableTests.table(["# year: 2017": "# year: 2012"]),
    ])
    let answer = try Program.run(
      ["table", "decompose", "sound.csv", "table.csv", "--tolerate", "imbalance"], in: folder)
    #expect(answer.code == 0)
    #expect(answer.messages == "note: sound.csv has no imbalance to tolerate\n" + Self.warnings)
  }

  @Test func `one cause of every gap is said first`() throws {
    let text = TableTests.table(["MAN": "MAN,制造业,Manufacturing,200,100,1700000,2000"])
    let folder = try ScratchFolder(["table.csv": text])
    #expect(
      try Program.run(["table", "check", "table.csv"], in: folder)
        == Program.Answer(
          code: 2, results: "",
          messages: """
            error: the table balances with 'household' of MAN times 0.001; look at the unit it is in
            error: total value added is 2050 and total net final demand 1700350, a gap of 1698300; rounding explains at most 5
            note: errors of balance become warnings with --tolerate imbalance; the table is used as it is then
            table.csv:13:1: error: row MAN does not balance: output is 1698300 less than its uses; rounding explains at most 4
              MAN,制造业,Manufacturing,200,100,1700000,2000
              ^
            3 errors

            """))
  }
}
