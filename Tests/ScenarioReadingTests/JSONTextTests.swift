import FoundationEssentials
import ScenarioReading
import Testing

@Suite struct JSONTextTests {
  @Test func `what turns the direction of a text, or has no width, is an escape that reads back as itself`() throws {
    let written = ["a": "x\u{202E}y\u{200B}z\u{FEFF} 规划\n\u{1B}"]
    let text = try jsonText(of: written)
    #expect(text == "{\n  \"a\" : \"x\\u202Ey\\u200Bz\\uFEFF 规划\\n\\u001b\"\n}")
    #expect(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)) == written)
  }
}
