package import Diagnostics
package import ScenarioKit
package import SimulationKit

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
  /// Only from the folder of a study: a run has one number a year.
  case fan

  /// Those that a scenario may ask for.
  package static let ofRuns = allCases.filter { $0 != .fan }

  /// Whether a height may be asked for; the others are as high as their rows.
  package var takesHeight: Bool {
    switch self {
    case .line, .area, .bar, .groupedBar, .slope, .scatter, .sankey, .fan: true
    case .signedBar, .waterfall, .heatMap, .bullet, .smallMultiples: false
    }
  }

  /// Whether it shows the numbers of one year, or the change up to it.
  package var takesYear: Bool {
    switch self {
    case .signedBar, .waterfall, .scatter, .sankey: true
    case .line, .area, .bar, .groupedBar, .heatMap, .bullet, .smallMultiples, .slope, .fan: false
    }
  }

  /// How many axes it can tell apart.
  package var axisCount: Int {
    switch self {
    case .sankey: 2
    case .line, .area, .bar, .groupedBar, .signedBar, .waterfall, .heatMap, .scatter, .smallMultiples, .slope: 1
    case .bullet, .fan: 0
    }
  }
}

/// The colours of a chart.
package enum ChartTheme: String, Codable, Hashable, Sendable, CaseIterable {
  case light, dark, print
}

/// A chart that a scenario asks for: a table `[[chart]]`. What it names is checked against what the scenario declares;
/// whether the results hold it is known after the run.
package struct WrittenChart: Codable, Hashable, Sendable {
  /// The name of its file.
  package var name: String
  package var of: [String]
  package var mark: ChartMark
  package var by: [String]
  package var year: Int?
  package var titleEn: String?
  package var titleZh: String?
  /// In pixels; nil for the chart's own.
  package var width: Int?
  package var height: Int?
  package var theme: ChartTheme?
  /// Nil for the language of the run's other charts.
  package var language: Language?
  /// Where the chart begins, and where its keys stand.
  package var place: SourceLocation
  package var places: [String: SourceLocation]

  package static let key = "chart"
  private static let keys = [
    "name", "of", "mark", "by", "year", "title_en", "title_zh", "width", "height", "theme", "language",
  ]
  package static let widths = 320...10_000
  package static let heights = 160...10_000

  /// Reads every chart of a scenario. What is wrong is reported, all at once.
  package static func read(_ root: ScenarioTable, into problems: inout [Diagnostic]) -> [WrittenChart] {
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
      if let same = charts.first(where: { $0.name == chart.name && !chart.name.isEmpty }) {
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

    /// The chart as far as it can be read, so that what it names is checked beside what is reported; nil where its mark
    /// leaves open what its names mean.
    mutating func chart() -> WrittenChart? {
      for member in table.members where !WrittenChart.keys.contains(member.key) {
        if member.key == "format" {
          report(
            member.value.keyLocation, "unknown key format in [[chart]]: a run draws SVG",
            "take it out; simplan chart RESULTS --format png --output DIR makes pictures of them")
          continue
        }
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
        name: name ?? "", of: of, mark: mark.flatMap(Self.meant) ?? .line, by: texts("by", isList: true),
        year: year(), titleEn: texts("title_en", isList: false).first, titleZh: texts("title_zh", isList: false).first,
        width: pixels("width", WrittenChart.widths), height: pixels("height", WrittenChart.heights),
        theme: choice("theme"), language: choice("language"), place: place,
        places: Dictionary(table.members.map { ($0.key, $0.value.location) }, uniquingKeysWith: { first, _ in first }))
      if table["name"] == nil {
        report(place, "the chart has no name", "write name = \"…\", which its file will have")
      } else if let name, !Self.isName(name) {
        report(
          location("name"), "the chart's name \"\(name)\" cannot name a file",
          "write small letters, digits and hyphens only")
      }
      if mark == ChartMark.fan.rawValue {
        report(
          location("mark"), "a fan shows the bands of a study, and a run has one number a year",
          "choose another mark; simplan chart STUDY --mark fan draws it from the folder of an ensemble")
      } else if let mark, ChartMark(rawValue: mark) == nil {
        let marks = ChartMark.ofRuns.map(\.rawValue)
        report(
          location("mark"), "unknown mark \(mark)",
          closest(to: mark, in: marks).map { "did you mean \($0)?" } ?? "the marks are \(marks.joined(separator: ", "))"
        )
      }
      if table["of"] == nil, mark != ChartMark.bullet.rawValue {
        report(place, "the chart says not what it is of", "write of = \"value_added\", or another table of the results")
      }
      if mark == nil || ChartMark.ofRuns.contains(where: { $0.rawValue == mark }) { reportUnread(of: chart) }
      return mark.map { Self.meant($0) == nil } == true ? nil : chart
    }

    /// The mark of this name, or the one that it is a slip of.
    private static func meant(_ mark: String) -> ChartMark? {
      let marks = ChartMark.ofRuns.map(\.rawValue)
      return ChartMark(rawValue: marks.contains(mark) ? mark : closest(to: mark, in: marks) ?? "")
    }

    /// Whatever is written and not read would be ignored in silence.
    private mutating func reportUnread(of chart: WrittenChart) {
      let mark = chart.mark.rawValue
      if chart.year != nil, !chart.mark.takesYear {
        report(location("year"), "a chart with the mark \(mark) shows all years", "leave year out")
      }
      if chart.height != nil, !chart.mark.takesHeight {
        report(location("height"), "a chart with the mark \(mark) is as high as its rows", "leave height out")
      }
      if chart.by.count > chart.mark.axisCount {
        let count = chart.mark.axisCount
        report(
          location("by"),
          "a chart with the mark \(mark) tells \(count == 0 ? "no axis" : count == 1 ? "one axis" : "two axes") apart",
          count == 0 ? "leave by out" : "name \(count == 1 ? "one" : "two")")
      }
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

    private mutating func pixels(_ key: String, _ range: ClosedRange<Int>) -> Int? {
      guard let value = table[key] else { return nil }
      if case .integer(let number) = value.content, let pixels = Int(exactly: number), range.contains(pixels) {
        return pixels
      }
      report(
        value.location, "\(key) must be a whole number of pixels, \(range.lowerBound) to \(range.upperBound)",
        "leave it out for the chart's own")
      return nil
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> Choice? {
      guard let word = texts(key, isList: false).first else { return nil }
      if let choice = Choice(rawValue: word) { return choice }
      let words = Choice.allCases.map(\.rawValue)
      report(
        location(key), "unknown \(key) \(word)",
        closest(to: word, in: words).map { "did you mean \($0)?" } ?? "write one of \(words.joined(separator: ", "))")
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
