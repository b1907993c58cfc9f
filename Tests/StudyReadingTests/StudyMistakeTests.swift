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

  @Test(arguments: cases) func isTold(_ mistake: Case) throws {
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
      study.toml:3:11: error: samples must be a whole number, not a number; write a number without a fraction
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
    Case(
      "shares of nothing",
      """
      scenario = "case.toml"
      [[shares]]
      keys = ["sales.displaced_inflow.ELC", "sales.new_outflow"]
      """,
      """
      study.toml:3:9: error: [[shares]] names sales.displaced_inflow.ELC, which is no value of the scenario; did you mean "sales.displaced_inflow"?
        keys = ["sales.displaced_inflow.ELC", "sales.new_outflow"]
                ^
      """),
    Case(
      "shares that are none",
      """
      scenario = "case.toml"
      [[shares]]
      keys = ["economy.growth"]
      [[shares]]
      keys = "electricity.losses"
      low = 2
      """,
      """
      study.toml:3:8: error: shares that sum to one are at least two; write keys = ["…", "…"] with the paths of all of them
        keys = ["economy.growth"]
               ^
      study.toml:5:8: error: shares that sum to one are at least two; write keys = ["…", "…"] with the paths of all of them
        keys = "electricity.losses"
               ^
      study.toml:6:7: error: low is 2 but must be 0 to 1; write "2 %" for a percentage
        low = 2
              ^
      3 errors
      """),
    Case(
      "points beside factors",
      """
      scenario = "case.toml"
      points = "p.csv"
      samples = 3
      [[factor]]
      key="economy.growth"
      """,
      """
      p.csv:1:16: error: the table of points names economy.grwth, which is no value of the scenario; did you mean "economy.growth"?
        economy.growth,economy.grwth,electricity.losses
                       ^
      study.toml:3:1: error: the design points has a number of samples of its own; remove samples
        samples = 3
        ^
      study.toml:4:3: error: points give all inputs their numbers, and nothing reads factor; remove it
        [[factor]]
          ^
      3 errors
      """),
    Case(
      "points that are missing",
      """
      scenario = "case.toml"
      points = "none.csv"
      points_are = "quantiles"
      """,
      """
      study.toml:2:10: error: points: there is no file none.csv; paths are relative to the file that names them
        points = "none.csv"
                 ^
      """),
    Case(
      "quantiles without a column",
      """
      scenario = "case.toml"
      points = "q.csv"
      points_are = "quantiles"
      """,
      """
      q.csv:1:1: error: there is no column 'economy.markets.electronics.growth'; give each input that varies a column
        economy.growth,electricity.losses
        ^
      """),
    Case(
      "levels",
      """
      scenario = "case.toml"
      design = "full-factorial"
      levels = { "economy.growth" = 1, "economy.grwth" = 3 }
      """,
      """
      study.toml:3:31: error: the levels of economy.growth must be a whole number from 2 to 1000; write 3
        levels = { "economy.growth" = 1, "economy.grwth" = 3 }
                                      ^
      study.toml:3:34: error: levels names economy.grwth, which does not vary here; did you mean "economy.growth"?
        levels = { "economy.growth" = 1, "economy.grwth" = 3 }
                                         ^
      2 errors
      """),
    Case(
      "a syntax error",
      """
      scenario = "case.toml"
      analysis = [ensemble]
      """,
      """
      study.toml:2:13: error: ensemble] is not a value; put text in quotes: "ensemble]"
        analysis = [ensemble]
                    ^
      """),
    Case(
      "a lever that varies by chance",
      """
      scenario = "case.toml"
      analysis = "robustness"
      levers = true
      [[factor]]
      key = "electricity.net_import_share"
      distribution = "uniform"
      low = 0.1
      high = 0.2
      """,
      """
      study.toml:3:1: error: robustness sets every lever by itself, and nothing reads levers; remove it
        levers = true
        ^
      study.toml:5:7: error: electricity.net_import_share varies by chance, and is a lever too; leave one
        key = "electricity.net_import_share"
              ^
      2 errors
      """),
    Case(
      "curves that are too short",
      """
      scenario = "case.toml"
      analysis = "efast"
      samples = 10
      """,
      """
      study.toml:2:12: error: eFAST takes at least 65 samples for each input; ask for 195 or more
        analysis = "efast"
                   ^
      """),
    Case(
      "a name with a slash, a lever with one value",
      """
      scenario = "case.toml"
      name = "a/b"
      levers = true
      [[lever]]
      key = "electricity.consumption"
      values = ["280 TWh"]
      """,
      """
      study.toml:2:8: error: the name "a/b" cannot name a folder of results; write it without / and without a point before it
        name = "a/b"
               ^
      study.toml:6:10: error: one value alone does not vary; list another, or leave the key as it is written
        values = ["280 TWh"]
                 ^
      2 errors
      """),
    Case(
      "shares that do not sum to one",
      """
      scenario = "case.toml"
      [[shares]]
      keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON"]
      low = 0
      high = 1
      """,
      """
      study.toml:3:9: error: the shares sum to 0.9 in the scenario, not to 1; name all shares that sum to one
        keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON"]
                ^
      """),
    Case(
      "a share that varies by itself too",
      """
      scenario = "case.toml"
      [[shares]]
      keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON", "economy.changes.saving.offset.ICT"]
      low = [0.6, 0.3, 0.2]
      high = 1
      [[factor]]
      key = "economy.changes.saving.offset.CON"
      distribution = "uniform"
      low = 0.1
      high = 0.2
      """,
      """
      study.toml:3:54: error: economy.changes.saving.offset.CON varies already, at study.toml:7:7; leave one
        keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON", "economy.changes.saving.offset
                                                             ^
      """),
    Case(
      "shares without room",
      """
      scenario = "case.toml"
      analysis = "tornado"
      [[shares]]
      keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON", "economy.changes.saving.offset.ICT"]
      low = [0.6, 0.3, 0.2]
      high = 1
      """,
      """
      study.toml:3:1: error: the shares cannot sum to one: their lows sum to 1.1, their highs to 3; widen low and high
        [[shares]]
        ^
      """),
    Case(
      "shares one at a time",
      """
      scenario = "case.toml"
      design = "full-factorial"
      [[shares]]
      keys = ["economy.changes.saving.offset.value_added", "economy.changes.saving.offset.CON", "economy.changes.saving.offset.ICT"]
      low = 0
      high = 1
      """,
      """
      study.toml:3:1: error: shares that sum to one move together, and the design full-factorial moves each input by itself; take the design sobol, random or latin-hypercube, or leave them out
        [[shares]]
        ^
      """),
    Case(
      "points beyond the bounds of a key",
      """
      scenario = "case.toml"
      points = "bounds.csv"
      """,
      """
      bounds.csv:2:6: error: electricity.losses is 1.5 but must be 0 to 0.5; write it in plain numbers, 0.05 for 5 %
        0.05,1.5
             ^
      bounds.csv:3:1: error: '5 %' is not a number; write digits with a point, as in 1234.5, without spaces or separators
        5 %,0.05
        ^
      2 errors
      """),
    Case(
      "settings with a name twice",
      """
      scenario = "case.toml"
      analysis = "robustness"
      settings = "s.csv"
      """,
      """
      s.csv:3:1: error: the setting 'a' stands twice; give each a name of its own
        a,0.2,280e9
        ^
      """),
    Case(
      "more combinations than anyone can run",
      """
      scenario = "case.toml"
      design = "full-factorial"
      levels = 900
      """,
      """
      study.toml:2:10: error: the study has more than 10000000 samples; ask for fewer samples or levels, or leave out inputs
        design = "full-factorial"
                 ^
      """),
  ]
}
