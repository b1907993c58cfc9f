import Diagnostics
import ScenarioCase
import Testing

/// Everything that is wrong with a study file, as the program shows it.
struct StudyMistakeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var message: String

    init(_ name: String, _ text: String, _ message: String) {
      testDescription = name
      self.text = text
      self.message = message
    }
  }

  private static let files = [
    "p.csv": "economy.growth,economy.grwth,electricity.losses\n0.05,1,2\n",
    "q.csv": "economy.growth,electricity.losses\n0.05,1.5\n",
    "bounds.csv": "economy.growth,electricity.losses\n0.05,1.5\n5 %,0.05\n",
    "s.csv": "setting,electricity.net_import_share,electricity.consumption\na,0.1,290e9\na,0.2,280e9\n",
  ]

  @Test(arguments: cases + numberCases) func isTold(_ mistake: Case) throws {
    let study = try StudyCase(mistake.text, files: Self.files)
    #expect(study.mistakes == mistake.message)
  }

  static let cases = [
    Case(
      "levels of a list",
      """
      scenario = "case.toml"
      analysis = "robustness"
      levels = { "electricity.consumption" = 4 }

      """,
      """
      study.toml:3:12: error: electricity.consumption has a list of values, each of which is a level; remove its levels
        levels = { "electricity.consumption" = 4 }
                   ^
      """),
    Case(
      "unknown keys",
      """
      scenario = "case.toml"
      analysys = "ensemble"
      sampels = 10
      """,
      """
      study.toml:2:1: error: unknown key analysys; did you mean analysis?
        analysys = "ensemble"
        ^
      study.toml:3:1: error: unknown key sampels; did you mean samples?
        sampels = 10
        ^
      2 errors
      """),
    Case(
      "no such scenario, no such analysis",
      """
      scenario = "cas.toml"
      analysis = ["ensembl", "prim", "prim"]
      """,
      """
      study.toml:1:12: error: scenario: there is no file cas.toml; did you mean case.toml?
        scenario = "cas.toml"
                   ^
      study.toml:2:13: error: there is no analysis "ensembl"; did you mean "ensemble"?
        analysis = ["ensembl", "prim", "prim"]
                    ^
      study.toml:2:32: error: the analysis "prim" stands twice; leave one
        analysis = ["ensembl", "prim", "prim"]
                                       ^
      3 errors
      """),
    Case(
      "no scenario",
      """
      analysis = "ensemble"
      [[factor]]
      key = "economy.growth"
      """,
      """
      study.toml:1:1: error: scenario is missing: the scenario that is varied, a path beside this file; write scenario = a text in quotes
        analysis = "ensemble"
        ^
      """),
    Case(
      "factors",
      """
      scenario = "case.toml"
      [[factor]]
      key = "economy.grwth"
      distribution = "uniform"
      low = "6 %"
      high = "9 %"
      [[factor]]
      distribution = "uniform"
      [[factor]]
      key = "economy.growth"
      distribution = "unifrom"
      low = 1
      [[factor]]
      key = "electricity.losses"
      distribution = "uniform"
      low = "9 TWh"
      high = 0.1
      [[factor]]
      key = "electricity.losses"
      distribution = "range"
      """,
      """
      study.toml:3:7: error: [[factor]] names economy.grwth, which is no value of the scenario; did you mean "economy.growth"?
        key = "economy.grwth"
              ^
      study.toml:7:1: error: [[factor]] names no key; write key = "economy.growth"
        [[factor]]
        ^
      study.toml:11:16: error: distribution is "unifrom"; did you mean "uniform"?
        distribution = "unifrom"
                       ^
      study.toml:16:7: error: low: "TWh" is energy, not a plain number; write a number without a unit, or with %
        low = "9 TWh"
              ^
      study.toml:19:7: error: [[factor]] names electricity.losses twice, first at study.toml:14:7; leave one
        key = "electricity.losses"
              ^
      5 errors
      """),
    Case(
      "values of the wrong kind",
      """
      scenario = "case.toml"
      seed = -1
      samples = 2.5
      design = "sobel"
      levers = "yes"
      factor = 3
      levels = 1
      correlation = 0.5
      """,
      """
      study.toml:2:8: error: seed is -1 but must be at least 0
        seed = -1
               ^
      study.toml:3:11: error: samples must be a whole number, not a decimal one; write a number without a fraction
        samples = 2.5
                  ^
      study.toml:4:10: error: design is "sobel"; did you mean "sobol"?
        design = "sobel"
                 ^
      study.toml:5:10: error: levers must be true or false, not a text; write true or false, without quotes
        levers = "yes"
                 ^
      study.toml:6:10: error: factor must be a list of tables, not a whole number; write [[factor]] with key = "economy.growth" below it
        factor = 3
                 ^
      study.toml:7:1: error: levels belong to the design full-factorial and to the analysis robustness; remove them, or write design = "full-factorial"
        levels = 1
        ^
      study.toml:7:10: error: levels must be a whole number from 2 to 1000; write 3
        levels = 1
                 ^
      study.toml:8:15: error: correlation must be a table, not a number; write "economy.growth"."electricity.losses" = 0.5 below [correlation]
        correlation = 0.5
                      ^
      8 errors
      """),
    Case(
      "analyses of different designs",
      """
      scenario = "case.toml"
      analysis = ["tornado", "sobol"]
      """,
      """
      study.toml:2:12: error: the analyses tornado and sobol need different designs, one-at-a-time and saltelli; make a study of each
        analysis = ["tornado", "sobol"]
                   ^
      """),
    Case(
      "an analysis of another design",
      """
      scenario = "case.toml"
      analysis = "sobol"
      design = "random"
      """,
      """
      study.toml:2:12: error: the analysis sobol cannot be made of the design random; take saltelli
        analysis = "sobol"
                   ^
      """),
    Case(
      "correlations that contradict each other",
      """
      scenario = "case.toml"
      [correlation]
      "economy.growth"."economy.markets.electronics.growth" = 0.9
      "economy.growth"."electricity.losses" = 0.9
      "economy.markets.electronics.growth"."electricity.losses" = -0.9
      """,
      """
      study.toml:5:38: error: the correlations contradict each other: their matrix is not positive definite, with the smallest eigenvalue -0.800; with the others as they are, let economy.markets.electronics.growth with electricity.losses be above 0.620 and below 1.000
        "economy.markets.electronics.growth"."electricity.losses" = -0.9
                                             ^
      """),
    Case(
      "correlations that are none",
      """
      scenario = "case.toml"
      [correlation]
      "economy.growth"."economy.growth" = 0.9
      "economy.growth"."electricity.loses" = 0.9
      "electricity.losses"."economy.growth" = 1.5
      "economy.markets.electronics.growth" = 2
      """,
      """
      study.toml:3:18: error: economy.growth is correlated with itself; name another key
        "economy.growth"."economy.growth" = 0.9
                         ^
      study.toml:4:18: error: electricity.loses does not vary; did you mean "electricity.losses"?
        "economy.growth"."electricity.loses" = 0.9
                         ^
      study.toml:5:22: error: the correlation of electricity.losses with economy.growth is 1.5; write a number between -1 and 1, without them
        "electricity.losses"."economy.growth" = 1.5
                             ^
      study.toml:6:40: error: a correlation names two keys; write "economy.growth"."electricity.losses" = 0.5 below [correlation]
        "economy.markets.electronics.growth" = 2
                                               ^
      4 errors
      """),
    Case(
      "correlated inputs one at a time",
      """
      scenario = "case.toml"
      analysis = "tornado"
      [correlation]
      "economy.growth"."electricity.losses" = 0.9
      """,
      """
      study.toml:4:18: error: inputs are correlated, and the design one-at-a-time takes independent ones; take the design sobol, random or latin-hypercube, or leave out [correlation]
        "economy.growth"."electricity.losses" = 0.9
                         ^
      """),
    Case(
      "nothing to vary",
      """
      scenario = "case.toml"
      uncertain = false
      """,
      """
      study.toml:1:12: error: the study has nothing to vary; write [[factor]] with key = "economy.growth", distribution = "uniform", low = 0.06 and high = 0.09 below it, or levers = true
        scenario = "case.toml"
                   ^
      """),
    Case(
      "keys that nothing reads",
      """
      scenario = "case.toml"
      analysis = "tornado"
      samples = 10
      levels = 3
      settings = "s.csv"
      points_are = "values"
      """,
      """
      study.toml:3:1: error: the design one-at-a-time has a number of samples of its own; remove samples
        samples = 10
        ^
      study.toml:4:1: error: levels belong to the design full-factorial and to the analysis robustness; remove them, or write design = "full-factorial"
        levels = 3
        ^
      study.toml:5:1: error: settings belong to the analysis robustness; remove them, or name that analysis
        settings = "s.csv"
        ^
      study.toml:6:1: error: there are no points; write points = "design.csv"
        points_are = "values"
        ^
      4 errors
      """),
    Case(
      "a target that nothing reads",
      """
      scenario = "case.toml"
      analysis = "ensemble"
      target = "sei-share"
      """,
      """
      study.toml:3:1: error: the analysis ensemble shows every target, and nothing reads target; remove it, or name another analysis
        target = "sei-share"
        ^
      """),
    Case(
      "an unknown target",
      """
      scenario = "case.toml"
      analysis = "prim"
      target = "sei-shre"
      """,
      """
      study.toml:3:10: error: no target that a run is judged by is called "sei-shre"; write one of sei-share, sei-growth-premium
        target = "sei-shre"
                 ^
      """),
    Case(
      "outputs",
      """
      scenario = "case.toml"
      outputs = ["value_aded", 3, { variable = "sei_share" }, { variable = "sei_share", year = 2031 }]
      """,
      """
      study.toml:2:12: error: no result is called 'value_aded'; did you mean value_added?
        outputs = ["value_aded", 3, { variable = "sei_share" }, { variable = "sei_share", year = 2031 }]
                   ^
      study.toml:2:26: error: an output is a text or a table, not a whole number; write outputs = ["value_added", { variable = "sei_share", year = 2020 }]
        outputs = ["value_aded", 3, { variable = "sei_share" }, { variable = "sei_share", year = 2031 }]
                                 ^
      study.toml:2:29: error: year is missing in [outputs.3]: the year; write year = a whole number
        outputs = ["value_aded", 3, { variable = "sei_share" }, { variable = "sei_share", year = 2031 }]
                                    ^
      study.toml:2:57: error: 2031 is no year of the run; write one from 2015 to 2020
        outputs = ["value_aded", 3, { variable = "sei_share" }, { variable = "sei_share", year = 2031 }]
                                                                ^
      4 errors
      """),
  ]
}
