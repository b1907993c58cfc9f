import CSVText
import Diagnostics

/// A column of a plan's file, by the name in its header.
enum PlanColumn: String, CaseIterable {
  case target
  case indicatorEn = "indicator_en"
  case indicatorZh = "indicator_zh"
  case value, year, unit, bound, clause, relation
  case relationTo = "relation_to"
  case noteEn = "note_en"
  case noteZh = "note_zh"
  case variable
  case baseline
  case baselineUnit = "baseline_unit"
  case baselineYear = "baseline_year"
  case band, perimeter

  var isOptional: Bool {
    switch self {
    case .baseline, .baselineUnit, .baselineYear, .band, .perimeter: true
    default: false
    }
  }
}

/// Where each column of a plan's file stands.
struct PlanColumns {
  private var places: [PlanColumn: Int] = [:]

  /// - Throws: `InvalidInput` for a column that is missing, stands twice, or that nothing reads.
  init(of csv: CSVFile) throws(InvalidInput) {
    let header = csv.records.first.map(Array.init) ?? []
    let start = header.first?.location ?? SourceLocation(file: csv.file, line: 1, column: 1)
    var problems: [Diagnostic] = []
    for (number, cell) in header.enumerated() where !cell.isEmpty {
      if let column = PlanColumn(rawValue: cell.text) {
        if places[column] == nil {
          places[column] = number
        } else {
          problems.append(
            .error(at: cell.location, "the column '\(cell.text)' stands twice", advice: "leave one of them"))
        }
      } else {
        problems.append(Self.unread(cell))
      }
    }
    let all = PlanColumn.allCases
    let missing = all.filter { !$0.isOptional && places[$0] == nil }
    // An earlier form of the file lacks them, and is told what to rename.
    if !missing.isEmpty, !header.contains(where: { Self.isOfEarlierForm($0.text) }) {
      let names = missing.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      let needed = all.filter { !$0.isOptional }.map(\.rawValue).joined(separator: ", ")
      let optional = all.filter(\.isOptional).map(\.rawValue).joined(separator: ", ")
      problems.insert(
        .error(
          at: start, "there is no column \(names)",
          advice: "a plan's targets have the columns \(needed), and may have \(optional)"), at: 0)
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  func cell(_ column: PlanColumn, _ record: CSVRecord) -> CSVCell { record[places[column] ?? 0] }

  /// Nil where the file has no such column.
  func optionalCell(_ column: PlanColumn, _ record: CSVRecord) -> CSVCell? { places[column].map { record[$0] } }

  private static func unread(_ cell: CSVCell) -> Diagnostic {
    if cell.text == "measure" {
      return .error(at: cell.location, "nothing reads the column 'measure'", advice: "rename it to 'variable'")
    }
    if isOfEarlierForm(cell.text) {
      return .error(
        at: cell.location, "nothing reads the column '\(cell.text)'",
        advice: "rename it to 'value', and write \(cell.text.dropFirst("target_".count)) in a column 'year'")
    }
    return .error(
      at: cell.location, "nothing reads the column '\(cell.text)'",
      advice: closest(to: cell.text, in: PlanColumn.allCases.map(\.rawValue)).map { "did you mean '\($0)'?" }
        ?? "remove it, or write what it says in note_en and note_zh")
  }

  /// Whether a name is that of a column in an earlier form of the file: `target_` and a year, or `measure`.
  private static func isOfEarlierForm(_ name: String) -> Bool {
    name == "measure" || (name.hasPrefix("target_") && name.utf8.count == 11 && Int(name.dropFirst(7)) != nil)
  }
}
