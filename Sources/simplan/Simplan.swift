import ArgumentParser
import Console
import Files
import Glibc
import LinearAlgebra
import ModuleHost
import Results

@main
struct Simplan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplan",
    abstract: "Does the plan reach its targets, under which assumptions, through which sectors?",
    discussion: """
      Exit codes: 0 answered; 2 the scenario or another input is invalid; 3 the run failed; 4 answered, but something \
      required was infeasible; 5 shards of a study are missing or failed; 64 wrong usage. Results go to standard output, \
      everything else to standard error.
      """,
    version: ProgramDescription.current.text,
    subcommands: [
      Run.self, Ensemble.self, Sensitivity.self, Discover.self, RobustnessCommand.self, StudyCommand.self, Chart.self,
      Report.self, Show.self, Export.self,
      Compare.self, BackCastCommand.self, MonitorCommand.self,
      Seek.self, Frontier.self, Validate.self, Lock.self, Explain.self, Keys.self, Schema.self, New.self,
      Modules.self, Table.self, ServeModule.self, ReadXLS.self, Manual.self,
    ])

  static func main() {
    StandardStreams.fill()
    // A module that is served keeps nothing that would have to be put in order; its host ends it.
    let hidden = [ServeModule.configuration.commandName, ReadXLS.configuration.commandName]
    if !hidden.contains(CommandLine.arguments.dropFirst().first) { Interruption.watch() }
    ModuleWatch.onExit { EarlyEnd.prepare() }
    // OpenBLAS starts its threads when it is loaded, and they spin until there is a table that is worth them.
    LinearAlgebraLibrary.startWithOneThread()
    do {
      try RepeatedOptions.refuse(in: Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error).isSuccess else { exit(withError: error) }
      // Help and version are results too.
      do throws(ExitCode) { try answer(fullMessage(for: error)) } catch { exit(withError: error) }
    }
  }
}
