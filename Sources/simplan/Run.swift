import ArgumentParser
import Reporting
import Results
import ScenarioReading
import Study
import StudyReporting

extension Simplan {
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Run a scenario: print the plan scorecard, write tables, charts and the record of the run.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(name: .shortAndLong, help: "The results folder itself (default: results/<name of the scenario>).")
    var output: String?

    @Flag(help: "Show in which order modules and economy would run, and who reads what; run nothing.")
    var plan = false

    @Flag(name: .shortAndLong, help: "Print nothing but the scorecard and errors.")
    var quiet = false

    @Option(
      help: ArgumentHelp(
        "Run this module alone, with its own inputs: the scenario needs no economy.", valueName: "module"))
    var only: String?

    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      if plan, only != nil { throw ValidationError("a module alone has no --plan: it depends on nothing") }
    }

    func run() throws(ExitCode) {
      if !quiet { ModuleWait.tell() }
      try reporting {
        if let only {
          try runAlone(only)
          return
        }
        let prepared = try options.prepared(file, quiet: quiet)
        if !quiet && !prepared.notes.isEmpty { show(prepared.notes) }
        if plan {
          try answer(prepared.planText)
          return
        }
        let folder = output ?? "results/\(prepared.name)"
        let place = try place(folder)
        let quiet = quiet
        let run = try ScenarioRun(prepared) { module, report in
          if !quiet && !report.isEmpty { say("\(module): \(report)") }
          return true
        }
        let stored = try run.stored(program: .current)
        let loss = loss(of: stored, from: run, in: place, at: folder)
        // Last, where it is seen, and also where the scorecard cannot be printed.
        defer { if let loss { say("error: \(loss)") } }
        let reasons = ShareReasons(stored).map { "\n\($0.sentence)\n" } ?? ""
        try answer(ScorecardText(stored.record).terminal + reasons)
        for warning in run.warnings { say("warning: \(warning)") }
        if !quiet {
          if let provenance = stored.provenance { say(provenance) }
          for note in run.notes { say("note: \(note)") }
        }
        if loss != nil { throw Outcome.runFailed }
        if !quiet { say("results: \(folder)") }
      }
    }

    private func runAlone(_ module: String) throws(ExitCode) {
      try reporting {
        let prepared = try options.alone(file, module: module, quiet: quiet)
        if !quiet, !prepared.notes.isEmpty { show(prepared.notes) }
        let path = output ?? "results/\(prepared.header.name)-\(module)"
        let folder = try ResultsFolder(at: path)
        let quiet = quiet
        let run = try ModuleAloneRun(prepared) { module, report in
          if !quiet && !report.isEmpty { say("\(module): \(report)") }
          return true
        }
        let undrawn = try run.write(try run.stored(program: .current), to: folder)
        if !undrawn.isEmpty { show(undrawn.map(\.diagnostic)) }
        try answer(run.text)
        if !quiet {
          for note in run.notes { say("note: \(note)") }
          say("results: \(path)")
        }
      }
    }

    /// Opens the results folder. A place where the system lets nobody write does not keep the scorecard from being
    /// computed and printed; a place that is the user's does.
    private func place(_ folder: String) throws(ExitCode) -> Result<ResultsFolder, ResultsFolderError> {
      do throws(ResultsFolderError) { return .success(try ResultsFolder(at: folder)) } catch {
        if case .refused = error { return .failure(error) }
        say("error: \(error)")
        throw Outcome.runFailed
      }
    }

    /// Writes the results. Returns why they are not stored; nil if they are.
    private func loss(
      of stored: StoredResults, from run: ScenarioRun, in place: Result<ResultsFolder, ResultsFolderError>,
      at path: String
    ) -> String? {
      do throws(ExportError) {
        switch place {
        case .success(let folder):
          let studies = StudiesBeside(stored).findings(beside: path)
          let undrawn = try run.write(
            stored, to: folder, studies: studies, base: stored.record.baseRun(beside: path))
          if !undrawn.isEmpty { show(undrawn.map(\.diagnostic)) }
        case .failure(let refusal): throw .folder(refusal)
        }
        return nil
      } catch {
        guard case .folder(.refused) = error else { return error.description }
        return "\(error); the results are not stored: choose a folder where you may write with --output"
      }
    }
  }
}
