import PlanReading
import SimulationKit

/// The figures of one set of results that are compared, each thing once and under one name.
struct ComparedFigures {
  struct Found {
    var theme: Comparison.Theme
    var key: String
    var name: Title
    var unit: String
    var year: Int?
    var value: Double
  }

  private let results: StoredResults
  private let years: [Int]
  private let modules: [String]

  /// - Parameter modules: of all sides, in the order of their themes.
  init(_ results: StoredResults, years: [Int], modules: [String]) {
    self.results = results
    self.years = years
    self.modules = modules
  }

  private static let money = "1e8 CNY"

  var all: [Found] {
    targets + totals + strategicShare + industries
      + rows(results.economy("value_added_by_driver"), .drivers, "value_added", ["driver"], Self.money) { label in
        results.record.drivers.first { $0.driver == label[0] }?.title ?? Title(en: label[0], zh: label[0])
      } + electricity + accounts
      + rows(
        results.economy("gross_output"), .sectors, "gross_output", ["sector"], and: ["name_en", "name_zh"], Self.money
      ) { Title(en: "\($0[1]) (\($0[0]))", zh: "\($0[2])（\($0[0])）") }
      + modules.enumerated().flatMap { outputs(of: $1, place: $0) }
  }

  /// The targets with a number. Two that are judged by one variable are one; what another theme holds is left to it.
  private var targets: [Found] {
    var seen: Set<String> = []
    return results.record.scorecard.compactMap { row in
      let target = row.target
      guard let value = row.value, years.contains(target.year) || target.year == 0,
        !target.variable.hasPrefix("gross_output:"),
        target.variable.isEmpty || seen.insert("\(target.variable) \(target.year) \(target.unit)").inserted
      else { return nil }
      var name = target.indicator
      if target.variable == Self.premium, let first = target.since ?? results.record.scenario.years.first {
        name = Title(
          en: "\(name.en), mean of \(first) to \(target.year)", zh: "\(name.zh)（\(first)—\(target.year)年平均）")
      }
      return Found(
        theme: .targets, key: "target:\(target.identifier)", name: name, unit: target.unit, year: target.year,
        value: value)
    }
  }

  private static let share = "sei_share"
  private static let premium = "sei_growth_premium"

  private var totals: [Found] {
    [
      ("gross_output", Title(en: "Gross output of all sectors", zh: "全部部门总产出")),
      ("value_added", Title(en: "Value added of all sectors", zh: "全部部门增加值")),
    ].flatMap { name, title -> [Found] in
      guard let table = results.economy(name) else { return [] }
      return table.yearColumns.filter { years.contains($0.year) }.map { column, year in
        let sum = table.rows.reduce(0) { $0 + (Double($1[column]) ?? 0) }
        return Found(theme: .economy, key: name, name: title, unit: Self.money, year: year, value: sum)
      }
    }
  }

  private var strategicShare: [Found] {
    let judged = Set(
      results.record.scorecard.filter { $0.target.variable == Self.share && $0.value != nil }.map(\.target.year))
    return rows(
      results.economy("strategic_share"), .strategicIndustries, "strategic_share", ["indicator"], nil
    ) { IndicatorTitles.indicators[$0[0]] ?? Title(en: $0[0], zh: $0[0]) }
    .filter { $0.key != "strategic_share:share_of_above_scale_industry" || !judged.contains($0.year ?? 0) }
  }

  private var industries: [Found] {
    return rows(
      results.economy("strategic_industries"), .strategicIndustries, "strategic_industries", ["industry", "measure"],
      nil
    ) { label in
      let industry =
        results.record.industries.first { $0.industry == label[0] }?.title ?? Title(en: label[0], zh: label[0])
      let measure = IndicatorTitles.measures[label[1]] ?? Title(en: label[1], zh: label[1])
      return Title(en: "\(industry.en): \(measure.en)", zh: "\(industry.zh)：\(measure.zh)")
    }
  }

  private var electricity: [Found] {
    return rows(results.economy("electricity"), .electricity, "electricity", ["indicator"], nil) {
      IndicatorTitles.indicators[$0[0]] ?? Title(en: $0[0], zh: $0[0])
    }
  }

