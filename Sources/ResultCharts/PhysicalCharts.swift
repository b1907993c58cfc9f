import NumberText
import ResultText
import Results
import SVGCharts

extension ReportCharts {
  /// The amounts of each physical account by driver, over the years.
  var physicalAccounts: [(account: String, chart: Drawing)] {
    guard let table = results.economy("satellites_by_driver"), let account = table.column("account"),
      let driver = table.column("driver"), let title = table.column(say("title_en", "title_zh")),
      let unit = table.column("unit"), let first = table.years.first, let last = table.years.last
    else { return [] }
    var names: [String] = []
    for row in table.rows where names.last != row[account] { names.append(row[account]) }
    return names.compactMap { name in
      let rows = table.rows.filter { $0[account] == name }
      guard let words = rows.first else { return nil }
      let measure = planned(words[unit])
      let unitEn = measure.name.first?.isNumber == true ? "(\(measure.name))" : measure.name
      let series = mainGroups(rows, of: table, by: driver).map {
        (name: $0.name, values: $0.values.map { measure.factor * $0 })
      }
      let total = table.years.indices.map { year in series.reduce(0) { $0 + $1.values[year] } }
      guard let start = total.first, let end = total.last, !series.isEmpty else { return nil }
      let amount = say("\(words[title]) (\(measure.name))", "\(words[title])（\(measure.name)）")
      let subject = say("\(words[title]), by driver of final demand", "\(words[title])，按最终需求驱动因素分解")
      let finding = say(
        "From \(legible(start)) \(unitEn) in \(first) to \(legible(end)) in \(last)",
        "从\(first)年的\(legible(start))\(measure.name)变为\(last)年的\(legible(end))\(measure.name)")
      return (
        name,
        Drawing(
          subject,
          Chart(
            title: say("\(words[title]): \(finding.lowercasingFirst)", "\(words[title])：\(finding)"),
            subtitle: subtitle(subject, measure.name), caption: caption, finding: say("\(finding).", "\(finding)。"),
            x: years(table), y: .values(title: amount), marks: [.columns(series.map { Series($0.name, $0.values) })],
            projection: projection))
      )
    }
  }
}

extension String {
  var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
  var uppercasingFirst: String { prefix(1).uppercased() + dropFirst() }
}
