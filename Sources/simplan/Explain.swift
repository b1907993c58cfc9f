import ArgumentParser
import Reporting

extension Simplan {
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Show where the values of a scenario come from: place, what they override, source, who reads them.")

    @Argument(help: "The scenario, a TOML file.")
    var file: String

    @Argument(help: "A key with dots, such as modules.wind-solar.capacity.wind (default: a line for every value).")
    var key: String?

    @OptionGroup var options: ScenarioOptions

    func run() throws {
      try reporting {
        let explanation = Explanation(try options.prepared(file))
        try answer(try key.map { try explanation.text(of: $0) } ?? explanation.overview)
      }
    }
  }
}
