import ArgumentParser
import Console
import Diagnostics
import Observation
import ResultText
import Results
import ScenarioReading
import SimulationKit
import StudyReporting

extension Simplan {
  struct BackCastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backcast",
      abstract: "Set what a scenario computes beside what was observed, by series and year, with the errors.",
      discussion: """
        The file of observed figures is a CSV file with the columns variable (as plans name variables), year, value, unit, \
        kind and source, such as scenarios/data/observed.csv. The growth of a year is that over the year before. The \
        scenario is run; nothing is written without --output. --hindsight names a second scenario, with what became known \
        later, whose numbers stand beside those of the first.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(help: "The observed figures, a CSV file.")
    var observed: String

    @Option(help: ArgumentHelp("A second scenario, with what became known later.", valueName: "scenario"))
    var hindsight: String?

    @Option(
      help: ArgumentHelp("Run this module alone: the scenario needs no economy.", valueName: "module"))
    var only: String?

    @OptionGroup var form: ObservedForm
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      guard form.format.chosen != .csv || hindsight == nil else {
        throw ValidationError(
          "--csv prints one scenario: leave --hindsight, print --json, or let --output write both tables")
      }
    }

    private func run(of file: String) throws(InvalidInput) -> any ObservableRun {
      if let only { return try options.alone(file, module: only) }
      return try options.prepared(file)
    }

    private func backCast(_ run: any ObservableRun) throws(ExitCode) -> BackCast {
      try reporting { try BackCast(run, try ObservedFile.read(path: existing(observed), for: run)) }
    }

    private func text(_ backCast: BackCast, of run: any ObservableRun) -> String {
      BackCastText(backCast, of: run, language: form.language).text
    }

    func run() throws(ExitCode) {
      try reporting {
        let first = try run(of: file)
        let backCast = try backCast(first)
        var text = text(backCast, of: first)
        var tables = [NamedCSV(name: first.header.name, csv: backCast.csv)]
        var known: (backCast: BackCast, run: any ObservableRun)?
        if let hindsight {
          let second = try run(of: hindsight)
          let later = try self.backCast(second)
          known = (later, second)
          tables.append(NamedCSV(name: second.header.name, csv: later.csv))
          text = "\(first.header.name)\n\n\(text)\n\(second.header.name)\n\n\(self.text(later, of: second))"
        }
        try form.write(
          ObservationReport(backCast, of: first, hindsight: known, language: form.language), printing: text,
          or: tables)
      }
    }
  }
}

/// How figures beside a run are shown.
struct ObservedForm: ParsableArguments {
  @OptionGroup var format: FormatOptions

  @Option(help: "The language of the table, en or zh (default: the scenario's).")
  var language: Language?

  @Option(name: .shortAndLong, help: "Write tables, chart and a page into this folder (default: nothing is written).")
  var output: String?

  /// - Parameter tables: of the figures, all of them with 12 digits.
  func write(
    _ report: @autoclosure () -> ObservationReport, printing text: String, or tables: [NamedCSV]
  ) throws(ExitCode) {
    if let output {
      try reporting {
        let folder = try ResultsFolder(at: output, content: .summary)
        try report().write(to: folder, program: .current)
      }
    }
    try reporting { try format.answer(tables: tables) { text } }
    if let output { say("results: \(output)") }
  }
}
