import ResultCharts
import ResultText
import Results
import SimulationKit

/// The part of the report on one module: its charts, and the sections that it offers.
extension HTMLReport {
  /// Rows that a table shows at most; longer ones are left to their files.
  private static let mostRows = 100

  /// The words of a module's chapter, and its charts: those outside sections, then those of the sections in their order.
  func parts(of module: RunRecord.ModulePart, _ gallery: ReportCharts.Gallery) -> (words: [HTML], figures: [HTML]) {
    let sections = module.sections ?? []
    let placed = Set(sections.flatMap(\.charts))
    // Modules write them in the language of their run.
    let spoken = record.scenario.language == language.rawValue ? record.notes : []
    let notes = spoken.filter { $0.hasPrefix(module.identifier + ": ") }.map { note in
      HTML("li", [:], [prose(readable(String(note.dropFirst(module.identifier.count + 2))))])
    }
    let texts = sections.compactMap { section in
      section.text.map {
        HTML("p", [:], [HTML("strong", section.title[language] + say(". ", "：")), prose($0[language])])
      }
    }
    return (
      texts + (notes.isEmpty ? [] : [.block("ul", ["class": "notes"], notes)]),
      figures(gallery) { $0 == module.identifier && !placed.contains($1) }
        + sections.flatMap { section in
          section.charts.flatMap { name in figures(gallery) { $0 == module.identifier && $1 == name } }
        }
    )
  }

  /// The tables that modules offer.
  var tableSection: Section? {
    let content = record.modules.flatMap { module -> [HTML] in
      let tables = (module.sections ?? []).flatMap(\.tables).compactMap { table(of: $0, module) }
      return tables.isEmpty ? [] : [HTML("h3", module.title[language])] + tables
    }
    guard !content.isEmpty else { return nil }
    return Section(identifier: "tables", title: say("D. Tables of the modules", "D. 模块表格"), content: content)
  }

  private func table(of output: RunRecord.OutputPart, _ module: RunRecord.ModulePart) -> HTML? {
    let file = "modules/\(module.identifier)/\(output.output).csv"
    guard let stored = results.tables[file] else { return nil }
    let labels = stored.header.firstIndex(of: "unit") ?? 0
    let figures = stored.header.indices.dropFirst(labels + 1)
    let unit = PlannersUnit(output.unit, tableYear: record.scenario.tableYear, language)
    let meaning = output.meaning[language]
    let title =
      meaning.prefix(1).uppercased() + meaning.dropFirst()
      + (unit.name.isEmpty ? "" : say(" (\(unit.name))", "（\(unit.name)）"))
    if stored.rows.count > Self.mostRows {
      return paragraph(
        "\(title): \(stored.rows.count) rows, in \(file).", "\(title)：共\(stored.rows.count)行，见 \(file)。")
    }
    var table = HTMLTable(
      title,
      [
        .text(
          labels == 0 ? say("Measure", "指标") : list(stored.header[..<labels].map { Translations.axis($0)[language] }))
      ]
        + figures.map { .number(stored.header[$0] == "value" ? say("Value", "数值") : stored.header[$0]) })
    for row in stored.rows {
      let names = zip(stored.header, row).prefix(labels).map { output.labels[$0]?[$1]?[language] ?? $1 }
      table.row(
        [names.isEmpty ? say("Value", "数值") : list(names)]
          + figures.map { Double(row[$0]).map { Self.brief(unit.factor * $0) } ?? row[$0] })
    }
    return table.html
  }
}
