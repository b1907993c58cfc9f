import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct ChartCommandTests {
  @Test func `a scenario asks for charts, and mistakes in them are told with their places`() throws {
    let scenario = try ScenarioCase(
      """
      [[chart]]
      name = "power"
      of = "gross_output:ELC"
      title_en = "Power"
      [[chart]]
      name = "wrong"
      of = ["gross_ouput"]
      """, modules: false)
    let answer = try scenario.run("--output", "out", "--quiet")
    #expect(answer.code == 0)
    #expect(
      answer.messages.contains(
        "case.toml:11:6: warning: the chart wrong is not drawn: the results have no variable 'gross_ouput'; did you mean gross_output?"
      ), "\(answer.messages)")
    #expect(try scenario.folder.text("out/charts/power.svg").contains("<title id=\"power-title\">Power</title>"))
    #expect(!scenario.folder.exists("out/charts/wrong.svg"))
    // Drawn again, the charts are listed anew in the same exchange: the folder is whole.
    #expect(try Program.run(["chart", "out", "--language", "zh"], in: scenario.folder).code == 0)
    #expect(try Program.run(["chart", "out", "--of", "value_added", "--mark", "bar"], in: scenario.folder).code == 0)
    let rerun = try scenario.run("--output", "out", "--quiet")
    #expect(rerun.code == 0)
  }

  @Test func `keys of a chart are checked before anything is run`() throws {
    let scenario = try ScenarioCase(
      """
      [[chart]]
      name = "Power!"
      of = 3
      marks = "line"
      [[chart]]
      mark = "lines"
      """, modules: false)
    let answer = try scenario.run()
    #expect(answer.code == 2)
    for message in [
      "case.toml:6:8: error: the chart's name \"Power!\" cannot name a file; write small letters, digits and hyphens only",
      "case.toml:7:6: error: of must be a text or a list of texts, not a whole number; put it in quotes",
      "case.toml:8:1: error: unknown key marks in [[chart]]; did you mean mark?",
      "error: the chart has no name; write name = \"…\", which its file will have",
      "case.toml:10:8: error: unknown mark lines; did you mean line?",
    ] {
      #expect(answer.messages.contains(message), "\(message) in \(answer.messages)")
    }
  }

  @Test func `only a picture is written over`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    try scenario.folder.write("mine\n", to: "notes.svg")
    let arguments = ["chart", "out", "--of", "value_added:ELC", "--output"]
    let refused = try Program.run(arguments + ["notes.svg"], in: scenario.folder)
    #expect(
      refused == .invalid("error: 'notes.svg' stands there and is no svg; choose another name, or remove it"))
    #expect(try scenario.folder.text("notes.svg") == "mine\n")
    for _ in 0..<2 { #expect(try Program.run(arguments + ["power.svg"], in: scenario.folder).code == 0) }
    let inside = try Program.run(arguments + ["out/power.svg"], in: scenario.folder)
    #expect(inside.code == 2 && !scenario.folder.exists("out/power.svg"))
  }

  @Test func `results that are older than their scenario are run again, and said to be`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    let text = try scenario.folder.text("case.toml")
    try scenario.folder.write(text + "economy.growth = 0.01\n", to: "case.toml")
    let before = try scenario.folder.tree("out")
    let answer = try Program.run(["compare", "out", "case.toml"], in: scenario.folder)
    #expect(answer.code == 0)
    #expect(
      answer.messages == "note: out is older than what it stands on (case.toml changed): case.toml is run again\n")
    #expect(answer.results.hasPrefix("No result of 2020 differs: all "))
    #expect(try scenario.folder.tree("out") == before)
  }

  @Test func `a comparison is written as a folder that it may replace`() throws {
    let scenario = try ScenarioCase("economy.growth = 0.05\n", modules: false)
    let other = "base = \"case.toml\"\nname = \"other\"\nreference = \"case.toml\"\neconomy.growth = 0.04\n"
    try scenario.folder.write(other, to: "other.toml")
    for _ in 0..<2 {
      let answer = try Program.run(
        ["compare", "case.toml", "other.toml", "--output", "compared"], in: scenario.folder)
      #expect(answer.code == 0, "\(answer.messages)")
      #expect(answer.results.contains("The whole difference comes from: growth of final demand."))
    }
    let causes = try scenario.folder.text("compared/causes.csv")
    #expect(causes.contains("other,sei-share,%,2020,inputs,economy.growth,growth of final demand,最终需求增长,"))
    for file in [
      "comparison.html", "lines.svg", "differences.svg", "causes-sei-share.svg", "inputs.csv", "results.csv",
    ] {
      #expect(scenario.folder.exists("compared/\(file)"), "\(file)")
    }
  }
}
