package import Diagnostics
package import InputOutput
import LinearAlgebra
import NumberText
package import SimulationKit
import TableReading

/// The reports of `simplan table` on one input-output table. Every report but `check` blocks where the table does not
/// pass its checks.
package struct TableReport {
  package let table: InputOutputTable
  /// Recognitions and assumptions where the file is in another layout than ours.
  package let reading: [Diagnostic]
  let file: String
  package let language: Language
  /// Tolerated faults as warnings, and notes on tolerated kinds that the table does not have; empty where nothing was
  /// asked for.
  package let tolerated: [Diagnostic]
  package let faults: Set<TableFault>
  /// Whether sectors and categories are coded "region.name".
  package let hasRegions: Bool

  /// - Parameters:
  ///   - language: of names, heads and charts.
  ///   - tolerating: faults of the table that are warned of instead of refused.
  /// - Throws: `InvalidInput` with every mistake of the file, its place, the row and the gap.
  package init(
    path: String, language: Language = .en, tolerating: Set<ToleratedFault> = []
  ) throws(InvalidInput) {
    file = path
    self.language = language
    (table, reading) = try InputOutputTable.read(path: path, tolerating: tolerating)
    LinearAlgebraLibrary.setThreads(forOrder: table.sectors.count)
    faults = Set(tolerating.map(\.fault))
    hasRegions = table.hasRegionLabels
    tolerated = tolerating.isEmpty ? [] : table.findings(tolerating: tolerating, file: path)
  }

  /// The model that every report stands on.
  ///
  /// It takes one import share for each product; a table that tells imported uses apart has them added up, which is warned
  /// of. `modelOfOrigins()` keeps them apart.
  /// - Throws: `InvalidInput` if the regional economy is not productive, or the table does not say which products are
  ///   imported.
  package func regionalModel() throws(InvalidInput) -> RegionalModel {
    switch table.importTreatment {
    case .competitive: return try RegionalModel(table, tolerating: faults)
    case .nonCompetitive:
      var model = try RegionalModel(table.withoutOrigins, tolerating: faults)
      model.findings.append(
        Diagnostic(
          .warning,
          "the table tells imported uses apart by user, and this report takes one import share of each product over all its "
            + "uses", advice: "check, multipliers, linkages and imports count with the uses apart"))
      return model
    case .domesticOnly:
      throw InvalidInput(
        .error(
          "the table holds domestic uses alone, and this report needs the products that are imported",
          advice: "check, multipliers and linkages read it; for others give imports in a column, or by product"))
    }
  }

  /// As `regionalModel()`, with domestic and imported uses apart where the table tells them.
  package func modelOfOrigins() throws(InvalidInput) -> RegionalModel { try RegionalModel(table, tolerating: faults) }

  /// Whether the table balances, what its residual is and how well its equations can be solved.
  /// - Throws: `InvalidInput` with everything that keeps the table from being used.
  package func check() throws(InvalidInput) -> String {
    let model = try modelOfOrigins()
    let description = table.description
    let (valueAdded, output) = (money(table.totalValueAdded.reduce(0, +)), money(table.grossOutput.reduce(0, +)))
    var text = """
      \(description.titleEn)
      \(description.titleZh)
      \(table.sectors.count) sectors, \(description.year == 0 ? "year not stated" : "\(description.year)"), \(description.unit), \(description.prices)
      source: \(description.citation)
      value added \(valueAdded), gross output \(output)

      """
    let residual = table.residual
    if let largest = residual.indices.max(by: { abs(residual[$0]) < abs(residual[$1]) }) {
      text += "largest residual of a row: \(decimals(residual[largest], 2)) (\(table.sectors[largest].code))\n"
    }
    let paid = table.finalDemand.reduce(0) { $0 + $1.compensation }
    if paid != 0 {
      text += "compensation paid by final demand itself: \(money(paid)), read for the income of type II alone\n"
    }
    text += "condition of the regional equations: \(decimals(model.regional.conditionEstimate, 1))\n"
    text += try regionBalance()
    // Tolerated faults are told as warnings beside the report.
    let findings = table.check(tolerating: faults).filter { !tolerated.contains($0) } + model.findings
    for finding in findings { text += finding.oneLine + "\n" }
    guard !faults.contains(.imbalance) || table.balances else {
      return text + "the table does not balance, which is tolerated\n"
    }
    let rounding =
      description.unroundedDigits.map { "unrounded figures of \($0) digits" } ?? "\(description.decimals) decimals"
    return text + "the table balances within the rounding of its \(rounding)\n"
  }

  package func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// A figure in the table's unit, with the table's decimals but at least two.
  func money(_ value: Double) -> String { figure(value, moneyDecimals) }
  package var moneyDecimals: Int { max(2, table.description.decimals) }

  package var title: String { say(table.description.titleEn, table.description.titleZh) }
  /// The line at the foot of a report and a chart.
  package var source: String { say("Source: \(citation)", "资料来源：\(citation)") }
  /// In the report's language, where the table gives it in both.
  var citation: String { half(of: table.description.citation, inChinese: language == .zh) }
  /// The names of sectors that charts write where they fit, that is on bars.
  var names: [String] { table.sectors.map(name) }

  /// The columns that every table by sector begins with.
  package var sectorColumns: [FigureTable.Column] {
    [.text("code", say("Code", "代码")), .text("name", say("Sector", "部门"))]
  }
  package func labels(_ j: Int) -> [String] { [table.sectors[j].code, name(table.sectors[j])] }

  /// The number of a sector by its code or one of its names.
  /// - Throws: `InvalidInput` as `NameLookup.place(of:)`.
  func sector(_ written: String) throws(InvalidInput) -> Int { try table.sectorLookup.place(of: written) }

  /// An indicator by the word a person writes: one of the four that have names, or a row's code.
  static func indicator(_ word: String) -> Indicator {
    switch word {
    case "output": .output
    case "income": .income
    case "employment": .employment
    case "value_added", "value-added": .valueAdded
    default: .row(word)
    }
  }

  func title(of indicator: Indicator) -> String {
    switch indicator {
    case .output: return say("output", "产出")
    case .income: return say("household income", "居民收入")
    case .employment: return say("employment", "就业")
    case .valueAdded: return say("value added", "增加值")
    case .row(let code):
      if let row = table.valueAdded.first(where: { $0.code.rawValue == code }) {
        return Title(en: row.nameEn, zh: row.nameZh)[language]
      }
      return table.extensions.first { $0.code == code }.map { Title(en: $0.nameEn, zh: $0.nameZh)[language] } ?? code
    }
  }
}
