import ArgumentParser
import Console
import SimulationKit
import StudyReporting
import StudyRuns

extension Simplan {
  struct StudyGather: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gather",
      abstract:
        "Check the shards of a planned study; write its summary, or list the shards that are missing or failed.",
      discussion: """
        Exit code 5 says that shards are missing or failed. The summary is that of the same study on one machine, to the byte.
        """)

    @OptionGroup var study: PlannedStudy

    @Option(help: "The language of text, charts and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var format: FormatOptions

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let opened = try study.opened()
        let states = ShardStates(opened.run, opened.folder)
        guard states.isComplete else {
          say("error: \(study.folder): \(states.text)")
          throw Outcome.incomplete
        }
        let report = try StudyReport(opened.run, opened.folder, opened.study, language: language)
        let count = opened.run.design.count
        for note in opened.folder.replaced(by: report.tables.map(\.name), samples: count) { say(note) }
        try report.write(to: opened.folder)
        opened.folder.clear()
        try format.answer(tables: NamedCSV.tables(report.tables)) { report.text }
        say("results: \(study.folder)")
      }
    }
  }
}
