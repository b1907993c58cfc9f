import ArgumentParser
import Console
import TableAnalysis

extension Simplan.Table {
  struct Multipliers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "multipliers",
      abstract: "Print simple, type I and type II multipliers, and value added by category of final demand.",
      discussion: """
        In a table of several regions (codes as in N.food) they are split into what arises in the own region and in \
        each of the others; these are simple multipliers, and --income-base, for type II, is refused.
        """)

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "One indicator in full: output, value_added, income, employment or the code of a row of the table.")
    var `extension`: String?

    @Option(
      help: """
        The income that household spending is divided by for type II, which gives spending per unit of income: \
        compensation, value-added or an amount in the table's unit. Each sector pays its wages in any case.
        """)
    var incomeBase: IncomeBaseChoice?

    @Option(help: "Draw the inverse as a heat map into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        try output.give(
          try output.read(file).multipliers(of: `extension`, incomeBase: incomeBase), chart: chart)
      }
    }
  }

  struct Linkages: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "linkages",
      abstract: "Print backward and forward linkages, power and sensitivity of dispersion, and the key sectors.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "Where forward linkages come from: L (Leontief) or G (Ghosh).")
    var forward: ForwardChoice = .ghosh

    @Option(help: "Draw power and sensitivity of dispersion into this SVG file.")
    var chart: String?

    @OptionGroup var inverse: TableInverse
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        try output.give(
          try output.read(file).linkages(inverse: inverse.inverse, forward: forward), chart: chart)
      }
    }
  }

  struct Influence: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "influence",
      abstract: "Print the field of influence: the coefficients that matter most.")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "The change of a coefficient; 0 is the limit of a small one.")
    var epsilon = 0.0

    @Option(parsing: .unconditional, help: "How many coefficients are listed; the CSV has them all.")
    var top = 20

    @Option(help: "Draw the intensities as a heat map into this SVG file.")
    var chart: String?

    @OptionGroup var inverse: TableInverse
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        try output.give(
          try output.read(file).influence(change: epsilon, count: top, inverse: inverse.inverse), chart: chart)
      }
    }
  }

  struct Decompose: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decompose",
      abstract: "Print what drove the change between two tables: technology, import shares and final demand.")

    @Argument(help: "The earlier table, a CSV file.")
    var from: String

    @Argument(help: "The later table, with the same sectors and unit.")
    var to: String

    @Option(help: "What changed: output or value-added.")
    var measure: DecomposedMeasure = .output

    @Option(
      help: """
        two-polar: technology, import shares and each category of final demand, the mean of the two polar forms; \
        n-factor: import shares by use and regional final demand by level, mix and products as well, the mean over all \
        orders.
        """)
    var method: DecompositionMethod = .twoPolar

    @Option(help: "Draw the contributions as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let (first, last) = (try output.read(from), try output.read(to))
        try output.give(try first.decomposition(to: last, of: measure, method: method), chart: chart)
      }
    }
  }

  struct Paths: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "paths",
      abstract: "Print the supply chains that carry most (structural path analysis).")

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "What is counted: value_added, income, employment, output or the code of a row of the table.")
    var `extension` = "value_added"

    @Option(help: "Only chains that begin with final demand for this sector's product.")
    var sector: String?

    @Option(help: "The least share of the total that a chain must carry, above 0 and at most 1.")
    var cutOff = 0.001

    @Option(parsing: .unconditional, help: "How many chains are listed; the CSV has all above the cut-off.")
    var top = 30

    @OptionGroup var inverse: TableInverse
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        try output.give(
          try output.read(file).paths(
            of: `extension`, sector: sector, cutOff: cutOff, count: top, inverse: inverse.inverse))
      }
    }
  }

  struct Footprint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "footprint",
      abstract: "Print production and consumption accounts (D_pba, D_cba, D_imp, D_exp).",
      discussion: """
        In a table of several regions the codes of sectors and final demand name the region, as in N.food and \
        N.household; then the accounts are those of each region.
        """)

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "What is counted: value_added, income, employment, output or the code of a row of the table.")
    var `extension` = "value_added"

    @Option(help: "Draw the consumption account as bars into this SVG file.")
    var chart: String?

    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting { try output.give(try output.read(file).footprint(of: `extension`), chart: chart) }
    }
  }
}

extension ForwardChoice: ExpressibleByArgument {}
extension DecomposedMeasure: ExpressibleByArgument {}
extension DecompositionMethod: ExpressibleByArgument {}
extension IncomeBaseChoice: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
