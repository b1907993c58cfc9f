import Diagnostics
import Economy
import EconomyFixtures
import InputOutput
import RegionalBase
import ScenarioCase
import ScenarioReading
import Study
import Testing

/// Files of physical accounts as `[economy.satellites]` names them.
struct PhysicalAccountReadingTests {
  private static let head = """
    # title_en: Water
    # title_zh: 水
    # year: 2017
    # unit: 1e8 m^3
    # kind: assumption
    # citation: made up

    """
  private static let scenario = "[economy.satellites.water]\nfile = \"water.csv\"\n"
  private static let codes = [
    "AGR", "MIN", "FOD", "LGT", "PET", "CHE", "NMM", "MET", "FMP", "MCH", "TRE", "ELE", "ICT", "INS", "ELC", "GWT",
    "CON",
    "TRD", "TRP", "INF", "FRB", "RES", "PUB",
  ]

  /// A row of 1 for each sector but those that are given.
  private static func rows(_ own: [String: String] = [:]) -> String {
    "code,amount\n" + codes.map { own[$0] ?? "\($0),1\n" }.joined()
  }

  private static let mistakes: [(file: String, message: String)] = [
    (
      head + rows(["MIN": "", "FOD": "", "CON": "CONN,1\n", "PUB": "AGR,2\n"]),
      "water.csv:7:1: error: there is no row for MIN, FOD, CON, PUB; write 0 where the sector has none"
    ),
    (
      head + rows(["CON": "CONN,1\n"]),
      "water.csv:24:1: error: the table has no sector 'CONN'; did you mean CON? its sectors are AGR, MIN, "
    ),
    (head + rows(["PUB": "PUB,2\nAGR,1\n"]), "water.csv:31:1: error: the row of AGR stands twice, first in line 8"),
    (head + rows(["MIN": "MIN,-3\n"]), "water.csv:9:5: error: the amount of MIN is -3; write 0 or more"),
    (
      head + rows(["MIN": "MIN,\n"]),
      "water.csv:9:1: error: MIN has neither an amount nor an intensity; write 0 where there is none"
    ),
    (
      head + rows(["MIN": "MIN,much\n"]),
      "water.csv:9:5: error: 'much' is not a number; write digits with a point, as in 1234.5, without spaces or separators"
    ),
    (
      head + rows() + "government,3\n",
      "water.csv:31:1: error: government is no household category, and only households have amounts of their own; remove "
        + "the row, or give the amount to the sectors that it comes from"
    ),
    (
      head + "code,amount,intensity\n" + codes.map { "\($0),,0.1\n" }.joined() + "urban_household,,2\nAGR,1,1\n",
      "water.csv:31:18: error: urban_household has an intensity, and an intensity is per unit of a sector's output; write "
        + "the amount of 2017"
    ),
    (
      head + "code,amount,intensity\n" + codes.map { "\($0),1,0.1\n" }.joined(),
      "water.csv:8:5: error: AGR has an amount and an intensity; write one of them"
    ),
    (
      head.replacing("# year: 2017", with: "# year: 2012") + rows(),
      "water.csv:3:1: error: the account is of 2012, and the table of 2017; name a file of 2017, or delete the account in "
        + "this scenario"
    ),
    (
      head.replacing("1e8 m^3", with: "buckets") + rows(),
      "water.csv:4:1: error: "
    ),
    (head.replacing("# citation: made up\n", with: "") + rows(), "water.csv:1:1: error: the key 'citation' is missing"),
    (
      head.replacing("assumption", with: "guess") + rows(),
      "water.csv:5:1: error: no kind 'guess' is known; write one of document, "
    ),
    (
      head + rows().replacing("amount", with: "ammount"),
      "water.csv:7:6: error: nothing reads the column 'ammount'; did you mean 'amount'?"
    ),
  ]

  @Test(arguments: mistakes)
  func `what is wrong in a file is told with its place`(file: String, message: String) throws {
    let told = try ScenarioCase(Self.scenario, modules: false, files: ["water.csv": file]).mistakes()
    #expect(told.contains(message), "\(told)")
  }

  @Test func `a file without numbers is told once, and not in every row`() throws {
    let rows = "code\n" + Self.codes.map { "\($0)\n" }.joined()
    let told = try ScenarioCase(Self.scenario, modules: false, files: ["water.csv": Self.head + rows]).mistakes()
    #expect(told.contains("water.csv:7:1: error: there is no column 'amount' or 'intensity'"), "\(told)")
    #expect(!told.contains("neither an amount"), "\(told)")
  }

  @Test func `all mistakes of a file are told at once, in its order`() throws {
    let file = Self.head + Self.rows(["MIN": "MIN,-3\n", "FOD": "FOD,x\n"]) + "AGR,1\n"
    let told = try ScenarioCase(Self.scenario, modules: false, files: ["water.csv": file]).mistakes()
    let places = told.split(separator: "\n").filter { $0.hasPrefix("water.csv") }.map { $0.prefix { $0 != " " } }
    #expect(places == ["water.csv:9:5:", "water.csv:10:5:", "water.csv:31:1:"])
  }

