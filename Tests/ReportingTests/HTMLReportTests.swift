import Diagnostics
import FoundationEssentials
import ScenarioKeys
import ScenarioReading
import ScratchFolder
import SimulationKit
import StoredRun
import Testing

@testable import Reporting
@testable import ResultCharts
@testable import Results

/// A report is read with no program at hand: what a scenario says must never become markup, and nothing may be fetched.
struct HTMLReportTests {
  private static let attack = "</title><script>alert(\"1\")</script> & <img src=x>"

  /// Results with a scorecard, one chart of the economy and two of modules that carry the same name.
  private func results(title: String = "Plan", money: String = "2") throws -> StoredResults {
    let scratch = try ScratchFolder()
    let folder = try ResultsFolder(at: scratch.at("plan"))
    try folder.write("indicator,2015,2016\nshare_of_above_scale_industry,11.8,12\n", to: "economy/strategic_share.csv")
    for module in ["fund", "bank"] {
      try folder.write("unit,2015,2016\n1e8 CNY,1,\(money)\n", to: "modules/\(module)/money.csv")
    }
    try folder.publish(record: StoredRun.json(title: title))
    return try FolderSnapshot.read(scratch.at("plan")).results
  }

  private func pieces(_ page: String, from start: String, to end: Character) -> [Substring] {
    var rest = page[...]
    var found: [Substring] = []
    while let range = rest.firstRange(of: start) {
      found.append(rest[range.upperBound...].prefix { $0 != end })
      rest = rest[range.upperBound...]
    }
    return found
  }

  @Test(arguments: Language.allCases)
  func `what a scenario says is text wherever it stands`(language: Language) throws {
    let page = HTMLReport(try results(title: Self.attack), language: language).page()
    let escaped = "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;img src=x&gt;"
    #expect(!page.contains("<script") && !page.contains("<img"))
    for place in [
      "<title>\(escaped)</title>", "<h1>\(escaped)</h1>", "<p class=\"story\">\(escaped)</p>", "<li>\(escaped)</li>",
      "<td class=\"text\">\(escaped)</td>",
    ] {
      #expect(page.contains(place))
    }
  }

  @Test func `a report names every uncertain input that its run left at its central value`() throws {
    var record = try StoredRun.record()
    func varied(_ section: VariedKey.Section, _ key: String) -> VariedKey {
      VariedKey(
        section: section, key: key, variation: .uniform(low: 1, high: 2), unit: "1",
        place: SourceLocation(file: "a.toml", line: 7, column: 1), overridden: [])
    }
    record.varied = ["a", "b", "c", "d"].map { varied(.uncertain, "economy.\($0)") } + [varied(.levers, "economy.e")]
    let results = try results()
    let page = HTMLReport(StoredResults(record: record, tables: results.tables), language: .en).page()
    #expect(page.contains("Uncertain inputs left at their central value"))
    for key in ["a", "b", "c", "d"] {
      #expect(page.contains("<li><code lang=\"en\">economy.\(key)</code> (a.toml:7:1)</li>"))
    }
    #expect(!page.contains("economy.e"))
    #expect(!HTMLReport(results, language: .en).page().contains("left at their central value"))
  }

