import ArgumentParser
import Console
import Diagnostics
import TableAnalysis
import TableMaking

extension Simplan.Table {
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Split sectors into parts with inputs, buyers and trade of their own, and write the larger table.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "The parts, a CSV file: code, industry, names, parent, members, output, value added.")
    var parts: String

    @Option(help: "National profiles, a CSV file: the table's sectors and, within them, detailed ones.")
    var profiles: String

    @Option(help: "Multiplies the outputs of the parts that count for the target.")
    var factor = 1.0

    @Option(name: .shortAndLong, help: "Write the split table into this CSV file, which must not stand there yet.")
    var out: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let answer = try output.read(file).split(
          parts: try existing(parts), profiles: try existing(profiles), factor: factor)
        if let out { try answer.writeTable(to: out) }
        try output.give(answer.report)
      }
    }
  }
}
