import ArgumentParser
import Console
import TableAnalysis
import TableMaking

extension Simplan.Table {
  struct Imports: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "imports",
      abstract: "Print multipliers under each treatment of imports, convert the table, or change domestic shares.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "Print the table with its uses told apart by origin: non-competitive, domestic or competitive.")
    var to: ConvertedTable?

    @Option(help: TableAmounts.help("Solve the model with another domestic share of a product, 0.6 or 60%"))
    var domesticShare: [String] = []

    @Option(help: "Draw what a unit of final demand leaves here, or the changes of output, as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      guard to != nil else { return }
      if !domesticShare.isEmpty { throw ValidationError("--to and --domestic-share do not go together") }
      if chart != nil { throw ValidationError("--to prints a table, of which there is no chart") }
    }

    func run() throws(ExitCode) {
      try reporting {
        let shares = try SectorAmounts(domesticShare, option: "--domestic-share")
        let report = try output.read(file)
        let result =
          if let to {
            try report.converted(to: to)
          } else if !shares.isEmpty {
            try report.domesticShares(shares)
          } else {
            try report.importTreatments()
          }
        try output.give(result, chart: chart)
      }
    }
  }
}

extension ConvertedTable: ExpressibleByArgument {}
