import ArgumentParser
import Console
import Diagnostics
import TableAnalysis
import TableMaking

extension Simplan.Table {
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read a table in another layout, or write one in it.",
      discussion: """
        Read are table files, folders of pymrio's save_all(table_format="txt") (EXIOBASE 3 too), and files that are recognised \
        by their labels: the OECD's inter-country and national tables (CSV), WIOD (.xlsx of 2013 and 2016), ADB, CEADs' provincial \
        tables of 2018 and 2020, FIGARO (flat and matrix CSV) and Eurostat's symmetric tables (SDMX-CSV); written are table files, folders of pymrio and .simtable, a binary form in which every figure is \
        the same to the bit. Every table command takes a .simtable where it takes a CSV file.
        """)

    @Argument(help: "The table, a file or a folder.")
    var path: String

    @Option(help: "The layout it is in, where it is not recognised: table, pymrio, oecd or profiles.")
    var from: SourceLayout?

    @Option(help: "The layout to write: csv, binary or pymrio.")
    var to: TargetLayout = .csv

    @Option(name: .shortAndLong, help: "The file or folder to write, which must not stand there yet.")
    var out: String

    @Option(help: "The year of the figures, where the layout does not say it.")
    var year: Int?

    @Option(help: "The prices of the figures, where the layout does not say them.")
    var prices: String?

    @Option(help: "The unit of the figures in place of the layout's, as in '1e6 USD'; nothing is converted.")
    var unit: String?

    @Option(help: "The name of a table's one region, for pymrio; 'region' where left out.")
    var region: String?

    @OptionGroup var tolerance: TableTolerance

    func run() throws(ExitCode) {
      try reporting {
        let conversion = try TableConversion(
          try existing(path), from: from, year: year, prices: prices, unit: unit, tolerating: Set(tolerance.kinds))
        if !conversion.findings.isEmpty { show(conversion.findings) }
        try conversion.write(to: out, as: to, region: region)
        try answer(conversion.text)
      }
    }
  }
}

extension SourceLayout: ExpressibleByArgument {}
extension TargetLayout: ExpressibleByArgument {}
