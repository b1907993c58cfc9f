import ArgumentParser
import Console
import SimulationKit
import StudyRuns

extension Simplan {
  struct Discover: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "discover",
      abstract: "Say in which ranges of the [uncertain] keys a target is met, by PRIM boxes and by a tree.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var sampling: SamplingOptions

    @Option(help: "How samples are drawn: sobol, random, latin-hypercube or full-factorial.")
    var design = StudyDesign.Kind.sobol

    @OptionGroup var levels: LevelsOption

    @Option(help: "The language of text, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var target: TargetOption
    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) { try levels.check(design) }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        var (prepared, study) = try sampling.study(
          file, DiscoverySummary.Method.allCases.map { .discovery($0) }, named: "discover", options)
        study.design = design
        study.levels = levels.study
        study.target = target.target
        try perform(study, of: prepared, output: sampling.output, language: language, format: format)
      }
    }
  }
}
