import ArgumentParser
import Console
import Diagnostics
import Results
import ScenarioReading
import StudyReading
import StudyRuns

extension Simplan {
  struct StudyPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Write the folder of a study whose shards are computed one by one, on any machines.",
      discussion: """
        The folder holds the design, the number of shards, and a key of everything that the samples follow from. A machine \
        whose scenario, files, modules or program differ is refused. The folder may be moved together with the scenario. \
        --isolate, --module-timeout and --module-memory hold for every machine that does not say otherwise.
        """)

    @Argument(help: "The scenario, or the study, a TOML file.")
    var file: String

    @OptionGroup var sampling: SamplingOptions

    @Option(help: "How the samples are drawn (default: the usual way of the analysis).")
    var design: StudyDesign.Kind?

    @Option(
      help: ArgumentHelp(
        "What is made of a scenario's samples: \(StudyAnalysis.allCases.map(\.rawValue).joined(separator: ", ")) (default: ensemble).",
        valueName: "name"))
    var analysis: StudyAnalysis?

    @OptionGroup var targets: TargetOption
    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let (prepared, study, options) = try described()
        let run = try study.run(prepared)
        if targets.target != nil { _ = try run.outputs.target(targets.target) }
        if let note = study.rounding(in: run.design) { say(note) }
        let place = sampling.output ?? "results/\(study.name)"
        let folder = try StudyFolder(at: place, try StudyRecord(run, program: .current), growing: run.design)
        let plan = StudyPlan(
          run, in: folder, file: try existing(file, quiet: true), modulePath: self.options.modules.folders,
          allowOutside: self.options.anywhere, modules: self.options.modules.running, options: options)
        if let note = plan.replaced(in: place) { say(note) }
        try plan.write(to: folder)
        try answer(
          """
          \(study.name): \(plan.samples) samples in \(plan.shards) shard\(plan.shards == 1 ? "" : "s"), 0 to \
          \(plan.shards - 1)
          key: \(plan.key)
          """)
        say("planned: \(place)")
      }
    }

    /// The study of a file that describes one, or of a scenario with the options; the options are nil for a file.
    private func described() throws(InvalidInput) -> (PreparedRun, StudyDescription, StudyPlan.Options?) {
      guard StudyFile.isOne(file) else {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        if sampling.levers, let refusal = prepared.refusal(toVaryLevers: "--levers") { throw InvalidInput(refusal) }
        let plan = StudyPlan.Options(
          analysis: analysis ?? .ensemble, design: design, seed: sampling.seed, samples: sampling.samples,
          levers: sampling.levers, target: targets.target)
        return (prepared, plan.study(of: prepared), plan)
      }
      guard design == nil, analysis == nil, targets.target == nil, sampling.samples == nil, !sampling.levers,
        sampling.seed == nil
      else {
        throw InvalidInput(
          .error("\(file) describes its study itself", advice: "write samples, seed, design and analysis in it"))
      }
      let study = try options.study(file)
      if !study.notes.isEmpty { show(study.notes) }
      return (study.prepared, study.study, nil)
    }
  }
}

extension StudyAnalysis: ExpressibleByArgument {}

/// The folder of a planned study, and what a machine needs to compute it.
struct PlannedStudy: ParsableArguments {
  @Argument(help: "The folder of the study.")
  var folder: String

  @OptionGroup var modules: ModuleOptions
  @OptionGroup var lock: LockOption

  struct Opened {
    var plan: StudyPlan
    var study: StudyDescription
    var run: StudyRun
    var folder: StudyFolder
  }

  /// Reads the scenario as this machine has it.
  /// - Throws: `StudyError` where that would be another study.
  func opened() throws(StudyError) -> Opened {
    let plan = try StudyPlan.read(folder)
    var modules = modules
    modules.folders += plan.modulePath.map { plan.path($0, of: folder) }
    if let planned = plan.modules { modules.fill(from: planned) }
    let file = plan.path(plan.file, of: folder)
    let (prepared, study): (PreparedRun, StudyDescription)
    do throws(InvalidInput) {
      if let options = plan.options {
        prepared = try lock.prepared(file, anywhere: plan.allowOutside, search: modules.search)
        study = options.study(of: prepared)
      } else {
        let file = try lock.study(file, anywhere: plan.allowOutside, search: modules.search)
        (prepared, study) = (file.prepared, file.study)
      }
    } catch { throw .input(error) }
    let run = try plan.run(study, prepared, in: folder)
    return Opened(
      plan: plan, study: study, run: run,
      folder: try StudyFolder(at: folder, try StudyRecord(run, program: .current), access: .shared))
  }
}