  /// The whole of each physical account.
  private var accounts: [Found] {
    guard let table = results.economy("satellites_by_driver"), let account = table.column("account"),
      let en = table.column("title_en"), let zh = table.column("title_zh"), let unit = table.column("unit")
    else { return [] }
    var names: [String] = []
    for row in table.rows where !names.contains(row[account]) { names.append(row[account]) }
    return names.flatMap { name -> [Found] in
      let rows = table.rows.filter { $0[account] == name }
      return table.yearColumns.filter { years.contains($0.year) }.map { column, year in
        Found(
          theme: .accounts, key: "account:\(name)", name: Title(en: rows[0][en], zh: rows[0][zh]), unit: rows[0][unit],
          year: year, value: rows.reduce(0) { $0 + (Double($1[column]) ?? 0) })
      }
    }
  }

  /// Bills by sector are hundreds of rows that nobody reads beside each other; the gross outputs hold their sum.
  private func outputs(of module: String, place: Int) -> [Found] {
    guard let part = results.record.modules.first(where: { $0.identifier == module }) else { return [] }
    let theme = Comparison.Theme.module(place, name: module, title: part.title)
    let prefix = "modules/\(module)/"
    // Variables by which targets are judged stand among the targets.
    let judged = Set(
      results.record.scorecard.filter { $0.value != nil && years.contains($0.target.year) }.flatMap { row in
        ["*", module].compactMap { owner in
          row.target.variable.hasPrefix("\(owner)/") ? String(row.target.variable.dropFirst(owner.count + 1)) : nil
        }
      })
    return results.tables.sorted { $0.key < $1.key }.flatMap { path, table -> [Found] in
      guard path.hasPrefix(prefix) else { return [] }
      let output = String(path.dropFirst(prefix.count).dropLast(".csv".count))
      let axes = Array(table.header.prefix { $0 != "unit" })
      guard !axes.contains("sector"), !judged.contains(output) else { return [] }
      let chart = part.charts.first { $0.output == output }
      let shown = part.sections?.flatMap(\.tables).first { $0.output == output }
      let title =
        shown?.meaning ?? chart?.quantity ?? part.meanings?.outputs[output]
        ?? Title(en: output.replacingUnderscores, zh: output.replacingUnderscores)
      // One axis has one set of labels, whichever output a chart or a table shows.
      var words: [String: [String: Title]] = [:]
      for known in part.charts.map(\.labels) + (part.sections ?? []).flatMap(\.tables).map(\.labels) {
        for (axis, titles) in known { words[axis, default: [:]].merge(titles) { first, _ in first } }
      }
      for industry in results.record.industries { words["industry", default: [:]][industry.industry] = industry.title }
      return rows(table, theme, "\(module)/\(output)", axes, nil) { labels in
        let named = zip(axes, labels).map { axis, label in words[axis]?[label] ?? Title(en: label, zh: label) }
        guard !named.isEmpty else { return title }
        return Title(
          en: "\(title.en): \(named.map(\.en).joined(separator: ", "))",
          zh: "\(title.zh)：\(named.map(\.zh).joined(separator: "，"))")
      }
    }
  }

  private func rows(
    _ table: StoredTable?, _ theme: Comparison.Theme, _ key: String, _ labels: [String], and more: [String] = [],
    _ unit: String?, name: ([String]) -> Title
  ) -> [Found] {
    guard let table else { return [] }
    let places = (labels + more).compactMap(table.column)
    guard places.count == labels.count + more.count else { return [] }
    let columns: [(column: Int, year: Int?)] =
      table.years.isEmpty
      ? table.column("value").map { [($0, nil)] } ?? []
      : table.yearColumns.filter { years.contains($0.year) }.map { ($0.column, $0.year) }
    return table.rows.flatMap { row in
      let texts = places.map { row[$0] }
      let id = ([key] + texts.prefix(labels.count)).joined(separator: ":")
      return columns.compactMap { column, year in
        Double(row[column]).map {
          Found(
            theme: theme, key: id, name: name(texts), unit: unit ?? table.column("unit").map { row[$0] } ?? "",
            year: year, value: $0)
        }
      }
    }
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
