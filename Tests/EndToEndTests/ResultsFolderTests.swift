import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct ResultsFolderTests {
  @Test func `a file in the place of the results folder is named and left alone`() throws {
    let scenario = try ScenarioCase("", modules: false, files: ["results": "notes\n", "out": "more notes\n"])
    #expect(
      try scenario.run()
        == .failed(
          "error: results/case: results is not a folder, so no results can be written below it; choose another folder"))
    #expect(
      try scenario.run("--output", "out")
        == .failed("error: out: this is not a folder, so no results can be written there; choose another folder"))
    #expect(try scenario.folder.text("results") == "notes\n" && scenario.folder.text("out") == "more notes\n")
  }

  @Test func `a folder that holds something else is left as it is`() throws {
    let scenario = try ScenarioCase("", modules: false, files: ["papers/thesis.txt": "text\n"])
    #expect(
      try scenario.run("--output", "papers")
        == .failed(
          """
          error: papers: this folder holds files but no run.json, so it is not a results folder and is left as it is; choose \
          another folder
          """))
    #expect(try scenario.folder.entries("papers") == ["thesis.txt"])
  }

  @Test func `a home folder with a run.json of another program is left as it is`() throws {
    let scenario = try ScenarioCase(
      "", modules: false, files: ["home/run.json": "{}", "home/thesis.docx": "text", "home/.ssh/id": "key"])
    let before = try scenario.folder.tree("home")
    #expect(
      try scenario.run("--output", "home")
        == .failed(
          """
          error: home: simplan did not write the run.json in this folder, or it was changed since, so that all of it is \
          taken for yours and left as it is:
            .ssh/
            run.json
            thesis.docx
          choose another folder, or delete this one yourself
          """))
    #expect(try scenario.folder.tree("home") == before)
    #expect(
      try scenario.run("--output", ".")
        == .failed(
          "error: \".\" does not name a results folder; write a path that ends in a name, for example results/plan-2020"
        ))
  }

  @Test(arguments: [["run", "case.toml", "--output", "out"], ["chart", "out"]])
  func `notes and another run among the results are named and left as they are`(command: [String]) throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    #expect(try scenario.run("--output", "out/before").code == 0)
    try scenario.folder.write("mine\n", to: "out/notes.txt")
    try scenario.folder.write("mine\n", to: "out/report.html")
    let before = try scenario.folder.tree("out")
    let answer = try Program.run(command, in: scenario.folder)
    #expect(answer.results.isEmpty)
    #expect(try scenario.folder.tree("out") == before)
    #expect(try !scenario.folder.entries().contains { $0.hasPrefix(".out") })
    guard command[0] == "run" else {
      #expect(answer.code == 2 && answer.messages.contains("out/report.html was changed since the run"))
      return
    }
    #expect(
      answer
        == .failed(
          """
          error: out: not everything in this results folder is as simplan wrote it, and it is left as it is:
            report.html was changed since the run
            before/ is not of this run
            notes.txt is not of this run
          move that elsewhere or delete it yourself, or choose another folder
          """))
  }

  @Test func `charts are drawn over charts, and over nothing else`() throws {
    let scenario = try ScenarioCase("", modules: false, files: ["pictures/scorecard.svg": "mine\n"])
    let folder = scenario.folder
    #expect(try scenario.run("--output", "out").code == 0)
    func chart(_ options: String...) throws -> Program.Answer {
      try Program.run(["chart", "out"] + options, in: folder)
    }
    #expect(
      try chart("--output", "pictures")
        == .failed(
          """
          error: pictures: this folder holds files but no charts.json, so it is not a folder of charts and is left as it \
          is; choose another folder
          """))
    #expect(try folder.tree("pictures") == ["scorecard.svg": Data("mine\n".utf8)])
    #expect(try chart("--output", "new").code == 0)
    #expect(try chart("--output", "new", "--language", "zh").code == 0)
    #expect(try folder.text("new/scorecard.svg").contains("规划目标对照表"))
    try folder.write("mine\n", to: "new/mine.svg")
    #expect(
      try chart("--output", "new")
        == .failed(
          """
          error: new: not everything in this folder of charts is as simplan wrote it, and it is left as it is:
            mine.svg is not of this run
          move that elsewhere or delete it yourself, or choose another folder
          """))
    for inside in ["out/zh", "./out/../out/charts/zh"] {
      #expect(
        try chart("--output", inside)
          == .invalid(
            "error: '\(inside)' lies in the results folder; choose a folder outside it, or leave --output out"))
    }
    // The results list their new charts: they are whole, and the next run replaces them.
    #expect(try chart("--output", "out/../out/charts", "--language", "zh").code == 0)
    #expect(try folder.text("out/charts/scorecard.svg").contains("规划目标对照表"))
    #expect(try Program.run(["compare", "out", "out"], in: folder).code == 0)
    #expect(try scenario.run("--output", "out").code == 0)
  }

  @Test func `a table's chart is drawn over its own kind, and over nothing else`() throws {
    let folder = try ScratchFolder(shipped: ["mine.svg": "mine\n"])
    func draw(_ path: String) throws -> Program.Answer {
      try Program.run(["table", "linkages", "Scenarios/data/henan-2017.csv", "--chart", path], in: folder)
    }
    #expect(try draw("charts/a.svg").code == 0)
    #expect(try draw("charts/a.svg").code == 0)
    #expect(try folder.entries("charts") == ["a.svg"])
    #expect(
      try draw("mine.svg")
        == .failed(
          """
          error: 'mine.svg' was not written by simplan, or was changed since, and is left as it is; choose another name, or \
          delete it yourself
          """))
    #expect(try folder.text("mine.svg") == "mine\n")
  }

  @Test func `a run that is killed changes nothing, and the next one cleans up`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out/case").code == 0)
    let before = try scenario.folder.tree("out/case")
    try scenario.folder.write(
      scenario.folder.text("case.toml") + "story = \"another text\"\n", to: "case.toml")

    let killed = try scenario.stoppedRun()
    kill(killed.process.processIdentifier, SIGKILL)
    _ = try killed.end()
    #expect(killed.process.terminationReason == .uncaughtSignal)
    #expect(try scenario.folder.tree("out/case") == before)
    #expect(try scenario.folder.entries("out").contains(".case.writing"))

    #expect(try scenario.run("--output", "out/case").code == 0)
    #expect(try scenario.folder.entries("out") == ["case"])
    #expect(try scenario.folder.text("out/case/run.json").contains("another text"))
  }

  @Test func `of two runs into one folder the second is refused`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let first = try scenario.stoppedRun()
    let second = try scenario.run("--output", "out/../out/case")
    kill(first.process.processIdentifier, SIGCONT)
    #expect(try first.end().code == 0)
    #expect(
      second
        == .failed(
          """
          error: out/../out/case: another run is writing to this folder; wait until it has ended, or choose another folder
          """))
    #expect(try scenario.folder.entries("out") == ["case"])
    #expect(scenario.folder.exists("out/case/run.json"))
  }
}
