import ScenarioReading
import SimulationKit
import Study

extension Scorecard {
  /// `scorecard.csv`: a row per target, with the document's words, what was computed and the state.
  package var table: StoredTable {
    var table = StoredTable(header: [
      "target", "indicator_en", "indicator_zh", "target_value", "unit", "bound", "clause", "relation", "relation_to",
      "measure", "value", "state", "shortfall", "note_en", "note_zh",
    ])
    for row in rows {
      let target = row.target
      table.rows.append([
        target.identifier, target.indicator.en, target.indicator.zh, StoredTable.cell(target.value), target.unit,
        target.bound, target.clause, target.relation, target.relationTo, target.measure,
        StoredTable.cell(row.result.value),
        row.result.state.rawValue, StoredTable.cell(row.result.shortfall), target.note.en, target.note.zh,
      ])
    }
    return table
  }
}
