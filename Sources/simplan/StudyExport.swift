import ArgumentParser
import Console
import StudyRuns

extension Simplan {
  struct StudyExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write all samples of a study as one netCDF-4 file, for xarray, R and others.")

    @Argument(help: "The folder of the study.")
    var folder: String

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var netcdf: String

    func run() throws(ExitCode) {
      try reporting {
        let samples = try StudyExport(folder).write(to: netcdf)
        say("\(samples) sample\(samples == 1 ? "" : "s"): \(netcdf)")
      }
    }
  }
}
