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

    @Option(
      help: ArgumentHelp("Run this module alone: the scenario needs no economy.", valueName: "module"))
    var only: String?

    @OptionGroup var form: ObservedForm
    @OptionGroup var options: ScenarioOptions

    private func text(of run: some ObservableRun) throws -> String {
      let backCast = try BackCast(run, try ObservedFile.read(path: existing(observed), for: run))
      return form.csv ? backCast.csv : BackCastText(backCast, of: run, language: form.language).text
    }

    func run() throws {
      try reporting {
        if let only {
          try answer(text(of: try options.alone(file, module: only)))
        } else {
          try answer(text(of: try options.prepared(file)))
        }
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
