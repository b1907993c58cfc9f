import ArgumentParser
import Console
import Diagnostics
import SimulationKit
import TableAnalysis
import TableMaking

/// Where a table that a command makes is written. Its functions throw untyped, since `reporting` tells the kinds of errors
/// apart.
struct TableTarget: ParsableArguments {
  @Option(name: .shortAndLong, help: "Write the new table into this CSV file, which must not stand there yet.")
  var out: String?

  func give(_ made: ConstructedTable, _ output: TableOutput) throws { try give(made, as: output.format) }

  func give(_ made: ConstructedTable, as format: FormatOptions) throws {
    if let out { try made.writeTable(to: out) }
    if !made.report.findings.isEmpty { show(made.report.findings) }
    try format.answer(made.report)
  }
}

extension Simplan.Table {
  struct Balance: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Balance a table's rows and columns by GRAS, and write it.",
      discussion: """
        Rows and columns are scaled until they hold the table's outputs, or the totals of a file: signs stay, zeros stay \
        zero, the error column is spread over the cells. The file of totals is a CSV of code,total with a line \
        '# citation: ...' at the top: a sector's output, a column of final demand, imports, inflow or a row of value \
        added; a column value_added may give a sector's value added. What has no total keeps factor 1.
        """)

    @Argument(help: "The table, a CSV file; it need not balance.")
    var file: String

    @Option(help: "Totals that the table is to have, a CSV file: code, total and, for sectors, value_added.")
    var totals: String?

    @OptionGroup var target: TableTarget
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let report = try output.tolerance.read(file, language: output.language, also: .imbalance)
        try target.give(try report.balanced(totals: try totals.map { try existing($0) }), output)
      }
    }
  }

  struct Project: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Project a table to a year with known totals by GRAS, and write it.",
      discussion: """
        The file of totals is that of 'table balance' and names every sector's output in the year. Coefficients and the \
        pattern of final demand are a start, which is scaled to the totals.
        """)

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "The year that the totals are those of.")
    var year: Int

    @Option(help: "Totals of the year, a CSV file: code, total and, for sectors, value_added.")
    var totals: String

    @OptionGroup var target: TableTarget
    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      guard !(1900...2200).contains(year) else { return }
      throw ValidationError("--year is \(year); write one from 1900 to 2200")
    }

    func run() throws(ExitCode) {
      try reporting {
        try target.give(try output.read(file).projected(to: year, totals: try existing(totals)), output)
      }
    }
  }

  struct Aggregate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Join sectors by a concordance, or regions, and write the smaller table.",
      discussion: """
        A concordance is a CSV file of from,to,name_zh,name_en,weight with a line '# citation: ...' at the top. A sector \
        is named by code or by name; several lines share it out by weights that add up to 1. In a table of several regions \
        a sector without its region is that of all. Regions are joined by a file of from,to.
        """)

    @Argument(help: "The table, a CSV file.")
    var file: String

    @Option(help: "The concordance, a CSV file: from, to, name_zh, name_en, weight.")
    var concordance: String?

    @Option(help: "Which regions are joined, a CSV file: from, to.")
    var regions: String?

    @OptionGroup var target: TableTarget
    @OptionGroup var output: TableOutput

    func validate() throws(ValidationError) {
      guard concordance == nil, regions == nil else { return }
      throw ValidationError("say --concordance, --regions or both")
    }

    func run() throws(ExitCode) {
      try reporting {
        let made = try output.read(file).aggregated(
          concordance: try concordance.map { try existing($0) }, regions: try regions.map { try existing($0) })
        try target.give(made, output)
      }
    }
  }

  struct Regionalise: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Derive a region's table from that of the whole by location quotients, and write it.",
      discussion: """
        The file of totals is that of 'table balance' and names every sector's output in the region; value added of sectors \
        and totals of final demand may stand there too. The table says in title and citation that it is derived.
        """)

    @Argument(help: "The table of the whole, a CSV file.")
    var file: String

    @Option(help: "The region's outputs, a CSV file: code, total and, for sectors, value_added.")
    var totals: String

    @Option(help: "The region's name in English.")
    var name: String

    @Option(help: "The region's name in Chinese; the English one where it is left out.")
    var nameZh: String?

    @Option(help: "The quotients: slq (simple), cilq (cross-industry) or flq (Flegg's).")
    var method: QuotientChoice = .flq

    @Option(
      help: "Delta of flq, from 0 to below 1, 0.3 where left out; an assumption, for which studies find 0.1 to 0.4.")
    var delta: Double?

    @OptionGroup var target: TableTarget
    @OptionGroup var output: TableOutput

    func run() throws(ExitCode) {
      try reporting {
        let made = try output.read(file).regionalised(
          name: Title(en: name, zh: nameZh ?? name), totals: try existing(totals), method: method, delta: delta)
        try target.give(made, output)
      }
    }
  }

  struct FromSupplyUse: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "from-supply-use",
      abstract: "Make a symmetric table of supply and use by model A, B, C or D, and write it.",
      discussion: """
        Both files are CSV laid out as a table is: '# key: value' lines, the header code,name_zh,name_en with the columns' \
        codes, rows role, column_zh and column_en, and a row for each product. Roles of use: intermediate for an industry, \
        household, government, capital_formation, inventory, other_final_demand, export, outflow; rows of value added stand \
        below. Roles of supply: intermediate, import, inflow; its one comment line is '# unit: ...'.
        """)

    @Option(help: "Supply at basic prices, products by industries, a CSV file.")
    var supply: String

    @Option(help: "Use at basic prices, products by industries and final demand, a CSV file.")
    var use: String

    @Option(
      help: """
        A and B are product by product, C and D industry by industry; A and C may give figures below zero, which -o takes \
        with --tolerate.
        """)
    var model: SupplyUseModel

    @Flag(help: "Balance supply and use by SUT-RAS first, to the totals that they have.")
    var balance = false

    @OptionGroup var format: FormatOptions

    @Option(help: "The language of names and heads, en or zh.")
    var language: Language = .en

    @OptionGroup var target: TableTarget
    @OptionGroup var tolerance: TableTolerance

    func run() throws(ExitCode) {
      try reporting {
        let made = try SupplyUseReport.symmetric(
          supply: try existing(supply), use: try existing(use), model: model, balancing: balance, language: language,
          tolerating: Set(tolerance.kinds))
        try target.give(made, as: format)
      }
    }
  }
}

extension QuotientChoice: ExpressibleByArgument {}
extension SupplyUseModel: ExpressibleByArgument {}
