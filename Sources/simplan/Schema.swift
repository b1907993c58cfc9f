import ArgumentParser
import Console
import ScenarioReading
import ScenarioSchema

extension Simplan {
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON schema of scenarios, or of study files, for editors that complete and check TOML.",
      discussion: """
        Write it to a file and name that file in the first line of a scenario: #:schema scenario.schema.json \
        (Taplo, Even Better TOML).
        """)

    @Flag(help: "Print the schema of study files instead.")
    var studies = false

    @OptionGroup var modules: ModuleOptions

    func run() throws(ExitCode) {
      try reporting {
        if studies {
          try answer(try StudySchema.json)
          return
        }
        let schema = ScenarioSchema(modules.search)
        for problem in schema.problems { say("warning: \(problem)") }
        try answer(try schema.json)
      }
    }
  }
}
