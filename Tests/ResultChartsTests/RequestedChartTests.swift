import ChartRequests
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit
import StoredRun
import Testing

@testable import ResultCharts
@testable import Results

/// Charts that a scenario or the command line asks for, from tables as they stand in CSV files.
struct RequestedChartTests {
  private static let tables = [
    "economy/gross_output.csv": """
    sector,name_en,name_zh,2015,2016
    AGR,Farming,农业,100,110
    ELC,Electricity,电力,50,45

    """,
    "economy/value_added.csv": """
    sector,name_en,name_zh,2015,2016
    AGR,Farming,农业,60,70
    ELC,Electricity,电力,20,15

    """,
    "economy/import_share.csv": """
    sector,name_en,name_zh,2015,2016
    AGR,Farming,农业,0.1,0.2
    ELC,Electricity,电力,0.3,0.4

    """,
    "economy/output_by_driver.csv": """
    driver,sector,name_en,name_zh,2015,2016
    households,AGR,Farming,农业,60,70
    households,ELC,Electricity,电力,30,25
    exports,AGR,Farming,农业,40,40
    exports,ELC,Electricity,电力,20,20

    """,
    "economy/electricity.csv": """
    indicator,unit,2015,2016
    demand,TWh,288,295

    """,
    "modules/fund/bill.csv": """
    industry,sector,unit,2015,2016
    it,AGR,1e8 CNY,1,2
    it,ELC,1e8 CNY,3,4
    bio,ELC,1e8 CNY,5,6

    """,
    "modules/fund/stage.csv": """
    stage,unit,2015,2016
    raised,1e8 CNY,10,20
    paid,1e8 CNY,5,10

    """,
  ]

  private static func drawing(
    _ request: ChartRequest, _ language: Language = .en
  ) throws -> Result<Drawing, ChartRequestProblem> {
    let stored = try tables.map { path, text in
      (path, try StoredTable(bytes: Array(text.utf8), file: path))
    }
    let results = StoredResults(record: try StoredRun.record(), tables: Dictionary(uniqueKeysWithValues: stored))
    let report = ReportCharts(results, language: language)
    do throws(ChartRequestProblem) { return .success(try RequestedChart(request, report).drawing()) } catch {
      return .failure(error)
    }
  }

  private static func chart(_ request: ChartRequest, _ language: Language = .en) throws -> Chart {
    guard case .chart(let chart) = try drawing(request, language).get().kind else { throw Missing() }
    return chart
  }

  private struct Missing: Error {}

  @Test func `a table is drawn by its labels, in their words`() throws {
    let chart = try Self.chart(ChartRequest(of: ["gross_output"], mark: .bar), .zh)
    #expect(chart.marks == [.columns([Series("农业", [100, 110]), Series("电力", [50, 45])])])
    #expect(chart.title == "总产出：2015年150，2016年155")
  }

  @Test func `other axes are added up where that is a quantity`() throws {
    let chart = try Self.chart(ChartRequest(of: ["output_by_driver"], mark: .area, by: ["sector"]))
    #expect(chart.marks == [.area([Series("Farming", [100, 110]), Series("Electricity", [50, 45])])])
  }

  @Test func `single labels of several tables stand beside each other`() throws {
    let chart = try Self.chart(ChartRequest(of: ["gross_output:ELC", "value_added:ELC"]))
    guard case .lines(let lines)? = chart.marks.first else { throw Missing() }
    #expect(lines.map(\.values) == [[50, 45], [20, 15]])
    #expect(lines.map(\.name) == ["Gross output", "Value added"])
  }

  @Test func `what changes is shown by sign, and as steps from the first year to the last`() throws {
    let bars = try Self.chart(ChartRequest(of: ["gross_output"], mark: .signedBar))
    #expect(bars.y == .categories(["Farming", "Electricity"]))
    #expect(bars.marks == [.bars([Series("Change", [10, -5], tone: .signed)])])
    let steps = try Self.chart(ChartRequest(of: ["gross_output"], mark: .waterfall))
    #expect(steps.y == .categories(["2015", "Farming", "Electricity", "2016"]))
    #expect(steps.marks == [.waterfall(Waterfall(start: 150, steps: [10, -5]))])
  }

