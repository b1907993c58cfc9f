import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// `simplan ensemble` and `simplan sensitivity`, as a person runs them.
struct StudyCommandTests {
  private static let uncertain = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [uncertain]
    "economy.markets.electronics.growth" = { distribution = "triangular", low = "0 %", mode = "15 %", high = "60 %" }
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    """

  @Test(arguments: ["ensemble", "sensitivity", "robustness"], ["-1", "1.5", "18446744073709551616"])
  func `a seed that is none is told with the seeds there are`(command: String, seed: String) throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let answer = try Program.run([command, "case.toml", "--seed", seed], in: scenario.folder)
    #expect(answer.code == 64)
    #expect(
      answer.messages.hasPrefix(
        "Error: The value '\(seed)' is invalid for '--seed <seed>': a seed is a whole number from 0 to 18446744073709551615\n"
      ), "\(answer.messages)")
  }

  @Test func anEnsemblePrintsBandsAndChances() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let answer = try Program.run(["ensemble", "case.toml", "--samples", "16"], in: scenario.folder)
    #expect(answer.code == 0)
    #expect(answer.messages == "results: results/case-ensemble\n")
    #expect(
      answer.results == """
        case: 16 samples, a scrambled Sobol' sequence, seed 1, 3 inputs vary

        Share of the strategic industries in industry, %
        year    5 %   25 %   50 %   75 %   95 %
        ----  -----  -----  -----  -----  -----
        2015  11.80  11.80  11.80  11.80  11.80
        2016  11.87  11.87  11.87  11.87  11.87
        2017  11.94  11.94  11.94  11.94  11.94
        2018  11.96  12.06  12.17  12.32  12.53
        2019  11.99  12.19  12.44  12.79  13.32
        2020  12.01  12.33  12.74  13.35  14.35

        Growth of the strategic industries above that of industry, percentage points
        year   5 %  25 %  50 %  75 %  95 %
        ----  ----  ----  ----  ----  ----
        2016  0.62  0.62  0.62  0.62  0.62
        2017  0.63  0.63  0.63  0.63  0.63
        2018  0.24  1.13  2.14  3.52  5.46
        2019  0.23  1.18  2.35  4.11  6.89
        2020  0.23  1.24  2.58  4.77  8.53

        Value added, 1e8 CNY of 2017
        year     5 %    25 %    50 %    75 %    95 %
        ----  ------  ------  ------  ------  ------
        2015  38,014  38,014  38,014  38,014  38,014
        2016  41,155  41,155  41,155  41,155  41,155
        2017  44,553  44,553  44,553  44,553  44,553
        2018  47,494  47,852  48,187  48,473  48,649
        2019  50,636  51,401  52,145  52,766  53,149
        2020  53,993  55,218  56,614  57,450  58,149

        Chance of meeting each target
        target                                                                                                plan     met  median  chance    95 % interval
        ----------------------------------------------------------------------------  ----------------------------  ------  ------  ------  ---------------
        SEI value added as a share of above-scale industrial value added                                      15 %  ≥ 14.5   12.74   6.3 %  1.1 % to 28.3 %
        growth of SEI value added minus growth of above-scale industrial value added  5 percentage points per year   ≥ 4.5    1.66   6.3 %  1.1 % to 28.3 %

        Every sample has an answer.

