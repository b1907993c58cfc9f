import ChartRequests
import Foundation
import SVGCharts
import ScenarioReading
import SimulationKit
import StoredRun
import Testing

@testable import ResultCharts
@testable import Results

/// Every mark as it is drawn from tables that are checked in as CSV (invented numbers).
@Suite struct RequestedGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private static func results() throws -> StoredResults {
    let paths = ["economy/gross_output.csv", "economy/value_added.csv", "modules/fund/bill.csv"]
    let tables = try paths.map { path in
      let bytes = Array(try Data(contentsOf: folder.appending(path: "ChartTables/\(path)")))
      return (path, try StoredTable(bytes: bytes, file: path))
    }
    return StoredResults(record: try StoredRun.record(), tables: Dictionary(uniqueKeysWithValues: tables))
  }

  private static func request(_ mark: ChartMark) -> ChartRequest {
    switch mark {
    case .scatter: ChartRequest(of: ["value_added", "gross_output"], mark: mark)
    case .bullet: ChartRequest(of: ["share"], mark: mark)
    case .sankey: ChartRequest(of: ["fund/bill"], mark: mark, by: ["industry", "sector"], year: 2020)
    case .line: ChartRequest(of: ["gross_output:ELC", "value_added:ELC"], mark: mark)
    default: ChartRequest(of: ["gross_output"], mark: mark)
    }
  }

  @Test(arguments: ChartMark.ofRuns, Language.allCases)
  func `every mark is drawn from tables as the golden file shows it`(mark: ChartMark, language: Language) throws {
    let report = ReportCharts(try Self.results(), language: language)
    let svg = try report.drawn(Self.request(mark), identifier: "chart").svg
    let file = Self.folder.appending(path: "Golden/\(mark.rawValue)-\(language.rawValue).svg")
    if ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1" { try Data(svg.utf8).write(to: file) }
    #expect(svg == (try String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent) differs")
  }

  @Test(arguments: [
    (
      ChartMark.line,
      "\u{FEFF}Year,Gross output,Value added\n2015,2450,1102.5\n"
    ),
    (.signedBar, "\u{FEFF},Change\nElectronics,2363.3\n"),
    (.waterfall, "\u{FEFF},Step,Level\n2015,,23250\n"),
    (.heatMap, "\u{FEFF},2015,2016,2017,2018,2019,2020\nFarming,4800,4944,"),
    (.scatter, "\u{FEFF}Group,Point,"), (.sankey, "\u{FEFF}From,To,"),
    (.smallMultiples, "\u{FEFF}Panel,Year,Series,Value\nFarming,2015,,4800\n"),
    (.bullet, "\u{FEFF}Target,"),
  ])
  func `the numbers of a chart are a table`(mark: ChartMark, start: String) throws {
    let csv = try ReportCharts(try Self.results(), language: .en).drawn(Self.request(mark)).csv
    #expect(csv.hasPrefix(start), "\(csv.prefix(120))")
  }

  @Test func `of very many lines the largest are drawn, and that is said`() throws {
    let table = StoredTable(
      header: ["sector", "name_en", "name_zh", "2015", "2016"],
      rows: (0..<60).map { ["S\($0)", "Sector \($0)", "部门\($0)", "\($0)", "\($0 + 1)"] })
    let results = StoredResults(record: try StoredRun.record(), tables: ["economy/gross_output.csv": table])
    let request = ChartRequest(of: ["gross_output"], mark: .line)
    guard case .chart(let chart) = try RequestedChart(request, ReportCharts(results, language: .en)).drawing().kind,
      case .lines(let lines)? = chart.marks.first
    else {
      Issue.record("no lines")
      return
    }
    #expect(lines.map(\.name) == (48..<60).map { "Sector \($0)" })
    #expect(chart.subtitle == "Gross output, the 12 largest of 60 (1e8 CNY, prices of 2017) · Plan")
  }
}
