package import Diagnostics
import ScenarioKit

/// The marks that a chart may ask for.
package enum ChartMark: String, Codable, Hashable, Sendable, CaseIterable {
  case line
  case area
  case bar
  case groupedBar = "grouped-bar"
  case signedBar = "signed-bar"
  case waterfall
  case heatMap = "heat-map"
  case scatter
  case sankey
  case bullet
  case smallMultiples = "small-multiples"
  case slope
}

/// A chart that a scenario asks for: a table `[[chart]]`. Whether the results hold what it names is known after the run.
package struct WrittenChart: Codable, Hashable, Sendable {
  /// The name of its file.
  package var name: String
  package var of: [String]
  package var mark: ChartMark
  package var by: [String]
  package var year: Int?
  package var titleEn: String?
  package var titleZh: String?
  /// Where the chart begins, and where its keys stand.
  package var place: SourceLocation
  package var places: [String: SourceLocation]

  package static let key = "chart"
  private static let keys = ["name", "of", "mark", "by", "year", "title_en", "title_zh"]

  /// Reads every chart of a scenario. What is wrong is reported, all at once.
  static func read(_ root: ScenarioTable, into problems: inout [Diagnostic]) -> [WrittenChart] {
    guard let written = root[key] else { return [] }
    guard case .list(let entries) = written.content else {
      problems.append(
        .error(
          at: written.location, "chart must be a list of tables, not \(written.kindName)", advice: "write [[chart]]"))
      return []
    }
    var charts: [WrittenChart] = []
    for entry in entries {
      guard let table = entry.table else {
        problems.append(
          .error(at: entry.location, "a chart must be a table, not \(entry.kindName)", advice: "write [[chart]]"))
        continue
      }
      var reader = ChartReader(table, at: entry.location)
      let chart = reader.chart()
      problems += reader.problems
      guard let chart else { continue }
      if let same = charts.first(where: { $0.name == chart.name }) {
        problems.append(
          .error(
            at: chart.places["name"] ?? chart.place,
            "two charts have the name \(chart.name), the other at \(same.place)",
            advice: "give each a name of its own"))
      }
      charts.append(chart)
    }
    return charts
  }

  /// Reads one table.
  private struct ChartReader {
    private let table: ScenarioTable
    private let place: SourceLocation
    private(set) var problems: [Diagnostic] = []

    init(_ table: ScenarioTable, at place: SourceLocation) {
      self.table = table
      self.place = place
    }

    mutating func chart() -> WrittenChart? {
      for member in table.members where !WrittenChart.keys.contains(member.key) {
        let near = closest(to: member.key, in: WrittenChart.keys)
        problems.append(
          .error(
            at: member.value.keyLocation, "unknown key \(member.key) in [[chart]]",
            advice: near.map { "did you mean \($0)?" } ?? "its keys are \(WrittenChart.keys.joined(separator: ", "))"))
      }
      let name = texts("name", isList: false).first
      let mark = texts("mark", isList: false).first
      let of = texts("of", isList: true)
      let chart = WrittenChart(
        name: name ?? "", of: of, mark: mark.flatMap(ChartMark.init) ?? .line, by: texts("by", isList: true),
        year: year(), titleEn: texts("title_en", isList: false).first, titleZh: texts("title_zh", isList: false).first,
        place: place,
        places: Dictionary(table.members.map { ($0.key, $0.value.location) }, uniquingKeysWith: { first, _ in first }))
      if table["name"] == nil {
        report(place, "the chart has no name", "write name = \"…\", which its file will have")
      } else if let name, !Self.isName(name) {
        report(
          location("name"), "the chart's name \"\(name)\" cannot name a file",
          "write small letters, digits and hyphens only")
      }
      if let mark, ChartMark(rawValue: mark) == nil {
        let marks = ChartMark.allCases.map(\.rawValue)
        report(
          location("mark"), "unknown mark \(mark)",
          closest(to: mark, in: marks).map { "did you mean \($0)?" } ?? "the marks are \(marks.joined(separator: ", "))"
        )
      }
      if table["of"] == nil, mark != ChartMark.bullet.rawValue {
        report(place, "the chart says not what it is of", "write of = \"value_added\", or another table of the results")
      }
      return problems.isEmpty ? chart : nil
    }

    private func location(_ key: String) -> SourceLocation { table[key]?.location ?? place }

    private mutating func report(_ place: SourceLocation, _ message: String, _ advice: String) {
      problems.append(.error(at: place, message, advice: advice))
    }

    private mutating func texts(_ key: String, isList: Bool) -> [String] {
      guard let value = table[key] else { return [] }
      switch value.content {
      case .text(let text): return [text]
      case .list(let values) where isList:
        return values.compactMap { value in
          if case .text(let text) = value.content { return text }
          report(value.location, "\(key) must be texts, not \(value.kindName)", "put it in quotes")
          return nil
        }
      default:
        report(
          value.location, "\(key) must be a text\(isList ? " or a list of texts" : ""), not \(value.kindName)",
          "put it in quotes")
        return []
      }
    }

    private mutating func year() -> Int? {
      guard let value = table["year"] else { return nil }
      if case .integer(let year) = value.content, (1900...2200).contains(year) { return Int(year) }
      report(value.location, "year must be a year, as 2020", "leave it out for the last year")
      return nil
    }

    private static func isName(_ name: String) -> Bool {
      !name.isEmpty && !name.hasPrefix("-") && name.utf8.count <= 60
        && name.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
        }
    }
  }
}
