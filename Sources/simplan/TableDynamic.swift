import ArgumentParser
import Console
import TableAnalysis

extension Simplan.Table {
  struct Dynamic: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dynamic",
      abstract: "Print outputs over the years where growth needs capital (dynamic Leontief).")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(
      help: "Capital coefficients, a CSV file: the head 'code' and the sectors' codes, then a row for each sector."
    )
    var capital: String

    @Option(help: "Growth of final demand a year, and of everything after the last one, 0.08 or 8%.")
    var growth: Amount

    @Option(help: TableAmounts.help("Another growth of final demand a year for one sector, in percent"))
    var growthOf: [String] = []

    @Option(parsing: .unconditional, help: "How many years after the table's own.")
    var years: Int

    @Option(
      help: "backward from the last year, or forward from the table's output, which needs a K that can be inverted.")
    var direction: DynamicDirection = .backward

    @Flag(help: "With --csv or --json and --direction forward: the growth factors instead of the outputs.")
    var growthFactors = false

    @Option(help: "Draw what output is for as columns into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      guard growthFactors else { return }
      if output.format.chosen == .table {
        throw ValidationError("--growth-factors belongs to --csv or --json; the report has them anyway")
      }
      if direction != .forward { throw ValidationError("--growth-factors belongs to --direction forward") }
    }

    func run() throws(ExitCode) {
      try reporting {
        let question = DynamicQuestion(
          capital: try existing(capital), growth: growth,
          growthOf: try SectorAmounts(growthOf, option: "--growth-of"), years: years, direction: direction,
          storesGrowthFactors: growthFactors)
        try output.give(try output.read(file).dynamics(question), chart: chart)
      }
    }
  }
}

extension DynamicDirection: ExpressibleByArgument {}
extension Amount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
