import ArgumentParser
import Console
import Diagnostics
import ResultText
import Results
import ScenarioReading
import SimulationKit
import StudyReporting
import StudyRuns

/// Makes or goes on with a study, prints what its analyses say, and keeps it in its folder.
/// - Parameters:
///   - output: the folder; nil for the one of the study's name.
///   - sample: to be run alone and printed.
func perform(
  _ study: StudyDescription, of prepared: PreparedRun, output: String?, sample: Int? = nil, language: Language? = nil,
  format: FormatOptions
) throws(ExitCode) {
  try reporting {
    let run = try study.run(prepared)
    if let sample {
      let row = try run.row(sample)
      try format.answer(tables: NamedCSV.tables(run.tables(of: row))) { run.text(of: row) }
      if row.failure != nil { throw row.isInfeasible ? Outcome.infeasible : Outcome.runFailed }
      return
    }
    if let note = study.rounding(in: run.design) { say(note) }
    let place = output ?? "results/\(study.name)"
    let folder = try StudyFolder(at: place, try StudyRecord(run, program: .current), growing: run.design)
    try complete(run, folder, of: run.design.count)
    let report = try StudyReport(run, folder, study, language: language)
    for note in folder.replaced(by: report.tables.map(\.name), samples: run.design.count) { say(note) }
    try report.write(to: folder)
    try format.answer(tables: NamedCSV.tables(report.tables)) { report.text }
    say("results: \(place)")
  }
}

/// The options of all studies.
struct SamplingOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "How many samples to take (default: as the analysis needs).")
  var samples: Int?

  @Option(
    parsing: .unconditional, help: "The seed from which the samples follow (default: 1).", transform: seedNumber)
  var seed: UInt64?

  @Flag(help: "Vary what [levers] names too.")
  var levers = false

  @Option(
    name: .shortAndLong, help: "The folder of the study itself (default: results/<name of the scenario>-<command>).")
  var output: String?

  /// The scenario, and the study of what varies in it.
  func study(
    _ file: String, _ analyses: [StudyAnalysis], named suffix: String, _ options: ScenarioOptions
  ) throws(InvalidInput) -> (PreparedRun, StudyDescription) {
    let prepared = try options.prepared(file)
    if !prepared.notes.isEmpty { show(prepared.notes) }
    if levers, let refusal = prepared.refusal(toVaryLevers: "--levers") { throw InvalidInput(refusal) }
    var study = StudyDescription(
      "\(prepared.name)-\(suffix)", analyses, StudyVariation(prepared, levers: levers))
    study.seed = seed
    study.samples = samples
    return (prepared, study)
  }
}

/// A seed as it is written on the command line.
func seedNumber(_ text: String) throws -> UInt64 {
  guard let seed = UInt64(text) else { throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)") }
  return seed
}

extension StudyDesign.Kind: ExpressibleByArgument {}

/// The target that a study analyses.
struct TargetOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The target, by its identifier in the plan (default: the first that is judged).", valueName: "id"))
  var target: String?
}

/// The levels of a full factorial design.
struct LevelsOption: ParsableArguments {
  @Option(parsing: .unconditional, help: "The levels of each input in a full factorial design (default: 3).")
  var levels: Int?

  var study: StudyLevels { StudyLevels(levels ?? StudyDesign.usualLevels) }

  func check(_ design: StudyDesign.Kind?) throws(ValidationError) {
    guard let levels else { return }
    guard design == .fullFactorial else { throw ValidationError("--levels belongs to --design full-factorial") }
    guard levels >= 2 else { throw ValidationError("--levels takes 2 or more") }
  }
}
