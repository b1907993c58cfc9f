import ArgumentParser
import Console
import TableAnalysis

extension Simplan.Table {
  struct Price: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "price",
      abstract: "Print prices that changed costs push up, and what households and others then pay (cost push).")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(
      help: TableAmounts.help("A change of value added in the table's unit, or in percent; all=+10% for every sector"))
    var valueAdded: [String] = []

    @Option(help: "The row of value added that --value-added changes, by its code, as in compensation.")
    var row: String?

    @Option(help: TableAmounts.help("A change of the price of an imported product in percent; all=+10% for every one"))
    var importPrice: [String] = []

    @Option(help: TableAmounts.help("A price that is held, 1 being the table's, or its change in percent"))
    var fixedPrice: [String] = []

    @Flag(help: "With --csv or --json: the baskets of final demand instead of the sectors.")
    var baskets = false

    @Option(help: "Draw the changes of prices as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      if row != nil, valueAdded.isEmpty { throw ValidationError("--row belongs to --value-added") }
      if baskets, output.format.chosen == .table {
        throw ValidationError("--baskets belongs to --csv or --json; the report has them anyway")
      }
    }

    func run() throws(ExitCode) {
      try reporting {
        let costs = try SectorAmounts(valueAdded, option: "--value-added")
        let imports = try SectorAmounts(importPrice, option: "--import-price")
        let held = try SectorAmounts(fixedPrice, option: "--fixed-price")
        try output.give(
          try output.read(file).prices(
            valueAdded: costs, row: row, importPrices: imports, fixedPrices: held, stored: baskets ? .baskets : .sectors
          ),
          chart: chart)
      }
    }
  }
}
