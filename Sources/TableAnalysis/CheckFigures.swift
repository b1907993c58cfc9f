package import Diagnostics
import InputOutput
import NumberText

extension TableReport {
  /// The figures of ``check()`` as CSV, all with 12 digits.
  package func checkCSV() throws(InvalidInput) -> String {
    let model = try modelOfOrigins()
    let description = table.description
    var rows = FigureTable([
      .text("fact", "fact"), .text("text", "text"), .number("figure", "figure", decimals: 2), .text("unit", "unit"),
    ])
    func add(_ fact: String, _ text: String = "", _ figure: Double? = nil, _ unit: String = "") {
      rows.add([.text(fact), .text(text), .number(figure), .text(unit)])
    }
    add("title_en", description.titleEn)
    add("title_zh", description.titleZh)
    add("year", "", description.year == 0 ? nil : Double(description.year))
    add("prices", description.prices)
    add("source", description.citation)
    add("sectors", "", Double(table.sectors.count))
    add("value_added", "", table.totalValueAdded.reduce(0, +), description.unit)
    add("gross_output", "", table.grossOutput.reduce(0, +), description.unit)
    let residual = table.residual
    if let largest = residual.indices.max(by: { abs(residual[$0]) < abs(residual[$1]) }) {
      add("largest_residual", table.sectors[largest].code, residual[largest], description.unit)
    }
    add("condition", "", model.regional.conditionEstimate)
    add("balances", table.balances ? "yes" : "no")
    for finding in table.check(tolerating: faults).filter({ !tolerated.contains($0) }) + model.findings {
      add("finding", finding.oneLine)
    }
    return rows.csv
  }
}
