import ArgumentParser
import Console
import SimulationKit
import StudyRuns

extension Simplan {
  struct Ensemble: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ensemble",
      abstract: "Run a scenario many times over its [uncertain] keys: bands by year, and the chance of each target.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var sampling: SamplingOptions

    @Option(help: "How samples are drawn: sobol, random or latin-hypercube.")
    var design = StudyDesign.Kind.sobol

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        "Run this sample alone, and print its inputs and results; they count from 0.", valueName: "number"))
    var sample: Int?

    @Option(help: "The language of tables, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      guard StudyDesign.Kind.forEnsembles.contains(design) else {
        throw ValidationError("an ensemble takes --design sobol, random or latin-hypercube")
      }
    }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        var (prepared, study) = try sampling.study(file, [.ensemble], named: "ensemble", options)
        study.design = design
        try perform(study, of: prepared, output: sampling.output, sample: sample, language: language, format: format)
      }
    }
  }
}
