import ArgumentParser
import Console
import Files
import ScenarioReading
import ScenarioSchema

extension Simplan {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a project with a scenario, data and a README that runs at once.")

    @Argument(help: "The folder, which must be empty or not exist.")
    var folder: String

    @OptionGroup var modules: ModuleOptions

    func run() throws(ExitCode) {
      try reporting {
        let schema = try ScenarioSchema(modules.search).json
        try NewProject.write(to: try NewFolder(folder), schema: schema)
        try answer("wrote \(folder); next: cd \(folder) && simplan run scenarios/2020.toml")
      }
    }
  }
}
