/// Mistakes in shares, points, levels and settings.
extension StudyMistakeTests {
  static let numberCases = [
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
      study.toml:2:12: error: the analysis efast takes at least 195 samples of 3 inputs; ask for 195 or more
        analysis = "efast"
                   ^
      """),
    Case(
      "a seed where nothing is drawn",
      """
      scenario = "case.toml"
      analysis = "tornado"
      seed = 3
      """,
      """
      study.toml:3:1: error: the design one-at-a-time draws nothing by chance, and nothing reads seed; remove it
        seed = 3
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
