import ArgumentParser
import Reporting
import Results
import ScenarioReading
import SimulationKit
import StudyReporting
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
        tornado (each input by itself from low to high), sobol (shares of the variance), morris (mean effects) or pawn \
        (distance of distributions).
        """)
    var method = SensitivitySummary.Method.tornado

    @Option(
      help: ArgumentHelp(
        "The target, by its identifier in the plan (default: the first that is judged).", valueName: "id"))
    var target: String?

    @Option(help: "The language of table, chart and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var options: ScenarioOptions

    func run() throws {
      ModuleWait.tell()
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        let factors = try StudyFactors(prepared, levers: sampling.levers)
        let asked = sampling.samples ?? method.samples(factors: factors.keys.count)
        let design = try StudyDesign(method.design, seed: sampling.seed, samples: asked, factors)
        let run = try StudyRun(prepared, design)
        let target = try run.outputs.target(target)
        let place = sampling.output ?? "results/\(prepared.name)-\(method.rawValue)"
        let folder = try StudyFolder(at: place, try StudyRecord(run, program: .current))
        try StudyProgress(design.count).complete(run, folder)
        let summary = try SensitivitySummary(run, folder, method, target)
        try SensitivityReport(summary, language: language).write(to: folder)
        try answer(SensitivityText(summary, language: language).text)
        say("results: \(place)")
      }
    }
  }
}

extension SensitivitySummary.Method: ExpressibleByArgument {}
