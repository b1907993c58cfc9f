import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct ThemeTests {
  @Test func `light is the picture as it is laid out`() throws {
    let scene = try Samples.valueAdded(.english).scene()
    #expect(scene.svg() == scene.svg(theme: .light))
  }

  @Test(arguments: Theme.allCases) func `themes change colours and dashes only`(theme: Theme) throws {
    func bare(_ svg: String) -> [Substring] {
      svg.split(separator: "\n").map { line in
        line.prefix { $0 != "\"" } + line.drop { $0 != ">" }
      }.map { Substring($0) }
    }
    for (name, scene) in try Samples.scenes(.chinese) {
      #expect(bare(scene.svg(theme: theme)) == bare(scene.svg()), "\(name)")
    }
  }

  @Test func `texts and marks can be seen on a dark ground`() throws {
    let ground = try #require(RGB(hex: Theme.dark.paper))
    func contrast(_ color: String) throws -> Double {
      let other = try #require(RGB(hex: color))
      let (a, b) = (ground.contrastOnWhite, other.contrastOnWhite)
      return max(a, b) / min(a, b)
    }
    for place in 0..<16 {
      #expect(try contrast(Theme.dark.fill(Palette.fill(place))) >= 3)
      #expect(try contrast(Theme.dark.text(Palette.text(place))) >= 4.5)
    }
    for color in [Ink.text, Ink.quietText, Ink.baselineText] { #expect(try contrast(Theme.dark.text(color)) >= 4.5) }
  }

  @Test func `print has no colour, and tells lines apart by dashes`() throws {
    for (name, scene) in try Samples.scenes(.english) {
      let svg = scene.svg(theme: .print)
      let colors = Set(svg.split(separator: "\"").filter { $0.hasPrefix("#") && $0.count == 7 })
      for color in colors {
        let rgb = try #require(RGB(hex: String(color)))
        #expect(rgb.red == rgb.green && rgb.green == rgb.blue || color == "#f6f6f3", "\(name): \(color)")
      }
    }
    let dashes = (0..<8).map { Theme.print.stroke(Stroke(Palette.fill($0), width: 2)).dash }
    #expect(Set(dashes).count == 8)
  }

  @Test(arguments: [
    "<script>alert(1)</script> & \"quotes\"", String(repeating: "长", count: 400), "שלום عليكم \u{202E}reversed\u{202C}",
    "ＦＵＬＬ ｗｉｄｔｈ　１２３", "tab\tline\nend\u{0}\u{7F}", "👩‍🔬🇨🇳 e\u{301}\u{301}\u{301}",
  ])
  func `hostile texts stay texts in every kind of chart and theme`(text: String) throws {
    let chart = Chart(
      title: text, subtitle: text, caption: text, finding: text, x: .years([2019, 2020], title: text),
      y: .values(title: text), marks: [.columns([Series(text, [1, 2]), Series(text + "2", [2, 0])])],
      projection: Projection(after: 2019, label: text))
    let fall = Chart(
      title: text, finding: text, x: .values(title: text), y: .categories([text, text, text]),
      marks: [.waterfall(Waterfall(start: 1, steps: [1]))])
    let flow = Sankey(
      title: text, finding: text, unit: text, places: [text, text], flows: [.init(from: 0, to: 1, value: 1)])
    let panels = ChartPanels(title: text, finding: text, panels: [chart, fall])
    for scene in [try chart.scene(), try fall.scene(), try flow.scene(), try panels.scene()] {
      for theme in Theme.allCases {
        let svg = scene.svg(theme: theme)
        #expect(!svg.contains("<script") && !svg.contains("\u{202E}") && !svg.contains("\u{0}"))
        // One element a line: a text cannot begin another.
        #expect(svg.split(separator: "\n").allSatisfy { $0.hasPrefix("<") && $0.hasSuffix(">") })
      }
    }
  }
}
