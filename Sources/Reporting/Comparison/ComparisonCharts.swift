import NumberText
import ResultText
package import Results
package import SVGCharts
import SVGDrawing
import SimulationKit

/// The charts of a comparison: the headline figures over the years, the largest differences, and why they arise.
package struct ComparisonCharts {
  private let text: ComparisonText
  private let results: [StoredResults]

  /// - Parameter results: of the sides, in their order.
  package init(_ text: ComparisonText, of results: [StoredResults]) {
    self.text = text
    self.results = results
  }

  package struct Picture: Sendable {
    /// The file's name without the ending.
    package var name: String
    package var finding: String
    package var svg: String
  }

  private static let shownBars = 18
  private static let shownPanels = 6

  private var comparison: Comparison { text.comparison }
  private func say(_ en: String, _ zh: String) -> String { text.say(en, zh) }

  private var subtitle: String { comparison.sides.map { $0.title[text.language] }.joined(separator: " · ") }
  private var caption: String {
    let names = comparison.sides.map(\.name).joined(separator: ", ")
    return say("Scenarios \(names). Computed by simplan.", "情景：\(names)。由 simplan 计算。")
  }
  private var lastYear: Int? { comparison.years.last }

  private func unit(_ unit: String) -> String {
    Translations.unit(unit, tableYear: comparison.tableYear)[text.language]
  }

  private func named(_ name: Title, _ unit: String) -> String {
    let unit = self.unit(unit)
    return unit.isEmpty ? name[text.language] : say("\(name.en) (\(unit))", "\(name.zh)（\(unit)）")
  }

  /// All that can be drawn; nothing for results that do not differ.
  package func pictures() throws(ChartError) -> [Picture] {
    var pictures: [Picture] = []
    if let lines {
      pictures.append(Picture(name: "lines", finding: lines.finding, svg: try lines.svg(identifier: "lines")))
    }
    let pairs = Array(comparison.sides.enumerated().dropFirst())
    for (place, side) in pairs {
      let ending = pairs.count > 1 ? "-\(place)" : ""
      if let chart = differences(place, side) {
        let name = "differences" + ending
        pictures.append(Picture(name: name, finding: chart.finding, svg: try chart.svg(identifier: name)))
      }
      guard place - 1 < text.causes.count else { continue }
      for causes in text.causes[place - 1].causes where !causes.parts.isEmpty && causes.difference != 0 {
        let name = "causes-\(causes.figure)" + ending
        let chart = waterfall(causes, side)
        pictures.append(Picture(name: name, finding: chart.finding, svg: try chart.svg(identifier: name)))
      }
    }
    return pictures
  }

  /// A panel to each headline figure, a line to each side.
  private var lines: SmallMultiples? {
    var panels: [(title: String, values: [Int: [Double?]])] = []
    func add(_ title: String, _ value: (StoredResults) -> [Int: Double]) {
      guard panels.count < Self.shownPanels else { return }
      let sides = results.map(value)
      let years = Set(sides.flatMap(\.keys))
      guard !years.isEmpty else { return }
      panels.append(
        (title, Dictionary(uniqueKeysWithValues: years.map { year in (year, sides.map { $0[year] }) })))
    }
    add(say("SEI share of above-scale industry (%)", "战略性新兴产业占规模以上工业比重（%）")) {
      $0.byYear("strategic_share", where: ["indicator": "share_of_above_scale_industry"])
    }
    let largest = comparison.figures.filter {
      $0.differs && $0.year != nil && $0.theme < .sectors && $0.theme > .targets
    }
    .sorted { $0.size > $1.size }
    for figure in largest {
      let parts = figure.key.split(separator: ":").map(String.init)
      let title = named(figure.name, figure.unit)
      switch figure.theme {
      case .economy: add(title) { $0.sumByYear(parts[0]) }
      case .strategicIndustries where parts.count == 3:
        add(title) { $0.byYear(parts[0], where: ["industry": parts[1], "measure": parts[2]]) }
      case .strategicIndustries where parts.count == 2:
        add(title) { $0.byYear(parts[0], where: ["indicator": parts[1]]) }
      case .drivers where parts.count == 2:
        add(title) { $0.byYear("value_added_by_driver", where: ["driver": parts[1]]) }
      case .electricity where parts.count == 2: add(title) { $0.byYear(parts[0], where: ["indicator": parts[1]]) }
      default: continue
      }
    }
    guard !panels.isEmpty, comparison.figures.contains(where: \.differs) else { return nil }
    let finding = say(
      "The lines show \(comparison.sides.map(\.name).joined(separator: " and ")) over the years.",
      "各线为\(comparison.sides.map(\.name).joined(separator: "、"))历年的数值。")
    return SmallMultiples(
      title: say("What differs over the years", "历年的差异"), subtitle: subtitle, caption: caption, finding: finding,
      series: comparison.sides.enumerated().map { place, side in
        SmallMultiples.Entry(side.name, tone: place == 0 ? .baseline : .palette(place == 1 ? 0 : place))
      },
      panels: panels.map { title, values in
        let years = values.keys.sorted()
        return SmallMultiples.Panel(
          title: title, years: years, values: results.indices.map { side in years.map { values[$0]?[side] ?? nil } })
      })
  }

  /// Signed bars of the largest relative differences.
  private func differences(_ place: Int, _ side: Comparison.Side) -> Chart? {
    guard let year = lastYear else { return nil }
    // Variables of modules stand in the tables.
    let found = comparison.figures.filter {
      $0.differs && $0.year == year && $0.percent(place) != nil && $0.theme <= .sectors
    }
    .sorted { ($0.percent(place) ?? 0).magnitude > ($1.percent(place) ?? 0).magnitude }.prefix(Self.shownBars)
    guard let top = found.first, let most = top.percent(place) else { return nil }
    let first = comparison.sides[0].name
    let word = most < 0 ? say("lower", "低") : say("higher", "高")
    return Chart(
      title: say(
        "\(top.name.en) differs most: \(decimals(most.magnitude, 1)) % \(word)",
        "差异最大的是\(top.name.zh)：\(word)\(decimals(most.magnitude, 1))%"),
      subtitle: say(
        "\(side.name) against \(first) in \(year), the largest relative differences",
        "\(year)年\(side.name)与\(first)相比，相对差异最大的项目"), caption: caption,
      finding: say(
        "In \(year) \(top.name.en) is \(decimals(most.magnitude, 1)) % \(word) in \(side.name) than in \(first).",
        "\(year)年\(side.name)的\(top.name.zh)比\(first)\(word)\(decimals(most.magnitude, 1))%。"),
      x: .values(title: say("Difference (% of \(first))", "差异（占\(first)的%）")),
      y: .categories(found.map { $0.name[text.language] }),
      marks: [
        .bars([Series(say("Difference", "差异"), found.map { $0.percent(place) }, tone: .signed)])
      ])
  }

  private func waterfall(_ causes: Causes, _ side: Comparison.Side) -> Chart {
    let sentence = CausesSentence(
      causes, side: side.name, language: text.language, tableYear: comparison.tableYear
    ).text
    let largest = causes.parts[0]
    let shown = ShownCauses(causes)
    let (part, whole) = (shown.numbers.signed(shown.parts[0]), shown.numbers.signed(shown.whole))
    return Chart(
      title: say(
        shown.isWhole(0)
          ? "The whole difference of \(whole) comes from: \(largest.title.en)"
          : "Most of the difference of \(whole) comes from: \(largest.title.en) (\(part))",
        shown.isWhole(0)
          ? "全部差异（\(whole)）来自\(largest.title.zh)" : "差异（\(whole)）主要来自\(largest.title.zh)（\(part)）"),
      subtitle: say(
        "\(named(causes.name, causes.unit)), \(causes.year)", "\(causes.year)年\(named(causes.name, causes.unit))"),
      caption: caption, finding: sentence, x: .values(title: named(causes.name, causes.unit)),
      y: .categories(
        [comparison.sides[0].name] + causes.parts.map { $0.title[text.language] } + [side.name]),
      marks: [
        .waterfall(Waterfall(start: causes.first, steps: causes.parts.map(\.part), decimals: shown.numbers.decimals))
      ])
  }
}

extension StoredResults {
  /// A row of a table of the economy by year.
  fileprivate func byYear(_ name: String, where labels: [String: String]) -> [Int: Double] {
    guard let table = economy(name), let row = table.row(where: labels) else { return [:] }
    return Dictionary(
      table.yearColumns.compactMap { column, year in Double(row[column]).map { (year, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  fileprivate func sumByYear(_ name: String) -> [Int: Double] {
    guard let table = economy(name) else { return [:] }
    return Dictionary(
      table.yearColumns.map { column, year in (year, table.rows.reduce(0) { $0 + (Double($1[column]) ?? 0) }) },
      uniquingKeysWith: { first, _ in first })
  }
}
