import ArgumentParser
import Reporting
import Results
import ScenarioReading
import StudyRuns

extension Simplan {
  struct StudyPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Write the folder of a study whose shards are computed one by one, on any machines.",
      discussion: """
        The folder holds the design, the number of shards, and a key of everything that the samples follow from. A machine \
        whose scenario, files, modules or program differ is refused. The folder may be moved together with the scenario.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var sampling: SamplingOptions

    @Option(help: "How the samples of an ensemble are drawn: sobol, random or latin-hypercube (default: sobol).")
    var design: StudyDesign.Kind?

    @Option(help: "Plan a sensitivity instead of an ensemble: tornado, sobol, morris or pawn.")
    var method: SensitivitySummary.Method?

    @Option(
      help: ArgumentHelp(
        "The target of a sensitivity, by its identifier in the plan (default: the first that is judged).",
        valueName: "id"))
    var target: String?

    @OptionGroup var options: ScenarioOptions

    func validate() throws {
      if let design, !StudyDesign.Kind.forEnsembles.contains(design) {
        throw ValidationError("an ensemble takes --design sobol, random or latin-hypercube")
      }
      if design != nil, method != nil {
        throw ValidationError("the --method has a design of its own: leave out --design")
      }
      if target != nil, method == nil { throw ValidationError("--target belongs to a --method") }
    }

    func run() throws {
      ModuleWait.tell()
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        let factors = try StudyFactors(prepared, levers: sampling.levers)
        let asked = sampling.samples ?? method?.samples(factors: factors.keys.count) ?? 1000
        let design = try StudyDesign(
          method?.design ?? self.design ?? .sobol, seed: sampling.seed, samples: asked, factors)
        let run = try StudyRun(prepared, design)
        if method != nil { _ = try run.outputs.target(target) }
        let place = sampling.output ?? "results/\(prepared.name)-\(method?.rawValue ?? "ensemble")"
        let folder = try StudyFolder(at: place, try StudyRecord(run, program: .current))
        let plan = StudyPlan(
          run, in: folder, modulePath: options.modules.folders, allowOutside: options.anywhere,
          levers: sampling.levers, method: method, target: target)
        try plan.write(to: folder)
        try answer(
          """
          \(prepared.name): \(plan.samples) samples in \(plan.shards) shard\(plan.shards == 1 ? "" : "s"), 0 to \
          \(plan.shards - 1)
          key: \(plan.key)
          """)
        say("planned: \(place)")
      }
    }
  }
}

/// The folder of a planned study, and what a machine needs to compute it.
struct PlannedStudy: ParsableArguments {
  @Argument(help: "The folder of the study.")
  var folder: String

  @OptionGroup var modules: ModuleOptions

  struct Opened {
    var plan: StudyPlan
    var run: StudyRun
    var folder: StudyFolder
  }

  /// Reads the scenario as this machine has it.
  /// - Throws: an error where that would be another study.
  func opened() throws -> Opened {
    let plan = try StudyPlan.read(folder)
    var modules = modules
    modules.folders += plan.modulePath.map { plan.path($0, of: folder) }
    let prepared = try PreparedRun(
      path: plan.path(plan.scenario, of: folder), anywhere: plan.allowOutside, search: modules.search)
    let run = try plan.run(prepared)
    return Opened(
      plan: plan, run: run,
      folder: try StudyFolder(at: folder, try StudyRecord(run, program: .current), access: .shared))
  }
}
