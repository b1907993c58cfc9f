import FoundationEssentials
import Results
import ScratchFolder
import SimulationKit
import Testing

@testable import Reporting

/// A report is read with no program at hand: what a scenario says must never become markup, and nothing may be fetched.
struct HTMLReportTests {
  private static let attack = "</title><script>alert(\"1\")</script> & <img src=x>"

  /// Results with a scorecard, one chart of the economy and two of modules that carry the same name.
  private func results(title: String = "Plan") throws -> StoredResults {
    let chart = """
      {"name": "money", "output": "money", "mark": "lines", "unit": "1e8 CNY", "labels": {},
       "title": {"en": "Money", "zh": "资金"}, "quantity": {"en": "Money", "zh": "资金"}}
      """
    let modules = ["fund", "bank"].map {
      """
      {"identifier": "\($0)", "version": "1.0.0", "title": {"en": "The \($0)", "zh": "模块\($0)"}, "library": "lib.so",
       "sha256": "ab12", "charts": [\(chart)]}
      """
    }
    let json = """
      {"simplan": "0.1.0", "libraries": {"Clp": "1.17.6"}, "plan": "The plan, 2017", "order": [["fund"], ["bank"]],
       "scenario": {"name": "plan", "title": {"en": "TITLE", "zh": "TITLE"}, "story": "TITLE", "language": "en",
         "region": "Henan", "path": "a.toml", "years": [2015, 2016], "tableYear": 2017,
         "tableTitle": {"en": "The table", "zh": "投入产出表"}, "tableCitation": "Bureau of Statistics"},
       "files": [{"path": "a.toml", "sha256": "cd34"}], "modules": [\(modules.joined(separator: ","))],
       "loops": [{"series": ["electricity_demand"], "sweeps": 7, "residual": 1e-11}], "drivers": [],
       "calibrationFactor": 1, "conditionEstimate": 4, "notes": ["TITLE"],
       "idle": [], "deletions": {}, "varied": [], "changes": [],
       "scorecard": [{"state": "missed", "value": 12, "shortfall": 3, "target": {
         "identifier": "share", "indicator": {"en": "SEI share", "zh": "战略性新兴产业占比"}, "value": 15, "unit": "%",
         "bound": "about", "clause": "II(3)", "relation": "", "relationTo": "", "note": {"en": "", "zh": ""},
         "measure": "sei_share"}}],
       "values": [
         {"readBy": "module", "section": "modules.fund", "key": "leverage", "value": [3, 2.5, 2.123456789], "origin": {
           "kind": "assumption", "low": 1.2, "high": 5, "reason": "TITLE",
           "location": {"file": "a.toml", "line": 1, "column": 1}}},
         {"readBy": "module", "section": "modules.fund", "key": "size", "value": 1000, "origin": {
           "kind": "document", "source": "TITLE", "location": {"file": "a.toml", "line": 2, "column": 1}}},
         {"readBy": "economy", "section": "electricity", "key": "base_year", "value": 2015, "origin": {
           "location": {"file": "a.toml", "line": 3, "column": 1}}}],
       "headlines": [{"headline": "fund", "sections": ["modules.fund"], "kinds": {"assumption": 1, "document": 1}}]}
      """.split(separator: "TITLE", omittingEmptySubsequences: false).joined(
        separator: title.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))
    let scratch = try ScratchFolder()
    let folder = try ResultsFolder(at: scratch.at("plan"))
    try folder.write("indicator,2015,2016\nshare_of_above_scale_industry,11.8,12\n", to: "economy/strategic_share.csv")
    for module in ["fund", "bank"] {
      try folder.write("unit,2015,2016\n1e8 CNY,1,2\n", to: "modules/\(module)/money.csv")
    }
    try folder.publish(record: json)
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
    let page = try HTMLReport(try results(title: Self.attack), language: language).page()
    let escaped = "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;img src=x&gt;"
    #expect(!page.contains("<script") && !page.contains("<img"))
    for place in [
      "<title>\(escaped)</title>", "<h1>\(escaped)</h1>", "<p class=\"story\">\(escaped)</p>", "<li>\(escaped)</li>",
      "<td class=\"text\">\(escaped)</td>",
    ] {
      #expect(page.contains(place))
    }
  }

  @Test(arguments: Language.allCases)
  func `a report fetches nothing and its ids are its own`(language: Language) throws {
    let page = try HTMLReport(try results(), language: language).page()
    #expect(!page.contains("http") && !page.contains("src=") && !page.contains("url(") && !page.contains("@import"))
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
        "<code>cd34</code>", "<td class=\"number\">7</td>", "<dd>The fund → The bank</dd>",
      ]
    ),
    (
      .zh,
      [
        "<html lang=\"zh-CN\">", "差3 个百分点</span>", "<dd>投入产出表</dd>", "<h2 id=\"scorecard\">规划目标对照表</h2>",
        "<td class=\"number\"><span>3个数值<span class=\"remark\">2.1235–3</span></span></td>",
        "<dd>模块fund → 模块bank</dd>",
      ]
    ),
  ])
  func `a report says in its language what was found and on what it stands`(language: Language, said: [String]) throws {
    let page = try HTMLReport(try results(), language: language).page()
    for text in said { #expect(page.contains(text), "\(text)") }
    #expect(pieces(page, from: "<sv", to: " ") == ["g", "g", "g", "g"])
  }

  @Test func `the kinds of numbers stand in one row with their sum`() throws {
    let page = try HTMLReport(try results()).page()
    let cells = [1, 0, 0, 1, 0, 2].map { "<td class=\"number\">\($0)</td>" }.joined()
    #expect(
      page.contains("<span>The fund<span class=\"remark\">from: The fund</span></span></th>" + cells))
  }

  @Test func `the same results give the same bytes`() throws {
    #expect(try HTMLReport(try results()).page() == HTMLReport(try results()).page())
  }
}
