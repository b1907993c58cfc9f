import Diagnostics
import Testing

struct DiagnosticRendererTests {
  @Test func `a caret stands under the place, also behind Chinese text`() {
    let source = SourceText(file: "a.toml", text: "\"新能源\" = {\tx = 5 } # é e\u{301}\n")
    let renderer = DiagnosticRenderer(sources: [source])
    let text = renderer.render([
      .error(at: Diagnostics.SourceLocation(file: "a.toml", line: 1, column: 15), "too large", advice: "write 4"),
      Diagnostic(.warning, "nowhere"),
      .error(at: Diagnostics.SourceLocation(file: "b.toml", line: 9, column: 1), "of a file that was not read"),
      .error(at: Diagnostics.SourceLocation(file: "a.toml", line: 1, column: 1), "first"),
      .error(at: Diagnostics.SourceLocation(file: "a.toml", line: 1, column: 1), "first"),
    ])
    #expect(
      text == """
        warning: nowhere
        a.toml:1:1: error: first
          "新能源" = { x = 5 } # é e\u{301}
          ^
        a.toml:1:15: error: too large; write 4
          "新能源" = { x = 5 } # é e\u{301}
                           ^
        b.toml:9:1: error: of a file that was not read

        """)
  }

  @Test func `a message of several lines keeps them, set in`() {
    let renderer = DiagnosticRenderer(sources: [SourceText(file: "a.toml", text: "[modules.hydro]\n")])
    let message = "no module 'hydro' in\n  here\na.toml:1:1: error: forged"
    #expect(
      renderer.render([.error(at: Diagnostics.SourceLocation(file: "a.toml", line: 1, column: 10), message)]) == """
        a.toml:1:10: error: no module 'hydro' in
            here
          a.toml:1:1: error: forged
          [modules.hydro]
                   ^

        """)
  }

  @Test func `a long line is cut around the place and control characters are not printed`() {
    let line = String(repeating: "河", count: 200) + "X" + String(repeating: "y", count: 200) + "\u{1B}[31m"
    let renderer = DiagnosticRenderer(sources: [SourceText(file: "a", text: line)])
    let shown = renderer.render([.error(at: Diagnostics.SourceLocation(file: "a", line: 1, column: 201), "here")])
      .split(separator: "\n")
    #expect(shown[1] == "  " + String(repeating: "河", count: 30) + "X" + String(repeating: "y", count: 59))
    #expect(shown[2] == "  " + String(repeating: " ", count: 60) + "^")
    let end = renderer.render([.error(at: Diagnostics.SourceLocation(file: "a", line: 1, column: 999), "end")])
    #expect(!end.contains("\u{1B}") && end.contains("\u{FFFD}[31m"))
  }

  @Test(
    arguments: [
      ("full_load_hour", "full_load_hours"), ("fulload_hours", "full_load_hours"),
      ("Full-Load-Hours", "full_load_hours"),
      ("captial", "capital"), ("capacity", nil), ("x", nil), ("风光", "风电"), ("", nil),
    ] as [(String, String?)])
  func `a misspelt name is answered by the nearest known one`(name: String, expected: String?) {
    #expect(closest(to: name, in: ["full_load_hours", "capital", "风电"]) == expected)
  }

  @Test(
    arguments: [
      ("电力", "电力热力"), ("城镇居民", "城镇居民消费"), ("Agriculture", "Agriculture, forestry"),
      ("Chemicals", "Basic chemicals"), ("chemcials", "Basic chemicals"), ("Agricultrue", "Agriculture, forestry"),
      ("household", nil), ("houshold", nil), ("urban", "household_urban"), ("urbn", nil), ("居民", nil), ("电", nil),
      ("cn", nil), ("EN", "en"), ("fore", nil),
    ] as [(String, String?)])
  func `a name that begins one known name, or is a word of it, is answered by that one`(
    name: String, expected: String?
  ) {
    let known = [
      "电力热力", "城镇居民消费", "农村居民消费", "Agriculture, forestry", "Basic chemicals", "household_urban", "household_rural",
      "en",
      "zh",
    ]
    #expect(closest(to: name, in: known) == expected)
  }

  @Test func `control characters of a message are shown escaped`() {
    let text = DiagnosticRenderer(sources: []).render([.error("key a\u{0}b\u{1B}[31m\tc")])
    #expect(text == "error: key a\\u0000b\\u001B[31m\\tc\n")
  }
}
