import ArgumentParser
import Console
import PlanSeeking
import ResultText
import SimulationKit

extension Simplan {
  struct Seek: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seek",
      abstract: "Find the settings of the scenario's levers that reach a target of its plan.",
      discussion: """
        The levers are the keys of [levers]. Each is moved alone, from the plan to its limits; then all of them together, \
        to the setting nearest to the plan, each lever's distance counting by its range. Of a target \
        "about" a number two are sought: the one from which on it is met, and the one that the plan states. Nothing is \
        written.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(help: "The target of the plan, by its identifier or its name.")
    var target: String

    @Option(name: .customLong("lever"), help: "A key of [levers] to move (default: all of them); may be repeated.")
    var levers: [String] = []

    @Option(help: "The language of the answer, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var format: FormatOptions

    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      try reporting {
        let prepared = try options.prepared(file)
        let seek = try LeverSeek(prepared, target: target, keys: levers)
        let found = try seek.answers()
        try format.answer(tables: [NamedCSV(name: "seek", csv: seek.csv(found))]) {
          SeekText(seek, found, of: prepared, language: language).text
        }
      }
    }
  }
}
