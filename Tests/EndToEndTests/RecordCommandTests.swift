import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Commands that read what a run left: show, export; and keys and manual, which need no run.
@Suite struct RecordCommandTests {
  private func results() throws -> ScenarioCase {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out", "--quiet").code == 0)
    return scenario
  }

  @Test func `a record is shown as a summary and by key`() throws {
    let folder = try results().folder
    func show(_ arguments: String...) throws -> Program.Answer {
      try Program.run(["show", "out"] + arguments, in: folder)
    }
    let summary = try show()
    #expect(summary.code == 0 && summary.messages.isEmpty)
    #expect(
      summary.results.hasPrefix("scenario        case  A case\nfile            case.toml\n"), "\(summary.results)")
    #expect(summary.results.contains("\nprices of       2017\n"))
    #expect(summary.results.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      try show("scenario.tableYear")
        == Program.Answer(
          code: 0, results: "key                 value\n------------------  -----\nscenario.tableYear  2017\n",
          messages: ""))
    let losses = try show("electricity.losses", "--csv").results
    #expect(
      losses.hasPrefix("\u{FEFF}key,value,unit,kind,low,high,written,source,labels\nelectricity.losses,0.06,1,"),
      "\(losses)")
    #expect(
      try show("electricity.losses").results == """
        electricity.losses = 0.06
            Scenarios/henan/economy.toml:46:10
            assumption, from 0.05 to 0.08
            Transmission and distribution losses of a dense provincial grid; national
            figures of the time lie between 6 and 7 %.

        """)
    let target = try show("sei-share", "--json")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(target.results.utf8)) as? [[String: Any]])
    #expect(rows.contains { $0["key"] as? String == "sei-share.target.value" && $0["value"] as? String == "15" })
    #expect(
      try show("electricity.loses")
        == .invalid("error: the record has no electricity.loses; did you mean electricity.losses?"))
  }

  @Test func `an array is shown with its labels, a list that is empty as none, and points too many change nothing`()
    throws
  {
    let folder = try results().folder
    func show(_ key: String) throws -> Program.Answer { try Program.run(["show", "out", key], in: folder) }
    #expect(try show("loops").results == "loops: none\n")
    #expect(try show("scenario.tableYear.") == show("scenario.tableYear"))
    let empty = try show("")
    #expect(empty.code == 2 && empty.messages.hasPrefix("error: the key is empty; name a part of the record: "))
    let substitution = try show("strategic_industries.shares").results
    #expect(substitution.contains("information_technology ICT 0."), "\(substitution)")
    #expect(
      try Program.run(["chart", "case.toml"], in: folder)
        == .invalid(
          "error: 'case.toml' is a file, and no folder of results; name the folder that 'simplan run' wrote"))
  }

  @Test func `a workbook is written, and not over a file of somebody`() throws {
    let folder = try results().folder
    let written = try Program.run(["export", "out", "--xlsx", "book.xlsx", "--language", "zh"], in: folder)
    #expect(written.code == 0 && written.messages.hasSuffix(" sheets: book.xlsx\n"))
    let bytes = try folder.bytes("book.xlsx")
    #expect(bytes.starts(with: Data("PK".utf8)))
    #expect(
      try Program.run(["export", "out", "--xlsx", "book.xlsx"], in: folder)
        == .invalid("error: book.xlsx is there already and is left as it is; choose another name, or write --replace"))
    #expect(try folder.bytes("book.xlsx") == bytes)
    #expect(
      try Program.run(["export", "out", "--xlsx", "book.xlsx", "--language", "zh", "--replace"], in: folder).code == 0)
    #expect(try folder.bytes("book.xlsx") == bytes)
    #expect(
      try Program.run(["export", "out", "--xlsx", "none/book.xlsx"], in: folder)
        == .invalid("error: there is no folder none; make it first, or choose another place"))
    for (path, message) in [
      ("a.csv", "error: 'a.csv' is no name of a workbook; write one that ends in .xlsx"),
      ("out/inside.xlsx", "error: 'out/inside.xlsx' lies in the results folder; choose a file outside it"),
    ] {
      #expect(try Program.run(["export", "out", "--xlsx", path], in: folder) == .invalid(message))
    }
    // The page in the folder is written as a part of the results; another file there would block the next run.
    let page = try Program.run(["report", "out", "-o", "./out/report.html"], in: folder)
    #expect(page.code == 0 && page.results == "out/report.html\n", "\(page.messages)")
    #expect(
      try Program.run(["report", "out", "-o", "out/zh.html"], in: folder)
        == .invalid(
          "error: 'out/zh.html' lies in the results folder; choose a file outside it, or leave --output out"))
    // Root may take a device's place: then the machine has none.
    #expect(mkfifo(folder.at("pipe.xlsx"), 0o600) == 0)
    #expect(
      try Program.run(["export", "out", "--xlsx", "pipe.xlsx", "--replace"], in: folder)
        == .invalid("error: pipe.xlsx: it is a device or a pipe, and no file; write the name of a file"))
    #expect(
      try Program.run(["chart", "out", "--of", "value_added", "--output", "pipe.xlsx"], in: folder)
        == .invalid("error: 'pipe.xlsx': it is a device or a pipe, and no file; write the name of a file"))
    var status = stat()
    #expect(lstat(folder.at("pipe.xlsx"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(try folder.entries().allSatisfy { !$0.hasSuffix(".writing") })
  }

  @Test func `the keys of the economy are listed as those of modules are`() throws {
    let folder = try ScratchFolder()
    func keys(_ arguments: String...) throws -> Program.Answer { try Program.run(["keys"] + arguments, in: folder) }
    let all = try keys()
    #expect(all.code == 0 && all.messages.isEmpty)
    for section in ["scenario ", "years ", "economy ", "electricity ", "strategic_industries ", "modules.NAME "] {
      #expect(all.results.contains("\n\(section)"), "\(all.results)")
    }
    #expect(
      try keys("electricity.losses").results == """
        losses: number, 0 to 0.5, needed
            share of the electricity sent out that is lost on the way to the users
            plausible 0.02 to 0.2

        """)
    #expect(try keys("economy.markets").results.contains("\nmarkets.NAME.growth: array over year, -0.9 to 5, needed\n"))
    #expect(
      try keys("electricty") == .invalid("error: a scenario has no section electricty; did you mean electricity?"))
    #expect(
      try keys("economy.grwth") == .invalid("error: the section economy has no key grwth; did you mean growth?"))
    #expect(
      try keys("modules.wind-solar")
        == .invalid(
          "error: the keys of modules are their own; write simplan modules show wind-solar; simplan modules list names them"
        ))
  }

  @Test func `the manual page names every command`() throws {
    let page = try Program.run(["manual"], in: ScratchFolder())
    #expect(page.code == 0 && page.results.hasPrefix(".TH SIMPLAN 1 \"\" \"simplan "))
    for command in [
      "run <file>", "show <results> [<key>]", "export <results>", "table check <file>", "study run <file>",
    ] {
      #expect(page.results.contains(".SS \"simplan \(command)\"\n"), "\(command)")
    }
    #expect(!page.results.contains("serve\\-module"))
    #expect(page.results.contains(".TP\n.B \\-\\-set <key=value>\n"))
  }
}
