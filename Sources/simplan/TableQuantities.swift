import ArgumentParser
import Console
import TableAnalysis

extension Simplan.Table {
  struct Solve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "solve",
      abstract: "Print what a changed final demand calls forth: output, value added, income, jobs and imports.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: TableAmounts.help("A change of final demand in the table's unit, or in percent"))
    var finalDemand: [String]

    @Option(
      help: "The category that changes, by its column's code; without it, demand inside the region, all of it together."
    )
    var category: String?

    @Option(help: "Draw the changes of output as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let changes = try SectorAmounts(finalDemand, option: "--final-demand")
        try output.give(try output.read(file).solution(finalDemand: changes, category: category), chart: chart)
      }
    }
  }

  struct Supply: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "supply",
      abstract: "Print the output that changed primary inputs feed (Ghosh, supply-driven).")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: TableAmounts.help("A change of value added in the table's unit, or in percent"))
    var valueAdded: [String]

    @Option(help: "Draw the changes of output as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let changes = try SectorAmounts(valueAdded, option: "--value-added")
        try output.give(try output.read(file).supply(valueAdded: changes), chart: chart)
      }
    }
  }

  struct Mixed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mixed",
      abstract: "Print outputs where supply fixes some of them, and the final demand that they leave.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(
      name: .customLong("output"),
      help: TableAmounts.help("A fixed output in the table's unit; with a sign or in percent (-10%), a change of it"))
    var outputs: [String]

    @Option(
      help: TableAmounts.help(
        "Final demand inside the region in the table's unit, for a sector that is not fixed; with a sign or in percent "
          + "(+10%), a change of it"))
    var finalDemand: [String] = []

    @Option(help: "Draw the changes of output as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let fixed = try SectorAmounts(outputs, option: "--output")
        let changes = try SectorAmounts(finalDemand, option: "--final-demand")
        try output.give(try output.read(file).mixed(outputs: fixed, finalDemand: changes), chart: chart)
      }
    }
  }

  struct Inoperability: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inoperability",
      abstract: "Print what share of its output each sector loses when demand fails.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: TableAmounts.help("Lost final demand as a share of the sector's output, 0.1 or 10%"))
    var demandLoss: [String]

    @Option(help: "Draw inoperability as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let losses = try SectorAmounts(demandLoss, option: "--demand-loss")
        try output.give(try output.read(file).inoperability(demandLoss: losses), chart: chart)
      }
    }
  }
}

/// The spelling of amounts for sectors.
enum TableAmounts {
  static func help(_ text: String) -> ArgumentHelp {
    ArgumentHelp("\(text); may be repeated.", valueName: "code=amount")
  }
}
