import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct ChartCommandTests {
  @Test func `a scenario asks for charts, in a look of their own`() throws {
    let scenario = try ScenarioCase(
      """
      [[chart]]
      name = "power"
      of = "gross_output:ELC"
      title_en = "Power"
      width = 500
      height = 400
      theme = "dark"
      language = "en"
      """, modules: false)
    let answer = try scenario.run("--output", "out", "--quiet")
    #expect(answer.code == 0)
    let drawn = try scenario.folder.text("out/charts/power.svg")
    #expect(drawn.contains("<title id=\"power-title\">Power</title>"))
    #expect(drawn.contains("width=\"500\" height=\"400\""))
    #expect(drawn.contains("fill=\"#151a21\""))
    // Drawn again, the charts are listed anew in the same exchange: the folder is whole.
    #expect(try Program.run(["chart", "out", "--language", "zh"], in: scenario.folder).code == 0)
    #expect(try scenario.folder.text("out/charts/power.svg") == drawn)
    #expect(try Program.run(["chart", "out", "--of", "value_added", "--mark", "bar"], in: scenario.folder).code == 0)
    let rerun = try scenario.run("--output", "out", "--quiet")
    #expect(rerun.code == 0)
    // The command line's look goes before.
    #expect(
      try Program.run(["chart", "out", "--theme", "print", "--output", "printed"], in: scenario.folder).code == 0)
    #expect(try scenario.folder.text("printed/power.svg").contains("fill=\"#ffffff\""))
    #expect(try Program.run(["chart", "out", "--format", "csv", "--output", "numbers"], in: scenario.folder).code == 0)
    #expect(try scenario.folder.text("numbers/power.csv").hasPrefix("\u{FEFF}Year,"))
    #expect(try scenario.folder.text("numbers/scorecard.csv").contains("SEI value added"))
  }

  @Test func `names that no run would have are mistakes before anything is run, all at once`() throws {
    let scenario = try ScenarioCase(
      """
      [[chart]]
      name = "a"
      of = ["gross_ouput", "value_added:ELX"]
      [[chart]]
      name = "b"
      of = "output_by_driver"
      [[chart]]
      name = "c"
      of = "value_added"
      by = "driver"
      mark = "waterfall"
      year = 2031
      [[chart]]
      name = "d"
      of = "sei-shar"
      mark = "bullet"
      [[chart]]
      name = "e"
      of = "multipliers"
      [[chart]]
      name = "f"
      of = "value_added"
      mark = "scatter"
      [[chart]]
      name = "g"
      of = "wind-solar/wind_solar_capacity"
      [[chart]]
      name = "h"
      of = "electricity:demand"
      [[chart]]
      name = "i"
      of = ["value_added:ELC", "import_share:ELC"]
      """, modules: false)
    for command in ["validate", "run"] {
      let answer = try Program.run([command, "case.toml"], in: scenario.folder)
      #expect(answer.code == 2)
      for message in [
        "case.toml:7:6: error: the results have no variable 'gross_ouput'; did you mean gross_output?",
        "case.toml:7:6: error: value_added has no label 'ELX'; did you mean value_added:ELC?",
        "case.toml:10:6: error: output_by_driver has the axes driver and sector; say which is told apart, by = \"driver\" or --by driver",
        "case.toml:14:6: error: value_added has no axis 'driver'; it has sector",
        "case.toml:16:8: error: 2031 is not a year of the results; choose one of 2015, 2016, 2017, 2018, 2019, 2020",
        "case.toml:19:6: error: the plan has no target 'sei-shar'; did you mean sei-share?",
        "case.toml:23:6: error: multipliers has neither years nor a value to draw; choose a table with a column to a year",
        "case.toml:36:6: error: the variables have different units (1, 1e8 CNY_table); draw them in charts of their own, or with --mark scatter",
        "case.toml:26:6: error: a scatter needs two variables, and one is named; name the one that goes up, then the one that goes along",
      ] {
        #expect(answer.messages.contains(message), "\(message) in \(answer.messages)")
      }
      // A chart of what is switched off here may come from a base in which it is not.
      #expect(answer.messages.split(separator: "\n").count { $0.contains(" error: ") } == 9, "\(answer.messages)")
    }
  }

  @Test func `the name of a chart that every run draws is taken, and no fault of a chart hides another`() throws {
    let scenario = try ScenarioCase(
      """
      [[chart]]
      name = "scorecard"
      of = "value_add"
      [[chart]]
      of = "value_added:ELX"
      by = "foo"
      mark = "lin"
      height = 1e9
      """, modules: false)
    let answer = try Program.run(["validate", "case.toml"], in: scenario.folder)
    #expect(
      answer.messages.split(separator: "\n").filter { $0.contains(" error: ") } == [
        "case.toml:6:8: error: every run of this scenario draws a chart of its own with the name scorecard; choose another name",
        "case.toml:7:6: error: the results have no variable 'value_add'; did you mean value_added?",
        "case.toml:8:1: error: the chart has no name; write name = \"…\", which its file will have",
        "case.toml:9:6: error: value_added has no label 'ELX'; did you mean value_added:ELC?",
        "case.toml:10:6: error: value_added:ELX has no axis 'foo'; it has sector",
        "case.toml:11:8: error: unknown mark lin; did you mean line?",
        "case.toml:12:10: error: height must be a whole number of pixels, 160 to 10000; leave it out for the chart's own",
      ])
  }

  /// The names known before a run must be all that a run stores.
  @Test func `every table that a run stores may be named in a chart`() throws {
    let scenario = try ScenarioCase("", base: ScenarioCase.itself)
    #expect(try scenario.run("--output", "out", "--quiet").code == 0)
    var charts = ""
    for (folder, prefix) in try scenario.folder.entries("out/modules").map({ ("modules/\($0)", "\($0)/") }) + [
      ("economy", "")
    ] {
      for file in try scenario.folder.entries("out/\(folder)") {
        let name = prefix + file.dropLast(".csv".count)
        let lines = try scenario.folder.text("out/\(folder)/\(file)").split(whereSeparator: \.isNewline)
        let words: Set<String> = ["name_en", "name_zh", "title_en", "title_zh", "kind", "unit", "value"]
        let head = lines[0].drop { $0 == "\u{FEFF}" }.split(separator: ",").map(String.init)
        let axes = head.prefix { $0.count != 4 || Int($0) == nil }.filter { !words.contains($0) }
        guard head.contains(where: { $0 == "value" || $0.count == 4 && Int($0) != nil }) else { continue }
        let by = axes.isEmpty ? "" : "by = \"\(axes[0])\"\n"
        charts += "[[chart]]\nname = \"c\(charts.utf8.count)\"\nof = \"\(name)\"\n\(by)mark = \"line\"\n"
        guard axes.count == 1, let label = lines[1].split(separator: ",").first, !label.contains("\"") else { continue }
        charts += "[[chart]]\nname = \"c\(charts.utf8.count)\"\nof = \"\(name):\(label)\"\n"
      }
    }
    try scenario.folder.write(try scenario.folder.text("case.toml") + charts, to: "case.toml")
    let answer = try Program.run(["validate", "case.toml"], in: scenario.folder)
    #expect(answer.code == 0, "\(answer.messages.prefix(1500))")
  }

  @Test func `a fan needs a study, and is drawn from its folder`() throws {
    let scenario = try ScenarioCase(
      "[uncertain]\n\"economy.growth\" = { distribution = \"uniform\", low = \"6 %\", high = \"9 %\" }\n",
      modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    let fan = ["--mark", "fan", "--of", "value_added"]
    #expect(
      try Program.run(["chart", "out"] + fan, in: scenario.folder)
        == .invalid(
          "error: --mark: a fan shows the bands of a study, and these are the results of one run; run simplan ensemble on a scenario with [uncertain] keys, and name the folder of that study"
        ))
    let study = ["ensemble", "case.toml", "--samples", "4", "--output", "study"]
    #expect(try Program.run(study, in: scenario.folder).code == 0)
    let drawn = try Program.run(["chart", "study"] + fan, in: scenario.folder)
    #expect(drawn.code == 0)
    #expect(drawn.results.contains("<title id=\"chart-title\">Value added: how sure it is</title>"))
    let numbers = try Program.run(["chart", "study", "--format", "csv", "--language", "zh"] + fan, in: scenario.folder)
    #expect(numbers.results.contains("年份,\"九成样本，下限\",") || numbers.results.contains("年份,九成样本，下限,"))
    for (arguments, message) in [
      (
        ["--of", "valu_added"],
        "error: --of: the study has no bands of 'valu_added'; it has those of sei_share, sei_growth_premium, value_added"
      ),
      ([], "error: --of: the chart names no variable; study has bands of sei_share, sei_growth_premium, value_added"),
      (
        ["--of", "value_added", "--mark", "line"],
        "error: --mark: study is the folder of a study, whose bands only the mark fan shows; choose it, or name the results folder of a run"
      ),
      (
        fan + ["--output", "study/x.svg"],
        "error: 'study/x.svg' lies in the study's folder; choose a file outside it, or leave --output out"
      ),
    ] {
      #expect(try Program.run(["chart", "study"] + arguments, in: scenario.folder) == .invalid(message))
    }
  }

  @Test(arguments: [
    (["--of", "value_added", "--year", "2018"], "--year: the mark line shows all years"),
    (
      ["--of", "value_added", "--mark", "heat-map", "--height", "300"],
      "--height: a chart with the mark heat-map is as high as its rows"
    ),
    (["--of", "value_added", "--by", "sector", "driver"], "--by: the mark line tells one axis apart"),
    (["--of", "value_added", "--width", "3"], "--width is 320 to 10000"),
    (["--of", "value_added", "--format", "png"], "name the file of the picture with --output"),
    (["--theme", "dark"], "charts of another look or format go to a folder of their own: name it with --output"),
  ])
  func `options that nothing would read are refused`(arguments: [String], message: String) throws {
    let folder = try ScratchFolder()
    let answer = try Program.run(["chart", "out"] + arguments, in: folder)
    #expect(answer.code == 64 && answer.messages.hasPrefix("Error: \(message)\n"), "\(answer.messages)")
  }

  @Test func `a picture without a converter names the package, and leaves nothing behind`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    let answer = try Program.shell(
      "PATH=/nowhere $simplan chart out --of value_added --format png --output a.png", in: scenario.folder)
    #expect(
      answer
        == .invalid(
          "error: png needs rsvg-convert, which is not on the path; install it (apt-get install librsvg2-bin fonts-noto-cjk), or choose --format svg"
        ))
    #expect(!scenario.folder.exists("a.png"))
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
      [[chart]]
      name = "look"
      of = "value_added"
      year = 2018
      width = 3
      height = "high"
      theme = "drak"
      language = "de"
      format = "png"
      by = ["sector", "driver"]
      [[chart]]
      name = "fan"
      of = "value_added"
      mark = "fan"
      [[chart]]
      name = "rows"
      of = "value_added"
      mark = "heat-map"
      height = 300
      """, modules: false)
    let answer = try scenario.run()
    #expect(answer.code == 2)
    for message in [
      "case.toml:6:8: error: the chart's name \"Power!\" cannot name a file; write small letters, digits and hyphens only",
      "case.toml:7:6: error: of must be a text or a list of texts, not a whole number; put it in quotes",
      "case.toml:8:1: error: unknown key marks in [[chart]]; did you mean mark?",
      "error: the chart has no name; write name = \"…\", which its file will have",
      "case.toml:10:8: error: unknown mark lines; did you mean line?",
      "case.toml:14:8: error: a chart with the mark line shows all years; leave year out",
      "case.toml:15:9: error: width must be a whole number of pixels, 320 to 10000; leave it out for the chart's own",
      "case.toml:16:10: error: height must be a whole number of pixels, 160 to 10000; leave it out for the chart's own",
      "case.toml:17:9: error: unknown theme drak; did you mean dark?",
      "case.toml:18:12: error: unknown language de; write one of en, zh",
      "case.toml:19:1: error: unknown key format in [[chart]]: a run draws SVG; take it out; simplan chart RESULTS --format png --output DIR makes pictures of them",
      "case.toml:20:6: error: a chart with the mark line tells one axis apart; name one",
      "case.toml:24:8: error: a fan shows the bands of a study, and a run has one number a year; choose another mark; simplan chart STUDY --mark fan draws it from the folder of an ensemble",
      "case.toml:29:10: error: a chart with the mark heat-map is as high as its rows; leave height out",
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
