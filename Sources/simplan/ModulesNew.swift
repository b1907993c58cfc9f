import ArgumentParser
import Console
import Files
import ModuleTemplates

extension Simplan.Modules {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a folder with a module that builds, keeps to the contract and runs in a scenario at once.")

    @Argument(help: "The identifier of the module, such as heat-pumps.")
    var name: String

    @Option(help: ArgumentHelp("Of the module: swift, python, c or formulas.", valueName: "language"))
    var language = ModuleTemplate.Language.swift

    @Option(
      name: .shortAndLong, help: "The folder, which must be empty or not exist (default: the identifier).")
    var output: String?

    @Option(
      help: ArgumentHelp(
        "The folder of simplan's sources, on which a module in Swift builds (default: those of this program).",
        valueName: "folder"))
    var package: String?

    func run() throws(ExitCode) {
      try reporting {
        let template = try ModuleTemplate(name, language, package: package)
        let folder = try NewFolder(output ?? name)
        let next = try template.write(to: folder)
        try answer("wrote \(folder.path); next:\n\(next)")
      }
    }
  }
}

extension ModuleTemplate.Language: ExpressibleByArgument {}
