import ArgumentParser
import Console
import Diagnostics
import ResultText
import ScenarioReading
import SimulationKit

extension Simplan {
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Show where the values of a scenario come from, or what a result of it is made of.",
      discussion: """
        A key shows its place, what it overrides, its source, and who reads it. A result is a target of the plan or a \
        variable as plans name it: the scenario is run, nothing is written, and the result is shown by year with its parts \
        and inputs.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Argument(
      help: ArgumentHelp(
        "A key with dots, such as modules.wind-solar.capacity.wind, or a result, such as value_added:ELC, satellite:co2, "
          + "wind-solar/curtailment or the name of a target (default: a line for every value).",
        valueName: "key or result"))
    var name: String?

    @Option(parsing: .unconditional, help: "The only year of a result to show (default: all years of the run).")
    var year: Int?

    @Option(help: "The language of a result, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var format: FormatOptions
    @OptionGroup var variant: VariantOptions
    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      try reporting {
        let prepared = try options.prepared(file, variant: variant)
        if let result = try result(prepared) {
          let answered = try result.answered()
          try format.answer(result.table(answered)) { result.text(answered) }
          return
        }
        let explanation = Explanation(prepared)
        // An unknown key is refused in whatever form.
        let shown = try name.map { name throws(InvalidInput) in try explanation.text(of: name) } ?? explanation.overview
        guard year == nil, language == nil else {
          throw InvalidInput(
            .error(
              "\(year == nil ? "--language" : "--year") goes with a result, and \(name ?? "the list of all values") is none",
              advice: "leave it out"))
        }
        try format.answer(explanation.table(of: name)) { shown }
      }
    }

    /// Nil where a key of the scenario is meant.
    private func result(_ prepared: PreparedRun) throws(InvalidInput) -> ResultExplanation? {
      guard let name, prepared.mayBeResult(name), !Explanation(prepared).has(name) else { return nil }
      return try ResultExplanation(prepared, of: name, year: year, language: language)
    }
  }
}
