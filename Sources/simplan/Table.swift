public import ArgumentParser
public import Workbench

extension Simplan {
  struct Table: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look at an input-output table.",
      subcommands: [
        Check.self, Multipliers.self, Linkages.self, Extract.self, Influence.self, Decompose.self, Paths.self,
        Footprint.self,
      ])

    struct Check: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Check that a table balances, and say by how much it does not.")

      @Argument(help: "The table, a CSV file.")
      var file: String

      func run() throws {
        try reporting { try answer(TableReport(path: try existing(file)).check()) }
      }
    }
  }
}

/// How the reports on a table are given.
struct TableOutput: ParsableArguments {
  @Flag(help: "Print the figures as CSV, all of them with 12 digits, instead of the report.")
  var csv = false

  @Option(help: "The language of names and heads, en or zh.")
  var language: Language = .en

  func read(_ file: String) throws -> TableReport {
    try TableReport(path: try existing(file), language: language)
  }

  /// Prints a report, with what the model warns of on standard error, and draws its chart where asked to.
  func give(_ report: TableAnswer, chart: String? = nil) throws {
    if !report.findings.isEmpty { show(report.findings) }
    if let chart { try report.writeChart(to: chart) }
    try answer(csv ? report.csv : report.text)
  }
}

struct TableInverse: ParsableArguments {
  @Option(help: "The inverse: regional (imports and inflow leak away) or total (inputs of all origins).")
  var inverse: InverseChoice = .regional
}

extension InverseChoice: ExpressibleByArgument {}
