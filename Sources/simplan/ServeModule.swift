import ArgumentParser
import ModuleHost

extension Simplan {
  /// The other side of `--isolate`: this program as the process of one module.
  struct ServeModule: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve-module",
      abstract: "Answer the frames of a host on standard input for a module's library.", shouldDisplay: false)

    @Argument(help: "The library of the module.")
    var library: String

    func run() throws(ExitCode) {
      let code = serveLibrary(at: library)
      if code != 0 { throw ExitCode(code) }
    }
  }
}
