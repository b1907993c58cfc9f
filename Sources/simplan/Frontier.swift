import ArgumentParser
import Console
import PlanSeeking
import ResultText
import Results
import ScenarioReading
import SimulationKit
import StudyReporting
import StudyRuns

extension Simplan {
  struct Frontier: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "frontier",
      abstract: "Find the settings of the scenario's levers that no other setting beats in two or three objectives.",
      discussion: """
        An objective is max: or min: and a target of the plan, a result of a year (min:satellite:co2@2020; the last year \
        without one; a growth is that over the year before), or min:distance, the distance of the levers from the plan, \
        each counting by its range. With --robust a setting is judged by many samples of the [uncertain] keys, the same \
        ones for each: by the value that nine in ten reach, or by the median. A setting that fails in one of them has no \
        answer.
        """)

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Option(
      name: .customLong("objective"),
      help: ArgumentHelp("What is wanted, such as max:sei-share; two or three times.", valueName: "max|min:name"))
    var objectives: [String] = []

    @Option(name: .customLong("lever"), help: "A key of [levers] to move (default: all of them); may be repeated.")
    var levers: [String] = []

    @Option(parsing: .unconditional, help: "Settings to try.")
    var evaluations = 2000

    @Option(
      name: .customLong("epsilon"), parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "The difference that matters, for each objective in turn (default: about a hundredth of what the levers move).",
        valueName: "number"))
    var epsilons: [Double] = []

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("Judge each setting by this many samples of the [uncertain] keys.", valueName: "samples"))
    var robust: Int?

    @Option(help: "With --robust: decile, the value that nine in ten samples reach (default), or median.")
    var judge: FrontierSeek.Judgement?

    @Option(parsing: .unconditional, help: "The seed from which settings and samples follow.", transform: seedNumber)
    var seed: UInt64 = 1

    @Option(help: "The language of tables, chart and page, en or zh (default: the scenario's).")
    var language: Language?

    @OptionGroup var format: FormatOptions

    @Option(name: .shortAndLong, help: "The folder itself (default: results/<name of the scenario>-frontier).")
    var output: String?

    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      if judge != nil, robust == nil { throw ValidationError("--judge belongs to --robust") }
    }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        var wishes = FrontierSeek.Options()
        wishes.evaluations = evaluations
        wishes.seed = seed
        wishes.epsilons = epsilons
        wishes.samples = robust
        wishes.judgement = judge ?? .decile
        wishes.threads = StudyRun.processors
        let seek = try FrontierSeek(prepared, objectives: objectives, levers: levers, wishes)
        let place = output ?? "results/\(prepared.name)-frontier"
        let folder = try ResultsFolder(at: place, content: .summary)
        let progress = TerminalProgress(evaluations, of: "settings")
        let found = try seek.answer { tried in progress.tell(tried, computed: tried) }
        progress.end()
        try FrontierReport(seek, found, language: language).write(to: folder, program: .current)
        try format.answer(tables: [NamedCSV(name: "frontier", csv: seek.csv(found))]) {
          FrontierText(seek, found, language: language).text
        }
        say("results: \(place)")
      }
    }
  }
}

extension FrontierSeek.Judgement: ExpressibleByArgument {}
