import ArgumentParser
import ModuleHost
import Reporting

extension Simplan {
  struct Modules: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The simulation modules at hand.", subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "List the modules that can be loaded.")

      @OptionGroup var modules: ModuleOptions

      func run() throws {
        try reporting {
          let list = ModuleList(modules.search)
          for problem in list.problems { say("warning: \(problem)") }
          try answer(list.text)
        }
      }
    }

    struct Show: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Show everything a module says of itself: parameters, units, bounds, defaults, inputs, outputs.")

      @Argument(help: "The identifier of the module, such as wind-solar.")
      var identifier: String

      @OptionGroup var modules: ModuleOptions

      func run() throws {
        try reporting {
          let module = try modules.search.load(identifier)
          for note in module.notes { say("note: \(note)") }
          try answer(ManifestText(module.manifest).text)
        }
      }
    }
  }
}
