package import Diagnostics
package import Files
package import SVGCharts

/// The answer of a subcommand of `simplan table`: a report to read, the same figures as CSV, and a chart where one
/// looks rather than reads.
package struct TableAnswer: Sendable {
  /// The report, every line ended; made when it is asked for, since a converted table is large.
  package var text: String { ([title + "\n"] + shown() + [notes.map { $0 + "\n" }.joined()]).joined(separator: "\n") }
  /// The figures of the report's table, all of them, with 12 significant digits; of a converted table its table file, which
  /// every command reads.
  package var csv: String { file?() ?? stored().csv }
  private let file: (@Sendable () -> String)?
  /// Warnings of the model: clipped import shares, equations that are nearly singular.
  package let findings: [Diagnostic]
  private let title: String
  private let notes: [String]
  private let shown: @Sendable () -> [String]
  private let stored: @Sendable () -> FigureTable
  private let chart: Chart?

  /// - Parameters:
  ///   - stored: the table of the CSV.
  ///   - file: makes the CSV where it is a table file.
  ///   - shown: the tables of the report; the stored one where left out.
  package init(
    title: String, _ stored: FigureTable, shown: [String]? = nil, notes: [String], findings: [Diagnostic],
    chart: Chart? = nil, file: (@Sendable () -> String)? = nil
  ) {
    self.init(
      title: title, { stored }, shown: { shown ?? [stored.text()] }, notes: notes, findings: findings, chart: chart,
      file: file)
  }

  /// - Parameters:
  ///   - stored: makes the table of the CSV, which may be large, where it is asked for.
  ///   - shown: the tables of the report.
  package init(
    title: String, _ stored: @escaping @Sendable () -> FigureTable, shown: [String], notes: [String],
    findings: [Diagnostic], chart: Chart? = nil
  ) {
    self.init(title: title, stored, shown: { shown }, notes: notes, findings: findings, chart: chart, file: nil)
  }

  private init(
    title: String, _ stored: @escaping @Sendable () -> FigureTable, shown: @escaping @Sendable () -> [String],
    notes: [String], findings: [Diagnostic], chart: Chart?, file: (@Sendable () -> String)?
  ) {
    (self.title, self.notes, self.findings, self.chart) = (title, notes, findings, chart)
    self.shown = shown
    self.stored = stored
    self.file = file
  }

  /// Writes the chart, replacing an older one as a whole; another file that stands there is left alone.
  /// - Parameter path: a file whose name ends in `.svg`.
  package func writeChart(to path: String) throws(ChartWritingError) {
    guard let chart else {
      throw .refused(
        .error(
          "this report has no chart",
          advice:
            "a table of more than \(TableReport.largestHeatMap) sectors makes no readable heat map; leave out --chart"))
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last, file.hasSuffix(".svg"), file != ".svg" else {
      throw .refused(.error("'\(path)' is no name for a chart", advice: "let it end in .svg, as in linkages.svg"))
    }
    let svg: String
    do throws(ChartError) { svg = try chart.svg() } catch { throw .chart(error) }
    do throws(UnwritableFile) { try replaceSealed(at: path, with: svg, seal: .xml) } catch { throw .file(error) }
  }
}

/// The reason why a chart was not written.
package enum ChartWritingError: Error, CustomStringConvertible {
  /// The file's name does not fit, or the report is one that is not drawn.
  case refused(Diagnostic)
  case chart(ChartError)
  case file(UnwritableFile)

  package var description: String {
    switch self {
    case .refused(let diagnostic): diagnostic.oneLine
    case .chart(let error): error.description
    case .file(let error): error.description
    }
  }
}
