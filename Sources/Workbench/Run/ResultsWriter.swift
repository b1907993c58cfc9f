import SVGCharts
import SimulationKit

extension ScenarioRun {
  /// The results as they are stored: the record and the tables.
  public func stored(program: ProgramDescription) -> StoredResults {
    StoredResults(record: RunRecord(self, program: program), tables: tables)
  }

  private var tables: [String: StoredTable] {
    var tables: [String: StoredTable] = ["scorecard.csv": scorecard.table]
    let economy = EconomyTables(
      accounts: prepared.accounts, economy: answer.economy, satellite: satellite, electricity: answer.electricity,
      generation: answer.generation, multipliers: multipliers, change: outputChange)
    for (name, table) in economy.all { tables["economy/\(name).csv"] = table }
    for module in prepared.modules {
      let identifier = module.identifier
      for output in module.member.outputs {
        guard let array = answer.modules[identifier]?[output.name] else { continue }
        tables["modules/\(identifier)/\(output.name).csv"] = StoredTable(
          array, unit: Words.unit(output.unit, pricesOf: prepared.accounts.year))
      }
    }
    return tables
  }

  /// Writes everything into a results folder, puts it in place of the one before, and gives what was stored.
  /// - Throws: `ResultsFolderError`, `ChartError`, `IAMCTableError`, or an encoding error.
  public func write(to folder: ResultsFolder, program: ProgramDescription) throws -> StoredResults {
    let stored = stored(program: program)
    for (path, table) in stored.tables.sorted(by: { $0.key < $1.key }) { try folder.write(table.csv, to: path) }
    try folder.write(try iamc.csv(), to: "variables.csv")
    try folder.write(try meta.csv(), to: "meta.csv")
    for chart in try ReportCharts(stored).all() { try folder.write(chart.svg, to: "charts/\(chart.name).svg") }
    try folder.write(try HTMLReport(stored).page(), to: "report.html")
    try folder.write(try stored.record.json, to: ResultsFolder.record)
    try folder.publish()
    return stored
  }
}

/// The program and the libraries it runs on.
public struct ProgramDescription: Hashable, Sendable {
  public var version: String
  /// Name and version of each library whose arithmetic shows in the results.
  public var libraries: [String: String]

  public init(version: String, libraries: [String: String]) {
    self.version = version
    self.libraries = libraries
  }
}
