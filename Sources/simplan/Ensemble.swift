import ArgumentParser
import Reporting
import Results
import ScenarioReading
import SimulationKit
import StudyReporting
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
      help: ArgumentHelp(
        "Run this sample alone, and print its inputs and results; they count from 0.", valueName: "number"))
    var sample: Int?

    @Option(help: "The language of tables, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var options: ScenarioOptions

    func validate() throws {
      guard StudyDesign.Kind.forEnsembles.contains(design) else {
        throw ValidationError("an ensemble takes --design sobol, random or latin-hypercube")
      }
    }

    func run() throws {
      ModuleWait.tell()
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        let factors = try StudyFactors(prepared, levers: sampling.levers)
        let asked = sampling.samples ?? 1000
        let design = try StudyDesign(self.design, seed: sampling.seed, samples: asked, factors)
        let run = try StudyRun(prepared, design)
        if let sample {
          try answer(run.text(of: try run.row(sample)))
          return
        }
        let place = sampling.output ?? "results/\(prepared.name)-ensemble"
        let folder = try StudyFolder(at: place, try StudyRecord(run, program: .current))
        try StudyProgress(design.count).complete(run, folder)
        let summary = try EnsembleSummary(run, folder)
        try EnsembleReport(summary, folder, language: language).write(to: folder)
        try answer(EnsembleText(summary, language: language).text)
        say("results: \(place)")
      }
    }
  }
}

/// The options of all studies.
struct SamplingOptions: ParsableArguments {
  @Option(help: "How many samples to take.")
  var samples: Int?

  @Option(help: "The seed from which the samples follow.")
  var seed: UInt64 = 1

  @Flag(help: "Vary what [levers] names too.")
  var levers = false

  @Option(
    name: .shortAndLong, help: "The folder of the study itself (default: results/<name of the scenario>-<command>).")
  var output: String?
}

extension StudyDesign.Kind: ExpressibleByArgument {}
