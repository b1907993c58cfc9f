import Diagnostics
import Results
import SimulationKit

extension ComparisonText {
  private static let shownOnPage = 20

  /// The comparison as a page of one file.
  /// - Parameter pictures: its charts.
  package func page(_ pictures: [ComparisonCharts.Picture]) -> String {
    let names = comparison.sides.map(\.name)
    let title = say("\(names.joined(separator: " and ")) compared", "\(names.joined(separator: "与"))的比较")
    var body: [HTML] = [
      HTML("h1", title),
      HTML("p", ["class": "under-title"], comparison.sides.map { $0.title[language] }.joined(separator: " · ")),
    ]
    body += comparison.warnings.map { HTML("p", $0[language]) }
    let causes = zip(comparison.sides.dropFirst(), self.causes)
    let findings = causes.flatMap { side, found in
      found.causes.map {
        CausesSentence($0, side: side.name, language: language, tableYear: comparison.tableYear).text
      } + (found.note.map { [$0[language]] } ?? [])
    }
    if !findings.isEmpty {
      body.append(HTML("h2", say("Why they differ", "差异的来源")))
      body.append(HTML.block("ul", ["class": "findings"], findings.map { HTML("li", $0) }))
    }
    body += pictures.map { picture in
      .block(
        "figure", [:],
        [.drawing(picture.svg), HTML("figcaption", picture.finding)])
    }
    body.append(HTML("h2", say("Entered differently", "录入差异")))
    body.append(comparison.inputs.isEmpty ? HTML("p", say("Nothing.", "无。")) : inputsTable)
    body.append(HTML("h2", say("Results", "结果")))
    body += resultTables
    return HTML.page(
      language: language == .zh ? "zh-CN" : "en", title: title, style: HTMLReport.style,
      body: [.block("main", [:], body)])
  }

  private var inputsTable: HTML {
    var table = HTMLTable(
      say("The elements that differ, with the places that state them.", "存在差异的元素及其出处。"),
      [.text(say("Key", "键"))] + comparison.sides.map { .text($0.name) })
    for input in comparison.inputs {
      table.row(
        [HTML("code", input.name)]
          + zip(input.values, input.places).map { value, place in
            HTML(
              "span", [:],
              [HTML(value ?? "–")]
                + (place.map { [HTML("span", ["class": "remark"], $0.description)] } ?? []))
          })
    }
    return table.html
  }

  private var resultTables: [HTML] {
    let differing = comparison.figures.filter(\.differs)
    guard !differing.isEmpty else { return [HTML("p", say("No result differs.", "结果没有差异。"))] }
    var tables: [HTML] = []
    var rest = differing[...]
    while let theme = rest.first?.theme {
      let all = rest.prefix { $0.theme == theme }
      rest = rest.dropFirst(all.count)
      let shown = all.prefix(Self.shownOnPage)
      let hidden = all.count - shown.count
      let others = comparison.sides.indices.dropFirst()
      var table = HTMLTable(
        hidden == 0
          ? say("The largest relative difference first.", "按相对差异大小排列。")
          : say(
            "The largest relative differences; \(hidden) smaller ones are left out.", "相对差异最大的项目；另有\(hidden)项较小，未列出。"),
        [.text(theme.title[language]), .text(say("Unit", "单位"))]
          + (comparison.years.count > 1 ? [.number(say("Year", "年份"))] : [])
          + comparison.sides.map { .number($0.name) }
          + others.flatMap { side in
            [
              .number(say("Difference", "差异") + (others.count > 1 ? " \(comparison.sides[side].name)" : "")),
              .number("%"),
            ]
          })
      for figure in shown { table.row(row(figure, hasYears: comparison.years.count > 1)) }
      tables.append(table.html)
    }
    return tables
  }
}
