import ArgumentParser
import Diagnostics
import Glibc
import Results

/// The form in which a command prints what it found.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json
}

/// How a command prints its table.
struct FormatOptions: ParsableArguments {
  @Option(help: "The form of what is printed: table, csv or json.")
  var format: OutputFormat?

  @Flag(help: "Print CSV, as --format csv.")
  var csv = false

  @Flag(help: "Print JSON, as --format json.")
  var json = false

  var chosen: OutputFormat { format ?? (csv ? .csv : json ? .json : .table) }

  func validate() throws(ValidationError) {
    let named = Set([format, csv ? .csv : nil, json ? .json : nil].compactMap(\.self))
    if named.count > 1 {
      throw ValidationError(
        "what is printed has one form, not \(named.map(\.rawValue).sorted().joined(separator: " and "))")
    }
  }

  /// Prints the rows as CSV or JSON, or the text that says them to a reader. It throws untyped: an exit code, and what
  /// `text` throws.
  func answer(_ rows: @autoclosure () -> StoredTable, text: () throws -> String) throws {
    switch chosen {
    case .table: try simplan.answer(try text())
    case .csv: try simplan.answer(rows().csv)
    case .json: try simplan.answer(rows().json)
    }
  }
}

/// The terminal that standard output is.
struct Terminal {
  /// Columns for tables: the terminal's own within bounds, 80 where there is none.
  let columns: Int
  /// Whether colours are shown: on a terminal that has them, unless NO_COLOR is set (https://no-color.org).
  let isColored: Bool

  static var current: Terminal {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var size = winsize()
    let known = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let forbidden = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    return Terminal(
      columns: known ? min(max(Int(size.ws_col), 60), 120) : 80,
      isColored: isTerminal && !forbidden && variable("TERM") != "dumb")
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Changes of a scenario for one run.
struct VariantOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Lay a value over the scenario for this run, such as modules.wind-solar.capacity.wind.2020='9 GW'; may be repeated.",
      valueName: "key=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("use"),
    help: ArgumentHelp("Lay an override block over the scenario for this run; may be repeated.", valueName: "block"))
  var blocks: [String] = []
}
