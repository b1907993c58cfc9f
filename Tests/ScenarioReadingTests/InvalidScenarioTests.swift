import ScenarioCase
import ScratchFolder
import Testing

@Suite struct InvalidScenarioTests {
  private static let mistakes: [(text: String, message: String)] = [
    (
      "region = Henan",
      """
      case.toml:5:10: error: Henan is not a value; put text in quotes: "Henan"
        region = Henan
                 ^
      """
    ),
    (
      "[axes]\nhour = [\"1\", \"2\"]",
      """
      case.toml:6:1: error: no module of the scenario has the axis hour; remove it
        hour = ["1", "2"]
        ^
      """
    ),
    (
      "[axes]\nmaterial = [\"nickel\"]",
      """
      case.toml:6:1: error: the module new-energy-vehicles fixes the labels of the axis material; remove it
        material = ["nickel"]
        ^
      """
    ),
    (
      "regoin = \"Henan\"",
      """
      case.toml:5:1: error: unknown key regoin; did you mean region?
        regoin = "Henan"
        ^
      """
    ),
    (
      "[economy]\ntabel = \"table.csv\"",
      """
      case.toml:6:1: error: unknown key tabel in [economy]; did you mean table?
        tabel = "table.csv"
        ^
      """
    ),
    (
      "[econmy]\ntable = \"table.csv\"",
      """
      case.toml:5:2: error: unknown key econmy; did you mean economy?
        [econmy]
         ^
      """
    ),
    (
      "[modules.wind-solar]\nfull_load_hour = { wind = 1800, solar = 1100 }",
      """
      case.toml:6:1: error: unknown key full_load_hour in [modules.wind-solar]; did you mean full_load_hours?
        full_load_hour = { wind = 1800, solar = 1100 }
        ^
      """
    ),
    (
      "[modules.wind-solar]\nfull_load_hours = { wind = 1800, solr = 1100 }",
      """
      case.toml:6:34: error: solr is no label of the axis technology; did you mean solar?
        full_load_hours = { wind = 1800, solr = 1100 }
                                         ^
      """
    ),
    (
      "[economy.changes.electricity-saving]\nraeson = \"lamps\"",
      """
      case.toml:6:1: error: unknown key raeson in [economy.changes.electricity-saving]; did you mean reason?
        raeson = "lamps"
        ^
      """
    ),
    (
      "[electricity]\nconsumption = { value = \"288 TWh\", kind = \"unverified\", sorce = \"a bulletin\" }",
      """
      case.toml:6:15: error: consumption is of the kind unverified and names no source; write source = "…", or kind = \
      "assumption" with a reason
        consumption = { value = "288 TWh", kind = "unverified", sorce = "a bulletin" }
                      ^
      case.toml:6:57: error: unknown key sorce in [electricity.consumption]; did you mean source?
        consumption = { value = "288 TWh", kind = "unverified", sorce = "a bulletin" }
                                                                ^
      2 errors
      """
    ),
    (
      "[electricity]\nconsumption = \"288 GW\"",
      """
      case.toml:6:15: error: consumption: "GW" is power, not energy; write a unit like "TWh"
        consumption = "288 GW"
                      ^
      """
    ),
    (
      "[electricity]\nlosses = \"60 %\"",
      """
      case.toml:6:10: error: losses is 0.6 but must be 0 to 0.5
        losses = "60 %"
                 ^
      """
    ),
    (
      "[electricity]\nbase_year = 2010",
      """
      case.toml:6:13: error: base_year 2010 is not among the years of the run; the run covers 2015 to 2020
        base_year = 2010
                    ^
      """
    ),
    (
      "[economy]\ntable = \"Scenarios/data/nowhere.csv\"",
      """
      case.toml:6:9: error: there is no file Scenarios/data/nowhere.csv; paths are relative to the file that names them
        table = "Scenarios/data/nowhere.csv"
                ^
      """
    ),
    (
      "[plan]\ntargets = \"Scenarios/plans/nowhere.csv\"",
      """
      case.toml:6:11: error: there is no file Scenarios/plans/nowhere.csv; paths are relative to the file that names them
        targets = "Scenarios/plans/nowhere.csv"
                  ^
      """
    ),
    (
      """
      [strategic_industries]
      growth_premium = "5 %"
      [modules]
      new-energy-vehicles = { enabled = false }
      wind-solar = { enabled = false }
      """,
      """
      case.toml:6:18: error: growth_premium is assumed here, but the new capacity of fund-allocation also raises growth; \
      remove the premium, or switch the module off with enabled = false
        growth_premium = "5 %"
                         ^
      """
    ),
    (
      "[modules.wind-sollar]\nfull_load_hours = 1000",
      """
      case.toml:5:10: error: there is no module 'wind-sollar'; did you mean wind-solar?
        [modules.wind-sollar]
                 ^
      """
    ),
    (
      "modules = 5",
      """
      case.toml:5:11: error: modules must be a table; write [modules] and its keys below
        modules = 5
                  ^
      """
    ),
    (
      "economy = \"table.csv\"",
      """
      case.toml:5:11: error: economy must be a table; write [economy] and its keys below
        economy = "table.csv"
                  ^
      """
    ),
    (
      "[economy.changes.chips]\nverb = \"scale\"\nspace = \"coefficient\"\nfrom = \"ICT\"\nto = \"ICT\"\nreason = \"more chips\"\nfactor = { 2015 = 1, 2016 = 1, 2017 = 1, 2018 = 1, 2019 = 1, 2020 = 3 }\noffset = { value_added = 1 }",
      """
      case.toml:11:10: error: changes.chips: in 2020 the inputs of ICT would cost more than its output; the largest \
      factor possible is 1.265
        factor = { 2015 = 1, 2016 = 1, 2017 = 1, 2018 = 1, 2019 = 1, 2020 = 3 }
                 ^
      """
    ),
    (
      "[strategic_industries.shares]\nvalue = { information_technology = { ICT = \"120 %\" } }",
      """
      case.toml:6:44: error: shares.information_technology.ICT is 1.2 but must be 0 to 1
        value = { information_technology = { ICT = "120 %" } }
                                                   ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told at its place with what to write instead`(text: String, message: String) throws {
    let answer = try ScenarioCase(text, base: ScenarioCase.itself).mistakes()
    #expect(answer == message)
  }

  @Test func `a name that no folder could have is refused before a run`() throws {
    let scenario = try ScenarioCase("")
    let name = String(repeating: "n", count: 300)
    try scenario.folder.write(
      scenario.folder.text("case.toml").replacing("name = \"case\"", with: "name = \"\(name)\""), to: "case.toml")
    #expect(
      scenario.mistakes().hasPrefix(
        "case.toml:2:8: error: the name has 300 bytes, and the folder of results that it names may have 120; write a shorter "
          + "one, and the rest in title_en and title_zh\n"))
  }

  @Test(arguments: ["../case", "a/b", ".hidden"])
  func `a name that leads out of the results is refused`(name: String) throws {
    let scenario = try ScenarioCase("")
    try scenario.folder.write(
      scenario.folder.text("case.toml").replacing("name = \"case\"", with: "name = \"\(name)\""), to: "case.toml")
    #expect(
      scenario.mistakes()
        == """
        case.toml:2:8: error: the name "\(name)" cannot name a folder of results; write it without / and without a point \
        before it
          name = "\(name)"
                 ^
        """)
  }

  @Test func `a file that is no plan is told once with the columns that a plan has`() throws {
    let scenario = try ScenarioCase(
      "[plan]\ntargets = \"plan.csv\"",
      files: ["plan.csv": "target,indicator_en,indicator_zh,value,year,unit,bound,clause,note_en,note_zh,variable\n"])
    #expect(
      scenario.mistakes()
        == """
        plan.csv:1:1: error: there is no column 'relation', 'relation_to'; a plan's targets have the columns target, \
        indicator_en, indicator_zh, value, year, unit, bound, clause, relation, relation_to, note_en, note_zh, variable, \
        and may have baseline, baseline_unit, baseline_year, band, perimeter, no_data_en, no_data_zh
          target,indicator_en,indicator_zh,value,year,unit,bound,clause,note_en,note_zh,variable
          ^
        """)
  }

  @Test func `five mistakes in two files are told at once, also behind Chinese text`() throws {
    let scenario = try ScenarioCase(
      """
      story = "规划的案例"
      langauge = "zh"
      "说明" = { years = 5 }
      [electricity]
      "用电量" = "288 TWh"
      losses = { value = 6, kind = "assumption", reason = "输配电损耗，全国数据为百分之六至七", low = 0.05, high = 0.08 }
      """)
    try scenario.folder.write(
      try scenario.folder.text("Scenarios/henan/fund-allocation.toml")
        + "\n[modules.fund-allocation.note]\n\"备注\" = \"基金的投向\" \n", to: "Scenarios/henan/fund-allocation.toml")
    let lines = try scenario.folder.text("Scenarios/henan/fund-allocation.toml").split(
      separator: "\n", omittingEmptySubsequences: false
    ).count
    let answer = scenario.mistakes()
    #expect(
      answer
        == """
        Scenarios/henan/fund-allocation.toml:\(lines - 2):26: error: unknown key note in [modules.fund-allocation]; keys \
        here are registered_size, disbursed_share, government_share, raised_share, called_by, fee_rate, reinvested_share, \
        exit_return, exit_delay, disbursement_ceiling, floor, floor_counts, …
          [modules.fund-allocation.note]
                                   ^
        case.toml:6:1: error: unknown key langauge; did you mean language?
          langauge = "zh"
          ^
        case.toml:7:1: error: unknown key 说明; keys here are name, title_en, title_zh, story, story_zh, language, \
        region, region_zh, reference, years, modules, uncertain, …
          "说明" = { years = 5 }
          ^
        case.toml:9:1: error: unknown key 用电量 in [electricity]; keys here are base_year, consumption, losses, \
        net_import_share, sector, generated
          "用电量" = "288 TWh"
          ^
        case.toml:10:20: error: losses is 6 but must be 0 to 0.5; write "6 %" for a percentage
          losses = { value = 6, kind = "assumption", reason = "输配电损耗，全国数据为百分之六至七", low = 0.05, high = 0.08 }
                             ^
        5 errors
        """)
  }
}
