package import ChartRequests
import Results
import ScenarioReading
package import SimulationKit

/// A chart that a scenario or the command line asks for.
package struct ChartRequest: Hashable, Sendable {
  package typealias Mark = ChartMark

  /// Tables of the results, `value_added` or `wind-solar/capacity`; after a colon the one label that counts, as in
  /// `gross_output:ELC`.
  package var of: [String]
  package var mark: Mark
  /// The axes whose labels are told apart; all others are summed.
  package var by: [String]
  /// The year of charts that show one; nil for the last.
  package var year: Int?
  /// Nil for one that says the finding.
  package var title: Title?

  package init(of: [String], mark: Mark = .line, by: [String] = [], year: Int? = nil, title: Title? = nil) {
    self.of = of
    self.mark = mark
    self.by = by
    self.year = year
    self.title = title
  }

  /// The request of a scenario.
  init(_ written: WrittenChart) {
    self.init(of: written.of, mark: written.mark, by: written.by, year: written.year)
    guard let title = written.titleEn ?? written.titleZh else { return }
    self.title = Title(en: written.titleEn ?? title, zh: written.titleZh ?? title)
  }
}

/// A table of results that a chart may show, with its axes and the titles of their labels.
struct ChartedVariable {
  /// As the user writes it.
  let name: String
  let title: Title
  let unit: String
  let axes: [String]
  /// The years of the columns; empty for one number a row.
  let years: [Int]
  /// By axis and label.
  private(set) var rows: [(labels: [String], values: [Double?])]
  /// The title of the one label that was asked for.
  let label: Title?
  private let titles: [String: [String: Title]]

  func title(of label: String, on axis: String) -> Title { titles[axis]?[label] ?? Title(en: label, zh: label) }

  /// The numbers in a unit of which one of the declared unit is so many; `unit` stays what the results declare.
  func scaled(by factor: Double) -> ChartedVariable {
    guard factor != 1 else { return self }
    var scaled = self
    for row in rows.indices { scaled.rows[row].values = rows[row].values.map { $0.map { factor * $0 } } }
    return scaled
  }

  /// Labels of an axis in the order of the table.
  func labels(of axis: String) -> [String] {
    guard let place = axes.firstIndex(of: axis) else { return [] }
    var labels: [String] = []
    var seen: Set<String> = []
    for row in rows where seen.insert(row.labels[place]).inserted { labels.append(row.labels[place]) }
    return labels
  }

  /// Axes whose labels divide a whole, so that their numbers may be added up.
  private let dividing: Set<String>

  /// Whether numbers may be added up at all: amounts may, shares, prices and indices may not.
  var isAmount: Bool {
    let ratios = ["%", "1", "", "percentage points", "percentage points per year"]
    return !ratios.contains(unit) && !unit.contains("/")
  }

  /// Whether the numbers of an axis's labels may be added up.
  func isAdditive(over axis: String) -> Bool { isAmount && dividing.contains(axis) }
}

extension ChartedVariable {
  private static let wordColumns: Set<String> = ["name_en", "name_zh", "title_en", "title_zh", "kind", "unit"]

  /// Reads `table` or `table:label`, where a table of a module may be named with or without it.
  /// - Throws: `ChartRequestProblem` naming the nearest tables or labels.
  init(_ request: String, in results: StoredResults) throws(ChartRequestProblem) {
    let parts = request.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let found = try Self.table(parts[0], in: results)
    let table = found.table
    let axes = table.header.prefix { Int($0) == nil || $0.count != 4 }.filter {
      !Self.wordColumns.contains($0) && $0 != "value"
    }
    name = request
    title = found.title
    let stored = table.column("unit").flatMap { place in table.rows.first.map { $0[place] } } ?? found.unit
    // All money of the economy is in the prices of its table.
    let isMoney = results.economy(parts[0]) != nil && stored == "1e8 CNY"
    unit = isMoney ? results.record.scenario.money : stored
    years = table.years
    let places = axes.compactMap(table.column)
    let columns = table.years.isEmpty ? table.column("value").map { [$0] } ?? [] : table.yearColumns.map(\.column)
    guard !columns.isEmpty else {
      throw .nothingToDraw(in: parts[0])
    }
    var rows = table.rows.map { row in (labels: places.map { row[$0] }, values: columns.map { Double(row[$0]) }) }
    var kept = Array(axes)
    if parts.count == 2 {
      let label = parts[1]
      guard let axis = axes.indices.first(where: { axis in rows.contains { $0.labels[axis] == label } }) else {
        throw .unknownLabel(label, of: parts[0], known: Set(rows.flatMap(\.labels)).sorted())
      }
      rows = rows.filter { $0.labels[axis] == label }
      // The axis has one label left, which is no axis any more.
      kept.remove(at: axis)
      for place in rows.indices { rows[place].labels.remove(at: axis) }
    }
    let titles = found.titles.merging(Self.words(of: table, axes: Array(axes))) { own, _ in own }
    label =
      parts.count == 2
      ? axes.lazy.compactMap { titles[$0]?[parts[1]] }.first ?? Title(en: parts[1], zh: parts[1]) : nil
    self.axes = kept
    self.rows = rows
    self.titles = titles
    dividing = found.dividing
  }

  /// Sectors, drivers and industries divide what the economy's tables hold; measures and indicators do not.
  private static let dividingAxes: Set<String> = ["sector", "driver", "industry", "code"]

