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
  case noDataEn = "no_data_en"
  case noDataZh = "no_data_zh"

  var isOptional: Bool {
    switch self {
    case .baseline, .baselineUnit, .baselineYear, .band, .perimeter, .noDataEn, .noDataZh: true
    default: false
    }
  }
}

/// Where each column of a plan's file stands.
struct PlanColumns {
  private let header: CSVHeader

  /// - Throws: `InvalidInput` for a column that is missing, stands twice, or that nothing reads.
  init(of csv: CSVFile) throws(InvalidInput) {
    let all = PlanColumn.allCases
    var problems: [Diagnostic] = []
    header = CSVHeader(of: csv, known: all.map(\.rawValue), &problems, advice: Self.newName)
    let needed = all.filter { !$0.isOptional }.map(\.rawValue)
    let missing = needed.filter { header[$0] == nil }
    // An earlier form of the file lacks them, and is told what to rename.
    if !missing.isEmpty, !header.contains(where: Self.isOfEarlierForm) {
      let optional = all.filter(\.isOptional).map(\.rawValue)
      problems.insert(
        header.missing(
          missing,
          advice: "a plan's targets have the columns \(needed.joined(separator: ", ")), and may have "
            + optional.joined(separator: ", ")), at: 0)
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  func cell(_ column: PlanColumn, _ record: CSVRecord) -> CSVCell { record[header[column.rawValue] ?? 0] }

  /// Nil where the file has no such column.
  func optionalCell(_ column: PlanColumn, _ record: CSVRecord) -> CSVCell? {
    header[column.rawValue].map { record[$0] }
  }

  /// The advice for a column that plans of an earlier form have.
  private static func newName(of name: String) -> String? {
    if name == "measure" { return "rename it to 'variable'" }
    guard isOfEarlierForm(name) else { return nil }
    return "rename it to 'value', and write \(name.dropFirst("target_".count)) in a column 'year'"
  }

  /// Whether a name is that of a column in an earlier form of the file: `target_` and a year, or `measure`.
  private static func isOfEarlierForm(_ name: String) -> Bool {
    name == "measure" || (name.hasPrefix("target_") && name.utf8.count == 11 && Int(name.dropFirst(7)) != nil)
  }
}
