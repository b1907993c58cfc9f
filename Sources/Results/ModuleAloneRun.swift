package import Coupling
import Diagnostics
package import Files
import ModuleHost
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import SimulationKit

/// A module that was run alone, with its outputs: record, tables and exports are those of a plain run, as far as the module
/// reaches.
package struct ModuleAloneRun: Sendable {
  package let prepared: ModuleAlone
  package let outputs: [String: LabelledArray]
  /// Sentences of the module.
  package let notes: [String]

  /// - Parameter progress: called with the module and its report while it works; answering false stops the run.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible.
  package init(
    _ prepared: ModuleAlone, progress: @escaping (_ module: String, _ report: String) -> Bool = { _, _ in true }
  ) throws(SampleFailure) {
    self.prepared = prepared
    let name = prepared.module.identifier
    let answer = try prepared.run { progress(name, $0) }
    outputs = answer.outputs
    notes =
      [
        "\(name) was run alone: nothing else of \(prepared.scenario.path) was read\(prepared.priceYear == nil ? "" : " but labels and the year of prices")"
      ] + answer.notes
      + prepared.module.loaded.notices.map { "\(name): \($0); that was undone, tell the module's author" }
  }

  /// - Throws: `FileError` for a module's library that can no longer be read.
  package func stored(program: ProgramDescription) throws(FileError) -> StoredResults {
    var tables: [String: StoredTable] = [:]
    for output in prepared.module.member.outputs {
      guard let array = outputs[output.name] else { continue }
      tables["modules/\(prepared.module.identifier)/\(output.name).csv"] = StoredTable(
        array, unit: prepared.priceYear.map { output.unit.inPrices(of: $0) } ?? output.unit)
    }
    return StoredResults(record: try RunRecord(self, program: program), tables: tables)
  }

  /// Writes the tables and the export for other programs into a results folder.
  package func writeTables(_ stored: StoredResults, to folder: ResultsFolder) throws(ExportError) {
    let header = prepared.header
    var rows: [IAMCTable.Row] = []
    prepared.module.addOutputs(outputs, pricesOf: prepared.priceYear) { variable, unit, values, definition in
      rows.append(
        IAMCTable.Row(
          model: "simplan", scenario: header.name, region: header.region, variable: variable, unit: unit,
          values: Dictionary(uniqueKeysWithValues: zip(header.years, values)), definition: definition))
    }
    // A module need not give its outputs names for the export, and pyam refuses an empty table.
    var variables: IAMCTable?
    do throws(IAMCTableError) { variables = rows.isEmpty ? nil : try IAMCTable(rows) } catch {
      throw .variables(error)
    }
    do throws(ResultsFolderError) {
      for (path, table) in stored.tables.sorted(by: { $0.key < $1.key }) { try folder.write(table.csv, to: path) }
      if let variables { try variables.write(to: folder) }
    } catch { throw .folder(error) }
  }
}

extension RunRecord {
  /// Whether these are results of one module without the rest of its scenario, and so without any economy.
  package var isOfModuleAlone: Bool { conditionEstimate == nil && modules.count == 1 }

  /// - Throws: `FileError` for a module's library that can no longer be read.
  fileprivate init(_ run: ModuleAloneRun, program: ProgramDescription) throws(FileError) {
    let (prepared, header) = (run.prepared, run.prepared.header)
    simplan = program.version
    libraries = program.libraries(with: [prepared.module.loaded])
    scenario = ScenarioPart(
      name: header.name, title: header.title, story: header.story, language: header.language.rawValue,
      region: header.region, path: prepared.scenario.path, reference: PreparedRun.itself, years: header.years,
      tableYear: prepared.priceYear ?? header.years[0], tableTitle: Title(en: "", zh: ""), tableCitation: "")
    files = prepared.files.map { InputFile($0) }
    modules = [try Self.part(prepared.module, prepared.industries)]
    plan = ""
    order = [[prepared.module.identifier]]
    loops = []
    drivers = []
    industries = []
    values = prepared.explained.flatMap(Self.values)
    idle = []
    deletions = Dictionary(
      prepared.explained.flatMap(\.deletions).map { ($0.path, $0.deletion) }, uniquingKeysWith: { own, _ in own })
    varied = []
    changes = []
    scorecard = []
    headlines = []
    notes = prepared.notes.map(\.oneLine) + run.notes
  }
}
