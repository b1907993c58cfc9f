import ArgumentParser
import Console
import Diagnostics
import ScenarioReading
import StudyReading

extension Simplan {
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check scenarios and study files with everything they name, without running them.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Argument(help: "The scenarios or study files, TOML.")
    var files: [String]

    @Option(help: "text, or json for editors: a list of diagnostics as in the Language Server Protocol.")
    var format: Format = .text

    @Option(help: ArgumentHelp("Check this module alone, as it is run with --only.", valueName: "module"))
    var only: String?

    @OptionGroup var options: ScenarioOptions

    func run() throws(ExitCode) {
      try reporting {
        var editor: [EditorDiagnostics] = []
        var problems: [Diagnostic] = []
        for file in files {
          let found = findings(in: file)
          let isNew = { problems.contains($0) }
          problems += found.filter { !isNew($0) }
          if format == .json { editor.append(EditorDiagnostics(found, of: file)) }
          if format == .text, !found.contains(where: { $0.severity == .error }) { try answer("\(file) is valid") }
        }
        if format == .json {
          try answer(try EditorDiagnostics.json(editor))
          if problems.contains(where: { $0.severity == .error }) { throw Outcome.of(InvalidInput(problems)) }
        } else if problems.contains(where: { $0.severity == .error }) {
          throw InvalidInput(problems)
        } else if !problems.isEmpty {
          show(problems)
        }
      }
    }

    /// Everything there is to say of a scenario, errors or not.
    private func findings(in file: String) -> [Diagnostic] {
      do throws(InvalidInput) {
        if let only { return try options.alone(file, module: only).notes }
        if StudyFile.isOne(file) { return try options.study(file).notes }
        return try options.prepared(file).notes
      } catch { return error.diagnostics }
    }
  }
}
