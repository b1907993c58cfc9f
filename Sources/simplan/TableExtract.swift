import ArgumentParser
import Console
import TableAnalysis

extension Simplan.Table {
  struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "extract",
      abstract: "Print what would be lost without each sector, or without one (hypothetical extraction).")

    enum Kind: String, ExpressibleByArgument, CaseIterable {
      case complete, backward, forward, partial
    }

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "What is taken out: complete, backward (purchases), forward (intermediate sales) or partial.")
    var kind: Kind = .complete

    @Option(parsing: .unconditional, help: "For partial: the share of purchases that is taken out, from 0 to 1.")
    var purchases: Double?

    @Option(parsing: .unconditional, help: "For partial: the share of intermediate sales.")
    var sales: Double?

    @Option(parsing: .unconditional, help: "For partial: the share of the sector's own final demand.")
    var finalDemand: Double?

    @Option(help: "Extract this sector alone and print what each sector loses.")
    var sector: String?

    @Option(help: "What is lost: output, value_added, income, employment or the code of a row of the table.")
    var `extension` = "output"

    @Option(help: "Draw the losses as bars into this SVG file.")
    var chart: String?

    @OptionGroup var inverse: TableInverse
    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      let shares = [purchases, sales, finalDemand].compactMap { $0 }
      if kind != .partial, !shares.isEmpty {
        throw ValidationError("--purchases, --sales and --final-demand belong to --kind partial")
      }
      if kind == .partial, shares.isEmpty {
        throw ValidationError("--kind partial needs --purchases, --sales or --final-demand")
      }
    }

    func run() throws(ExitCode) {
      let choice: ExtractionChoice =
        switch kind {
        case .complete: .complete
        case .backward: .backward
        case .forward: .forward
        case .partial: .partial(purchases: purchases ?? 0, sales: sales ?? 0, finalDemand: finalDemand ?? 0)
        }
      try reporting {
        let report = try output.read(file)
        let result =
          if let sector {
            try report.extraction(choice, sector: sector, of: `extension`, inverse: inverse.inverse)
          } else {
            try report.extraction(choice, of: `extension`, inverse: inverse.inverse)
          }
        try output.give(result, chart: chart)
      }
    }
  }
}
