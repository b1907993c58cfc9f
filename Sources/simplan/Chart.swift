public import ArgumentParser
import ChartRequests
import Console
import Diagnostics
import Files
import ResultCharts
import Results
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit
import StudyReporting

extension Simplan {
  struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "chart",
      abstract: "Draw the charts of a run again, or the bands of a study, from stored results alone.")

    @Argument(help: "The results folder of a run, or the folder of a study.")
    var results: String

    @Option(
      name: .customLong("of"), parsing: .upToNextOption,
      help: ArgumentHelp(
        """
        Draw a chart of these: tables of the results, such as value_added or vehicle_stock, after a colon the one \
        label that counts, such as gross_output:ELC.
        """, valueName: "variable"))
    var variables: [String] = []

    @Option(help: ArgumentHelp("With --of: \(ChartRequest.Mark.allNames).", valueName: "mark"))
    var mark: ChartRequest.Mark?

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "With --of: the axis whose labels are told apart, such as sector or driver; a second one for sankey.",
        valueName: "axis"))
    var by: [String] = []

    @Option(help: "With --of: the year of a chart that shows one (default: the last).")
    var year: Int?

    @Option(help: "With --of: a title in place of the finding.")
    var title: String?

    @Option(help: ArgumentHelp("The width in pixels (320 to 10000).", valueName: "pixels"))
    var width: Int?

    @Option(
      help: ArgumentHelp("The height in pixels, where the rows do not give it (160 to 10000).", valueName: "pixels"))
    var height: Int?

    @Option(help: "The colours: light, dark or print (greys) (default: light, or as the scenario asks for).")
    var theme: Theme?

    @Option(
      help:
        "The format of files: svg, csv (the numbers), png or pdf; for these two rsvg-convert must be there (librsvg2-bin)."
    )
    var format: PictureFormat = .svg

    @Option(help: "The language of the charts, en or zh (default: the scenario's).")
    var language: Language?

    @Option(
      name: .shortAndLong,
      help:
        "The folder for the charts (default: charts in the results folder); with --of the file (default: standard output)."
    )
    var output: String?

    private var look: ChartLook { ChartLook(theme: theme, width: width, height: height) }

    func validate() throws(ValidationError) {
      if variables.isEmpty, mark != nil && mark != .bullet && mark != .fan || !by.isEmpty || year != nil || title != nil
      {
        throw ValidationError("--mark, --by, --year and --title belong to --of")
      }
      let (widths, heights) = (WrittenChart.widths, WrittenChart.heights)
      if let width, !widths.contains(width) {
        throw ValidationError("--width is \(widths.lowerBound) to \(widths.upperBound)")
      }
      if let height, !heights.contains(height) {
        throw ValidationError("--height is \(heights.lowerBound) to \(heights.upperBound)")
      }
      guard isOne else {
        if output == nil, look != ChartLook() || format != .svg {
          throw ValidationError("charts of another look or format go to a folder of their own: name it with --output")
        }
        return
      }
      let mark = mark ?? .line
      if year != nil, !mark.takesYear { throw ValidationError("--year: the mark \(mark.rawValue) shows all years") }
      if height != nil, !mark.takesHeight {
        throw ValidationError("--height: a chart with the mark \(mark.rawValue) is as high as its rows")
      }
      if by.count > mark.axisCount {
        throw ValidationError(
          "--by: the mark \(mark.rawValue) tells \(mark.axisCount == 0 ? "no axis" : mark.axisCount == 1 ? "one axis" : "two axes") apart"
        )
      }
      if format == .png || format == .pdf, output == nil {
        throw ValidationError("name the file of the picture with --output")
      }
    }

    /// Whether one chart is asked for, and not the charts of the run.
    private var isOne: Bool { !variables.isEmpty || mark == .bullet || mark == .fan }

    func run() throws(ExitCode) {
      try reporting {
        let folder = try existing(results)
        let isStudy = StoredBands.isStudy(folder)
        if isStudy || isOne {
          try drawOne(folder, isStudy: isStudy)
          return
        }
        let drawn: DrawnCharts
        do { drawn = try draw(folder) } catch {
          switch error {
          case ResultsFolderError.refused, ExportError.folder(.refused):
            say("error: \(error); choose a folder where you may write with --output")
            throw Outcome.runFailed
          default: throw error
          }
        }
        for path in drawn.paths { try answer(path) }
        if !drawn.undrawn.isEmpty { show(drawn.undrawn.map(\.diagnostic)) }
      }
    }

    /// The height that the picture itself states.
    private static func height(of svg: String) -> Double? {
      guard let start = svg.firstRange(of: " height=\"") else { return nil }
      return Double(svg[start.upperBound...].prefix { $0 != "\"" })
    }

    /// One chart that the command line asks for; throws untyped, since `reporting` tells the kinds of errors apart.
    private func drawOne(_ folder: String, isStudy: Bool) throws {
      let request = ChartRequest(
        of: variables, mark: mark ?? (isStudy ? .fan : .line), by: by, year: year,
        title: title.map { Title(en: $0, zh: $0) })
      let stored = isStudy ? nil : try storedResults(folder)
      let chart: (svg: String, csv: String)
      do throws(ChartRequestProblem) {
        if let stored { chart = try drawn(request, stored) } else { chart = try fan(request, folder) }
      } catch {
        throw InvalidInput(.error("--\(error.part.rawValue): \(error.message)", advice: error.advice))
      }
      if let height, let drawn = Self.height(of: chart.svg), drawn > Double(height) + 1, format != .csv {
        say("note: the chart is \(Int(drawn.rounded())) pixels high: its plot has no room in \(height)")
      }
      guard let output else {
        try answer(format == .csv ? chart.csv : chart.svg)
        return
      }
      try refuse(output, inside: folder, of: isStudy ? "study's" : "results")
      try format.write(try format.bytes(of: chart.svg, csv: chart.csv), to: output)
      try answer(output)
    }

    private func drawn(_ request: ChartRequest, _ stored: StoredResults) throws(ChartRequestProblem) -> (
      svg: String, csv: String
    ) {
      try ReportCharts(stored, language: language, look: look).drawn(request)
    }

    private func fan(_ request: ChartRequest, _ folder: String) throws(ChartRequestProblem) -> (
      svg: String, csv: String
    ) {
      guard request.mark == .fan else {
        throw ChartRequestProblem(
          .mark, "\(folder) is the folder of a study, whose bands only the mark fan shows",
          advice: "choose it, or name the results folder of a run")
      }
      return try StoredBands(in: folder).fan(request, language: language, look: look)
    }

    /// Throws untyped: `run` tells a folder that refuses from results that cannot be read.
    private func draw(_ folder: String) throws -> DrawnCharts {
      guard let output, place(of: output) != place(of: folder + "/charts") else {
        // Without results nothing is locked, and no folder made.
        _ = try FolderSnapshot.read(folder)
        let place = try ResultsFolder(at: folder)
        return try FolderSnapshot.read(folder).redrawCharts(in: place, language: language).within(folder)
      }
      // The results folder lists what is in it: whatever else is put there would keep the next run from replacing it.
      guard !place(of: output).hasPrefix(place(of: folder) + "/") else {
        throw InvalidInput(
          .error("'\(output)' lies in the results folder", advice: "choose a folder outside it, or leave --output out"))
      }
      let results = try storedResults(folder)
      let place = try ResultsFolder(at: output, content: .charts)
      return try results.drawCharts(
        to: place, language: language, look: look, program: .current, ending: format.rawValue,
        convert: { try format.bytes(of: $0, csv: $1) }
      ).within(output)
    }
  }
}

