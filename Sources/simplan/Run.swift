import ArgumentParser
import Reporting
import Results
import ScenarioReading
import Study

extension Simplan {
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run a scenario: print the plan scorecard, write tables, charts and the record of the run.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(name: .shortAndLong, help: "The results folder itself (default: results/<name of the scenario>).")
    var output: String?

    @Flag(help: "Show in which order modules and economy would run, and who reads what; run nothing.")
    var plan = false

    @Flag(name: .shortAndLong, help: "Print nothing but the scorecard and errors.")
    var quiet = false

    @OptionGroup var options: ScenarioOptions

    func run() throws {
      try reporting {
        let prepared = try options.prepared(file, quiet: quiet)
        if !quiet && !prepared.notes.isEmpty { show(prepared.notes) }
        if plan {
          try answer(prepared.planText)
          return
        }
        let folder = output ?? "results/\(prepared.name)"
        let place: ResultsFolder
        do throws(ResultsFolderError) { place = try ResultsFolder(at: folder) } catch {
          say("error: \(error)")
          throw Outcome.runFailed
        }
        let quiet = quiet
        let run = try ScenarioRun(prepared) { module, report in
          if !quiet && !report.isEmpty { say("\(module): \(report)") }
          return true
        }
        let program = ProgramDescription.current
        let stored = try run.write(to: place, program: program)
        try answer(ScorecardText(stored.record).terminal)
        if !quiet {
          if let provenance = stored.provenance { say(provenance) }
          for note in run.notes { say("note: \(note)") }
          say("results: \(folder)")
        }
      }
    }
  }
}
