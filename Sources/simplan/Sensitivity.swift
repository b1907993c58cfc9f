import ArgumentParser
import Console
import SimulationKit
import StudyRuns

extension Simplan {
  struct Sensitivity: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sensitivity",
      abstract: "Say which of a scenario's [uncertain] keys matter most to a target.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var sampling: SamplingOptions

    @Option(
      help: """
        tornado (each input by itself from low to high), sobol (shares of the variance), sobol-second-order (what two \
        inputs do together), efast (shares of the variance, from its spectrum), morris (mean effects), pawn (distance of \
        distributions) or regional (where the target is met).
        """)
    var method = SensitivitySummary.Method.tornado

    @Option(
      help:
        "How samples are drawn for pawn and regional: sobol, random, latin-hypercube; for regional also full-factorial."
    )
    var design: StudyDesign.Kind?

    @OptionGroup var levels: LevelsOption

    @Option(help: "The language of table, chart and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var target: TargetOption
    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) { try levels.check(design) }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        var (prepared, study) = try sampling.study(
          file, [.sensitivity(method)], named: method.rawValue, options)
        study.design = design
        study.levels = levels.study
        study.target = target.target
        try perform(study, of: prepared, output: sampling.output, language: language, format: format)
      }
    }
  }
}

extension SensitivitySummary.Method: ExpressibleByArgument {}
