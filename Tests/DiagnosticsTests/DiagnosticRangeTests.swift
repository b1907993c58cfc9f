import Diagnostics
import Testing

struct DiagnosticRangeTests {
  /// The text in the range of a place, between the UTF-16 units before and behind it.
  private static func marked(_ line: String, column: Int) -> String {
    let source = SourceText(file: "a.toml", text: "\n" + line)
    let range = DiagnosticRange(SourceLocation(file: "a.toml", line: 2, column: column), in: source)
    #expect(range.start.line == 1 && range.end.line == 1)
    let units = Array(line.utf16)
    let covered = String(decoding: units[range.start.character..<range.end.character], as: UTF16.self)
    return "\(range.start.character) \(covered)"
  }

  @Test(arguments: [
    ("hours = 9000 # h", 9, "8 9000"), ("hours = 9000", 1, "0 hours"), ("\"能源\" = \"1 kW\"", 8, "7 \"1 kW\""),
    ("\"😀\" = 3", 7, "7 3"), ("x = \"a \\\" b\" # c", 5, "4 \"a \\\" b\""), ("x = 'a\\' # c", 5, "4 'a\\'"),
    ("[modules.wind-solar] # c", 1, "0 [modules.wind-solar]"),
    ("x = {a = [1, \"}\"], b = 2}", 5, "4 {a = [1, \"}\"], b = 2}"),
    ("x = [ # open", 5, "4 [ "), ("x = \"open", 5, "4 \"open"), ("x = ", 5, "4 "), ("x", 9, "1 "),
  ])
  func `the range of a place is its token, counted in UTF-16 units`(line: String, column: Int, expected: String) {
    #expect(Self.marked(line, column: column) == expected)
  }

  @Test func `what stands in no file has an empty range at its start`() {
    let range = DiagnosticRange(nil, in: nil)
    #expect(range.start == range.end && range.start == .init(line: 0, character: 0))
  }
}
