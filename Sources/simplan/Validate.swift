import ArgumentParser
import Diagnostics
import Workbench

extension Simplan {
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a scenario with everything it names, without running it.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var options: ScenarioOptions

    func run() throws {
      try reporting {
        let prepared = try options.prepared(file)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        try answer("\(file) is valid")
      }
    }
  }
}
