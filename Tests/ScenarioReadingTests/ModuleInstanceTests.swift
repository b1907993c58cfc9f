import Diagnostics
import ScenarioCase
import ScenarioKeys
import ScenarioReading
import SimulationKit
import Study
import Testing

/// Sections of `[modules]` that run a module under a name of their own.
@Suite struct ModuleInstanceTests {
  @Test func `two instances of one module stand beside each other under names of their own`() throws {
    let prepared = try ScenarioCase(ScenarioCase.twoInstances, modules: false).prepared()
    #expect(prepared.modules.map(\.identifier) == ["north-parks", "south-parks"])
    #expect(prepared.modules.map(\.manifest.identifier) == ["wind-solar", "wind-solar"])
    #expect(prepared.modules.map(\.title.en) == prepared.modules.map { "\($0.manifest.title.en) (\($0.identifier))" })
    #expect(prepared.problem.modules.map(\.name) == ["north-parks", "south-parks"])
    #expect(prepared.explainedSections.map(\.name).filter { $0.hasPrefix("modules.north") }.count == 2)
    #expect(prepared.factor("modules.south-parks.full_load_hours.wind") != nil)
  }

  @Test func `an instance beside the module itself changes nothing of it`() throws {
    let prepared = try ScenarioCase(ScenarioCase.parks("north-parks", capacity: 1)).prepared()
    #expect(
      prepared.modules.map(\.identifier) == ["new-energy-vehicles", "wind-solar", "fund-allocation", "north-parks"])
    #expect(prepared.modules.map(\.isInstance) == [false, false, false, true])
  }

  @Test func `mistakes of an instance are told under its name`() throws {
    let text = ScenarioCase.parks("north-parks", capacity: 1).split(separator: "tax_share = 0").joined(
      separator: "tax_shore = 0")
    let mistakes = try ScenarioCase(text, modules: false).mistakes()
    #expect(mistakes.contains("error: unknown key tax_shore in [modules.north-parks]; did you mean tax_share?"))
  }

  @Test(arguments: [
    (
      "[modules.north-parks]\nmodule = \"wind-solr\"\n",
      "case.toml:6:10: error: there is no module 'wind-solr'; did you mean wind-solar?"
    ),
    (
      "[modules.north-parks]\nmodule = 3\n",
      "case.toml:6:10: error: module must be the identifier of a module, not a whole number; write it in quotes, as in "
        + "module = \"wind-solar\""
    ),
    (
      "[modules.\"North parks\"]\nmodule = \"wind-solar\"\n",
      "case.toml:5:1: error: an instance of wind-solar cannot be called \"North parks\"; write lower-case words joined by "
        + "hyphens, as in [modules.north-parks]"
    ),
    (
      "[modules.government]\nmodule = \"wind-solar\"\nenabled = false\n",
      "error: an instance of wind-solar is called government, which is a category of final demand; give it a name of its own, "
        + "as in [modules.north-parks]"
    ),
    (
      "[modules.economy]\nmodule = \"wind-solar\"\nenabled = false\n",
      "error: an instance of wind-solar is called economy, which is a part of the economy; give it a name of its own, as in "
        + "[modules.north-parks]"
    ),
  ])
  func `a name or a module that cannot be is told with what to write`(text: String, message: String) throws {
    #expect(try ScenarioCase(text, modules: false).mistakes().contains(message))
  }
}
