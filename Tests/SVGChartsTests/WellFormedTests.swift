import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct WellFormedTests {
  @Test(arguments: Wording.allCases) func `every chart is well-formed XML with one element a line`(wording: Wording)
    throws
  {
    for (name, scene) in try Samples.scenes(wording) {
      #expect(fault(in: scene.svg()) == nil, "\(name)")
    }
  }

  @Test(arguments: [
    ("R&D <share> \"high\"", "R&amp;D &lt;share&gt; &quot;high&quot;"),
    ("two\nlines\r\nand\ttab", "two lines and tab"),
    ("bell\u{07} and \u{FFFE}", "bell\u{FFFD} and \u{FFFD}"),
    ("风电 & 光伏 🚗", "风电 &amp; 光伏 🚗"),
    ("]]>", "]]&gt;"),
  ])
  func `text is made fit for XML`(text: String, expected: String) {
    #expect(XMLText.escaped(text) == expected)
  }

  @Test func `hostile texts everywhere leave the picture well-formed`() throws {
    let text = "</text><script>\u{0}\"'&amp;\r\n\u{B}"
    let chart = Chart(
      title: text, subtitle: text, caption: text, finding: text, x: .categories([text], title: text),
      y: .values(title: text), marks: [.columns([Series(text, [1])]), .rule(value: 2, label: text)])
    let svg = try chart.svg(identifier: "a\"><b 1")
    #expect(fault(in: svg) == nil)
    #expect(!svg.contains("<script"))
    #expect(svg.contains("aria-labelledby=\"ab1-title ab1-desc\""))
    let rows = [ScorecardChart.Row(label: text, target: text, value: text, state: .met, stateText: text, reached: 1)]
    let card = ScorecardChart(
      title: text, finding: text,
      headings: .init(label: text, target: text, value: text, state: text, reached: text), rows: rows)
    #expect(fault(in: try card.svg()) == nil)
  }

  @Test(arguments: [
    ("<a>\n</b>\n", "line 2: </b> closes <a>"), ("<a x=\"1>\n</a>\n", "line 1: odd count of quotes"),
    ("<a>&nbsp;</a>\n", "line 1: bare ampersand"), ("<a>\n", "<a> stays open"), ("<a/><b/>\n", "line 1: two elements"),
  ])
  func `the check sees what is not well-formed`(text: String, expected: String) {
    #expect(fault(in: text) == expected)
  }

  /// The first fault of a text that has an element, or its start or end, to a line.
  private func fault(in svg: String) -> String? {
    var open: [String] = []
    for (number, line) in svg.split(separator: "\n").enumerated() {
      let place = "line \(number + 1): "
      let tags = line.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map {
        $0.prefix { $0 != ">" }
      }
      guard !tags.isEmpty else { return place + "no element" }
      if tags.filter({ !$0.hasPrefix("/") }).count > 1 { return place + "two elements" }
      for tag in tags {
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" }
        if tag.hasPrefix("/") {
          let last = open.popLast() ?? "nothing"
          if last != name { return place + "</\(name)> closes <\(last)>" }
        } else if !tag.hasSuffix("/") {
          open.append(String(name))
        }
        if !tag.filter({ $0 == "\"" }).count.isMultiple(of: 2) { return place + "odd count of quotes" }
      }
      for part in line.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
      where !["amp;", "lt;", "gt;", "quot;", "#10;"].contains(where: part.hasPrefix) {
        return place + "bare ampersand"
      }
      if line.unicodeScalars.contains(where: { $0.value < 0x20 }) { return place + "control character" }
    }
    return open.last.map { "<\($0)> stays open" }
  }
}
