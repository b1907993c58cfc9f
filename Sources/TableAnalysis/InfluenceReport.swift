package import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import SVGCharts
import SimulationKit

extension TableReport {
  /// The field of influence: which coefficients matter most for the whole inverse.
  /// - Parameters:
  ///   - change: ε, added to one coefficient at a time; 0 is the limit of a small change.
  ///   - count: how many coefficients the report lists; the CSV has them all.
  package func influence(
    change: Double = 0, count: Int = 20, inverse: InverseChoice = .regional
  ) throws(InvalidInput) -> TableAnswer {
    guard count > 0 else {
      throw InvalidInput(.error("\(count) coefficients cannot be listed", advice: "ask for 1 or more"))
    }
    let model = try regionalModel()
    let system = try inverse.system(of: model)
    let field = try FieldOfInfluence(system, change: change)
    let cells = InfluentialCells(
      columns: [
        .number("rank", say("Rank", "位次"), decimals: 0), .text("row", say("Row", "行")),
        .text("column", say("Column", "列")),
        .number("coefficient", say("Coefficient", "系数"), decimals: 6),
        .number("intensity", say("Intensity", "强度"), decimals: 4),
        .number("relative_intensity", say("Over the mean", "与平均之比"), decimals: 4),
        .text("names", say("Input by user", "投入与使用部门")),
      ], field: field, coefficients: system.coefficients, codes: table.sectors.map(\.code), names: names,
      language: language)
    let n = table.sectors.count
    let epsilon = formatNumber(change)
    let shown = min(count, n * n)
    let listed = say("The \(shown) strongest of \(n * n) coefficients.", "列出\(n * n)个系数中最强的\(shown)个。")
    return TableAnswer(
      title: say(
        "Field of influence (ε = \(epsilon)), \(phrase(of: inverse).en): \(title)",
        "影响域（ε=\(epsilon)），\(phrase(of: inverse).zh)：\(title)"), { cells.table(of: n * n) },
      shown: [cells.table(of: shown).text()],
      notes: [listed, source], findings: model.findings,
      chart: n <= Self.largestHeatMap ? influenceChart(field, inverse: inverse) : nil)
  }

  private func influenceChart(_ field: FieldOfInfluence, inverse: InverseChoice) -> Chart? {
    guard let first = field.strongest(1).first else { return nil }
    let relative = field.relativeIntensities
    let (row, column) = (name(table.sectors[first.row]), name(table.sectors[first.column]))
    let amount = decimals(relative[first.row, first.column], 2)
    return Chart(
      title: say("Field of influence of the coefficients", "系数的影响域"),
      subtitle: say(
        "\(title), \(phrase(of: inverse).en); over the mean, which is white",
        "\(title)，\(phrase(of: inverse).zh)；与平均之比，平均为白色"),
      caption: source,
      finding: say(
        "The use of \(row) by \(column) has the largest field, \(amount) times the mean.",
        "\(column)使用\(row)的影响域最大，为平均的\(amount)倍。"),
      x: .categories(table.sectors.map(\.code), title: say("used by", "使用部门")),
      y: .categories(names, title: say("Input", "投入")),
      marks: [
        .heatMap(
          HeatMap(
            rows: table.sectors.indices.map { i in table.sectors.indices.map { relative[i, $0] } }, decimals: 2,
            neutral: 1))
      ])
  }
}

/// The strongest coefficients as rows of a table. All of them are made for the CSV only: a thousand sectors have a million.
private struct InfluentialCells: Sendable {
  let columns: [FigureTable.Column]
  let field: FieldOfInfluence
  let coefficients: Matrix
  let codes: [String]
  let names: [String]
  let language: Language

  func table(of count: Int) -> FigureTable {
    let relative = field.relativeIntensities
    var rows = FigureTable(columns)
    for (rank, cell) in field.strongest(count).enumerated() {
      let (i, j) = (cell.row, cell.column)
      rows.add([
        .number(Double(rank + 1)), .text(codes[i]), .text(codes[j]), .number(coefficients[i, j]),
        .number(cell.intensity), .number(relative[i, j]),
        .text(Title(en: "\(names[i]) by \(names[j])", zh: "\(names[j])使用\(names[i])")[language]),
      ])
    }
    return rows
  }
}
