import Diagnostics
import NumberText
import PlanReading
package import Results
import ScenarioReading
import SimulationKit
import Study

/// The record of a run for a terminal: what was run, from what, with which program, and what came out.
package struct RecordSummary {
  private let record: RunRecord

  package init(_ record: RunRecord) { self.record = record }

  /// The parts of a record in a table: subject, value, detail.
  package var table: StoredTable {
    var table = StoredTable(header: ["subject", "value", "detail"])
    func add(_ subject: String, _ value: String, _ detail: String = "") {
      if !value.isEmpty { table.rows.append([subject, value, detail]) }
    }
    let scenario = record.scenario
    add("scenario", scenario.name, scenario.title.en)
    for block in scenario.variant?.blocks ?? [] { add("variant", "--use \(block)") }
    for setting in scenario.variant?.settings ?? [] { add("variant", "--set \(setting)") }
    add("file", scenario.path)
    add("reference", scenario.reference)
    add("region", scenario.region)
    if let first = scenario.years.first, let last = scenario.years.last { add("years", "\(first) to \(last)") }
    add("table", scenario.tableTitle.en, scenario.tableCitation(in: .en))
    add("prices of", "\(scenario.tableYear)")
    add("plan", record.plan(in: .en))
    add("program", "simplan \(record.simplan)")
    for (name, version) in record.libraries.sorted(by: { $0.key < $1.key }) { add("library", "\(name) \(version)") }
    for module in record.modules {
      add("module", "\(module.identifier) \(module.version)", module.sha256)
    }
    for loop in record.loops {
      add(
        "loop", loop.series.joined(separator: ", "),
        "\(loop.sweeps) sweeps, residual \(significant(loop.residual, 3))")
    }
    for file in record.files { add("read", file.path, file.sha256) }
    for headline in record.headlines {
      let kinds = Translations.kinds.compactMap { kind in headline.kinds[kind].map { "\($0) \(kind)" } }
      add("numbers behind", headline.headline, kinds.joined(separator: ", "))
    }
    for row in record.scorecard {
      add(
        "target", row.target.identifier,
        "\(row.state.rawValue)\(row.value.map { ": \(short($0)) \(row.target.unit)" } ?? "")")
    }
    for note in record.notes { add("note", note) }
    return table
  }

  /// The same for a reader: one line a fact, hashes shortened.
  package func text(columns: Int = 80) -> String {
    let rows = table.rows
    let width = rows.map { $0[0].displayColumns }.max() ?? 0
    return rows.enumerated().map { place, row in
      let isFirst = place == 0 || rows[place - 1][0] != row[0]
      let subject = isFirst ? row[0] : ""
      let detail = row[2].count == 64 && row[2].allSatisfy(\.isHexDigit) ? String(row[2].prefix(12)) : row[2]
      let line = row[1] + (detail.isEmpty ? "" : "  \(detail)")
      let padded = subject + String(repeating: " ", count: width - subject.displayColumns + 2)
      let lines = line.wrapped(to: max(20, columns - width - 2))
      return lines.enumerated().map { number, line in
        (number == 0 ? padded : String(repeating: " ", count: width + 2)) + line + "\n"
      }.joined()
    }.joined()
  }
}
