import ArgumentParser
import Diagnostics
import Workbench

extension Simplan {
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a scenario with everything it names, without running it.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @OptionGroup var modules: ModuleOptions

    func run() throws {
      try reporting {
        let prepared = try PreparedRun(path: try existing(file), search: modules.search)
        if !prepared.notes.isEmpty { show(prepared.notes) }
        try answer("\(file) is valid")
      }
    }
  }
}
