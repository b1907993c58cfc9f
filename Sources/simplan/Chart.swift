public import ArgumentParser
import Diagnostics
import Files
import Reporting
import Results
import SVGCharts
import ScenarioReading
import SimulationKit

extension Simplan {
  struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "chart",
      abstract: "Draw the charts of a run again, from its stored results alone.")

    @Argument(help: "The results folder of a run.")
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

    @Option(help: "The colours: light, dark or print (greys).")
    var theme: Theme = .light

    @Option(help: "The format of files: svg, png or pdf; for the last two rsvg-convert must be there (librsvg2-bin).")
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
      if variables.isEmpty, mark != nil && mark != .bullet || !by.isEmpty || year != nil || title != nil {
        throw ValidationError("--mark, --by, --year and --title belong to --of")
      }
      if let width, !(320...10_000).contains(width) { throw ValidationError("--width is 320 to 10000") }
      if let height, !(160...10_000).contains(height) { throw ValidationError("--height is 160 to 10000") }
      let isOne = !variables.isEmpty || mark == .bullet
      if !isOne, output == nil, look != ChartLook() || format != .svg {
        throw ValidationError("charts of another look or format go to a folder of their own: name it with --output")
      }
      if isOne, format != .svg, output == nil { throw ValidationError("name the file of the picture with --output") }
    }

    func run() throws(ExitCode) {
      try reporting {
        let folder = try existing(results)
        if !variables.isEmpty || mark == .bullet {
          try drawOne(folder)
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

    /// One chart that the command line asks for; throws untyped, since `reporting` tells the kinds of errors apart.
    private func drawOne(_ folder: String) throws {
      let stored = try storedResults(folder)
      let request = ChartRequest(
        of: variables, mark: mark ?? .line, by: by, year: year, title: title.map { Title(en: $0, zh: $0) })
      let svg: String
      do throws(ChartRequestProblem) {
        svg = try ReportCharts(stored, language: language, look: look).drawn(request).svg
      } catch {
        throw InvalidInput(.error("--\(error.part.rawValue): \(error.message)", advice: error.advice))
      }
      guard let output else {
        try answer(svg)
        return
      }
      if place(of: output).hasPrefix(place(of: folder) + "/") {
        throw InvalidInput(
          .error("'\(output)' lies in the results folder", advice: "choose a file outside it, or leave --output out"))
      }
      try format.write(try format.bytes(of: svg), to: output)
      try answer(output)
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
        convert: { try format.bytes(of: $0) }
      ).within(output)
    }

    /// A path without links and dots, as far as it exists.
    private func place(of path: String) -> String {
      if let real = realPath(of: path) { return real }
      let parts = path.split(separator: "/")
      guard let name = parts.last else { return path }
      let above = parts.dropLast().joined(separator: "/")
      return place(of: (path.hasPrefix("/") ? "/" : "") + (above.isEmpty && !path.hasPrefix("/") ? "." : above)) + "/"
        + name
    }
  }
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
