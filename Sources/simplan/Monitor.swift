import ArgumentParser
import Console
import Observation
import ResultText
import StudyReporting

extension Simplan {
  struct MonitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "monitor",
      abstract: "Show how actual figures stand to the plan's targets, and the growth a year that each still needs.",
      discussion: """
        The file of actual figures has the columns of `simplan backcast`; its variables may be targets by name. For each \
        target with a figure the last one is set beside the scenario's path and beside even growth to the target: from the \
        plan's own baseline, else from the figure of the run's first year or the first there is, else from what the scenario computes for its first year.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(help: "The actual figures, a CSV file.")
    var actual: String

    @OptionGroup var form: ObservedForm
    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      try reporting {
        let prepared = try options.prepared(file)
        let figures = try ObservedFile.read(path: existing(actual), for: prepared)
        let monitor = try Monitor(prepared, figures, Monitor.computed(prepared, for: figures))
        try form.write(
          ObservationReport(monitor, of: prepared, language: form.language),
          printing: MonitorText(monitor, of: prepared, language: form.language).text,
          or: [NamedCSV(name: "monitor", csv: monitor.csv)])
      }
    }
  }
}
