import ScenarioCase
import ScratchFolder
import Testing

/// Options of `simplan table` that would do nothing.
@Suite struct TableOptionTests {
  private static let table = "Scenarios/data/henan-2012.csv"

  private static let refused: [(arguments: [String], code: Int32, message: String)] = [
    (
      ["regionalise", table, "--totals", "t.csv", "--name", "R", "--method", "slq", "--delta", "0.2"], 2,
      "error: --delta does nothing with --method slq; leave it out: flq alone has an exponent\n"
    ),
    (
      ["regions", table, "--part", "A=t.csv", "--rest", "B", "--method", "cilq", "--delta", "0.3"], 2,
      "error: --delta does nothing with --method cilq; leave it out: flq alone has an exponent\n"
    ),
    (
      ["convert", table, "-o", "x.csv", "--region", "AB"], 2,
      "error: --region does nothing with --to csv; leave it out: pymrio alone needs a region\n"
    ),
    (
      ["convert", table, "--to", "pymrio", "-o", "x", "--region", ""], 2,
      "error: --region is ''; write a name without points, quotes and blanks, as in Henan\n"
    ),
    (
      ["import", table, "--sheet", "x"], 2,
      "error: '\(table)' has no sheet 'x'; leave out --sheet\n"
    ),
    (
      ["project", table, "--year", "2012", "--totals", "t.csv"], 2,
      "error: --year is 2012, and the table is one of 2012; write a later year; 'table balance' takes totals of the table's "
        + "own\n"
    ),
    (
      ["project", table, "--year", "2011", "--totals", "t.csv"], 2,
      "error: --year is 2011, and the table is one of 2012; write a later year; 'table balance' takes totals of the table's "
        + "own\n"
    ),
  ]

  @Test(arguments: refused)
  func `an option that does nothing with the others is refused`(
    arguments: [String], code: Int32, message: String
  ) throws {
    let folder = try ScratchFolder(shipped: [:])
    try folder.write("# citation: t\ncode,total\nAGR,1\n", to: "t.csv")
    let answer = try Program.run(["table"] + arguments, in: folder)
    #expect(answer == Program.Answer(code: code, results: "", messages: message))
    #expect(!folder.exists("x") && !folder.exists("x.csv"))
  }

  @Test(arguments: [
    (["--forward", "L", "--forward", "G"], "--forward stands twice"),
    (["--forward=L", "--chart", "a.svg", "--forward", "L", "--chart", "a.svg"], "--forward, --chart stand twice"),
  ])
  func `an option of one value that stands twice is refused`(options: [String], words: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["table", "linkages", Self.table] + options, in: folder)
    #expect(answer.code == 64 && answer.results.isEmpty)
    #expect(answer.messages.hasPrefix("Error: \(words), with one value alone; write it once\n"))
  }

  @Test func `an option that may be repeated, a flag and a value that looks like an option are no repetition`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let twice = ["--final-demand", "AGR=1", "--final-demand", "MIN=1", "--csv"]
    #expect(try Program.run(["table", "solve", Self.table] + twice, in: folder).code == 0)
  }

  @Test(arguments: [
    (["import", table, "--to", "/proc/x"], "'/proc/x/henan-2012.csv'"),
    (["convert", table, "-o", "/nowhere/x.csv"], "'/nowhere/x.csv'"),
    (["convert", table, "--to", "binary", "-o", "/nowhere/x.simtable"], "'/nowhere/x.simtable'"),
    (["convert", table, "--to", "pymrio", "-o", "/proc/x"], "'/proc/x/Z.txt'"),
    (["balance", table, "-o", "/nowhere/x.csv"], "'/nowhere/x.csv'"),
  ])
  func `a place that cannot be written is a failure, whichever command writes there`(
    arguments: [String], place: String
  ) throws {
    let answer = try Program.run(["table"] + arguments, in: ScratchFolder(shipped: [:]))
    #expect(answer.code == 3)
    #expect(
      answer.messages.hasSuffix(
        "error: \(place) cannot be written: No such file or directory; choose another place for it\n"))
  }
}