  @Test func `money flows from the whole over one axis to another`() throws {
    guard
      case .sankey(let flows) = try Self.drawing(
        ChartRequest(of: ["fund/bill"], mark: .sankey, by: ["industry", "sector"], year: 2016)
      ).get().kind
    else { throw Missing() }
    #expect(flows.places == ["bill", "it", "bio", "Electricity", "Farming"])
    #expect(flows.flows.map(\.value) == [6, 6, 4, 2, 6])
  }

  @Test(arguments: [
    (ChartRequest(of: ["gross_ouput"]), "of: the results have no variable 'gross_ouput'; did you mean gross_output?"),
    (ChartRequest(of: ["gross_output:ELX"]), "of: gross_output has no label 'ELX'; did you mean gross_output:ELC?"),
    (ChartRequest(of: ["gross_output"], by: ["driver"]), "by: gross_output has no axis 'driver'; it has sector"),
    (
      ChartRequest(of: ["output_by_driver"]),
      "by: output_by_driver has the axes driver and sector; say which is told apart, by = \"driver\" or --by driver"
    ),
    (
      ChartRequest(of: ["import_share"], mark: .bar),
      "mark: bar stacks numbers, and those of import_share cannot be added up over sector; choose line, grouped-bar or small-multiples"
    ),
    (
      ChartRequest(of: ["fund/stage"], mark: .area),
      "mark: area stacks numbers, and those of fund/stage cannot be added up over stage; choose line, grouped-bar or small-multiples"
    ),
    (
      ChartRequest(of: ["gross_output", "electricity"]),
      "of: the variables have different units (1e8 CNY_2017, TWh); draw them in charts of their own, or with --mark scatter"
    ),
    (
      ChartRequest(of: ["gross_output"], mark: .signedBar, year: 2030),
      "year: 2030 is not a year of the results; choose one of 2015, 2016"
    ),
    (ChartRequest(of: []), "of: the chart names no variable; write one, such as value_added"),
    (
      ChartRequest(of: ["nothing"], mark: .bullet),
      "of: the plan has no target 'nothing'; its targets are share"
    ),
  ])
  func `what the results do not hold is told with what to ask for`(request: ChartRequest, message: String) throws {
    guard case .failure(let problem) = try Self.drawing(request) else { throw Missing() }
    #expect("\(problem.part.rawValue): \(problem.message); \(problem.advice)" == message)
  }

  @Test(arguments: ChartMark.ofRuns) func `every mark is drawn in both languages`(mark: ChartMark) throws {
    let of =
      switch mark {
      case .scatter: ["value_added", "gross_output"]
      case .bullet: ["share"]
      default: ["gross_output"]
      }
    for language in [Language.en, .zh] {
      let drawing = try Self.drawing(ChartRequest(of: of, mark: mark), language).get()
      for theme in Theme.allCases {
        let svg = try drawing.svg(identifier: "c", look: ChartLook(theme: theme, width: 500, height: 300))
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
      }
    }
  }

  /// Hours by number, and an account by its code.
  private static let coded = [
    "modules/fund/load.csv": StoredTable(
      header: ["hour", "unit", "2015", "2016"], rows: [["0", "GW", "1", "3"], ["1", "GW", "1", "2"]]),
    "economy/satellites.csv": StoredTable(
      header: ["account", "title_en", "title_zh", "unit", "code", "name_en", "name_zh", "kind", "2015", "2016"],
      rows: [["co2", "Carbon dioxide", "二氧化碳", "Mt", "AGR", "Farming", "农业", "", "1", "2"]]),
  ]

  @Test(arguments: [
    ("load", Language.en, "load: hour 0 is highest in 2016, at 3", "load (GW)"),
    ("load", .zh, "load：2016年小时0最高，为300", "load（万千瓦）"),
    ("satellites:co2", .en, "Carbon dioxide: 1 in 2015, 2 in 2016", "Carbon dioxide (Mt)"),
    ("satellites:co2", .zh, "二氧化碳：2015年100，2016年200", "二氧化碳（万吨）"),
  ])
  func `numbers stand behind their axis and accounts by their title, in the units of the language's planners`(
    name: String, language: Language, finding: String, axis: String
  ) throws {
    let report = ReportCharts(
      StoredResults(record: try StoredRun.record(), tables: Self.coded), language: language)
    let drawing = try RequestedChart(ChartRequest(of: [name]), report).drawing()
    #expect(drawing.finding == finding)
    #expect(drawing.chart?.y == .values(title: axis, fromZero: true))
  }
}
