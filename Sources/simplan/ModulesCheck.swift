import ArgumentParser
import Console
import Diagnostics
import Files
import ModuleHost
import Results
import ScenarioReading
import SimulationKit
import SimulationKitTesting

extension Simplan.Modules {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Test whether a module, in any language, keeps to the module protocol.",
      discussion: """
        The module runs in a process of its own: with its defaults and numbers within its bounds for what has none, or as \
        a scenario runs it. Exit code 0: it keeps to all that is tested; 3: it does not, or could not be tested.
        """)

    @Argument(help: "The identifier of the module, or the path of its library or program.")
    var module: String

    @Option(
      help: ArgumentHelp(
        "A scenario that runs the module, for one whose parameters fit together in a way that no bounds say.",
        valueName: "file"))
    var scenario: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      try reporting {
        var search = options.modules.search
        search.isolates = true
        if search.children.answerLimit == nil { search.children.answerLimit = Self.patience }
        let path = module.contains("/") || FileKind(at: module) == .file ? module : try search.module(module)
        let loaded: LoadedModule
        do throws(ModuleError) { loaded = try search.load(at: path) } catch {
          say("error: \(error)")
          throw Outcome.runFailed
        }
        for note in loaded.notes { say("note: \(note)") }
        let manifest = loaded.manifest
        let report = ConformanceReport(of: loaded, try scenario.map { try example(manifest.identifier, of: $0) })
        // Modes are blocks of their own; what a module without any keeps to is one list.
        let space = report.modes.contains { $0.name != nil } ? "\n" : ""
        let first = "the manifest is complete, its units are known, and its defaults lie in their bounds"
        try format.answer(Self.table(of: report, after: first)) {
          "\(manifest.identifier) \(manifest.version), \(path)\n  passed  \(first)\n\(space)" + report.text
        }
        if scenario == nil, report.modes.contains(where: { $0.reason != nil }) {
          say("note: --scenario FILE tests the module as a scenario runs it")
        }
        if !report.conforms { throw Outcome.runFailed }
      }
    }

    /// A row for each promise, and for each place where one is not kept.
    private static func table(of report: ConformanceReport, after first: String) -> StoredTable {
      var table = StoredTable(header: ["mode", "promise", "state", "finding"], rows: [["", first, "passed", ""]])
      for mode in report.modes {
        if let reason = mode.reason { table.rows.append([mode.name ?? "", "", "not tested", reason]) }
        for line in mode.lines {
          let findings = line.findings.isEmpty ? [""] : line.findings
          for finding in findings {
            table.rows.append([mode.name ?? "", line.promise, line.findings.isEmpty ? "passed" : "failed", finding])
          }
        }
      }
      return table
    }

    private static let patience = Duration.seconds(60)

    /// The module's parameters in a scenario.
    private func example(_ identifier: String, of file: String) throws(InvalidInput) -> ConformanceCase {
      guard
        let found = try options.prepared(file).modules.first(where: { $0.manifest.identifier == identifier })
      else {
        throw InvalidInput(
          .error("\(file) does not run the module \(identifier)", advice: "name a scenario that does"))
      }
      return ConformanceCase(
        mode: found.mode, axes: found.parameters.axes, parameters: found.parameters.values)
    }
  }
}
