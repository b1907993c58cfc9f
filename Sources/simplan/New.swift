import ArgumentParser
import ScenarioReading

extension Simplan {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a project with a scenario, data and a README that runs at once.")

    @Argument(help: "The folder, which must be empty or not exist.")
    var folder: String

    @OptionGroup var modules: ModuleOptions

    func run() throws {
      try reporting {
        try NewProject.write(to: folder, schema: ScenarioSchema(modules.search).json)
        try answer("wrote \(folder); next: cd \(folder) && simplan run scenarios/2020.toml")
      }
    }
  }
}
