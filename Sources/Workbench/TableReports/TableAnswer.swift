public import Diagnostics
import SVGCharts

/// What a subcommand of `simplan table` has to say: a report to read, the same figures as CSV, and a chart where one
/// looks rather than reads.
public struct TableAnswer: Sendable {
  /// The report, every line ended.
  public let text: String
  /// The figures of the report's table, all of them, with 12 significant digits.
  public let csv: String
  /// What the model warns of: clipped import shares, equations that are nearly singular.
  public let findings: [Diagnostic]
  private let chart: Chart?

  /// - Parameters:
  ///   - stored: the table of the CSV.
  ///   - shown: the tables of the report; the stored one where left out.
  init(
    title: String, _ stored: FigureTable, shown: [String]? = nil, notes: [String], findings: [Diagnostic],
    chart: Chart? = nil
  ) {
    text = ([title + "\n"] + (shown ?? [stored.text()]) + [notes.map { $0 + "\n" }.joined()]).joined(separator: "\n")
    csv = stored.stored.csv
    self.findings = findings
    self.chart = chart
  }

  /// Writes the chart, replacing an older file as a whole.
  /// - Parameter path: a file whose name ends in `.svg`.
  /// - Throws: `InvalidInput` for another name, or where the report is one that is not drawn; `ChartFileError` when the
  ///   file cannot be written.
  public func writeChart(to path: String) throws {
    guard let chart else {
      throw InvalidInput(
        .error(
          "this report has no chart",
          advice:
            "a table of more than \(TableReport.largestHeatMap) sectors makes no readable heat map; leave out --chart"))
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last, file.hasSuffix(".svg"), file != ".svg" else {
      throw InvalidInput(.error("'\(path)' is no name for a chart", advice: "let it end in .svg, as in linkages.svg"))
    }
    let folder = parts.dropLast().joined(separator: "/")
    let place = parts.count == 1 ? "." : folder.isEmpty ? "/" : folder
    _ = try ChartFile.write(chart.svg(), name: String(file.dropLast(4)), folder: place)
  }
}
