import ArgumentParser
import Observation
import Reporting
import SimulationKit

extension Simplan {
  struct BackCastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backcast",
      abstract: "Set what a scenario computes beside what was observed, by series and year, with the errors.",
      discussion: """
        The file of observed figures is a CSV file with the columns variable (as plans name variables), year, value, unit, \
        kind and source, such as scenarios/data/observed.csv. The growth of a year is that over the year before. The \
        scenario is run, nothing is written.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(help: "The observed figures, a CSV file.")
    var observed: String

    @OptionGroup var form: ObservedForm
    @OptionGroup var options: ScenarioOptions

    func run() throws {
      try reporting {
        let prepared = try options.prepared(file)
        let figures = try ObservedFile.read(path: existing(observed), for: prepared)
        let backCast = try BackCast(prepared, figures)
        try answer(form.csv ? backCast.csv : BackCastText(backCast, of: prepared, language: form.language).text)
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
}
