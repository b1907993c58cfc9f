import ArgumentParser
import Console
import SimulationKit
import StudyReading

extension Simplan {
  struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "study",
      abstract: "Make the study that a file describes; compute studies in parts, on one machine or many.",
      subcommands: [
        Run.self, StudyPlanCommand.self, StudyShard.self, StudyGather.self, StudySubmit.self, StudyExportCommand.self,
      ])

    struct Run: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Make the study of a file, or go on with it: its samples, its analyses, its folder.",
        discussion: """
          A study file is TOML: scenario = "2020-uncertain.toml" (a path beside it), and analysis, one or several of \
          ensemble, tornado, sobol, sobol-second-order, morris, efast, pawn, regional, prim, cart and robustness. Optional: \
          name, seed, samples, design, target, outputs, uncertain, levers, levels, points, settings, [[factor]], [[lever]], \
          [[shares]] and [correlation]. simplan validate checks it without running it.
          """)

      @Argument(help: "The study, a TOML file.")
      var file: String

      @Option(
        name: .shortAndLong, help: "The folder of the study itself (default: results/<name of the study>).")
      var output: String?

      @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
          "Run this sample alone, and print its inputs and results; they count from 0.", valueName: "number"))
      var sample: Int?

      @Option(help: "The language of text, charts and page, en or zh (default: the scenario's).")
      var language: Language?

      @OptionGroup var format: FormatOptions
      @OptionGroup var options: ScenarioOptions

      func run() throws(ExitCode) {
        ModuleWait.tell()
        try reporting {
          let study = try options.study(file)
          if !study.notes.isEmpty { show(study.notes) }
          try perform(
            study.study, of: study.prepared, output: output, sample: sample, language: language, format: format)
        }
      }
    }
  }
}
