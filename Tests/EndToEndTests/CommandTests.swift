import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct CommandTests {
  @Test(arguments: ["en", "zh"])
  func `charts are drawn again to the byte from the results alone`(language: String) throws {
    let scenario = try ScenarioCase("language = \"\(language)\"\n")
    #expect(try scenario.run("--output", "there").code == 0)
    let elsewhere = try ScratchFolder()
    try FileManager.default.copyItem(atPath: scenario.folder.path + "/there", toPath: elsewhere.path + "/there")
    let drawn = try elsewhere.tree("there/charts")
    try elsewhere.remove("there/charts")
    let answer = try Program.run(["chart", "there"], in: elsewhere)
    #expect(answer.code == 0 && answer.messages.isEmpty)
    #expect(
      answer.results.split(separator: "\n").map(String.init).sorted()
        == drawn.keys.map { "there/charts/\($0)" }.sorted())
    #expect(try elsewhere.tree("there/charts") == drawn)

    let other = language == "en" ? "zh" : "en"
    #expect(
      try Program.run(["chart", "there", "--language", other, "--output", "translated"], in: elsewhere).code == 0)
    let translated = try elsewhere.tree("translated")
    #expect(translated.keys.sorted() == (drawn.keys + ["charts.json"]).sorted())
    for (name, bytes) in translated { #expect(bytes != drawn[name], "\(name)") }
    let chinese = String(decoding: (language == "zh" ? drawn : translated)["scorecard.svg"] ?? Data(), as: UTF8.self)
    #expect(chinese.contains("规划目标对照表"))
  }

  @Test func `a folder without results cannot be drawn`() throws {
    let folder = try ScratchFolder(["papers/thesis.txt": "text\n"])
    #expect(
      try Program.run(["chart", "papers"], in: folder)
        == .invalid(
          "error: 'papers' holds no results: there is no run.json in it; name the folder that 'simplan run' wrote"))
  }

  @Test(arguments: ["chart", "compare"])
  func `results that are not as the run left them are named, and none of them is drawn`(command: String) throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--output", "out").code == 0)
    let table = try scenario.folder.text("out/economy/gross_output.csv")
    try scenario.folder.write(table.replacing("AGR", with: "AGS"), to: "out/economy/gross_output.csv")
    try scenario.folder.remove("out/economy/electricity.csv")
    let before = try scenario.folder.tree("out")
    let answer = try Program.run([command, "out"] + (command == "compare" ? ["out"] : []), in: scenario.folder)
    #expect(
      answer
        == .invalid(
          """
          error: out/economy/electricity.csv is missing; restore the file, or run the scenario again, into another folder
          error: out/economy/gross_output.csv was changed since the run; restore the file, or run the scenario again, into another folder
          2 errors
          """))
    #expect(try scenario.folder.tree("out") == before)
  }

  @Test func `a result that cannot be written is no success`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.folder + "/simplan")
    process.arguments = ["table", "check", "Scenarios/data/henan-2017.csv"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = try folder.handle(writing: "messages")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    #expect(
      try folder.text("messages")
        == "error: the result cannot be written to standard output: No space left on device\n")
  }

  @Test func `a scenario does not differ from itself, nor from its results`() throws {
    let scenario = try ScenarioCase("")
    #expect(try scenario.run("--output", "out").code == 0)
    let answer = try Program.run(["compare", "case.toml", "out"], in: scenario.folder)
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let words = answer.results.split(separator: " ")
    #expect(answer.results.hasPrefix("No result of 2020 differs: all ") && answer.results.hasSuffix(" are equal.\n"))
    #expect(words.count == 9 && Int(words[6]) ?? 0 > 100, "\(answer.results)")
  }

  @Test func `two scenarios are compared by what was entered and what came out`() throws {
    let scenario = try ScenarioCase(
      """
      [economy.financed_by.parks]
      share = 0.05
      [modules.fund-allocation]
      disbursed_share = 0.45
      [modules.fund-allocation.absorption]
      interpolation = "linear"
      value = { information_technology = { 2015 = 80, 2020 = 160 }, biotechnology = { 2015 = 50, 2020 = 90 }, \
      high_end_equipment = { 2015 = 50, 2020 = 80 }, advanced_materials = { 2015 = 60, 2020 = 100 }, \
      new_energy = { 2015 = 50, 2020 = 90 }, new_energy_vehicles = { 2015 = 45, 2020 = 90 }, \
      environmental_protection = { 2015 = 40, 2020 = 80 }, digital_creative = { 2015 = 10, 2020 = 40 } }
      """, base: "Scenarios/2020.toml")
    let answer = try Program.run(["compare", "Scenarios/2020.toml", "case.toml"], in: scenario.folder)
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let lines = answer.results.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    // Of arrays only the elements that differ are shown.
    #expect(
      lines.starts(with: [
        "Entered differently plan-2020 case", lines[1], "economy.financed_by.parks.share 0.1 0.05", lines[3],
      ]))
    for result in [
      "modules.fund-allocation.absorption.digital_creative.2016 14 1e8 CNY 16 1e8 CNY",
      "modules.fund-allocation.disbursed_share 0.6 0.45", "SEI value added as a share of above-scale",
      "Strategic industries fund 1e8 CNY", "Construction (CON) 1e8 CNY", "Most comes from: Strategic industries fund",
    ] {
      #expect(lines.contains { $0.contains(result) }, "\(result)")
    }
    #expect(lines.contains { $0.hasSuffix(" other results are equal.") })
  }

  @Test func `the plan of a run says the order and runs nothing`() throws {
    let scenario = try ScenarioCase("[modules.wind-solar]\nmode = \"share\"\nshare = 0.02\n")
    let answer = try scenario.run("--plan")
    #expect(answer.code == 0 && answer.messages.isEmpty)
    #expect(
      answer.results.hasPrefix(
        """
        case: 2015 to 2020, table of 2017
        1. economy (coefficients)
        2. new-energy-vehicles
           new-energy-vehicles reads domestic_share from economy (coefficients)
        3. fund-allocation
           fund-allocation reads value_added_multiplier from economy (coefficients)
           fund-allocation reads domestic_share from economy (coefficients)
           fund-allocation reads additional_sales_share from economy (coefficients)
           fund-allocation reads counted_share from economy (coefficients)
           fund-allocation reads output_multiplier from economy (coefficients)
           fund-allocation reads industrial_multiplier from economy (coefficients)
           fund-allocation reads strategic_multiplier from economy (coefficients)
           fund-allocation reads strategic_gain from economy (coefficients)
        4. wind-solar -> economy (quantities)
           a loop, closed by electricity_demand (economy (quantities) to wind-solar); solved by Gauss-Seidel sweeps

        """), "\(answer.results)")
    #expect(try scenario.folder.entries().allSatisfy { !$0.hasPrefix("results") })
  }

  @Test func `a path in other case is used with a note, which a quiet run keeps to itself`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let noted = try Program.run(["validate", "scenarios/PREMIUM-check.toml"], in: folder)
    #expect(
      noted
        == Program.Answer(
          code: 0, results: "scenarios/PREMIUM-check.toml is valid\n",
          messages: """
            note: scenarios/PREMIUM-check.toml is read from Scenarios/premium-check.toml, which differs in case

            """))
    let quiet = try Program.run(["run", "scenarios/premium-check.toml", "--quiet"], in: folder)
    #expect(quiet.code == 0 && quiet.messages.isEmpty && quiet.results.hasPrefix("Target "))
    #expect(folder.exists("results/premium-check/run.json"))

    try folder.write("", to: "Plans.toml")
    try folder.write("", to: "plans.TOML")
    #expect(
      try Program.run(["validate", "plans.toml"], in: folder)
        == .invalid(
          "error: there is no file plans.toml, and several differ from it only in case: Plans.toml, plans.TOML"))
  }

  @Test func `the modules at hand are listed and shown`() throws {
    let folder = try ScratchFolder()
    let list = try Program.run(["modules", "list"], in: folder)
    #expect(list.code == 0)
    for name in ["fund-allocation", "new-energy-vehicles", "wind-solar"] {
      #expect(list.results.split(separator: "\n").contains { $0.hasPrefix("\(name) ") }, "\(list.results)")
    }
    let shown = try Program.run(["modules", "show", "wind-solar"], in: folder)
    #expect(shown.code == 0 && shown.messages.isEmpty)
    #expect(shown.results.contains("\nParameters of [modules.wind-solar]\n"))
    #expect(shown.results.contains("\n  full_load_hours: array over technology, above 0 to 8784 h\n"))
    #expect(
      shown.results.contains("\n  wind_solar_bill: bill, part of gross_fixed_capital_formation\n"), "\(shown.results)")
  }

  @Test func `the version names the libraries that compute`() throws {
    let answer = try Program.run(["--version"], in: ScratchFolder())
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let lines = answer.results.split(separator: "\n")
    #expect(lines.count == 4)
    for (line, name) in zip(lines, ["simplan ", "  Clp ", "  LAPACK ", "  OpenBLAS "]) {
      #expect(line.hasPrefix(name) && line.dropFirst(name.count).contains(where: \.isNumber), "\(line)")
    }
  }

  private static let wrong: [(arguments: [String], messages: String)] = [
    (
      ["run"],
      """
      Error: Missing expected argument '<file>'
      Help:  <file>  The scenario, a TOML file.
      Usage: simplan run [<options>] <file>
        See 'simplan run --help' for more information.

      """
    ),
    (
      ["run", "case.toml", "--plans"],
      """
      Error: Unknown option '--plans'. Did you mean '--plan'?
      Usage: simplan run [<options>] <file>
        See 'simplan run --help' for more information.

      """
    ),
    (
      ["chart", "results", "--language", "fr"],
      """
      Error: The value 'fr' is invalid for '--language <language>'. Please provide one of 'en' and 'zh'.
      Help:  --language <language>  The language of the charts, en or zh (default: the scenario's).
      Usage: simplan chart <results> [--of <variable> ...] [--mark <mark>] [--by <axis> ...] [--year <year>] [--title <title>] \
      [--width <pixels>] [--height <pixels>] [--theme <theme>] [--format <format>] [--language <language>] [--output <output>]
        See 'simplan chart --help' for more information.

      """
    ),
    (
      ["modules", "list", "--module-timeout", "0"],
      """
      Error: The value '0' is invalid for '--module-timeout <seconds>'
      Help:  --module-timeout <seconds>  End the program when a module takes longer than this over one answer (0.1 to 604800).
      Usage: simplan modules list [--format <format>] [--csv] [--json] [--module-path <module-path> ...] [--module-timeout <seconds>] [--isolate] [--module-memory <megabytes>]
        See 'simplan modules list --help' for more information.

      """
    ),
    (
      ["table", "check"],
      """
      Error: Missing expected argument '<file>'
      Help:  <file>  The table, a CSV file.
      Usage: simplan table check <file> [--format <format>] [--csv] [--json] [--tolerate <kind> ...]
        See 'simplan table check --help' for more information.

      """
    ),
  ]

  @Test(arguments: wrong)
  func `wrong usage ends with 64 and says what is right`(arguments: [String], messages: String) throws {
    #expect(
      try Program.run(arguments, in: ScratchFolder()) == Program.Answer(code: 64, results: "", messages: messages))
  }
}
