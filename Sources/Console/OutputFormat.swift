package import ArgumentParser
import Diagnostics
import Glibc
package import Results

/// The form in which a command prints what it found.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json
}

/// How a command prints its table.
package struct FormatOptions: ParsableArguments {
  @Option(help: "The form of what is printed: table, csv or json.")
  package var format: OutputFormat?

  @Flag(help: "Print CSV, as --format csv.")
  package var csv = false

  @Flag(help: "Print JSON, as --format json.")
  package var json = false

  package init() {}

  package var chosen: OutputFormat { format ?? (csv ? .csv : json ? .json : .table) }

  package func validate() throws(ValidationError) {
    let named = Set([format, csv ? .csv : nil, json ? .json : nil].compactMap(\.self))
    if named.count > 1 {
      throw ValidationError(
        "what is printed has one form, not \(named.map(\.rawValue).sorted().joined(separator: " and "))")
    }
  }

  /// Prints the rows as CSV or JSON, or the text that says them to a reader. It throws untyped: an exit code, and what
  /// `text` throws.
  package func answer(_ rows: @autoclosure () -> StoredTable, text: () throws -> String) throws {
    switch chosen {
    case .table: try Console.answer(try text())
    case .csv: try Console.answer(rows().csv)
    case .json: try Console.answer(rows().json)
    }
  }

  /// Prints tables that are CSV already, or the text that says them to a reader. Several stand one under another, with an
  /// empty line between them; as JSON they are an object, each under its name.
  package func answer(tables: @autoclosure () throws -> [NamedCSV], text: () throws -> String) throws {
    switch chosen {
    case .table: try Console.answer(try text())
    case .csv:
      let texts = try tables().map(\.csv)
      try Console.answer((texts.prefix(1) + texts.dropFirst().map(\.withoutMark)).joined(separator: "\n"))
    case .json: try Console.answer(try tables().json)
    }
  }
}

/// A table as CSV, under the name that it has beside others.
package struct NamedCSV {
  package var name: String
  package var csv: String

  package init(name: String, csv: String) {
    self.name = name
    self.csv = csv
  }
}

extension NamedCSV {
  /// Files of a summary, named without their endings.
  package static func tables(_ files: [(name: String, text: String)]) -> [NamedCSV] {
    files.map { name, text in NamedCSV(name: name.hasSuffix(".csv") ? String(name.dropLast(4)) : name, csv: text) }
  }
}

extension [NamedCSV] {
  /// One table as a list of its rows, several as an object of lists.
  fileprivate var json: String {
    get throws(InvalidInput) {
      var lists: [String] = []
      for table in self {
        lists.append(try StoredTable(bytes: [UInt8](table.csv.utf8), file: "\(table.name).csv").json)
      }
      guard count != 1 else { return lists[0] }
      // A list of rows is indented as a member.
      let members = zip(self, lists).map { table, list in
        let indented = list.split(separator: "\n").joined(separator: "\n  ")
        return "  \"\(table.name)\": \(indented)"
      }
      return isEmpty ? "{}\n" : "{\n\(members.joined(separator: ",\n"))\n}\n"
    }
  }
}

extension String {
  /// A file's text without the byte order mark, which stands at the beginning of what is printed alone.
  fileprivate var withoutMark: String { hasPrefix("\u{FEFF}") ? String(unicodeScalars.dropFirst()) : self }
}

/// The terminal that standard output is.
package struct Terminal {
  /// Columns for tables: the terminal's own within bounds, 80 where there is none.
  package let columns: Int
  /// Whether colours are shown: on a terminal that has them, unless NO_COLOR is set (https://no-color.org).
  package let isColored: Bool

  package static var current: Terminal {
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
package struct VariantOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Lay a value over the scenario for this run, such as modules.wind-solar.capacity.wind.2020='9 GW'; may be repeated.",
      valueName: "key=value"))
  package var settings: [String] = []

  @Option(
    name: .customLong("use"),
    help: ArgumentHelp("Lay an override block over the scenario for this run; may be repeated.", valueName: "block"))
  package var blocks: [String] = []

  package init() {}
}
