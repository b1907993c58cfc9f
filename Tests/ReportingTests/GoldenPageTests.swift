import FoundationEssentials
import SimulationKit
import Testing

@testable import Reporting
@testable import Results

/// The page of a small run that is checked in, so that every change of the page is seen. `SIMPLAN_RECORD=1` writes it anew.
struct GoldenPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// A run of the table of 2017 with wind and solar power, of which the page needs these tables.
  private static func results() throws -> StoredResults {
    let run = folder.appending(path: "run")
    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: run.appending(path: name))) }
    var tables: [String: StoredTable] = [:]
    for place in ["economy", "modules/wind-solar"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: run.appending(path: place).path) {
        let file = "\(place)/\(name)"
        tables[file] = try StoredTable(bytes: try bytes(file), file: file)
      }
    }
    return StoredResults(record: try RunRecord(json: try bytes("run.json")), tables: tables)
  }

  /// The page without its pictures, which have golden files of their own.
  private static func withoutPictures(_ page: String) -> String {
    page.split(separator: "<svg", omittingEmptySubsequences: false).enumerated().map { place, part in
      guard place > 0, let end = part.firstRange(of: "</svg>") else { return String(part) }
      return "<svg/>" + part[end.upperBound...]
    }.joined()
  }

  @Test(arguments: Language.allCases)
  func `the page of a run is as it was`(language: Language) throws {
    let page = Self.withoutPictures(HTMLReport(try Self.results(), language: language).page())
    let file = Self.folder.appending(path: "report-\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1" { try Data(page.utf8).write(to: file) }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let first = zip(page.split(separator: "\n"), golden.split(separator: "\n")).first { $0 != $1 }
    #expect(page == golden, "\(file.lastPathComponent) differs: \(first.map { "\($0) was \($1)" } ?? "its length")")
  }
}
