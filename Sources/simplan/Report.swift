import ArgumentParser
import Console
import Diagnostics
import Files
import Reporting
import Results
import SimulationKit
import StudyReporting

extension Simplan {
  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: "Write the report of a run again, in either language, with what studies of the same scenario found.",
      discussion: """
        A study belongs to the run where its folder lies beside that of the results and both were computed from the same \
        numbers, files and modules.
        """)

    @Argument(help: "The results folder of a run.")
    var results: String

    @Option(help: "The language of the report, en or zh (default: the scenario's).")
    var language: Language?

    @Option(name: .shortAndLong, help: "The page, an HTML file (default: report.html in the results folder).")
    var output: String?

    func run() throws(ExitCode) {
      try reporting {
        let folder = try existing(results)
        let snapshot = try FolderSnapshot.read(folder)
        if !snapshot.notes.isEmpty { show(snapshot.notes) }
        let page = "\(folder)/\(FolderSnapshot.report)"
        // The page in the folder is a part of the results, and written with them.
        if let output, place(of: output) != place(of: page) {
          try refuse(output, inside: folder)
          try replaceSealed(at: output, with: self.page(snapshot, folder), seal: HTMLReport.seal)
          try answer(output)
        } else {
          let place = try ResultsFolder(at: folder)
          // Another run may have put its results there before the folder was locked.
          let snapshot = try FolderSnapshot.read(folder)
          try snapshot.publish(withReport: self.page(snapshot, folder), in: place)
          try answer(page)
        }
      }
    }

    private func page(_ snapshot: FolderSnapshot, _ folder: String) -> String {
      let studies = StudiesBeside(snapshot.results).findings(beside: folder)
      let base = snapshot.results.record.baseRun(beside: folder)
      return HTMLReport(snapshot.results, language: language, studies: studies, base: base).page()
    }
  }
}
