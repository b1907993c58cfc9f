import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// `simplan study run`, `discover` and `robustness`, as a person runs them.
struct StudyFileCommandTests {
  private static let scenario = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    [levers]
    "economy.markets.electronics.growth" = { low = "0 %", high = "60 %" }
    """

  private static func folder(_ study: String = "") throws -> ScratchFolder {
    let scenario = try ScenarioCase(Self.scenario, modules: false)
    if !study.isEmpty { try scenario.folder.write(study, to: "study.toml") }
    return scenario.folder
  }

  private static let study = """
    scenario = "case.toml"
    analysis = ["prim", "regional"]
    levers = true
    samples = 256
    target = "sei-share"
    """

  @Test func aStudySaysWhereTheTargetIsMet() throws {
    let folder = try Self.folder(Self.study)
    let answer = try Program.run(["study", "run", "study.toml"], in: folder)
    #expect(answer.code == 0 && answer.messages == "results: results/study\n")
    #expect(
      answer.results == """
        case: 256 samples, a scrambled Sobol' sequence, seed 1

        Boxes of PRIM for "SEI value added as a share of above-scale industrial value added" (about 15 % in 2020, met from 14.5 on), which 46 of 256 samples meet
        box  coverage  density    mass  samples  input                                 from  to  title
        ---  --------  -------  ------  -------  ----------------------------------  ------  --  ----------------------------------------
          1    95.7 %   97.8 %  17.6 %       45  economy.markets.electronics.growth  0.4944      Market growth (Electronics sold outside)

        "SEI value added as a share of above-scale industrial value added" is met mostly where "Market growth (Electronics sold outside)" is above 0.4944: 97.8 % of the samples there meet it (density), 95.7 % of all that meet it lie there (coverage), among 17.6 % of all samples (mass).

        case: 256 samples, a scrambled Sobol' sequence, seed 1

        Effect of each input on "SEI value added as a share of above-scale industrial value added", ranked by how differently it is distributed where the target is met
        input                               distance  by chance  title
        ----------------------------------  --------  ---------  ----------------------------------------
        economy.markets.electronics.growth     0.971      0.000  Market growth (Electronics sold outside)
        economy.growth                         0.078      0.969  Growth of final demand
        electricity.losses                     0.064      0.997  Grid losses

        What moves "SEI value added as a share of above-scale industrial value added" most: "Market growth (Electronics sold outside)".
        Every sample has an answer.

        """)
    #expect(try Program.run(["study", "run", "study.toml"], in: folder) == answer)
    let summary = try FileManager.default.contentsOfDirectory(atPath: folder.at("results/study/summary")).sorted()
    #expect(summary == ["charts", "prim.csv", "regional.csv", "report.html", "summary.json"])
    #expect(
      try folder.text("results/study/summary/prim.csv").split(separator: "\n").last?.hasPrefix(
        "1,sei-share,0.95652173913,0.977777777778,0.17578125,45,44,economy.markets.electronics.growth,0.494355238915,,1,"
      )
        == true)
  }

  /// The short form makes the same samples, so that its folder is the study's.
  @Test func theShortFormAndTheFileAreOneStudy() throws {
    let folder = try Self.folder(Self.study)
    let discover = ["discover", "case.toml", "--levers", "--samples", "256", "--target", "sei-share"]
    let short = try Program.run(discover + ["--output", "out"], in: folder)
    let shard = try folder.text("out/samples/000000.csv")
    let file = try Program.run(["study", "run", "study.toml", "--output", "out"], in: folder)
    #expect(short.code == 0 && file.code == 0, "\(short.messages)\(file.messages)")
    #expect(try folder.text("out/samples/000000.csv") == shard)
  }

  @Test func validateChecksStudiesBesideScenarios() throws {
    let folder = try Self.folder(Self.study)
    try folder.write(Self.study.replacing("prim", with: "prin"), to: "wrong.toml")
    let answer = try Program.run(["validate", "study.toml", "case.toml", "wrong.toml"], in: folder)
    #expect(answer.code == 2 && answer.results == "study.toml is valid\ncase.toml is valid\n")
    let wrong = """
      wrong.toml:2:13: error: there is no analysis "prin"; did you mean "prim"?
        analysis = ["prin", "regional"]
                    ^

      """
    #expect(answer.messages == wrong)
    #expect(try Program.run(["study", "run", "wrong.toml"], in: folder).messages == wrong)
    #expect(!folder.exists("results"))
  }

  @Test func aStudyIsNotRunAsAScenario() throws {
    #expect(
      try Program.run(["run", "study.toml"], in: Self.folder(Self.study))
        == .invalid("error: study.toml is a study, and no scenario; write simplan study run study.toml"))
  }

  @Test func robustnessSetsTheLeversOverTheSameDraws() throws {
    let folder = try Self.folder()
    let answer = try Program.run(["robustness", "case.toml", "--samples", "16", "--levels", "3"], in: folder)
    #expect(answer.code == 0 && answer.messages == "results: results/case-robustness\n")
    #expect(
      answer.results == """
        case: 4 settings of a lever, each with the same 16 draws, a scrambled Sobol' sequence, seed 1