  @Test(arguments: [
    (
      Language.en,
      [
        "Money paid. </strong>The share of the fund", "Paid out (1e8 CNY)", "Wind, Henan",
        "101 rows, in modules/fund/hours.csv",
      ]
    ),
    (Language.zh, ["资金去向：</strong>基金的份额", "支出（亿元）", "风电、河南", "共101行，见 modules/fund/hours.csv"]),
  ])
  func `a section that a module offers holds its text, charts and tables in this order`(
    language: Language, words: [String]
  ) throws {
    var record = try StoredRun.record()
    func output(_ name: String) -> RunRecord.OutputPart {
      RunRecord.OutputPart(
        output: name, unit: "1e8 CNY", meaning: Title(en: "Paid out", zh: "支出"),
        labels: ["class": ["w": Title(en: "Wind", zh: "风电")], "place": ["h": Title(en: "Henan", zh: "河南")]])
    }
    record.modules[0].sections = [
      RunRecord.SectionPart(
        title: Title(en: "Money paid", zh: "资金去向"), text: Title(en: "The share of the fund", zh: "基金的份额"),
        charts: ["money"], tables: [output("paid"), output("hours")])
    ]
    var tables = try results().tables
    tables["modules/fund/paid.csv"] = StoredTable(
      header: ["class", "place", "unit", "2015", "2016"],
      rows: [["w", "h", "1e8 CNY", "1.234567", "2"], ["x", "h", "1e8 CNY", "0", ""]])
    tables["modules/fund/hours.csv"] = StoredTable(
      header: ["hour", "unit", "value"], rows: (0...100).map { ["\($0)", "1e8 CNY", "1"] })
    let page = HTMLReport(StoredResults(record: record, tables: tables), language: language).page()
    let places = ([words[0], "id=\"fund-money-title\""] + words.dropFirst()).map { page.firstRange(of: $0) }
    #expect(places.allSatisfy { $0 != nil })
    #expect(
      zip(places, places.dropFirst()).allSatisfy { pair in
        guard let one = pair.0, let next = pair.1 else { return false }
        return one.upperBound <= next.lowerBound
      })
    // Once in its section, and that of the other module, which has none.
    #expect(pieces(page, from: "id=\"fund-money-title\"", to: ">").count == 1)
    #expect(pieces(page, from: "id=\"bank-money-title\"", to: ">").count == 1)
    #expect(page.contains("<td class=\"number\">1.2346</td>") && page.contains("<td class=\"number\"></td>"))
  }

  @Test(arguments: Language.allCases)
  func `a report fetches nothing and its ids are its own`(language: Language) throws {
    let page = HTMLReport(try results(), language: language).page()
    #expect(page.contains("default-src 'none'"))
    #expect(
      !page.contains("http:") && !page.contains("https:") && !page.contains("src=") && !page.contains("url(")
        && !page.contains("@import"))
    let ids = pieces(page, from: " id=\"", to: "\"")
    #expect(ids.contains("fund-money-title") && ids.contains("bank-money-title"))
    #expect(Set(ids).count == ids.count)
    let asked =
      pieces(page, from: "href=\"#", to: "\"")
      + pieces(page, from: "aria-labelledby=\"", to: "\"").flatMap { $0.split(separator: " ") }
    #expect(asked.count > ids.count / 2)
    #expect(Set(asked).subtracting(ids) == [])
    #expect(pieces(page, from: "<th ", to: ">").allSatisfy { $0.hasPrefix("scope=\"") })
  }

  @Test(arguments: [
    (
      Language.en,
      [
        "<html lang=\"en\">", "missed by 3 percentage points</span>", "<dd>Bureau of Statistics</dd>",
        "<dd>The plan, 2017</dd>",
        "<td class=\"number\"><span>3 values<span class=\"remark\">2.1235–3</span></span></td>",
        "<code lang=\"en\">cd34</code>", "<td class=\"number\">7</td>", "<dd>The fund → The bank</dd>",
      ]
    ),
    (
      .zh,
      [
        "<html lang=\"zh-CN\">", "差3个百分点</span>", "<dd>投入产出表</dd>", "<h2 id=\"scorecard\">规划目标对照表</h2>",
        "<td class=\"number\"><span>3个数值<span class=\"remark\">2.1235–3</span></span></td>",
        "<dd>模块fund → 模块bank</dd>",
      ]
    ),
  ])
  func `a report says in its language what was found and on what it stands`(language: Language, said: [String]) throws {
    let page = HTMLReport(try results(), language: language).page()
    for text in said { #expect(page.contains(text), "\(text)") }
    #expect(pieces(page, from: "<sv", to: " ") == ["g", "g", "g"])
  }

  @Test func `the kinds of numbers stand in one row with their sum`() throws {
    let page = HTMLReport(try results()).page()
    let cells = [1, 0, 0, 1, 0, 2].map { "<td class=\"number\">\($0)</td>" }.joined()
    #expect(
      page.contains("<span>The fund<span class=\"remark\">from: The fund</span></span></th>" + cells))
  }

  @Test func `a chart that cannot be drawn is told in its place and costs no other chart`() throws {
    let results = try results(money: "2000000000000")
    let gallery = ReportCharts(results).gallery()
    #expect(gallery.pictures.map(\.name) == ["scorecard", "strategic-share"])
    #expect(
      gallery.undrawn.map(\.diagnostic.message) == [
        "the chart money is not drawn: series 'Money' at '2016' is larger than 1e12; show it in a larger unit",
        "the chart bank-money is not drawn: series 'Money' at '2016' is larger than 1e12; show it in a larger unit",
      ])
    #expect(
      HTMLReport(results).page().contains(
        "<p class=\"quiet\">The chart money is not drawn: series 'Money' at '2016' is larger than 1e12"))
  }

  @Test func `the same results give the same bytes`() throws {
    #expect(HTMLReport(try results()).page() == HTMLReport(try results()).page())
  }
}
