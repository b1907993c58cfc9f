import ScenarioCase
import ScratchFolder
import Testing

/// `simplan frontier`, and what the commands of studies write beside their tables.
@Suite struct FrontierCommandTests {
  private static let levers = """
    [levers]
    "economy.growth" = { low = "5 %", high = "9 %" }
    "electricity.losses" = { low = 0.05, high = 0.08 }

    """

  @Test func `a frontier is printed, and stands in a folder with its chart and page`() throws {
    let scenario = try ScenarioCase(Self.levers, modules: false)
    let command = ["frontier", "case.toml", "--objective", "max:value_added", "--objective", "min:distance"]
    let answer = try Program.run(command + ["--evaluations", "100"], in: scenario.folder)
    #expect(answer.code == 0 && answer.messages == "results: results/case-frontier\n", "\(answer.messages)")
    let lines = answer.results.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("case: ") && lines[0].hasSuffix(" settings that no other beats, of 169 tried; seed 1"))
    #expect(lines.last == "Every setting has an answer.")
    // Losses in the grid move no money: the best growth goes with losses near the plan.
    let best = try #require(lines.first { $0.hasPrefix("1  ") }).split(separator: " ")
    #expect((Double(best[3]) ?? 0) > 0.0895, "\(lines)")
    for file in ["frontier.csv", "charts/frontier.svg", "report.html", "summary.json"] {
      #expect(scenario.folder.exists("results/case-frontier/\(file)"), "\(file)")
    }
    #expect(try Program.run(command + ["--evaluations", "100"], in: scenario.folder) == answer)
    let one = try Program.run(Array(command.prefix(4)), in: scenario.folder)
    #expect(
      one
        == .invalid(
          "error: a frontier lies between two or three objectives, and one is given; write --objective max:sei-share "
            + "--objective min:distance, say"))
  }

  @Test func `a measure of samples is refused without samples`() throws {
    let scenario = try ScenarioCase(Self.levers, modules: false)
    let command = ["frontier", "case.toml", "--objective", "max:value_added", "--objective", "min:distance"]
    let answer = try Program.run(command + ["--judge", "median"], in: scenario.folder)
    #expect(
      answer.code == 64 && answer.messages.hasPrefix("Error: --judge belongs to --robust\n"), "\(answer.messages)")
  }

  @Test func `an ensemble writes charts and a page in the language asked for`() throws {
    let scenario = try ScenarioCase(
      "[uncertain]\n\"economy.growth\" = { distribution = \"uniform\", low = \"6 %\", high = \"9 %\" }\n",
      modules: false)
    let answer = try Program.run(
      ["ensemble", "case.toml", "--samples", "32", "--language", "zh"], in: scenario.folder)
    #expect(answer.code == 0 && answer.results.hasPrefix("case：32个样本，加扰Sobol'序列，种子1，1项输入变动\n"), "\(answer)")
    let summary = "results/case-ensemble/summary/"
    #expect(try scenario.folder.text(summary + "report.html").contains("<html lang=\"zh-CN\">"))
    #expect(try scenario.folder.text(summary + "charts/fan-sei_share.svg").contains("九成样本"))
  }

  @Test func `a back-cast writes only where it is told to`() throws {
    let scenario = try ScenarioCase(
      "", modules: false,
      files: ["o.csv": "variable,year,value,unit,kind,source\nvalue_added,2017,44000,1e8 CNY,document,A table\n"])
    let command = ["backcast", "case.toml", "--observed", "o.csv"]
    let plain = try Program.run(command, in: scenario.folder)
    #expect(plain.code == 0 && plain.messages == "")
    let written = try Program.run(command + ["--output", "out"], in: scenario.folder)
    #expect(written.results == plain.results && written.messages == "results: out\n")
    #expect(scenario.folder.exists("out/charts/backcast.svg") && scenario.folder.exists("out/report.html"))
    let both = try Program.run(command + ["--hindsight", "case.toml"], in: scenario.folder)
    #expect(both.results == "case\n\n\(plain.results)\ncase\n\n\(plain.results)")
    let refused = try Program.run(command + ["--hindsight", "case.toml", "--csv"], in: scenario.folder)
    #expect(refused.code == 64)
  }
}
