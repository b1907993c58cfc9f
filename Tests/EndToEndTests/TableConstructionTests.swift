import ScenarioCase
import ScratchFolder
import Testing

/// `simplan table balance`, `project`, `aggregate`, `regionalise` and `from-supply-use` on the shipped tables.
@Suite struct TableConstructionTests {
  private static let table = "Scenarios/data/henan-2012.csv"

  /// The sectors of the shipped tables in three groups.
  private func codes(_ folder: ScratchFolder) throws -> [String] {
    let answer = try Program.run(["table", "linkages", Self.table, "--csv"], in: folder)
    return answer.results.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  @Test func `an aggregated table is one that table check takes, and that balances without its error column`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let codes = try codes(folder)
    #expect(codes.count == 23)
    let groups = codes.enumerated().map { k, code in
      let group = ["A,甲,First", "B,乙,Second", "C,丙,Third"][k / 8]
      return k % 8 == 0 ? "\(code),\(group)" : "\(code),\(group.prefix(1)),,"
    }
    try folder.write(
      (["# citation: groups of eight", "from,to,name_zh,name_en"] + groups).map { $0 + "\n" }.joined(), to: "c.csv")
    let made = try Program.run(
      ["table", "aggregate", Self.table, "--concordance", "c.csv", "-o", "small.csv"], in: folder)
    #expect(made.code == 0 && made.messages.isEmpty)
    #expect(made.results.hasPrefix("Aggregated table (1e8 CNY): Henan input-output table 2012, 23 sectors\n"))
    let check = try Program.run(["table", "check", "small.csv"], in: folder)
    #expect(check.code == 0)
    #expect(check.results.contains("\n3 sectors, 2012, 1e8 CNY, current producers' prices\n"))

    let balanced = try Program.run(["table", "balance", "small.csv", "-o", "even.csv"], in: folder)
    #expect(balanced.code == 0 && balanced.messages.isEmpty)
    let again = try Program.run(["table", "check", "even.csv"], in: folder)
    #expect(again.code == 0 && !again.results.contains("warning"))
    #expect(again.results.hasSuffix("the table balances within the rounding of its unrounded figures of 12 digits\n"))
    let twice = try Program.run(["table", "balance", "small.csv", "-o", "small.csv"], in: folder)
    #expect(twice.code == 2)
    #expect(
      twice.messages
        == "error: 'small.csv' stands there already and is left as it is; choose another name, or delete it yourself\n")
  }

  @Test func `a part of the region is derived, and says so`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let source = "Scenarios/data/henan-2017.csv"
    let answer = try Program.run(["table", "solve", source, "--final-demand", "MCH=1", "--csv"], in: folder)
    let lines = answer.results.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Names hold commas; what stands behind them is counted from the end.
    let column = try #require(lines[0].reversed().firstIndex(of: "output")?.base)
    let fromEnd = lines[0].count - column + 1
    let totals = lines.dropFirst().compactMap { line in
      Double(line[line.count - fromEnd]).map { "\(line[0]),\($0 / 4)\n" }
    }
    try folder.write("# citation: a quarter of each\ncode,total\n" + totals.joined(), to: "part.csv")
    let made = try Program.run(
      [
        "table", "regionalise", source, "--totals", "part.csv", "--name", "Quarter", "--name-zh", "四分之一", "-o", "q.csv",
      ],
      in: folder)
    #expect(made.code == 0)
    #expect(made.results.hasPrefix("Quarter, derived (1e8 CNY): Henan input-output table 2017, 23 sectors\n"))
    let check = try Program.run(["table", "check", "q.csv"], in: folder)
    #expect(check.code == 0)
    #expect(check.results.hasPrefix("Quarter, derived from: Henan input-output table 2017, 23 sectors\n四分之一（推算自："))
    let projected = try Program.run(
      ["table", "project", source, "--year", "2020", "--totals", "part.csv", "-o", "p.csv"], in: folder)
    #expect(projected.code == 0)
    #expect(projected.results.hasPrefix("Table projected to 2020 (1e8 CNY): "))
    #expect(try Program.run(["table", "check", "p.csv"], in: folder).code == 0)
  }

  @Test func `supply and use become a table by each model`() throws {
    let folder = try ScratchFolder(shipped: [:])
    try folder.write(
      """
      # unit: t
      code,name_zh,name_en,I1,I2
      role,,,intermediate,intermediate
      column_zh,,,,
      column_en,,,,
      P1,,,90,10
      P2,,,0,100

      """, to: "s.csv")
    try folder.write(
      """
      # title_en: Two by two
      # title_zh: 两部门
      # year: 2017
      # unit: t
      # prices: basic
      # decimals: 0
      # citation: made for the test
      code,name_zh,name_en,I1,I2,final
      role,,,intermediate,intermediate,household
      column_zh,,,一,二,最终使用
      column_en,,,One,Two,Final use
      P1,甲,First,12,8,80
      P2,乙,Second,10,7,83
      value_added,增加值,Value added,68,95,

      """, to: "u.csv")
    for (model, code) in [("A", "P1"), ("B", "P1"), ("C", "I1"), ("D", "I1")] {
      let words = ["table", "from-supply-use", "--supply", "s.csv", "--use", "u.csv", "--model", model]
      let made = try Program.run(words + ["-o", "\(model).csv"], in: folder)
      #expect(made.code == 0 && made.messages.isEmpty)
      #expect(made.results.contains("\n\(code) "))
      #expect(try Program.run(["table", "check", "\(model).csv"], in: folder).code == 0)
      #expect(try Program.run(words + ["--balance", "--language", "zh"], in: folder).code == 0)
    }
  }
}
