import ArgumentParser
import Console
import Diagnostics
import NumberText
import Reporting
import ResultCharts
import ResultText
import Results
import ScenarioReading
import SimulationKit
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

    @Flag(
      name: .shortAndLong, help: "Print nothing but the scorecard, errors and the warnings that a reader must not miss."
    )
    var quiet = false

    @Option(help: "The language of scorecard, charts and report, en or zh (default: the scenario's).")
    var language: Language?

    @Flag(help: "Tell at the end how long reading, computing and writing took.")
    var timings = false

    @Option(
      help: ArgumentHelp(
        "Run this module alone, with its own inputs: the scenario needs no economy.", valueName: "module"))
    var only: String?

    @OptionGroup var variant: VariantOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      if plan, format.chosen != .table {
        throw ValidationError("--plan shows an order, which is no table: leave --format out")
      }
      guard only != nil else { return }
      if plan { throw ValidationError("a module alone has no --plan: it depends on nothing") }
      let whole = [
        (!variant.settings.isEmpty, "--set"), (!variant.blocks.isEmpty, "--use"), (language != nil, "--language"),
        (timings, "--timings"),
      ]
      if let option = whole.first(where: \.0)?.1 {
        throw ValidationError("\(option) goes with a whole scenario, not --only")
      }
    }

    func run() throws(ExitCode) {
      if !quiet { ModuleWait.tell() }
      try reporting {
        if let only {
          try runAlone(only)
          return
        }
        let clock = RunClock()
        let prepared = try options.prepared(file, quiet: quiet, variant: variant, language: language)
        clock.lap("reading")
        let told = prepared.notes.filter { !self.quiet || $0.severity == .warning }
        if !told.isEmpty { show(told) }
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
        clock.lap("computing")
        let stored = try run.stored(program: .current)
        let loss = loss(of: stored, from: run, in: place, at: folder)
        clock.lap("writing")
        // Last, where it is seen, and also where the scorecard cannot be printed.
        defer { if let loss { say("error: \(loss)") } }
        try print(stored)
        if !quiet {
          if let provenance = stored.provenance { say(provenance) }
          // In Chinese no codes stand between the words.
          let isChinese = prepared.header.language == .zh
          let report = HTMLReport(stored)
          for note in run.notes { say("note: \(isChinese ? report.readable(note) : note)") }
          if let left = run.seriesLeftOut { say("note: \(left)") }
        }
        if timings { say(clock.text) }
        if loss != nil { throw Outcome.runFailed }
        if !quiet { say("results: \(folder)") }
      }
    }

    private func print(_ stored: StoredResults) throws(ExitCode) {
      switch format.chosen {
      case .table:
        let terminal = Terminal.current
        let reasons = ShareReasons(stored).map { reasons in
          let sentence = terminal.isColored ? reasons.sentence.escapingControls : reasons.sentence
          return "\n" + sentence.wrapped(to: terminal.columns).map { $0 + "\n" }.joined()
        }
        try answer(
          ScorecardText(stored.record).terminal(columns: terminal.columns, colored: terminal.isColored)
            + (reasons ?? ""),
          escaped: terminal.isColored)
      case .csv, .json:
        guard let table = stored.tables["scorecard.csv"] else { return }
        try answer(format.chosen == .csv ? table.csv : table.json)
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
        try format.answer(run.table) { run.text }
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

/// How long the parts of a run take; nothing of it goes into results, which are the same in every run.
private final class RunClock {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var laps: [(name: String, seconds: Double)] = []

  func lap(_ name: String) {
    let now = ContinuousClock.now
    laps.append((name, (now - last) / .seconds(1)))
    last = now
  }

  var text: String {
    let total = (last - start) / .seconds(1)
    return "timings: "
      + (laps + [("in all", total)]).map { "\($0.name) \(decimals($0.seconds, 2)) s" }.joined(separator: ", ")
  }
}
