import ArgumentParser
import Console
import Diagnostics
import SimulationKit
import TableAnalysis

extension Simplan {
  struct Table: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "table",
      abstract: "Look at an input-output table.",
      subcommands: [
        Check.self, Multipliers.self, Linkages.self, Extract.self, Influence.self, Decompose.self, Paths.self,
        Footprint.self, Solve.self, Supply.self, Price.self, Mixed.self, Inoperability.self, Dynamic.self, Imports.self,
        Split.self, Balance.self, Project.self, Aggregate.self, Regionalise.self, Regions.self, FromSupplyUse.self,
        Import.self, Layout.self, Convert.self,
      ])

    struct Check: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that a table balances, and say by how much it does not.")

      @Argument(help: "The table, a CSV file.")
      var file: String

      @OptionGroup var format: FormatOptions
      @OptionGroup var tolerance: TableTolerance

      func run() throws(ExitCode) {
        try reporting {
          let report = try tolerance.read(file)
          let text = try report.check()
          try format.answer(tables: [NamedCSV(name: "check", csv: try report.checkCSV())]) { text }
        }
      }
    }
  }
}

/// Faults of a table that are passed over.
struct TableTolerance: ParsableArguments {
  @Option(
    name: .customLong("tolerate"),
    help: ArgumentHelp(
      "Use a table in spite of this fault, which is still warned of; may be repeated.", valueName: "kind"))
  var kinds: [ToleratedFault] = []

  /// - Parameter also: a fault that the command mends, which need not be there.
  func read(
    _ file: String, language: Language = .en, also: ToleratedFault? = nil
  ) throws(InvalidInput) -> TableReport {
    let report = try TableReport(
      path: try existing(file), language: language, tolerating: Set(kinds + (also.map { [$0] } ?? [])))
    if !report.reading.isEmpty { show(report.reading) }
    let told = also == nil ? report.tolerated : report.tolerated.filter { $0.severity != .note }
    if !told.isEmpty { show(told) }
    return report
  }
}

/// The form of the reports on a table.
struct TableOutput: ParsableArguments {
  @OptionGroup var format: FormatOptions

  @Option(help: "The language of names and heads, en or zh.")
  var language: Language = .en

  @OptionGroup var tolerance: TableTolerance

  func read(_ file: String) throws(InvalidInput) -> TableReport { try tolerance.read(file, language: language) }

  /// Prints a report, with what the model warns of on standard error, and draws its chart where asked to.
  func give(_ report: TableAnswer, chart: String? = nil) throws(ExitCode) {
    if !report.findings.isEmpty { show(report.findings) }
    if let chart {
      try reporting {
        do throws(ChartWritingError) { try report.writeChart(to: chart) } catch {
          if case .refused(let diagnostic) = error { throw InvalidInput(diagnostic) }
          throw error
        }
      }
    }
    try format.answer(report)
  }
}

extension FormatOptions {
  /// Prints a report on a table: as CSV and JSON all its figures, with 12 digits.
  func answer(_ report: TableAnswer) throws(ExitCode) {
    try reporting { try answer(tables: [NamedCSV(name: "figures", csv: report.csv)]) { report.text } }
  }
}

struct TableInverse: ParsableArguments {
  @Option(help: "The inverse: regional (imports and inflow leak away) or total (inputs of all origins).")
  var inverse: InverseChoice = .regional
}

extension ToleratedFault: ExpressibleByArgument {}
extension InverseChoice: ExpressibleByArgument {}
