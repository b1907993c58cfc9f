import ArgumentParser
import Console
import Diagnostics
import TableAnalysis
import TableMaking

extension Simplan.Table {
  struct Regions: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Derive a table of several regions from that of the whole by location quotients, and write it.",
      discussion: """
        Each --part is a region's code and a file: its outputs, as 'table regionalise' reads them, or its own table, whose \
        outputs, value added and totals of final demand are taken. --rest is what is left. The regions' table goes with every \
        table command; 'table multipliers' tells spillovers and feedback. It says in title and citation that it is derived. \
        A file of outputs for a place (Zhengzhou-Luoyang-Xinxiang, the airport zone) has these lines; none is shipped, since no \
        yearbook of places is at hand by these sectors:

        # citation: where the outputs come from
        code,total,value_added
        AGR,310.5,
        MIN,84.2,31.0
        """)

    @Argument(help: "The table of the whole, a CSV file.")
    var file: String

    @Option(help: ArgumentHelp("A region and its file, as in ZLX=zlx.csv; may be repeated.", valueName: "code=file"))
    var part: [String]

    @Option(help: "The code of what the parts leave of the whole; left out where they leave nothing.")
    var rest: String?

    @Option(help: "The quotients: slq (simple), cilq (cross-industry) or flq (Flegg's).")
    var method: QuotientChoice = .flq

    @Option(
      help: "Delta of flq, from 0 to below 1, 0.3 where left out; an assumption, for which studies find 0.1 to 0.4.")
    var delta: Double?

    @OptionGroup var target: TableTarget
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        var parts: [(code: String, file: String)] = []
        for word in part {
          let pieces = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty else {
            throw InvalidInput(
              .error("--part is '\(word)'", advice: "write a code and a file, as in --part ZLX=zlx.csv"))
          }
          parts.append((pieces[0], try existing(pieces[1])))
        }
        let made = try output.read(file).interregional(parts: parts, rest: rest, method: method, delta: delta)
        try target.give(made, output)
      }
    }
  }
}
