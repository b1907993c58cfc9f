import CSVText
import Diagnostics

/// The words of a table file. A file holds, in this order:
///
/// - `# key: value` lines, the keys being those of `TableFileLayout.keys`, and `# unit CODE: UNIT` for each extension row;
///   `decimals` is a whole number, or `unrounded` for figures with all the digits of a computation;
/// - the header: `code,name_zh,name_en` and the code of each column;
/// - a `role` row with the kind of each column, a `column_zh` and a `column_en` row that name the columns that are no
///   sectors;
/// - one row for each intermediate column, in the same order, and where imports stand apart as many again, `imported CODE`:
///   the first hold what the region makes, the others what it buys outside; or in their stead one row `imported_inputs`; rows of value added and extension rows; optionally
///   `total_input`. They stand under the sectors; `compensation` also under final demand that pays households for their work
///   itself (households each other, government its staff), for the closure on households.
///
/// A table of several regions is the same file with region and sector joined by a point in the codes of sectors and of final
/// demand: `N.food`, `N.household`. Every region has the same sectors in the same order, region by region. Exports, imports, inflow
/// and an error column are those of all regions with what lies outside them, which need not be a region.
enum TableFileLayout {
  static let keys = ["title_en", "title_zh", "year", "unit", "prices", "decimals", "citation"]
  static let labelColumns = ["code", "name_zh", "name_en"]
  static let columnRows = ["role", "column_zh", "column_en"]
  static let totalInput = "total_input"
  /// The beginning of the code of a row of imported uses, and the code of the one row of a table of domestic uses alone.
  static let importedPrefix = "imported "
  static let importedInputs = "imported_inputs"
  /// The columns beside final demand as files are written.
  static let (imports, inflow, otherError, grossOutput) = ("imports", "inflow", "other_error", "gross_output")
  /// The words that begin rows which are no sectors.
  static let rowWords = ValueAddedCode.allCases.map(\.rawValue) + [totalInput]
  /// Codes that no sector can have, since rows and columns of the layout do.
  static let otherCodes =
    labelColumns + columnRows + rowWords + [importedInputs, imports, inflow, otherError, grossOutput]
  /// The beginning of the key of an extension row's unit.
  static let unitPrefix = "unit "

  /// The kind of a column.
  enum Role: Hashable {
    case intermediate, imports, inflow, residual, output
    case finalDemand(FinalDemandRole)

    init?(word: String) {
      switch word {
      case "intermediate": self = .intermediate
      case "import": self = .imports
      case "inflow": self = .inflow
      case "residual": self = .residual
      case "output": self = .output
      default:
        guard let role = FinalDemandRole(rawValue: word) else { return nil }
        self = .finalDemand(role)
      }
    }

    static let words =
      ["intermediate"] + FinalDemandRole.allCases.map(\.rawValue) + ["import", "inflow", "residual", "output"]
  }

  /// The description from the comment lines, nil after adding to `problems`, and the units of the extension rows by their
  /// codes.
  static func description(
    of csv: CSVFile, _ problems: inout [Diagnostic]
  ) -> (table: TableDescription?, decimals: DeclaredDecimals?, units: [String: CSVCell]) {
    let before = problems.count
    var values: [String: CSVCell] = [:]
    var units: [String: CSVCell] = [:]
    for (key, cell) in csv.keyedComments(&problems) {
      if key.hasPrefix(unitPrefix) {
        let code = String(key.dropFirst(unitPrefix.count).drop { $0 == " " })
        if let first = units.updateValue(cell, forKey: code) {
          let firstLine = first.location.line
          problems.append(.error(at: cell.location, "the unit of '\(code)' stands twice, first in line \(firstLine)"))
        }
        continue
      }
      guard keys.contains(key) else {
        let advice = "the keys are \(keys.joined(separator: ", ")), and 'unit' with the code of an extension row"
        problems.append(.error(at: cell.location, "unknown key '\(key)'", advice: advice))
        continue
      }
      if let first = values.updateValue(cell, forKey: key) { problems.append(cell.repeats(key: key, of: first)) }
    }
    // Without it figures are as precise as they are printed.
    for key in keys where values[key] == nil && key != "decimals" { problems.append(csv.missing(key: key)) }
    func value<Value>(_ key: String, _ advice: String, _ read: (String) -> Value?) -> Value? {
      guard let cell = values[key] else { return nil }
      if let value = read(cell.text) { return value }
      problems.append(.error(at: cell.location, "'\(cell.text)' is no value for '\(key)'", advice: advice))
      return nil
    }
    let range = DeclaredDecimals.range
    let year = value("year", "write a whole number from 1900 to 2200") { word in
      Int(word).flatMap { (1900...2200).contains($0) ? $0 : nil }
    }
    let decimals: DeclaredDecimals? =
      values["decimals"] == nil
      ? .asPrinted
      : value(
        "decimals",
        "write a whole number from \(range.lowerBound) to \(range.upperBound), or '\(DeclaredDecimals.unroundedWord)' for "
          + "figures with all their digits", DeclaredDecimals.init)
    guard let year, let decimals, problems.count == before else { return (nil, decimals, units) }
    func text(_ key: String) -> String { values[key]?.text ?? "" }
    var shown = 0
    if case .fixed(let count) = decimals { shown = count }
    let table = TableDescription(
      titleEn: text("title_en"), titleZh: text("title_zh"), year: year, unit: text("unit"), prices: text("prices"),
      decimals: shown, citation: text("citation"))
    return (table, decimals, units)
  }

  /// The place of the `# key: value` line of a key.
  static func line(of key: String, in csv: CSVFile) -> SourceLocation? {
    // Lines without a key are told where the table is read.
    var told: [Diagnostic] = []
    return csv.keyedComments(&told).first { $0.key == key }?.value.location
  }
}
