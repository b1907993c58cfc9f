package import Files
import ResultCharts
import ResultText
package import Results
package import SimulationKit

/// The report of a run as one page of HTML that needs no network and no script, from its stored results alone: the same
/// results give the same bytes.
///
/// It begins with what a director asks: the question of the plan, the answer, the scorecard and what is behind it. Chapters
/// with charts follow, then, in an annex that begins on a page of its own, the assumptions and everything else.
package struct HTMLReport {
  let results: StoredResults
  let language: Language
  /// Studies of the same scenario.
  let studies: [StudyFinding]
  /// The run of the scenario's base; nil where it is not at hand.
  let base: RunRecord?
  let reasons: ShareReasons?

  /// At the end of a page that stands outside the folder of a run, so that nothing else is written over.
  package static let seal = Seal(opening: "<!-- simplan ", closing: " -->\n")

  /// - Parameter language: the scenario's own where nil.
  package init(
    _ results: StoredResults, language: Language? = nil, studies: [StudyFinding] = [], base: RunRecord? = nil
  ) {
    self.results = results
    self.language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
    self.studies = studies
    self.base = base
    reasons = ShareReasons(results, language: self.language)
  }

  /// The page as HTML text; its header declares UTF-8.
  package func page() -> String {
    let gallery = ReportCharts(results, language: language, form: .page).gallery()
    let chapters = [scorecardSection, economySection(gallery), modulesSection(gallery)].compactMap(\.self)
    let annex = [
      assumptionSection, sourceSection, unstatedSection, tableSection, targetNotesSection, runSection, filesSection,
    ].compactMap(\.self)
    let front = HTML.block("div", ["class": "front"], [answerSection, warningSection])
    let main = [front, chapters.first?.html ?? .empty, cards] + chapters.dropFirst().map(\.html) + [annexHead]
    return HTML.page(
      language: language == .zh ? "zh-CN" : "en", title: title, style: Self.style,
      body: [
        HTML("a", ["class": "skip", "href": "#answer"], say("Skip to the answer", "跳至结论")), head(chapters, annex),
        .block("main", [:], main + annex.map(\.html)),
      ])
  }

  /// A part of the page under a heading of the second level.
  package struct Section {
    package var identifier: String
    package var title: String
    package var content: [HTML]

    package init(identifier: String, title: String, content: [HTML]) {
      self.identifier = identifier
      self.title = title
      self.content = content
    }

    package var html: HTML {
      .block(
        "section", ["aria-labelledby": identifier], [HTML("h2", ["id": identifier], title)] + content)
    }
  }

  /// The scenario's title; under that of its base the scenario's name tells it apart.
  private var title: String {
    let title = record.scenario.title[language]
    guard record.scenario.base?.lendsTitle == true else { return title }
    return say("\(title): variant \(record.scenario.name)", "\(title)：派生情景 \(record.scenario.name)")
  }

  private func head(_ chapters: [Section], _ annex: [Section]) -> HTML {
    let scenario = record.scenario
    let years = [scenario.years.first, scenario.years.last].compactMap { $0.map(String.init) }.joined(separator: "–")
    let facts = [
      region, years, say("scenario \(scenario.name)", "情景 \(scenario.name)"), "simplan \(record.simplan)",
    ]
    func contents(_ sections: [Section]) -> [HTML] {
      sections.map { HTML("li", [:], [HTML("a", ["href": "#\($0.identifier)"], $0.title)]) }
    }
    let story = scenario.story[language]
    return .block(
      "header", [:],
      [
        HTML("h1", title), HTML("p", ["class": "under-title"], facts.joined(separator: " · ")),
        story.isEmpty
          ? derivation.map { HTML("p", ["class": "story"], [prose($0)]) } ?? .empty
          : HTML("p", ["class": "story"], [prose(story)]),
        .block(
          "nav", ["aria-label": say("Contents", "目录")],
          [
            .block("ol", [:], contents(chapters)),
            .block(
              "details", [:],
              [HTML("summary", say("Annex", "附录")), .block("ol", [:], contents(annex))]),
          ]),
      ])
  }

  private var annexHead: HTML {
    .block(
      "section", ["class": "annex", "aria-labelledby": "annex"],
      [
        HTML("h2", ["id": "annex"], say("Annex", "附录")),
        kinds.html,
        paragraph(
          "Document: read in the document named. Derived: computed from documents. Unverified: from a source that was not checked. Assumption: chosen, with a reason and a range. Unstated: the scenario does not say. Every number that is written counts: one for many labels once, years that follow from others not. The input-output table and solver settings are not counted.",
          "文件：取自所列文件。推算：由文件数据计算。未核实：来源未经核对。假设：自行选定，附理由与取值范围。未说明：情景未注明。逐个计数所写数值：适用于多个标签的一个数值计一次，由其他年份推得的年份不计；投入产出表与求解设置不计。"
        ),
      ])
  }

  // MARK: - Words

  var record: RunRecord { results.record }

  private var region: String {
    language == .zh ? record.scenario.regionZh ?? record.scenario.region : record.scenario.region
  }

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  func prose(_ text: String) -> HTML { .prose(text, in: language) }

  func paragraph(_ en: String, _ zh: String) -> HTML { HTML("p", ["class": "quiet"], say(en, zh)) }

  /// A name of the scenario files; they are in English letters, and no word of a language.
  func code(_ text: String) -> HTML { HTML("code", ["lang": "en"], text) }

  /// Texts in the order of the language: `a, b` or `a、b`.
  func list(_ texts: [String]) -> String { texts.joined(separator: say(", ", "、")) }

  /// A section of the scenario in words; modules by their titles.
  func sectionTitle(_ section: String) -> String {
    let modules = record.modules + (base?.modules ?? [])
    if let module = modules.first(where: { "modules.\($0.identifier)" == section }) {
      return module.title[language]
    }
    return switch section {
    case "economy": say("Economy", "经济")
    case "sales": say("Sales of new output", "新增产出的去向")
    case "electricity": say("Electricity", "电力")
    case "strategic_industries": say("Strategic emerging industries", "战略性新兴产业")
    case "coupling": say("Coupling of the modules", "模块耦合")
    case "plan": say("Plan", "规划")
    default: section
    }
  }

  /// A note as readers know the things it names: modules and industries by their titles.
  package func readable(_ note: String) -> String {
    var text = note
    if let module = record.modules.first(where: { text.hasPrefix($0.identifier + ": ") }) {
      text = module.title[language] + say(": ", "：") + text.dropFirst(module.identifier.count + 2)
    }
    let titles = Dictionary(
      record.industries.map { ($0.industry[...], $0.title[language]) }, uniquingKeysWith: { first, _ in first })
    var (read, rest) = ("", text[...])
    while let first = rest.first {
      let word = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
      read += word.isEmpty ? String(first) : titles[word] ?? String(word)
      rest = rest.dropFirst(max(1, word.count))
    }
    return read
  }
}
