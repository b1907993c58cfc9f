import ModuleHost
import ScenarioCase
import ScenarioReading
import ScenarioSchema
import ScratchFolder
import Testing

/// The texts of mistakes are tested where scenarios are read; here, that the program shows just these.
@Suite struct InvalidInputTests {
  @Test(arguments: [
    "regoin = \"Henan\"", "region = Henan", "[electricity]\nlosses = \"60 %\"\nlossse = 1",
    "[plan]\ntargets = \"x.csv\"",
  ])
  func `the program shows the mistakes that the reading finds`(text: String) throws {
    let scenario = try ScenarioCase(text)
    let mistakes = scenario.mistakes()
    #expect(mistakes.hasPrefix("case.toml:"))
    #expect(try scenario.validate() == .invalid(mistakes))
  }

  @Test func `the program explains a value, and answers an unknown key as invalid`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let shown = try scenario.explain("electricity.losses")
    #expect(shown.code == 0 && shown.messages.isEmpty)
    #expect(shown.results.hasPrefix("electricity.losses = 0.06\n  means      "))
    #expect(
      try scenario.explain("economy.grwth")
        == .invalid("error: no value of the scenario has the key economy.grwth; did you mean economy.growth?"))
    #expect(try scenario.explain().results.contains("\n[electricity] read by the economy"))
  }

  @Test func `a scenario that cannot be run is told the same and leaves nothing`() throws {
    let scenario = try ScenarioCase("[electricity]\nlosses = \"60 %\"")
    #expect(try scenario.run() == scenario.validate())
    #expect(!scenario.folder.exists("results"))
  }

  @Test func `a missing scenario and a missing base are named`() throws {
    let folder = try ScratchFolder(["case.toml": "base = \"bases/elsewhere.toml\"\n"])
    #expect(
      try Program.run(["run", "elsewhere.toml"], in: folder) == .invalid("error: there is no file elsewhere.toml"))
    #expect(
      try Program.run(["run", "case.toml"], in: folder)
        == .invalid(
          """
          case.toml:1:8: error: there is no file bases/elsewhere.toml; paths are relative to the file that names them
            base = "bases/elsewhere.toml"
                   ^
          """))
  }

  @Test func `editors get a list as JSON on standard output, and the code of an invalid input`() throws {
    let answer = try ScenarioCase("[electricity]\nlosses = \"60 %\"", modules: false).validate("--format", "json")
    #expect(answer.code == 2 && answer.messages.isEmpty)
    #expect(answer.results.contains("\"message\" : \"losses is 0.6 but must be 0 to 0.5\""))
    let valid = try ScenarioCase("", modules: false).validate("--format", "json")
    #expect(valid == Program.Answer(code: 0, results: "[\n\n]\n", messages: ""))
  }

  @Test func `the schema is printed as the reading makes it`() throws {
    let answer = try Program.run(["schema"], in: ScratchFolder())
    #expect(answer.code == 0)
    #expect(try answer.results == ScenarioSchema(ModuleSearch()).json + "\n")
  }
}
