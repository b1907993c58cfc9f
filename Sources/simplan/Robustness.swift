import ArgumentParser
import Console
import ResultText
import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyRuns

extension Simplan {
  struct RobustnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "robustness",
      abstract:
        "Set the levers of a scenario to every combination of their levels, over the same draws of [uncertain].",
      discussion: """
        For each setting: how often it meets the target (satisficing), how far it falls behind the best setting of the \
        same draw (regret), and its worst outcome (maximin). Settings of your own, from a CSV file, need a study file.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(parsing: .unconditional, help: "How many draws of [uncertain] each setting meets (default: 200).")
    var samples: Int?

    @Option(
      parsing: .unconditional,
      help: "The levels of each lever from its low to its high; a lever with a list takes each value.")
    var levels = 2

    @Option(
      parsing: .unconditional, help: "The seed from which the samples follow (default: 1).", transform: seedNumber)
    var seed: UInt64?

    @Option(help: "The language of text, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var target: TargetOption

    @Option(
      name: .shortAndLong, help: "The folder of the study itself (default: results/<name of the scenario>-robustness).")
    var output: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      guard levels >= 2 else { throw ValidationError("--levels takes 2 or more") }
    }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        var study = StudyDescription(
          "\(prepared.name)-robustness", [.robustness], StudyVariation(prepared, levers: false))
        study.seed = seed
        study.samples = samples
        study.target = target.target
        study.levels = StudyLevels(levels)
        let levers = prepared.varied.filter { $0.section == .levers }
        if !levers.isEmpty { study.variation.settings = try SettingTable.factorial(levers, study.levels, of: prepared) }
        try perform(study, of: prepared, output: output, language: language, format: format)
      }
    }
  }
}
