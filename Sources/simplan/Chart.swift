public import ArgumentParser
import Diagnostics
import Files
import Reporting
import Results
import SimulationKit

extension Simplan {
  struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "chart",
      abstract: "Draw the charts of a run again, from its stored results alone.")

    @Argument(help: "The results folder of a run.")
    var results: String

    @Option(help: "The language of the charts, en or zh (default: the scenario's).")
    var language: Language?

    @Option(name: .shortAndLong, help: "The folder for the charts (default: charts in the results folder).")
    var output: String?

    func run() throws(ExitCode) {
      try reporting {
        let folder = try existing(results)
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
      return try results.drawCharts(to: place, language: language, program: .current).within(output)
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
