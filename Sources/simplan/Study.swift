import ArgumentParser

extension Simplan {
  struct Study: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "study",
      abstract: "Compute a study in parts, on one machine or many: plan it, compute its shards, gather them.",
      subcommands: [
        StudyPlanCommand.self, StudyShard.self, StudyGather.self, StudySubmit.self, StudyExportCommand.self,
      ])
  }
}
