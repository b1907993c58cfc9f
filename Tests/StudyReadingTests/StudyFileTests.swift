import Diagnostics
import Economy
import Glibc
import ModuleHost
import ScenarioCase
import ScenarioKeys
import ScenarioReading
import ScratchFolder
import Study
import StudyRuns
import Testing

@testable import StudyReading

/// Study files that are as they should be.
struct StudyFileTests {
  private static let scenario = "scenario = \"case.toml\"\n"

  private func record(_ run: StudyRun) throws -> StudyRecord { try StudyRecord(run, program: StudyCase.program) }

  @Test func aFileOfTheScenarioAloneIsTheEnsembleOfTheShortForm() throws {
    let study = try StudyCase(Self.scenario)
    let run = try study.run()
    let prepared = try study.scenario.prepared()
    let short = try StudyDescription("", [.ensemble], StudyVariation(prepared, levers: false)).run(prepared)
    #expect(try record(run) == record(short))
    #expect(run.design.count == 1000)
    #expect(try study.read().study.name == "study")
  }

  @Test func aFactorStandsInThePlaceOfTheScenariosAndOthersFollow() throws {
    let study = try StudyCase(
      Self.scenario + """
        levers = true
        [[factor]]
        key = "economy.growth"
        distribution = "normal"
        mean = "8 %"
        standard_deviation = "1 %"
        low = "5 %"
        high = "11 %"
        [[factor]]
        key = "economy.changes.saving.factor"
        distribution = "uniform"
        low = 0.8
        high = 1
        """)
    let factors = try study.run().design.factors
    #expect(
      factors.names == [
        "economy.markets.electronics.growth", "economy.growth", "electricity.losses", "electricity.net_import_share",
        "electricity.consumption", "economy.changes.saving.factor",
      ])
    #expect(factors.keys[1].words == "normal, mean 0.08, standard deviation 0.01, cut to 0.05 to 0.11")
    #expect(factors.central == [0.12, 0.08, 0.06, 0.08, 288, 0.9])
  }

  @Test func theScenariosOwnKeysStayWhereTheStudySaysSo() throws {
    let study = try StudyCase(
      Self.scenario + "uncertain = false\n[[lever]]\nkey = \"economy.growth\"\nlow = 0.05\nhigh = 0.09\n")
    #expect(try study.run().design.factors.keys.map(\.words) == ["a lever from 0.05 to 0.09"])
  }

  /// Spearman's rank correlation of a Gaussian copula is 6 / π asin(ρ / 2) (Kruskal 1958): 0.4826 for ρ = 0.5.
  @Test func correlatedInputsHaveTheRankCorrelationOfTheCopula() throws {
    let study = try StudyCase(
      Self.scenario + "[correlation]\n\"economy.growth\".\"electricity.losses\" = 0.5\n")
    let run = try study.run()
    let values = try run.design.values(0..<4096)
    func ranks(_ factor: Int) -> [Double] {
      let column = (0..<4096).map { values[$0 * 3 + factor] }
      var ranks = [Double](repeating: 0, count: 4096)
      for (rank, sample) in column.indices.sorted(by: { column[$0] < column[$1] }).enumerated() {
        ranks[sample] = Double(rank)
      }
      return ranks
    }
    func correlation(_ a: [Double], _ b: [Double]) -> Double {
      let mean = 4095.0 / 2
      let products = zip(a, b).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
      return products / a.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    #expect(abs(correlation(ranks(1), ranks(2)) - 6 / .pi * asin(0.25)) < 0.01)
    #expect(abs(correlation(ranks(0), ranks(1))) < 0.01)
    let same = try StudyCase(Self.scenario).run()
    #expect(try record(run).key != record(same).key)
    #expect(try record(run).correlations?.map(\.correlation) == [0.5])
  }

  private static let shares = """
    [[shares]]
    keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON", \
    "economy.changes.saving.offset.ICT"]
    low = [0.2, 0, 0]
    high = [1, 0.5, 1]
    """

  @Test func sharesSumToOneWithinTheirLimitsAndASampleIsThePlainRunOfIts() throws {
    let study = try StudyCase(Self.scenario + Self.shares)
    let run = try study.run()
    let values = try run.design.values(0..<512)
    for sample in 0..<512 {
      let shares = Array(values[sample * 6 + 3..<sample * 6 + 6])
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      #expect((0.2...1).contains(shares[0]) && (0...0.5).contains(shares[1]) && (0...1).contains(shares[2]))
    }
    // Uniform on the simplex above the lows, cut at 0.5 of 0.8: the mean of the second by hand is that of a density
    // (0.8 - x) on 0 to 0.5, (0.8 / 2 * 0.25 - 0.125 / 3) / (0.4 - 0.125).
    let mean = (0..<512).reduce(0) { $0 + values[$1 * 6 + 4] } / 512
    #expect(abs(mean - (0.1 - 0.125 / 3) / 0.275) < 0.005)

    let row = try run.row(7)
    func plain(_ value: Double) -> String { "\(value)" }
    let economy = StudyCase.economy
      .replacing("growth = \"12 %\"", with: "growth = \(plain(row.values[0]))")
      .replacing(
        "offset = { value_added = 0.6, CON = 0.3, ICT = 0.1 }",
        with: "offset = { value_added = \(plain(row.values[3])), CON = \(plain(row.values[4])), ICT = "
          + "\(plain(1 - row.values[3] - row.values[4])) }")
    let alone = try ScenarioCase(
      economy + "[economy]\ngrowth = \(plain(row.values[1]))\n[electricity]\nlosses = \(plain(row.values[2]))\n",
      modules: false)
    let prepared = try alone.prepared()
    let answers = try prepared.problem.evaluate(
      .central, outputs: [.economy(.valueAdded)], modules: prepared.loadedModules)
    let expected = try #require(answers.row(.economy(.valueAdded), sample: 0)?.last)
    let place = try #require(run.outputs.columns.firstIndex { $0.name == "value_added.2020" })
    #expect(abs(row.outputs[place] / expected - 1) < 1e-9)
  }

  @Test func pointsAreTakenAsTheyAre() throws {
    let study = try StudyCase(
      Self.scenario + "points = \"design.csv\"\n",
      files: ["design.csv": "electricity.losses,economy.growth\n0.05,0.07\n0.06,0.08\n0.07,0.09\n"])
    let file = try study.read()
    #expect(
      file.notes.map(\.message) == ["the points leave at their central value: economy.markets.electronics.growth"])
    let run = try file.study.run(file.prepared)
    #expect(run.design.count == 3)
    #expect(try run.design.values(1..<3) == [0.06, 0.08, 0.07, 0.09])
    #expect(run.design.factors.names == ["electricity.losses", "economy.growth"])
    // The second row is the plain run.
    let prepared = try study.scenario.prepared()
    let answers = try prepared.problem.evaluate(
      .central, outputs: [.economy(.valueAdded)], modules: prepared.loadedModules)
    let expected = try #require(answers.row(.economy(.valueAdded), sample: 0)?.last)
    let place = try #require(run.outputs.columns.firstIndex { $0.name == "value_added.2020" })
    #expect(abs(try run.row(1).outputs[place] / expected - 1) < 1e-11)
    let other = try StudyCase(
      Self.scenario + "points = \"design.csv\"\n",
      files: ["design.csv": "electricity.losses,economy.growth\n0.05,0.07\n0.06,0.08\n0.07,0.0901\n"])
    #expect(try record(run).settings != record(other.run()).settings)
  }

  /// A quarter of the way along uniform 6 % to 9 % is 6.75 %, whatever the order of the columns.
  @Test func quantilesAreThoseOfTheDistributions() throws {
    let study = try StudyCase(
      Self.scenario + "points = \"design.csv\"\npoints_are = \"quantiles\"\n",
      files: [
        "design.csv":
          "electricity.losses,economy.growth,economy.markets.electronics.growth\n0.5,0.25,0.25\n0.5,0.75,0.5\n"
      ])
    let run = try study.run()
    // The triangle's first quarter holds the quarter of its area: its mode is at 0.15 of 0.6.
    let values = try run.design.values(0..<2)
    #expect(abs(values[0] - 0.15) < 1e-15)
    #expect(abs(values[1] - 0.0675) < 1e-15 && abs(values[4] - 0.0825) < 1e-15)
    #expect(abs(values[2] - 0.065) < 1e-15)
    #expect(try record(run).quantiles?.rows == 2)
  }

  @Test func aFullFactorialHasEveryCombinationAndEveryValueOfAListOnce() throws {
    let study = try StudyCase(
      Self.scenario + """
        design = "full-factorial"
        levers = true
        levels = { "economy.growth" = 4 }
        [[factor]]
        key = "electricity.losses"
        distribution = "discrete"
        values = [0.05, 0.06, 0.07, 0.08]
        weights = [0.8, 0.1, 0, 0.1]
        """)
    let run = try study.run()
    #expect(run.design.levels == [3, 4, 3, 3, 2])
    #expect(run.design.count == 216)
    let values = try run.design.values(0..<216)
    func seen(_ factor: Int) -> [Double] { Set((0..<216).map { values[$0 * 5 + factor] }).sorted() }
    // The median of the triangle is 0.6 - √(0.5 · 0.6 · 0.45).
    #expect(seen(0).first == 0 && abs(seen(0)[1] - (0.6 - 0.135.squareRoot())) < 1e-12 && seen(0).last == 0.6)
    #expect(seen(1).count == 4 && seen(1).first == 0.06 && seen(1).last == 0.09)
    #expect(seen(2) == [0.05, 0.06, 0.08])
    #expect(seen(4) == [280, 290])
    // Without analyses, the one that fits.
    #expect(try study.read().study.analyses == [.sensitivity(.regional)])
  }

  @Test func resultsByNameTakeThePlaceOfTheHeadlineSeries() throws {
    let study = try StudyCase(
      Self.scenario + """
        outputs = ["growth(value_added)", { variable = "sei_share", year = 2018 }]
        """)
    let outputs = try study.run().outputs
    #expect(
      outputs.columns.map(\.name) == [
        "growth(value_added).2016", "growth(value_added).2017", "growth(value_added).2018", "growth(value_added).2019",
        "growth(value_added).2020", "sei_share.2018", "target.sei-share", "target.sei-growth-premium",
      ])
    let same = try StudyCase(Self.scenario).run()
    let (row, plain) = (try study.run().row(3), try same.row(3))
    func value(_ name: String, _ run: StudyRun, _ row: SampleRow) throws -> Double {
      row.outputs[try #require(run.outputs.columns.firstIndex { $0.name == name })]
    }
    let growth = try value("value_added.2020", same, plain) / value("value_added.2019", same, plain) - 1
    #expect(abs(try value("growth(value_added).2020", study.run(), row) - growth) < 1e-9)
    #expect(try value("sei_share.2018", study.run(), row) == value("sei_share.2018", same, plain))
  }

  @Test func settingsOfLeversMeetTheSameDraws() throws {
    let study = try StudyCase(
      Self.scenario + "analysis = \"robustness\"\nsamples = 8\nsettings = \"settings.csv\"\n",
      files: ["settings.csv": "setting,electricity.net_import_share\nfew,0.05\nmany,0.2\n"])
    let run = try study.run()
    #expect(run.design.count == 24)
    let values = try run.design.values(0..<24)
    let drawn = try StudyCase(Self.scenario).run().design.values(0..<8)
    for sample in 0..<24 {
      #expect(values[sample * 4..<sample * 4 + 3] == drawn[sample / 3 * 3..<sample / 3 * 3 + 3])
      #expect(values[sample * 4 + 3] == [0.08, 0.05, 0.2][sample % 3])
    }
    // A part of it is the same: shards begin within a draw.
    #expect(try run.design.values(10..<17) == Array(values[40..<68]))
    #expect(run.design.factors.variation.settings?.names == ["as stated", "few", "many"])
  }

  @Test func aLeverOfTheStudyNoLongerVariesByChance() throws {
    let study = try StudyCase(
      Self.scenario + """
        analysis = "robustness"
        levels = 2
        [[lever]]
        key = "economy.growth"
        low = 0.05
        high = 0.09
        [correlation]
        "economy.markets.electronics.growth"."electricity.losses" = 0.3
        """)
    let run = try study.run()
    #expect(
      run.design.factors.names == [
        "economy.markets.electronics.growth", "electricity.losses", "electricity.net_import_share",
        "electricity.consumption", "economy.growth",
      ])
    // As stated, and two levels or values of each of three levers.
    #expect(run.design.factors.variation.settings?.count == 9)
    #expect(run.design.count == 1800)
    #expect(try record(run).correlations?.map(\.second) == ["electricity.losses"])
  }

  @Test func aStudyIsToldFromAScenario() throws {
    let study = try StudyCase(Self.scenario)
    #expect(StudyFile.isOne(study.scenario.folder.at("study.toml")))
    #expect(!StudyFile.isOne(study.scenario.folder.at("case.toml")))
    let scenario = try StudyCase("base = \"case.toml\"\n")
    #expect(
      scenario.mistakes == """
        study.toml:1:1: error: this is a scenario, and no study; write simplan ensemble and this file, or a study file with the line scenario = "study.toml"
          base = "case.toml"
          ^
        """)
    try study.scenario.folder.write("scenario = \"study.toml\"\n", to: "other.toml")
    let other = study.scenario.folder.at("other.toml")
    let refusal = #expect(throws: InvalidInput.self) { try StudyFile(path: other, search: ModuleSearch()) }
    #expect(
      refusal?.diagnostics.map(\.message) == [
        "scenario: \(study.scenario.folder.at("study.toml")) is a study, and no scenario"
      ])
  }
}
