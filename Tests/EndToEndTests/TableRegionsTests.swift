import ScenarioCase
import ScratchFolder
import Testing

/// `simplan table regions` and `convert` on the shipped tables.
@Suite struct TableRegionsTests {
  private static let profiles = "Scenarios/data/china-2017-profiles.csv"
  private static let facts = ["--year", "2017", "--prices", "current producers' prices", "--unit", "1e8 CNY"]

  @Test func `Henan and the rest of the nation are one table, which every command takes`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let national = try Program.run(
      ["table", "convert", Self.profiles, "--from", "profiles", "-o", "china.csv"] + Self.facts, in: folder)
    #expect(national.code == 0)
    #expect(
      national.messages
        == "note: output is what a column adds up to; what rounded profiles leave over in a row is other error\n")
    #expect(national.results.hasPrefix("National table of 23 sectors, 2017\n23 sectors, "))
    let made = try Program.run(
      [
        "table", "regions", "china.csv", "--part", "HEN=Scenarios/data/henan-2017.csv", "--rest", "ROC", "-o",
        "two.csv",
      ],
      in: folder)
    #expect(made.code == 0)
    #expect(made.results.hasPrefix("HEN, ROC, derived (1e8 CNY): National table of 23 sectors, 2017\n"))
    let check = try Program.run(["table", "check", "two.csv"], in: folder)
    #expect(check.code == 0)
    #expect(check.results.hasPrefix("HEN, ROC, derived from: National table of 23 sectors, 2017\n"))
    #expect(check.results.contains("\nRegion  Value added  Final demand  Sold to others  Bought from others"))
    for words in [["multipliers"], ["footprint"], ["linkages"], ["solve", "--final-demand", "HEN.MCH=10"]] {
      let answer = try Program.run(["table", words[0], "two.csv"] + words.dropFirst(), in: folder)
      #expect(answer.code == 0 && !answer.results.isEmpty)
    }
    // A derived Henan adds up to the output and value added that were given.
    try folder.write("# citation: t\nfrom,to\nHEN,CHN\nROC,CHN\n", to: "all.csv")
    let joined = try Program.run(
      ["table", "aggregate", "two.csv", "--regions", "all.csv", "-o", "one.csv"], in: folder)
    #expect(joined.code == 0)
    #expect(try Program.run(["table", "check", "one.csv"], in: folder).code == 0)
  }

  @Test func `a table goes through the binary form and pymrio's folder and comes back`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let table = "Scenarios/data/henan-2017.csv"
    #expect(try Program.run(["table", "convert", table, "--to", "binary", "-o", "h.simtable"], in: folder).code == 0)
    let (plain, binary) = (
      try Program.run(["table", "multipliers", table], in: folder),
      try Program.run(["table", "multipliers", "h.simtable"], in: folder)
    )
    #expect(binary.code == 0 && binary.results == plain.results && binary.messages == plain.messages)
    #expect(
      try Program.run(["table", "convert", "h.simtable", "--to", "pymrio", "-o", "folder"], in: folder).code == 0)
    let back = try Program.run(["table", "convert", "folder", "-o", "back.csv"], in: folder)
    #expect(back.code == 0 && back.messages.isEmpty)
    let same = try Program.run(["table", "multipliers", "back.csv"], in: folder)
    #expect(same.code == 0 && same.results == plain.results)
    // As another program saves it.
    try folder.remove("folder/simplan.json")
    let plainer = try Program.run(
      ["table", "convert", "folder", "-o", "other.csv", "--year", "2017", "--prices", "current"], in: folder)
    #expect(plainer.code == 0 && plainer.messages.isEmpty)
    #expect(try Program.run(["table", "check", "other.csv"], in: folder).code == 0)
    let wrong = try Program.run(["table", "convert", "folder", "-o", "again.csv"], in: folder)
    #expect(wrong.code == 2)
    #expect(
      wrong.messages
        == "error: the layout does not say the year of its figures; write --year, as in --year 2018\n")
  }

  @Test func `a table of another layout that does not balance is refused unless that is tolerated`() throws {
    let folder = try ScratchFolder(shipped: [:])
    try folder.write(
      """
      V1,AUS_01,CHN_01,AUS_HFCE,CHN_HFCE,OUT
      AUS_01,10,6,80,4,100
      CHN_01,10,63,3,84,160
      TLS,1,4,0,0,5
      VA,79,97,0,0,176

      """, to: "ICIO.csv")
    let words = [
      "table", "convert", "ICIO.csv", "--from", "oecd", "--year", "2018", "--prices", "basic", "-o", "o.csv",
    ]
    let refused = try Program.run(words, in: folder)
    #expect(refused.code == 2 && refused.results.isEmpty)
    #expect(refused.messages.contains("error: column CHN.01 does not balance: output is 10 less than its inputs; "))
    #expect(
      refused.messages.hasSuffix(
        "note: errors of balance become warnings with --tolerate imbalance; the figures stay as they are\n2 errors\n"))
    #expect(!folder.exists("o.csv"))
    let tolerated = try Program.run(words + ["--tolerate", "imbalance"], in: folder)
    #expect(tolerated.code == 2)
    #expect(
      tolerated.messages.hasSuffix(
        "error: the table does not balance, and the figures of a table file do; write it with --to binary, which 'simplan "
          + "table balance' takes\n"))
    let binary = words.dropLast() + ["o.simtable", "--to", "binary", "--tolerate", "imbalance"]
    #expect(try Program.run(Array(binary), in: folder).code == 0)
    let balanced = try Program.run(["table", "balance", "o.simtable", "-o", "b.csv"], in: folder)
    #expect(balanced.code == 0)
    #expect(try Program.run(["table", "check", "b.csv"], in: folder).code == 0)
  }
}