        """)
    // The same command goes on with what is there, and says the same.
    #expect(try Program.run(["ensemble", "case.toml", "--samples", "16"], in: scenario.folder) == answer)
  }

  @Test func oneSamplePrintsItsInputsAndResults() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    _ = try Program.run(["ensemble", "case.toml", "--samples", "4"], in: scenario.folder)
    let alone = try Program.run(["ensemble", "case.toml", "--sample", "3"], in: scenario.folder)
    #expect(alone.code == 0 && alone.messages == "")
    let rows = try scenario.folder.text("results/case-ensemble/samples/000000.csv").split(separator: "\n")
    let stored = rows[4].split(separator: ",").dropFirst(2)
    let printed = alone.results.split(separator: "\n").filter { $0.contains(".") && !$0.contains("sample") }
    // A result is the last cell of its line, an input the second.
    let numbers = printed.map { line in
      let cells = line.split(separator: " ")
      return cells[1]
    }
    #expect(numbers == Array(stored))
    #expect(alone.results.hasPrefix("sample 3 of case, a scrambled Sobol' sequence, seed 1\n"))
  }

  @Test func aTornadoRanksTheInputs() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let answer = try Program.run(["sensitivity", "case.toml"], in: scenario.folder)
    #expect(answer.code == 0)
    #expect(answer.messages == "results: results/case-tornado\n")
    #expect(
      answer.results == """
        case: 7 samples, one factor at a time, seed 1

        Effect of each input on "SEI value added as a share of above-scale industrial value added", %, ranked by the span between its low and its high value
        input                               at its low  at its high   span  title
        ----------------------------------  ----------  -----------  -----  ----------------------------------------
        economy.markets.electronics.growth      11.635       15.314  3.679  Market growth (Electronics sold outside)
        economy.growth                          12.256       12.105  0.151  Growth of final demand
        electricity.losses                      12.154       12.154  0.000  Grid losses

        With every input as it is stated: 12.154.
        What moves "SEI value added as a share of above-scale industrial value added" most: "Market growth (Electronics sold outside)" and "Growth of final demand".
        Every sample has an answer.

        """)
  }

  @Test func anotherSeedIsRefusedInTheSameFolder() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    _ = try Program.run(["ensemble", "case.toml", "--samples", "4"], in: scenario.folder)
    let other = try Program.run(["ensemble", "case.toml", "--samples", "4", "--seed", "2"], in: scenario.folder)
    #expect(
      other
        == .failed(
          "error: results/case-ensemble: this folder holds another study, with the seed 1; its samples are left as they "
            + "are; choose another folder with --output, or delete this one yourself"))
  }

  @Test func aPlainRunNamesTheUncertainKeysThatItLeft() throws {
    let more = "\"electricity.net_import_share\" = { distribution = \"range\" }\n"
    let scenario = try ScenarioCase("\(Self.uncertain)\n\(more)", modules: false)
    let answer = try scenario.run()
    #expect(
      answer.messages.contains(
        "note: 4 uncertain keys were left at their central value: economy.markets.electronics.growth, economy.growth, "
          + "electricity.losses, electricity.net_import_share\n"))
    #expect(try scenario.folder.text("results/case/report.html").contains("4 uncertain keys were left"))
  }

  /// A study that is killed again and again gives the bytes of one that is left alone.
  @Test func aStudyThatIsKilledGoesOnToTheSameBytes() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let study = ["ensemble", "case.toml", "--samples", "40000", "--output"]
    _ = try Program.run(study + ["out/whole"], in: scenario.folder)
    var kills = 0
    for round in 1...6 {
      let run = try RunningProgram(study + ["out/killed"], in: scenario.folder)
      usleep(UInt32(150_000 + 130_000 * round))
      if run.process.isRunning { kills += 1 }
      // Ctrl-C lets it say so; nothing is said on the other way out.
      let isAsked = round.isMultiple(of: 2)
      let isRunning = run.process.isRunning
      kill(run.process.processIdentifier, isAsked ? SIGINT : SIGKILL)
      let end = try run.end()
      if isRunning, end.code != 0 {
        let words = "stopped: the finished samples stay in out/killed; the same command goes on with them\n"
        #expect(end.messages == "" || isAsked && end.messages == words, "\(round)")
      }
    }
    #expect(kills > 0)
    let end = try Program.run(study + ["out/killed"], in: scenario.folder)
    #expect(end.code == 0, "\(end.messages)")
    #expect(try scenario.folder.tree("out/killed") == scenario.folder.tree("out/whole"))
  }
}
