import Diagnostics
import ScratchFolder
import SimulationKit

@testable import TableAnalysis

/// Small tables on disk, as reports read them.
enum TableReportFixture {
  /// Miller & Blair (2009), table 2.3: no imports.
  static let book = [
    "AGR,农业,Agriculture,150,500,350,1000", "MAN,制造业,Manufacturing,200,100,1700,2000",
    "value_added,增加值,Value added,650,1400,,",
  ]

  /// The same with imports of 250 of AGR, a fifth of its use in the region (m = 0.2), wages and jobs.
  static let open = [
    "AGR,农业,Agriculture,150,500,600,250,1000", "MAN,制造业,Manufacturing,200,100,1700,0,2000",
    "compensation,劳动者报酬,Compensation of employees,400,800,,,",
    "operating_surplus,营业盈余,Operating surplus,250,600,,,", "employment,就业,Employment,50,40,,,",
  ]

  static func text(_ rows: [String]) -> String {
    let isOpen = rows.count > 3
    return
      ([
        "# title_en: Two sectors", "# title_zh: 两部门", "# year: 2017", "# unit: 1e8 CNY",
        "# prices: current producers' prices", "# decimals: 0", "# citation: Miller & Blair (2009), table 2.3",
      ] + (isOpen ? ["# unit employment: 1e4 persons"] : []) + [
        "code,name_zh,name_en,AGR,MAN,household,\(isOpen ? "import," : "")output",
        "role,,,intermediate,intermediate,household,\(isOpen ? "import," : "")output",
        "column_zh,,,,,居民消费,\(isOpen ? "进口," : "")总产出",
        "column_en,,,,,Household consumption,\(isOpen ? "Imports," : "")Gross output",
      ] + rows).map { $0 + "\n" }.joined()
  }

  /// - Parameter files: other files, by name, in the folder that `body` gets beside the report.
  static func report<Result>(
    _ rows: [String] = open, language: Language = .en, tolerating: Set<ToleratedFault> = [],
    files: [String: String] = [:],
    in scratch: ScratchFolder? = nil, _ body: (_ report: TableReport, _ folder: String) throws -> Result
  ) throws -> Result {
    let folder = try scratch ?? ScratchFolder()
    try folder.write(text(rows), to: "table.csv")
    for (name, text) in files { try folder.write(text, to: name) }
    return try body(
      try TableReport(path: folder.at("table.csv"), language: language, tolerating: tolerating), folder.path)
  }

  /// The whole message of a report that is refused, without the folder.
  static func refusal(
    _ rows: [String] = open, tolerating: Set<ToleratedFault> = [], files: [String: String] = [:],
    _ body: (_ report: TableReport, _ folder: String) throws -> TableAnswer
  ) throws -> String {
    let folder = try ScratchFolder()
    do {
      _ = try report(rows, tolerating: tolerating, files: files, in: folder, body)
      return "no error"
    } catch let error as InvalidInput {
      return error.description.split(separator: folder.path + "/", omittingEmptySubsequences: false).joined()
    }
  }
}