  @Test func `an amount in a sector without output is refused`() throws {
    let table = """
      # title_en: Idle
      # title_zh: 闲置
      # year: 2017
      # unit: 1e8 CNY
      # prices: current producers' prices
      # decimals: 0
      # citation: made up
      code,name_zh,name_en,MAN,OIL,household,inflow,output
      role,,,intermediate,intermediate,household,inflow,output
      column_zh,,,,,居民消费,省外流入,总产出
      column_en,,,,,Household consumption,Inflow,Gross output
      MAN,制造,Manufacturing,10,0,90,0,100
      OIL,石油,Oil,5,0,5,10,0
      value_added,增加值,Value added,85,0,,,
      total_input,总投入,Total input,100,0,,,

      """
    let files = ["water.csv": Self.head + "code,amount\nMAN,1\nOIL,2\n", "idle.csv": table]
    let told = try ScenarioCase(
      "[economy]\ntable = \"idle.csv\"\n" + Self.scenario, modules: false, files: files
    ).mistakes()
    #expect(
      told.contains(
        "water.csv:9:5: error: OIL has an amount of 2, and no output in the table; write 0, or give the amount to the "
          + "sector that makes the product"), "\(told)")
  }

  @Test func `amounts become intensities, and names and kinds are read`() throws {
    let file =
      Self.head + "code,name_zh,amount,intensity,kind\n"
      + Self.codes.map { $0 == "ELC" ? "电力热力,电,581.09,,document\n" : "\($0),,,0.25,\n" }.joined()
      + "urban_household,,3,,\n"
    let prepared = try ScenarioCase(Self.scenario, modules: false, files: ["water.csv": file]).prepared()
    let economy = prepared.problem.economy
    let water = try #require(economy.physicalAccounts.first { $0.name == "water" })
    let electricity = try #require(economy.accounts.sector("ELC"))
    // Electricity's output is 2905.45 in the table.
    #expect(abs(water.intensities[electricity] - 0.2) < 1e-12)
    #expect(water.intensities[0] == 0.25)
    let urban = try #require(economy.accounts.category("urban_household"))
    let demand = economy.accounts.categories[urban].values.reduce(0, +)
    #expect(water.householdIntensities[urban] == 3 / demand)
    #expect(water.kinds["ELC"] == "document" && water.kinds["AGR"] == "assumption")
    #expect(water.kinds["rural_household"] == nil && water.iamc == "Satellite|water")
    #expect(prepared.files.contains { $0.file.hasSuffix("/water.csv") })
  }

  @Test func `a factor by year is read, is 1 in the table's year and varies`() throws {
    let files = ["water.csv": Self.head + Self.rows()]
    let course = "factor = { ELC = { 2015 = 1.1, 2017 = 1, 2020 = 0.7, interpolation = \"linear\" } }\n"
    let prepared = try ScenarioCase(Self.scenario + course, modules: false, files: files).prepared()
    let place = try #require(prepared.problem.economy.physicalAccounts.firstIndex { $0.name == "water" })
    let electricity = try #require(prepared.accounts.sector("ELC"))
    let factors = try #require(prepared.problem.economy.values[.intensityFactor(place)])
    let row = factors[electricity * 6..<(electricity + 1) * 6]
    #expect(relativeDistance(Array(row), [1.1, 1.05, 1, 0.9, 0.8, 0.7]) < 1e-12)
    #expect(factors.prefix(6).allSatisfy { $0 == 1 })
    #expect(
      prepared.factor("economy.satellites.water.factor.ELC")?.place
        == .economy(.intensityFactor(place), elements: electricity * 6..<(electricity + 1) * 6))
    let told = try ScenarioCase(
      Self.scenario + "factor = { ELC = 0.9 }\n", modules: false, files: files
    ).mistakes()
    #expect(
      told.contains(
        "case.toml:7:18: error: the factor of ELC in the table's year 2017 is 0.9; write 1 in 2017, whose amounts are the "
          + "file's"), "\(told)")
  }

  @Test func `two accounts of one IAMC name are refused`() throws {
    let file = Self.head + "# iamc: Emissions|CO2\n" + Self.rows()
    let told = try ScenarioCase(Self.scenario, modules: false, files: ["water.csv": file]).mistakes()
    #expect(
      told.contains(
        "case.toml:6:8: error: the satellites co2 and water are both called Emissions|CO2 in IAMC tables; give each file "
          + "an iamc name of its own, or none"), "\(told)")
  }
}

/// Households closed on their income, as `[economy]` says.
struct ClosedHouseholdsReadingTests {
  private static let source = "kind = \"assumption\", low = 0.1, high = 0.3, reason = \"A case.\""

  @Test func `a share of value added is spent, and what is left of consumption is autonomous`() throws {
    let share = "income_share = { value = 0.2, \(Self.source) }\n"
    let prepared = try ScenarioCase("[economy]\nhouseholds = \"closed\"\n" + share, modules: false).prepared()
    let accounts = prepared.problem.economy.accounts
    #expect(accounts.spending?.incomeShare == 0.2)
    let table = accounts.model.table
    let whole = table.finalDemand.filter { $0.role == .household }.reduce(0) { $0 + $1.values.reduce(0, +) }
    let left = zip(accounts.categories, table.finalDemand).reduce(0) { sum, pair in
      sum + (pair.1.role == .household ? pair.0.values.reduce(0, +) : 0)
    }
    #expect(abs(whole - left - 0.2 * table.totalValueAdded.reduce(0, +)) < 1e-6)
  }

  @Test(arguments: [
    (
      "households = \"closed\"\n",
      "case.toml:6:14: error: households are closed, and no income_share says what they spend; write income_share, the share "
        + "of value added that they earn and spend in the region"
    ),
    (
      "income_share = { value = 0.2, \(source) }\n",
      "case.toml:6:16: error: income_share is not read: households are open; remove it, or write households = \"closed\""
    ),
    (
      "households = \"closed\"\nincome_share = { value = 0.9, kind = \"assumption\", low = 0.1, high = 1, reason = \"A.\" }\n",
      "; write a smaller share"
    ),
  ])
  func `what keeps households from being closed is told at its place`(text: String, message: String) throws {
    let told = try ScenarioCase("[economy]\n" + text, modules: false).mistakes()
    #expect(told.contains(message), "\(told)")
  }
}
