import ArgumentParser
import Console
import ResultText
import Results

extension Simplan {
  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "keys",
      abstract: "List the keys of a scenario outside its modules, with kind, bounds, default and meaning.",
      discussion: "simplan modules show NAME does the same for a module, simplan schema for editors.")

    @Argument(help: "A section, such as economy, or a key in it, such as economy.markets (default: the sections).")
    var section: String?

    @OptionGroup var format: FormatOptions

    func run() throws(ExitCode) {
      try reporting {
        let columns = Terminal.current.columns
        guard let section else {
          let overview = KeyList.overview
          try format.answer(overview) { overview.text(within: columns) }
          return
        }
        let keys = try KeyList.keys(of: section)
        try format.answer(keys) { KeyList.text(keys, columns: columns) }
      }
    }
  }
}