        Settings by how often they meet "SEI value added as a share of above-scale industrial value added" (about 15 % in 2020, met from 14.5 on), %
        setting      meets  largest regret  mean regret  90 % regret   worst    mean    best
        ---------  -------  --------------  -----------  -----------  ------  ------  ------
        3          100.0 %           0.000        0.000        0.000  15.197  15.377  15.549
        2            0.0 %           2.274        2.205        2.264  13.065  13.173  13.275
        as stated    0.0 %           3.301        3.198        3.286  12.107  12.179  12.248
        1            0.0 %           3.845        3.724        3.828  11.601  11.653  11.703

        setting    economy.markets.electronics.growth
        ---------  ----------------------------------
        3                                         0.6
        2                                         0.3
        as stated                                0.12
        1                                           0

        Most often meets the target: setting 3 (Market growth (Electronics sold outside) = 0.6), in 100.0 % of the draws (satisficing).
        Has the smallest largest regret, 0.000: setting 3 (Market growth (Electronics sold outside) = 0.6).
        Is best at its worst, 15.197: setting 3 (Market growth (Electronics sold outside) = 0.6) (maximin).
        Every sample has an answer.

        """)
  }

  @Test(arguments: [
    (
      ["sensitivity", "case.toml", "--design", "random"],
      "error: the analysis tornado cannot be made of the design random; take one-at-a-time"
    ),
    (
      ["sensitivity", "case.toml", "--method", "efast", "--samples", "100"],
      "error: the analysis efast takes at least 130 samples of 2 inputs; ask for 130 or more"
    ),
    (
      ["sensitivity", "case.toml", "--method", "morris", "--samples", "3"],
      "error: the analysis morris takes at least 6 samples of 2 inputs; ask for 6 or more"
    ),
    (
      ["sensitivity", "case.toml", "--method", "pawn", "--samples", "19"],
      "error: the analysis pawn takes at least 20 samples; ask for 20 or more"
    ),
    (
      ["sensitivity", "case.toml", "--samples", "5"],
      "error: the design one-at-a-time draws nothing by chance and has a number of samples of its own; leave out samples"
    ),
    (
      ["discover", "case.toml", "--design", "full-factorial", "--seed", "1"],
      "error: the design full-factorial draws nothing by chance and has a number of samples of its own; leave out seed"
    ),
    (
      ["discover", "case.toml", "--design", "full-factorial", "--levels", "5000"],
      "error: the study has more than 10000000 samples; ask for fewer samples or levels, or leave out inputs"
    ),
    (
      ["discover", "case.toml", "--samples", "16", "--target", "sei-share"],
      "error: none of the 16 samples with an answer meets the target, so that nothing tells where it is met; take more samples, "
        + "wider ranges or another target"
    ),
  ])
  func whatCannotBeMadeIsSaid(_ arguments: [String], _ message: String) throws {
    let answer = try Program.run(arguments, in: Self.folder())
    #expect(answer.code != 0 && answer.results == "" && answer.messages == message + "\n")
  }

  @Test func seekAndCompareGiveTheirNumbersAsCSV() throws {
    let folder = try Self.folder()
    let seek = try Program.run(["seek", "case.toml", "--target", "sei-share", "--csv"], in: folder)
    let lines = seek.results.split(separator: "\n")
    #expect(lines.first == "\u{FEFF}moved,lever,unit,plan,low,high,value,outcome,target,target_unit,goal,answer")
    #expect(
      lines.count == 3 && lines.last?.hasPrefix("alone,economy.markets.electronics.growth,1,0.12,0,0.6,0.5618") == true)
    // About 15 is met from 14.5 on, which asks for less.
    #expect(lines[1].hasSuffix(",14.5,15,%,14.5,reached"), "\(lines[1])")
    #expect(lines.last?.hasSuffix(",15,15,%,15,reached") == true)
    let other = "base = \"case.toml\"\nname = \"other\"\nreference = \"case.toml\"\neconomy.growth = 0.07\n"
    try folder.write(other, to: "other.toml")
    let why = try Program.run(["compare", "case.toml", "other.toml", "--why", "sei-share", "--csv"], in: folder)
    let parts = why.results.split(separator: "\n")
    #expect(parts.first == "\u{FEFF}target,unit,section,part,through_numerator,through_denominator")
    #expect(parts.count == 2 && parts.last?.hasPrefix("sei-share,%,economy.growth,0.0503123") == true, "\(why)")
    let results = try Program.run(["compare", "case.toml", "other.toml", "--csv"], in: folder)
    #expect(
      results.results.hasPrefix(
        "\u{FEFF}theme,key,name_en,name_zh,unit,year,case,other,difference other,per_cent other\n"))
  }
}
