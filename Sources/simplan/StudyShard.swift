import ArgumentParser
import Console
import StudyRuns

extension Simplan {
  struct StudyShard: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shard",
      abstract: "Compute a shard of a planned study, or several; one that is finished stays as it is.")

    @OptionGroup var study: PlannedStudy

    @Argument(help: ArgumentHelp("The shard, or the first and the last of several.", valueName: "number|first-last"))
    var shards: ShardNumbers

    @Option(
      parsing: .unconditional, help: "Shards that are computed at once (default: as many as there are processors).")
    var threads: Int?

    func validate() throws(ValidationError) {
      if let threads, threads < 1 { throw ValidationError("--threads takes 1 or more") }
    }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let plan = try StudyPlan.read(study.folder)
        guard shards.range.upperBound <= plan.shards else {
          say(
            "error: \(study.folder) has no shard \(shards.range.upperBound - 1); they count from 0 to \(plan.shards - 1)"
          )
          throw Outcome.invalidInput
        }
        do {
          let opened = try study.opened()
          try opened.run.complete(opened.folder, shards: shards.range, threads: threads ?? StudyRun.processors)
        } catch {
          // Whoever gathers reads why, without the log of this machine.
          StudyFolder.note("\(error)", shards: shards.range, in: study.folder)
          throw error
        }
        StudyFolder.forgetFailures(shards: shards.range, in: study.folder)
      }
    }
  }
}

/// Neighbouring shards: "3" or "3-7".
struct ShardNumbers: ExpressibleByArgument {
  let range: Range<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 0,
      first <= last, last < Int.max
    else { return nil }
    range = first..<last + 1
  }
}
