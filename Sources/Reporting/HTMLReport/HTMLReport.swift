package import Results
package import SimulationKit

/// The report of a run as one page of HTML that needs no network and no script, from its stored results alone: the same
/// results give the same bytes.
package struct HTMLReport {
  let results: StoredResults
  let language: Language

  /// - Parameter language: the scenario's own where nil.
  package init(_ results: StoredResults, language: Language? = nil) {
    self.results = results
    self.language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
  }

  /// The page as HTML text; its header declares UTF-8.
  package func page() -> String { page(ReportCharts(results, language: language).gallery()) }

  /// The page with charts that are drawn already, in the language of the report.
  func page(_ gallery: ReportCharts.Gallery) -> String {
    let pictures = gallery.pictures
    let sections = [
      scorecardSection(gallery), economySection(gallery), modulesSection(gallery), evidenceSection, runSection,
      filesSection,
    ].compactMap(\.self)
    return HTML.page(
      language: language == .zh ? "zh-CN" : "en", title: record.scenario.title[language], style: Self.style,
      body: [head(sections), .block("main", [:], [findings(pictures)] + sections.map(\.html))])
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

  private func head(_ sections: [Section]) -> HTML {
    let scenario = record.scenario
    let years = [scenario.years.first, scenario.years.last].compactMap { $0.map(String.init) }.joined(separator: "–")
    let facts = [
      scenario.region, years, say("scenario \(scenario.name)", "情景 \(scenario.name)"), "simplan \(record.simplan)",
    ]
    let contents = sections.map { HTML("li", [:], [HTML("a", ["href": "#\($0.identifier)"], $0.title)]) }
    return .block(
      "header", [:],
      [
        HTML("h1", scenario.title[language]),
        HTML("p", ["class": "under-title"], facts.joined(separator: " · ")),
        scenario.story.isEmpty ? .empty : HTML("p", ["class": "story"], scenario.story),
        .block("nav", ["aria-label": say("Contents", "目录")], [.block("ol", [:], contents)]),
      ])
  }

  /// The summary: the findings of the scorecard and of the charts of the economy, one sentence each.
  private func findings(_ pictures: [ReportCharts.Picture]) -> HTML {
    let own = pictures.filter { $0.module == nil }
    guard !own.isEmpty else { return .empty }
    return .block(
      "section", ["aria-labelledby": "findings"],
      [
        HTML("h2", ["id": "findings"], say("Findings", "主要结果")),
        .block(
          "ul", ["class": "findings"],
          own.map { picture in
            HTML("li", [:], [HTML("strong", picture.title + say(": ", "：")), HTML(picture.finding)])
          }),
      ])
  }

  // MARK: - Words

  var record: RunRecord { results.record }

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  func paragraph(_ en: String, _ zh: String) -> HTML { HTML("p", ["class": "quiet"], say(en, zh)) }

  /// Texts in the order of the language: `a, b` or `a、b`.
  func list(_ texts: [String]) -> String { texts.joined(separator: say(", ", "、")) }

  /// A section of the scenario in words; modules by their titles.
  func sectionTitle(_ section: String) -> String {
    if let module = record.modules.first(where: { "modules.\($0.identifier)" == section }) {
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
}
