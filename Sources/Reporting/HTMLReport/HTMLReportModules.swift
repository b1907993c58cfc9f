import Results
import SimulationKit

/// The part of the report on one module: its charts, and the sections that it offers.
extension HTMLReport {
  /// Rows that a table shows at most; longer ones are left to their files.
  private static let mostRows = 100

  /// The charts that stand in no section, then the sections in their order.
  func results(of module: RunRecord.ModulePart, _ gallery: ReportCharts.Gallery) -> [HTML] {
    let sections = module.sections ?? []
    let placed = Set(sections.flatMap(\.charts))
    return figures(gallery) { $0 == module.identifier && !placed.contains($1) }
      + sections.flatMap { section -> [HTML] in
        [HTML("h4", section.title[language])] + (section.text.map { [HTML("p", $0[language])] } ?? [])
          + section.charts.flatMap { name in figures(gallery) { $0 == module.identifier && $1 == name } }
          + section.tables.compactMap { table(of: $0, module) }
      }
  }

  private func table(of output: RunRecord.OutputPart, _ module: RunRecord.ModulePart) -> HTML? {
    let file = "modules/\(module.identifier)/\(output.output).csv"
    guard let stored = results.tables[file] else { return nil }
    let labels = stored.header.firstIndex(of: "unit") ?? 0
    let figures = stored.header.indices.dropFirst(labels + 1)
    let unit = Translations.unit(output.unit, tableYear: record.scenario.tableYear)[language]
    let title = output.meaning[language] + (unit.isEmpty ? "" : say(" (\(unit))", "（\(unit)）"))
    if stored.rows.count > Self.mostRows {
      return paragraph(
        "\(title): \(stored.rows.count) rows, in \(file).", "\(title)：共\(stored.rows.count)行，见 \(file)。")
    }
    var table = HTMLTable(
      title,
      [.text(list(stored.header[..<labels].map(axisTitle)))]
        + figures.map { .number(stored.header[$0] == "value" ? say("Value", "数值") : stored.header[$0]) })
    for row in stored.rows {
      let names = zip(stored.header, row).prefix(labels).map { output.labels[$0]?[$1]?[language] ?? $1 }
      table.row([list(names)] + figures.map { Double(row[$0]).map(Self.brief) ?? row[$0] })
    }
    return table.html
  }

  private func axisTitle(_ axis: String) -> String {
    switch axis {
    case "sector": say("Sector", "部门")
    case "industry": say("Industry", "产业")
    default: axis
    }
  }
}
