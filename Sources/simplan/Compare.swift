import ArgumentParser
import Diagnostics
import Files
import PlanSeeking
import Reporting
import Results
import Study

extension Simplan {
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Show what two scenarios, or two sets of results, have entered and computed differently.",
      discussion: "A scenario file is run, without writing results; a folder is read as the results of a run.")

    @Argument(help: "A scenario file or a results folder.")
    var first: String

    @Argument(help: "The scenario file or results folder to set beside it.")
    var second: String

    @Option(
      help: ArgumentHelp(
        "A target of the plan: show what each section that two scenario files enter differently adds to its difference.",
        valueName: "target"))
    var why: String?

    @Flag(help: "With --why: print the parts as CSV, with all digits, instead of the table.")
    var csv = false

    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      if csv, why == nil { throw ValidationError("--csv belongs to --why") }
    }

    func run() throws(ExitCode) {
      try reporting {
        if let why {
          let (one, other) = (try options.prepared(first), try options.prepared(second))
          let attribution = try Attribution(one, other, target: why)
          try answer(csv ? attribution.csv : AttributionText(attribution, of: one, other).text)
          return
        }
        let comparison = Comparison(try stored(first), try stored(second))
        for warning in comparison.warnings { say("warning: \(warning)") }
        try answer(comparison.text)
      }
    }

    private func stored(_ path: String) throws(ExitCode) -> StoredResults {
      try reporting {
        let path = try existing(path)
        if StoredResults.isFolder(path) {
          guard !options.lock.isLocked else {
            throw InvalidInput(
              .error(
                "\(path) holds results, which no lock describes",
                advice: "name the scenario in its place, or leave out --locked"))
          }
          return try storedResults(path)
        }
        let run = try ScenarioRun(options.prepared(path))
        return try run.stored(program: .current)
      }
    }
  }
}
