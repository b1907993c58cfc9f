import ArgumentParser
import Console
import Diagnostics
import TableAnalysis
import TableMaking

extension Simplan.Table {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract:
        "Read a table from a workbook or a CSV in the layout of a statistical office, and say what was recognised.",
      discussion: """
        Excel workbooks (.xlsx, .xls) and CSV files in UTF-8, GB 18030 or UTF-16, with commas, semicolons or tabs. Rows and \
        columns are matched by their names. Tables of WIOD, ADB, CEADs, FIGARO, Eurostat and the OECD are recognised by their \
        labels (see table convert). With --to the table is written in the layout that simplan table layout shows, \
        with its provenance beside it. Every command that takes a table reads such files directly too.
        """)

    @Argument(help: "The table: a workbook or a CSV file.")
    var file: String

    @Option(help: "The unit of the figures where none is written around the table, as in '1e4 CNY' or 万元.")
    var unit: String?

    @Option(help: "The year of the table where none is written around it.")
    var year: Int?

    @Option(help: "The sheet that holds the table, where several do.")
    var sheet: String?

    @Option(help: "Write the table and its provenance into this folder.")
    var to: String?

    @OptionGroup var tolerance: TableTolerance

    func validate() throws(ValidationError) {
      if let year, !(1900...2200).contains(year) { throw ValidationError("--year takes a year from 1900 to 2200") }
      if let unit, unit.isEmpty || unit.contains(where: \.isNewline) { throw ValidationError("--unit takes a unit") }
    }

    func run() throws(ExitCode) {
      try reporting {
        let table = try ImportedTable(
          path: try existing(file), unit: unit, year: year, sheet: sheet, tolerating: Set(tolerance.kinds))
        if !table.findings.isEmpty { show(table.findings) }
        let written = try to.map { try table.write(to: $0) }
        try answer(table.text(written: written))
      }
    }
  }

  struct Layout: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "layout", abstract: "Show the layout of table files, with examples that can be copied.")

    func run() throws(ExitCode) { try answer(TableLayoutGuide.text) }
  }
}
