import ArgumentParser
import Workbench

extension Simplan {
  struct Table: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look at an input-output table.", subcommands: [Check.self, Multipliers.self])

    struct Check: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Check that a table balances, and say by how much it does not.")

      @Argument(help: "The table, a CSV file.")
      var file: String

      func run() throws {
        try reporting { try answer(TableReport(path: try existing(file)).check) }
      }
    }

    struct Multipliers: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Print output and value-added multipliers, and value added by category of final demand.")

      @Argument(help: "The table, a CSV file.")
      var file: String

      func run() throws {
        try reporting { try answer(TableReport(path: try existing(file)).multipliers) }
      }
    }
  }
}
