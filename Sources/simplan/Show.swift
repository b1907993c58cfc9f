import ArgumentParser
import Console
import Diagnostics
import ResultText
import Results

extension Simplan {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show the record of a run: what was read and assumed, with which program, and what came out.",
      discussion: """
        A key is an input of the scenario (modules.wind-solar.capacity), a target of the plan (sei-share), or a path in \
        run.json (scenario.tableYear, modules.wind-solar.sha256, loops). Nothing in the record changes from run to run.
        """)

    @Argument(help: "The results folder of a run.")
    var results: String

    @Argument(help: "The part of the record (default: a summary of all).")
    var key: String?

    @OptionGroup var format: FormatOptions

    func run() throws(ExitCode) {
      try reporting {
        let record = try storedResults(try existing(results)).record
        let columns = Terminal.current.columns
        guard let key else {
          let summary = RecordSummary(record)
          try format.answer(summary.table) { summary.text(columns: columns) }
          return
        }
        let table = try RecordLookup(record).table(of: key)
        try format.answer(table) { RecordLookup.text(of: table, columns: columns) }
      }
    }
  }
}
