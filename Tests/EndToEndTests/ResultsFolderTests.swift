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

  @Test func `a run that is killed changes nothing, and the next one cleans up`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out/case").code == 0)
    let before = try scenario.folder.tree("out/case")
    try scenario.folder.write(
      scenario.folder.text("case.toml") + "story = \"another text\"\n", to: "case.toml")

    let killed = try stopped(scenario)
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
    let first = try stopped(scenario)
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

  /// A run into `out/case` that is stopped while its results are only half there.
  private func stopped(_ scenario: ScenarioCase) throws -> RunningProgram {
    for _ in 0..<20 {
      let run = try RunningProgram(["run", "case.toml", "--output", "out/case"], in: scenario.folder)
      while run.process.isRunning, !scenario.folder.exists("out/.case.writing") { usleep(200) }
      kill(run.process.processIdentifier, SIGSTOP)
      usleep(10_000)
      // It may have ended in between: then once more.
      if run.process.isRunning, scenario.folder.exists("out/.case.writing/scorecard.csv") == false,
        scenario.folder.exists("out/.case.writing")
      {
        return run
      }
      kill(run.process.processIdentifier, SIGCONT)
      _ = try run.end()
    }
    throw CocoaError(.featureUnsupported)
  }
}
