import FoundationEssentials
import ManifestFixture
import ModuleHost
import ModuleMessages
import SimulationKit
import Testing

@Suite struct HostKnowledgeTests {
  /// The manifest of `ManifestTests` with one text replaced.
  private func manifest(_ text: String = "", _ replacement: String = "") throws -> Manifest {
    let json = ManifestFixture.json
    #expect(text.isEmpty || json.contains(text))
    let changed = text.isEmpty ? json : json.replacing(text, with: replacement, maxReplacements: 1)
    return try JSONDecoder().decode(Manifest.self, from: Data(changed.utf8))
  }

  @Test func `a host that uses all of the contract leaves nothing out`() throws {
    let manifest = try manifest()
    let (understood, notes) = try manifest.understood(by: HostKnowledge())
    #expect(understood == manifest)
    #expect(notes == [])
  }

  @Test(arguments: [
    (
      "\"kind\": \"newOutput\"", "\"kind\": \"moonlight\", \"phase\": 3",
      "the link 'moonlight' of 'more' is of a kind that is not known here and is ignored",
      "the link 'moonlight' of 'more' is required and is of a kind that is not known here"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"hologram\", \"depth\": 3",
      "the chart 'capacity' has the mark 'hologram', which is not known here and is ignored",
      "the chart 'capacity' is required and has the mark 'hologram', which is not known here"
    ),
    (
      "\"origin\": \"assumption\"", "\"origin\": \"measured\"",
      "the default of the parameter 'rate' has the origin 'measured', which is not known here and counts as unverified",
      "the default of the parameter 'rate' has the origin 'measured', which is not known here"
    ),
  ])
  func `what is not known is ignored with a note unless it is required`(
    text: String, unknown: String, note: String, problem: String
  ) throws {
    let lenient = try manifest(text, unknown)
    #expect(lenient.problems() == [])
    #expect(try lenient.understood(by: HostKnowledge()).notes == [note])
    let strict = try manifest(text, unknown + ", \"required\": true")
    #expect(strict.problems() == [])
    #expect(throws: ManifestProblems(sentences: [problem])) { try strict.understood(by: HostKnowledge()) }
  }

  @Test func `an origin that is not known stays as it was written`() throws {
    let manifest = try manifest("\"origin\": \"assumption\"", "\"origin\": \"measured\"")
    #expect(manifest.parameters[0].fallback?.origin == .unverified)
    #expect(manifest.parameters[0].fallback?.unknownOrigin == "measured")
    #expect(try Message(manifest).decodeHead(as: Manifest.self) == manifest)
  }

  @Test func `a unit that the host does not know is refused wherever it stands`() throws {
    let host = HostKnowledge(problem: { ["h", "CNY_table/W", "TWh"].contains($0) ? "'\($0)' is no unit" : nil })
    #expect(
      throws: ManifestProblems(sentences: [
        "the unit of the parameter 'hours': 'h' is no unit",
        "the unit of the field 'parks.cost': 'CNY_table/W' is no unit",
        "the unit of the input 'electricity_demand': 'TWh' is no unit",
        "the unit of the output 'generation': 'TWh' is no unit",
      ])
    ) { try manifest().understood(by: host) }
    let table = HostKnowledge(problem: { $0 == "furlong" ? "'furlong' is no unit" : nil })
    #expect(
      throws: ManifestProblems(sentences: [
        "the unit of the column 'wind' of the parameter 'weather': 'furlong' is no unit"
      ])
    ) { try manifest("\"wind\", \"unit\": \"1\"", "\"wind\", \"unit\": \"furlong\"").understood(by: table) }
  }

  @Test func `texts are strings or texts in both languages`() throws {
    let manifest = try manifest("\"discount rate\"", "{\"en\": \"discount rate\", \"zh\": \"贴现率\"}")
    #expect(manifest.parameters[0].meaning == Text(en: "discount rate", zh: "贴现率"))
    #expect(manifest.summary == "Builds parks.")
    #expect(manifest.summary[.zh] == "Builds parks.")
    #expect(try Message(manifest).decodeHead(as: Manifest.self) == manifest)
  }
}