/// A path without links and dots, as far as it exists.
func place(of path: String) -> String {
  if let real = realPath(of: path) { return real }
  let parts = path.split(separator: "/")
  guard let name = parts.last else { return path }
  let above = parts.dropLast().joined(separator: "/")
  return place(of: (path.hasPrefix("/") ? "/" : "") + (above.isEmpty && !path.hasPrefix("/") ? "." : above)) + "/"
    + name
}

/// Refuses a place inside a results folder, which would be taken for the user's by the next run.
/// - Parameter option: the one that may be left out instead, if any.
func refuse(
  _ output: String, inside folder: String, of owner: String = "results", orWithout option: String? = "--output"
) throws(InvalidInput) {
  guard place(of: output).hasPrefix(place(of: folder) + "/") else { return }
  throw InvalidInput(
    .error(
      "'\(output)' lies in the \(owner) folder",
      advice: "choose a file outside it" + (option.map { ", or leave \($0) out" } ?? "")))
}

/// The results in a folder, after warning of what stands there beside them.
func storedResults(_ folder: String) throws(InvalidInput) -> StoredResults {
  let snapshot = try FolderSnapshot.read(folder)
  if !snapshot.notes.isEmpty { show(snapshot.notes) }
  return snapshot.results
}

extension Language: ExpressibleByArgument {}

extension Theme: ExpressibleByArgument {}

extension ChartMark: ExpressibleByArgument {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
