package import Results
import Study

extension ScenarioRun {
  /// Writes everything into a results folder, puts it in place of the one before, and gives what was stored.
  /// - Throws: `ResultsFolderError`, `ChartError`, `IAMCTableError`, or an encoding error.
  package func write(to folder: ResultsFolder, program: ProgramDescription) throws -> StoredResults {
    let stored = stored(program: program)
    try writeTables(stored, to: folder)
    for chart in try ReportCharts(stored).all() { try folder.write(chart.svg, to: "charts/\(chart.name).svg") }
    try folder.write(try HTMLReport(stored).page(), to: "report.html")
    try folder.write(try stored.record.json, to: ResultsFolder.record)
    try folder.publish()
    return stored
  }
}
