import Coupling
import Economy
package import Files
import PlanReading
import RegionalBase
import ScenarioKit
import ScenarioReading
import SimulationKit
import Study

extension ScenarioRun {
  /// The results as they are stored: the record and the tables.
  /// - Throws: `FileError` for a module's library that can no longer be read.
  package func stored(program: ProgramDescription) throws(FileError) -> StoredResults {
    StoredResults(record: try RunRecord(self, program: program), tables: tables)
  }

  private var tables: [String: StoredTable] {
    var tables: [String: StoredTable] = ["scorecard.csv": scorecard.table]
    let economy = EconomyTables(
      accounts: answer.accounts, answer: answer,
      flowTitles: Dictionary(RunRecord.flows(prepared).map { ($0.driver, $0.title) }) { first, _ in first })
    for (name, table) in economy.all { tables["economy/\(name).csv"] = table }
    for module in prepared.modules {
      let identifier = module.identifier
      for output in module.member.outputs {
        // Over records of which the scenario has none there is nothing to store.
        guard let array = answer.modules[identifier]?[output.name], !array.values.isEmpty else { continue }
        tables["modules/\(identifier)/\(output.name).csv"] = StoredTable(
          array, unit: output.unit.inPrices(of: prepared.accounts.year))
      }
    }
    return tables
  }

  /// Writes the stored tables and the exports for other programs into a results folder.
  package func writeTables(_ stored: StoredResults, to folder: ResultsFolder) throws(ExportError) {
    let (variables, indicators): (IAMCTable, String)
    do throws(IAMCTableError) { variables = try iamc } catch { throw .variables(error) }
    do throws(MetaTableError) { indicators = try meta.csv() } catch { throw .indicators(error) }
    do throws(ResultsFolderError) {
      for (path, table) in stored.tables.sorted(by: { $0.key < $1.key }) { try folder.write(table.csv, to: path) }
      try variables.write(to: folder)
      try folder.write(indicators, to: "meta.csv")
    } catch {
      throw .folder(error)
    }
  }
}

extension Scorecard {
  /// `scorecard.csv`: a row per target, with the document's words, what was computed and the state.
  package var table: StoredTable {
    var table = StoredTable(header: [
      "target", "indicator_en", "indicator_zh", "target_value", "target_year", "unit", "bound", "band", "clause",
      "relation", "relation_to", "variable", "value", "state", "shortfall", "perimeter_ratio", "implausible_inputs",
      "offer_en", "offer_zh",
      "note_en", "note_zh",
    ])
    for row in rows {
      let target = row.target
      table.rows.append([
        target.identifier, target.indicator.en, target.indicator.zh, StoredTable.cell(target.value), "\(target.year)",
        target.unit, target.bound, target.band, target.clause, target.relation, target.relationTo, target.variable,
        StoredTable.cell(row.value), row.state.rawValue, StoredTable.cell(row.shortfall),
        StoredTable.cell(row.perimeterRatio), doubts(of: row).joined(separator: " "), target.offer?.en ?? "",
        target.offer?.zh ?? "", target.note.en,
        target.note.zh,
      ])
    }
    return table
  }
}
