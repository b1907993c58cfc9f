import Diagnostics
import Testing

struct EscapedTextTests {
  @Test(arguments: [
    ("a\u{1B}[31mred", "a\\u001B[31mred"), ("x\u{202E}y", "x\\u202Ey"), ("x\u{200B}y", "x\\u200By"),
    ("x\u{E0041}y", "x\\U000E0041y"), ("河南 é ½", "河南 é ½"), ("a\rb", "a\\rb"), ("\u{FEFF}a", "\u{FEFF}a"),
    ("a\u{FEFF}", "a\\uFEFF"), ("a\nb\tc\n", "a\nb\tc\n"), ("a\u{2028}b", "a\\u2028b"), ("", ""),
  ])
  func `a text of several lines shows what has no picture, and keeps its lines`(text: String, shown: String) {
    #expect(text.showingControls == shown)
  }

  @Test func `a text that a message repeats stays on its line`() {
    #expect("a\nb\tc\u{202E}".escapingControls == "a\\nb\\tc\\u202E")
  }

  @Test func `the line of a mistake is shown without what could turn it`() {
    let source = SourceText(file: "a.toml", text: "name = \"x\u{202E}y\"\n")
    let place = SourceLocation(file: "a.toml", line: 1, column: 11)
    #expect(
      DiagnosticRenderer(sources: [source]).render([.error(at: place, "the name x\u{202E}y")])
        == "a.toml:1:11: error: the name x\\u202Ey\n  name = \"x\u{FFFD}y\"\n            ^\n")
  }

  @Test func `many mistakes of one list are answered as one is, up to a hundred`() {
    var names = ClosestNames(["capacity", "growth"])
    #expect(names.closest(to: "capacty") == "capacity")
    #expect(names.closest(to: "capacty", besides: ["capacity"]) == nil)
    for _ in 2..<100 { #expect(names.closest(to: "grwth") == "growth") }
    #expect(names.closest(to: "grwth") == nil)
  }
}
