import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

/// However a command ends, what it leaves is whole: the results before or the new ones, and nothing beside them.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU], [true, false])
  func `a run that a signal ends leaves the results before and nothing beside them`(
    signal: Int32, hasResults: Bool
  ) throws {
    let scenario = try ScenarioCase("", modules: false)
    if hasResults { #expect(try scenario.run("--output", "out/case").code == 0) }
    let before = hasResults ? try scenario.folder.tree("out/case") : [:]
    let run = try scenario.stoppedRun()
    kill(run.process.processIdentifier, signal)
    kill(run.process.processIdentifier, SIGCONT)
    let answer = try run.end()
    #expect(run.process.terminationReason == .uncaughtSignal && answer.code == signal)
    #expect(try scenario.folder.entries("out") == (hasResults ? ["case"] : []))
    if hasResults { #expect(try scenario.folder.tree("out/case") == before) }
  }

  @Test func `a signal that is ignored from the start stays ignored`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try Program.shell(
      "trap '' HUP; $simplan run case.toml -o out & sleep 0.05; kill -HUP $!; wait $!", in: scenario.folder)
    #expect(answer.code == 0)
    #expect(scenario.folder.exists("out/run.json"))
  }

  @Test func `a file above the limit of the shell fails the run with a sentence, after the scorecard`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try Program.shell(
      "ulimit -f 16; exec $simplan run case.toml --quiet -o out", in: scenario.folder)
    #expect(answer.code == 3)
    #expect(answer.messages.hasPrefix("error: out: cannot write ") && answer.messages.contains(": File too large"))
    #expect(answer.results.split(separator: "\n").count > 25)
    #expect(try !scenario.folder.entries().contains { $0.hasPrefix("out") || $0.hasPrefix(".out") })
  }

  @Test func `a reader that goes away ends the program as the signal would, without a word`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try Program.shell(
      "{ $simplan run case.toml --quiet -o out; echo $? >code; } | true", in: scenario.folder)
    #expect(answer.messages.isEmpty)
    #expect(try scenario.folder.text("code") == "141\n")
    #expect(try Program.run(["compare", "out", "out"], in: scenario.folder).code == 0)
    #expect(try !scenario.folder.entries().contains { $0.hasPrefix(".out") })
  }

  @Test(arguments: [(">&-", "it is closed"), (">/dev/full", "No space left on device")])
  func `a scorecard that cannot be printed fails the run, and the results are whole`(
    redirection: String, reason: String
  ) throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try Program.shell("$simplan run case.toml --quiet -o out \(redirection)", in: scenario.folder)
    #expect(answer == .failed("error: the result cannot be written to standard output: \(reason)"))
    #expect(try Program.run(["compare", "out", "out"], in: scenario.folder).code == 0)
  }

  @Test(arguments: ["--version", "--help", "modules list", "table check Scenarios/data/henan-2017.csv", "schema"])
  func `whatever is printed fails where it cannot be`(command: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.shell("$simplan \(command) >&-", in: folder)
    #expect(answer.code == 3)
    #expect(
      answer.messages.hasSuffix("error: the result cannot be written to standard output: it is closed\n"),
      "\(answer.messages)")
  }

  @Test func `with all three streams closed nothing is printed into files`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try Program.shell("$simplan run case.toml -o out <&- >&- 2>&-", in: scenario.folder).code == 3)
    #expect(try Program.run(["compare", "out", "out"], in: scenario.folder).code == 0)
  }

  @Test(arguments: [SIGKILL, SIGTERM])
  func `charts that are killed are all of one language, and the results whole`(signal: Int32) throws {
    let scenario = try ScenarioCase("")
    let folder = scenario.folder
    #expect(try scenario.run("--output", "out").code == 0)
    let english = try folder.tree("out/charts")
    #expect(try Program.run(["chart", "out", "--language", "zh"], in: folder).code == 0)
    let chinese = try folder.tree("out/charts")
    var killed = 0
    for number in 0..<10 {
      let run = try RunningProgram(
        ["chart", "out", "--language", number.isMultiple(of: 2) ? "en" : "zh"], in: folder)
      // Once the draft is there, at another moment each time.
      while run.process.isRunning, !folder.exists(".out.writing") { usleep(200) }
      usleep(UInt32(1500 * number))
      kill(run.process.processIdentifier, signal)
      _ = try run.end()
      if run.process.terminationReason == .uncaughtSignal { killed += 1 }
      let charts = try folder.tree("out/charts")
      #expect(charts == english || charts == chinese)
      #expect(try FolderSnapshot.read(folder.at("out")).notes.isEmpty)
      if signal != SIGKILL { #expect(try !folder.entries().contains { $0.hasPrefix(".out") }) }
    }
    #expect(killed > 2)
    #expect(try Program.run(["chart", "out"], in: folder).code == 0)
    #expect(try folder.tree("out/charts") == english)
    #expect(try !folder.entries().contains { $0.hasPrefix(".out") })
  }

  @Test func `charts that are drawn beside a run that publishes are of one run`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let folder = scenario.folder
    let other = try folder.text("case.toml").replacing("\"case\"", with: "\"other\"")
    try folder.write(other.replacing("[modules]", with: "[economy]\ngrowth = 0.01\n[modules]"), to: "other.toml")
    #expect(try scenario.run("--output", "out").code == 0)
    #expect(try Program.run(["chart", "out", "-o", "case"], in: folder).code == 0)
    #expect(try Program.run(["run", "other.toml", "-o", "out"], in: folder).code == 0)
    #expect(try Program.run(["chart", "out", "-o", "other"], in: folder).code == 0)
    let pure = try [folder.tree("case"), folder.tree("other")]
    #expect(pure[0] != pure[1])
    let runs = try RunningProgram.shell(
      "for i in 1 2 3 4 5; do $simplan run case.toml -qo out && $simplan run other.toml -qo out; done >log 2>&1",
      in: folder)
    var drawn = 0
    while runs.process.isRunning {
      drawn += 1
      #expect(try Program.run(["chart", "out", "-o", "drawn"], in: folder).code == 0)
      #expect(try pure.contains(folder.tree("drawn")))
    }
    #expect(try runs.end().code == 0)
    #expect(drawn > 3)
  }
}
