import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct RunOptionTests {
  private static let blocks = """
    language = "en"
    [overrides.lossy.electricity]
    losses = "8 %"
    [overrides.frugal.electricity]
    losses = "6 %"

    """

  @Test func `a file may be a library of override blocks, of which a run takes one`() throws {
    let scenario = try ScenarioCase(Self.blocks, modules: false)
    #expect(try scenario.validate() == Program.Answer(code: 0, results: "case.toml is valid\n", messages: ""))
    let answer = try scenario.run("--use", "lossy", "--quiet")
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let record = try scenario.folder.text("results/case-lossy/run.json")
    #expect(record.contains("\"variant\" : {\n      \"blocks\" : [\n        \"lossy\"\n      ]"))
    #expect(record.contains("\"en\" : \"A case (variant: lossy)\""))
    #expect(
      try scenario.run("--use", "lossi")
        == .invalid(
          "error: there is no override block lossi; did you mean lossy?"))
  }

  @Test func `what a run says beside its results is in the language that is asked for`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try scenario.run("--language", "zh")
    #expect(answer.code == 0)
    #expect(answer.messages.contains("结果所依据的数值：文件"), "\(answer.messages)")
    #expect(!answer.messages.contains("numbers behind") && !answer.messages.contains("scale coefficient"))
  }

  @Test func `a value of the command line has its place in messages, and its run a folder of its own`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(
      try scenario.run("--set", "electricity.losses=60 %", "--set", "electricity.loses=3")
        == .invalid(
          """
          --set:1:22: error: losses is 0.6 but must be 0 to 0.5
            electricity.losses = "60 %"
                                 ^
          --set:2:13: error: unknown key loses in [electricity]; did you mean losses?
            electricity.loses = 3
                        ^
          2 errors
          """))
    #expect(try scenario.run("--set", "electricity.losses=9 %", "--quiet").code == 0)
    let folders = try scenario.folder.tree("results").keys.map { $0.split(separator: "/")[0] }
    #expect(Set(folders).count == 1 && folders[0].hasPrefix("case-set-"))
    let explained = try Program.run(
      ["explain", "case.toml", "electricity.losses", "--set", "electricity.losses=9 %"], in: scenario.folder)
    #expect(explained.code == 0 && explained.results.contains("  written    --set:1:22\n"), "\(explained.results)")
  }

  @Test func `a variant of a reference has that reference, not itself`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(
      ["run", "Scenarios/2020.toml", "--use", "none"], in: folder)
    #expect(answer == .invalid("error: there is no override block none; write it as [overrides.none]"))
    let varied = try Program.run(
      ["run", "Scenarios/2020.toml", "--set", "electricity.losses=9 %", "-o", "out"], in: folder)
    #expect(varied.code == 0)
    #expect(
      varied.messages.contains(
        "note: the demand that grows, the import shares and the level of the strategic industries are those of Scenarios/2020.toml\n"
      ))
    #expect(try folder.text("out/run.json").contains("\"reference\" : \"Scenarios/2020.toml\""))
  }

  @Test func `the scorecard is printed as JSON and CSV, in the other language, and with the time that it took`() throws
  {
    let scenario = try ScenarioCase("", modules: false)
    let json = try scenario.run("--json", "--quiet", "-o", "out")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.results.utf8)) as? [[String: Any]])
    #expect(rows.count == 25 && rows[0]["target"] as? String == "sei-share" && rows[0]["target_value"] as? Double == 15)
    let csv = try scenario.run("--format", "csv", "--quiet", "-o", "out")
    #expect(try csv.results == scenario.folder.text("out/scorecard.csv"))
    let chinese = try scenario.run("--language", "zh", "--timings", "--quiet", "-o", "out")
    #expect(chinese.results.hasPrefix("目标 ") && chinese.results.contains("\n可作判断：达到"))
    let timings = try #require(
      chinese.messages.wholeMatch(of: /timings: reading .* s, computing .* s, writing .* s, in all .* s\n/))
    #expect(!timings.output.isEmpty)
    #expect(try scenario.folder.text("out/report.html").contains("<html lang=\"zh-CN\">"))
  }

  @Test(arguments: [
    (["--csv", "--json"], "Error: what is printed has one form, not csv and json"),
    (["--only", "wind-solar", "--set", "a=1"], "Error: --set goes with a whole scenario, not --only"),
  ])
  func `options that exclude each other are refused`(options: [String], message: String) throws {
    let answer = try Program.run(["run", "case.toml"] + options, in: ScratchFolder())
    #expect(answer.code == 64 && answer.messages.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func `the folder Scenarios that a command calls scenarios is no slip`() throws {
    let folder = try ScratchFolder(shipped: [:])
    #expect(
      try Program.run(["validate", "scenarios/2020.toml"], in: folder)
        == Program.Answer(code: 0, results: "scenarios/2020.toml is valid\n", messages: ""))
  }
}
