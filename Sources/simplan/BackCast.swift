import ArgumentParser
import Observation
import Reporting
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

    @OptionGroup var form: ObservedForm
    @OptionGroup var options: ScenarioOptions

    func validate() throws {
      guard !form.csv || hindsight == nil else {
        throw ValidationError("--csv prints one scenario: leave --hindsight, or let --output write both tables")
      }
    }

    func run() throws {
      try reporting {
        let prepared = try options.prepared(file)
        let figures = try ObservedFile.read(path: existing(observed), for: prepared)
        let backCast = try BackCast(prepared, figures)
        var text = form.csv ? backCast.csv : BackCastText(backCast, of: prepared, language: form.language).text
        var known: (backCast: BackCast, prepared: PreparedRun)?
        if let hindsight {
          let second = try options.prepared(hindsight)
          let later = try BackCast(second, try ObservedFile.read(path: existing(observed), for: second))
          known = (later, second)
          text =
            "\(prepared.name)\n\n\(text)\n\(second.name)\n\n"
            + BackCastText(later, of: second, language: form.language).text
        }
        try form.write(
          ObservationReport(backCast, of: prepared, hindsight: known, language: form.language), printing: text)
      }
    }
  }
}

/// How figures beside a run are shown.
struct ObservedForm: ParsableArguments {
  @Flag(help: "Print the figures as CSV, all of them with 12 digits, instead of the table.")
  var csv = false

  @Option(help: "The language of the table, en or zh (default: the scenario's).")
  var language: Language?

  @Option(name: .shortAndLong, help: "Write tables, chart and a page into this folder (default: nothing is written).")
  var output: String?

  func write(_ report: @autoclosure () -> ObservationReport, printing text: String) throws {
    if let output {
      let folder = try ResultsFolder(at: output, content: .summary)
      try report().write(to: folder, program: .current)
    }
    try answer(text)
    if let output { say("results: \(output)") }
  }
}