  /// Of a module the axes that its own charts stack or add up too.
  private static func dividing(_ module: RunRecord.ModulePart, in results: StoredResults) -> Set<String> {
    var axes = dividingAxes
    for chart in module.charts {
      axes.formUnion(chart.summed)
      guard ["columns", "area", "bars"].contains(chart.mark),
        let table = results.tables["modules/\(module.identifier)/\(chart.output).csv"],
        let numbers = ChartNumbers(table, chart)
      else { continue }
      if let series = numbers.seriesAxis { axes.insert(series) }
    }
    return axes
  }

  private struct Found {
    var table: StoredTable
    var title: Title
    /// Of a table without a column for it.
    var unit: String
    var titles: [String: [String: Title]]
    var dividing: Set<String>
  }

  /// The tables of the economy without a unit of their own that hold money.
  private static let money: Set<String> = ["gross_output", "value_added", "value_added_by_driver", "output_by_driver"]

  private static func table(_ name: String, in results: StoredResults) throws(ChartRequestProblem) -> Found {
    if let table = results.economy(name) {
      return Found(
        table: table, title: economyTitle(name), unit: money.contains(name) ? "1e8 CNY" : "1",
        titles: economyTitles(results), dividing: dividingAxes)
    }
    let owners = results.record.modules.filter { module in
      results.tables["modules/\(module.identifier)/\(name).csv"] != nil
    }
    if owners.count > 1 {
      throw .severalModules(owners.map(\.identifier), have: name)
    }
    let path = owners.first.map { "\($0.identifier)/\(name)" } ?? name
    let steps = path.split(separator: "/", maxSplits: 1).map(String.init)
    if steps.count == 2, let table = results.tables["modules/\(path).csv"],
      let module = results.record.modules.first(where: { $0.identifier == steps[0] })
    {
      let chart = module.charts.first { $0.output == steps[1] }
      let shown = module.sections?.flatMap(\.tables).first { $0.output == steps[1] }
      let words = String(steps[1].map { $0 == "_" ? " " : $0 })
      var titles = shown?.labels ?? chart?.labels ?? [:]
      titles.merge(economyTitles(results)) { own, _ in own }
      return Found(
        table: table, title: shown?.meaning ?? chart?.quantity ?? Title(en: words, zh: words), unit: "",
        titles: titles, dividing: dividing(module, in: results))
    }
    throw .unknownVariable(name, known: known(in: results))
  }

  /// Every table that can be named, those of the economy first.
  static func known(in results: StoredResults) -> [String] {
    let paths = results.tables.keys.sorted().map { String($0.dropLast(".csv".count)) }
    return paths.filter { $0.hasPrefix("economy/") }.map { String($0.dropFirst("economy/".count)) }
      + paths.filter { $0.hasPrefix("modules/") }.map { String($0.dropFirst("modules/".count)) }
  }

  private static func economyTitle(_ name: String) -> Title {
    switch name {
    case "gross_output": Title(en: "Gross output", zh: "总产出")
    case "value_added", "value_added_by_driver": Title(en: "Value added", zh: "增加值")
    case "output_by_driver": Title(en: "Gross output", zh: "总产出")
    case "import_share": Title(en: "Import share", zh: "进口和流入份额")
    case "electricity": Title(en: "Electricity", zh: "电力")
    case "strategic_share": Title(en: "Strategic industries", zh: "战略性新兴产业")
    case "strategic_industries": Title(en: "Strategic industries", zh: "战略性新兴产业")
    case "strategic_share_by_driver": Title(en: "Change of the SEI share", zh: "占比变动")
    case "satellites", "satellites_by_driver": Title(en: "Physical accounts", zh: "实物账户")
    default:
      Title(en: String(name.map { $0 == "_" ? " " : $0 }), zh: String(name.map { $0 == "_" ? " " : $0 }))
    }
  }

  private static func economyTitles(_ results: StoredResults) -> [String: [String: Title]] {
    func titles(_ pairs: [(String, Title)]) -> [String: Title] {
      Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    let record = results.record
    var all = [
      "indicator": IndicatorTitles.indicators, "measure": IndicatorTitles.measures,
      "driver": titles(record.drivers.map { ($0.driver, $0.title) }),
      "industry": titles(record.industries.map { ($0.industry, $0.title) }),
    ]
    if let sectors = results.economy("gross_output") { all["sector"] = words(of: sectors, axes: ["sector"])["sector"] }
    return all
  }

  /// The words that a table has beside a label.
  private static func words(of table: StoredTable, axes: [String]) -> [String: [String: Title]] {
    func words(_ axis: String, _ english: String, _ chinese: String) -> [String: Title]? {
      guard let label = table.column(axis), let en = table.column(english), let zh = table.column(chinese) else {
        return nil
      }
      return Dictionary(
        table.rows.map { ($0[label], Title(en: $0[en], zh: $0[zh])) }, uniquingKeysWith: { first, _ in first })
    }
    var titles: [String: [String: Title]] = [:]
    if let axis = axes.last(where: { $0 == "sector" || $0 == "code" }) {
      titles[axis] = words(axis, "name_en", "name_zh")
    }
    if axes.contains("account") { titles["account"] = words("account", "title_en", "title_zh") }
    return titles
  }
}
