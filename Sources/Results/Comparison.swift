import Diagnostics
import NumberText

/// Two sets of results beside each other: values that were entered differently, and figures that came out differently.
package struct Comparison: Sendable {
  package struct Figure: Sendable {
    package var group: String
    package var name: String
    package var unit: String
    package var a: Double?
    package var b: Double?
  }

  package let names: (a: String, b: String)
  package let year: Int
  package let inputs: [ScenarioDifference.Entry]
  package let figures: [Figure]
  /// Sentences on differences that make the two hard to compare.
  package let warnings: [String]

  /// Compares the last year that both cover.
  package init(_ a: StoredResults, _ b: StoredResults) {
    names = (a.record.scenario.name, b.record.scenario.name)
    let common = Set(a.record.scenario.years).intersection(b.record.scenario.years)
    let year = common.max() ?? 0
    self.year = year
    inputs = ScenarioDifference(a.record, b.record).entries
    let (left, right) = (Self.figures(a, year), Self.figures(b, year))
    var figures = left.map { figure in
      var figure = figure
      figure.b = right.first { $0.group == figure.group && $0.name == figure.name }?.a
      return figure
    }
    for figure in right where !left.contains(where: { $0.group == figure.group && $0.name == figure.name }) {
      var figure = figure
      (figure.a, figure.b) = (nil, figure.a)
      figures.append(figure)
    }
    self.figures = figures
    var warnings: [String] = []
    if common.isEmpty { warnings.append("the two results have no year in common: nothing is compared") }
    if a.record.scenario.tableYear != b.record.scenario.tableYear {
      warnings.append(
        "the two stand on tables of different years (\(a.record.scenario.tableYear) and \(b.record.scenario.tableYear)): "
          + "their money is in different prices, and its difference is no quantity")
    }
    self.warnings = warnings
  }

  /// Every number of the year: the scorecard, the economy's totals, and the modules' outputs summed over sectors.
  private static func figures(_ results: StoredResults, _ year: Int) -> [Figure] {
    var figures: [Figure] = []
    if let table = results.tables["scorecard.csv"], let target = table.column("target"),
      let unit = table.column("unit"), let value = table.column("value"), let of = table.column("target_year")
    {
      figures += table.rows.compactMap { row in
        let name = row[of] == "\(year)" ? row[target] : "\(row[target]) (\(row[of]))"
        return Double(row[value]).map { Figure(group: "scorecard", name: name, unit: row[unit], a: $0) }
      }
    }
    let money = "1e8 CNY"
    figures += rows(results.economy("value_added_by_driver"), "value added by driver", ["driver"], money, year)
    figures += rows(results.economy("strategic_share"), "strategic industries", ["indicator"], nil, year)
    figures += rows(
      results.economy("strategic_industries"), "strategic industries", ["industry", "measure"], nil, year)
    figures += rows(results.economy("electricity"), "electricity", ["indicator"], nil, year)
    figures += rows(results.economy("gross_output"), "gross output", ["sector"], money, year)
    for (path, table) in results.tables.sorted(by: { $0.key < $1.key }) where path.hasPrefix("modules/") {
      let name = path.dropFirst("modules/".count).dropLast(".csv".count)
      let labels = table.header.prefix { $0 != "unit" }
      // Bills by sector are hundreds of rows that nobody reads beside each other; the gross outputs above hold their sum.
      guard !labels.contains("sector") else { continue }
      figures += rows(table, String(name), Array(labels), nil, year)
    }
    return figures
  }

  private static func rows(
    _ table: StoredTable?, _ group: String, _ labels: [String], _ unit: String?, _ year: Int
  ) -> [Figure] {
    guard let table, let column = table.yearColumns.first(where: { $0.year == year })?.column else { return [] }
    let places = labels.compactMap(table.column)
    return table.rows.compactMap { row in
      guard let value = Double(row[column]) else { return nil }
      let unit = unit ?? table.column("unit").map { row[$0] } ?? ""
      let name = places.map { row[$0] }.joined(separator: ", ")
      return Figure(group: group, name: name.isEmpty ? "total" : name, unit: unit, a: value)
    }
  }
}

extension Comparison {
  /// The table of differences for a terminal. Figures that agree to nine digits are left out and counted.
  package var text: String {
    var text = ""
    if !inputs.isEmpty {
      var table = TextTable(["Entered differently", names.a, names.b], [.left, .left, .left])
      for input in inputs {
        let (a, b) = Self.fromDifference(input.a, input.b)
        table.add([input.name, Self.cut(a), Self.cut(b)])
      }
      text += table.text + "\n"
    }
    var table = TextTable(
      ["Results in \(year)", "Unit", names.a, names.b, "Difference", "%"],
      [.left, .left, .right, .right, .right, .right])
    var equal = 0
    for figure in figures {
      guard Self.differs(figure) else {
        equal += 1
        continue
      }
      let difference = figure.a.flatMap { a in figure.b.map { $0 - a } }
      // A percentage of next to nothing says nothing.
      let percent = figure.a.flatMap { a in difference.flatMap { abs(a) <= 1e-4 * abs($0) ? nil : 100 * $0 / abs(a) } }
      table.add([
        "\(figure.group): \(figure.name)", figure.unit, figure.a.map(short) ?? "–", figure.b.map(short) ?? "–",
        difference.map(short) ?? "–", percent.map { decimals($0, 2) } ?? "–",
      ])
    }
    if equal == figures.count { return text + "No result of \(year) differs: all \(equal) are equal.\n" }
    text += table.text
    if equal > 0 { text += "\(equal) other results are equal.\n" }
    return text
  }

  private static func differs(_ figure: Figure) -> Bool {
    guard let a = figure.a, let b = figure.b else { return true }
    return abs(a - b) > 1e-9 * max(abs(a), abs(b))
  }

  /// Two texts without the words that both begin with, where these would fill what is shown.
  private static func fromDifference(_ a: String, _ b: String) -> (String, String) {
    let (first, second) = (a.split(separator: " "), b.split(separator: " "))
    let same = zip(first, second).prefix { $0 == $1 }.count
    guard first.prefix(same).reduce(0, { $0 + $1.count + 1 }) > 30 else { return (a, b) }
    func rest(_ words: [Substring]) -> String { (["…"] + words.dropFirst(same)).joined(separator: " ") }
    return (rest(first), rest(second))
  }

  private static func cut(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}
