import ArgumentParser
import Console
import Diagnostics
import ModuleHost
import ResultText
import ScenarioKeys
import ScenarioReading

extension Simplan {
  struct Modules: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "modules",
      abstract: "The simulation modules at hand.", subcommands: [List.self, Show.self, New.self, Check.self],
      defaultSubcommand: List.self)

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the modules that can be loaded.")

      @OptionGroup var format: FormatOptions
      @OptionGroup var modules: ModuleOptions

      func run() throws(ExitCode) {
        try reporting {
          let list = ModuleList(modules.search)
          for problem in list.problems { say("warning: \(problem)") }
          try format.answer(list.table) { list.text }
        }
      }
    }

    struct Show: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything a module says of itself: parameters, units, bounds, defaults, inputs, outputs.")

      @Argument(help: "The identifier of the module, such as wind-solar.")
      var identifier: String

      @OptionGroup var format: FormatOptions
      @OptionGroup var modules: ModuleOptions

      func run() throws(ExitCode) {
        try reporting {
          // The economy is no module, and a scenario writes its parts as sections of their own.
          if EconomySections.all.contains(where: { $0.name == identifier }) {
            throw InvalidInput(
              .error(
                "\(identifier) is no module but a part of the economy, which every scenario has",
                advice:
                  "its keys stand in the section [\(identifier)]: simplan keys \(identifier) lists them, and simplan explain "
                  + "FILE \(identifier) shows their values"))
          }
          let module = try modules.search.load(identifier)
          for note in module.notes { say("note: \(note)") }
          let manifest = ManifestText(module)
          try format.answer(manifest.table) { manifest.text }
        }
      }
    }
  }
}
