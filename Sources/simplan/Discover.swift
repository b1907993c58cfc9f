import ArgumentParser
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

    @Option(help: "The levels of each input in a full factorial design (default: 3).")
    var levels: Int?

    @Option(help: "The language of text, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var target: TargetOption
    @OptionGroup var options: ScenarioOptions

    func validate() throws {
      guard let levels else { return }
      guard design == .fullFactorial else { throw ValidationError("--levels belongs to --design full-factorial") }
      guard levels >= 2 else { throw ValidationError("--levels takes 2 or more") }
    }

    func run() throws {
      ModuleWait.tell()
      try reporting {
        var (prepared, study) = try sampling.study(
          file, DiscoverySummary.Method.allCases.map { .discovery($0) }, named: "discover", options)
        study.design = design
        study.levels = StudyLevels(levels ?? StudyDesign.usualLevels)
        study.target = target.target
        try perform(study, of: prepared, output: sampling.output, language: language)
      }
    }
  }
}
