import Diagnostics
import NumberText
import ResultText
package import Results
package import SimulationKit

/// A comparison for a terminal: what was entered differently, what came out differently by theme, and why.
package struct ComparisonText {
  let comparison: Comparison
  let causes: [ComparisonCauses]
  let language: Language
  private let showsAll: Bool

  /// - Parameters:
  ///   - causes: of each side's difference from the first, from the second side on; none where they are not asked for.
  ///   - showsAll: whether every figure that differs is shown, or the largest differences of each theme.
  package init(_ comparison: Comparison, causes: [ComparisonCauses], language: Language, showsAll: Bool = false) {
    self.comparison = comparison
    self.causes = causes
    self.language = language
    self.showsAll = showsAll
  }

  private static let shownFigures = 8
  private static let shownUnits = 3

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  private var names: [String] { comparison.sides.map(\.name) }
  private var years: String {
    guard let first = comparison.years.first, let last = comparison.years.last else { return "" }
    return first == last ? "\(first)" : say("\(first) to \(last)", "\(first)—\(last)年")
  }

  package var text: String {
    let differing = comparison.figures.filter(\.differs)
    let equal = comparison.figures.count - differing.count
    var text = inputs
    guard !differing.isEmpty else {
      return text
        + say("No result of \(years) differs: all \(equal) are equal.\n", "\(years)年的结果没有差异：全部\(equal)项相同。\n")
    }
    text += results(differing)
    if equal > 0 { text += say("\(equal) other results are equal.\n", "其余\(equal)项结果相同。\n") }
    return text + reasons
  }

  private var inputs: String {
    guard !comparison.inputs.isEmpty else { return "" }
    var table = TextTable(
      [say("Entered differently", "录入差异")] + names, [.left] + names.map { _ in .left })
    let units = comparison.inputs.filter(\.isUnitOnly)
    let folded = units.count > Self.shownUnits && !showsAll
    var before = ""
    for input in comparison.inputs where !(folded && input.isUnitOnly) {
      let places = input.places.map { $0.map(\.description) ?? "–" }
      let place = places.allSatisfy { $0 == "–" } ? "" : places.joined(separator: " | ")
      table.add(
        [input.name] + Self.fromDifference(input.values.map { $0 ?? "–" }).map(Self.cut),
        below: place == before ? "" : place)
      before = place
    }
    if folded {
      table.add(
        [say("the unit of \(units.count) keys", "\(units.count)个键的单位")]
          + names.indices.map { side in Self.cut(units[0].values[side].map(Self.unit) ?? "–") },
        below: say(
          "the same numbers in other units, mostly price years: --all shows them", "数值相同，单位（多为价格年份）不同：--all 列出全部"))
    }
    return table.text + "\n"
  }

  /// "1e8 CNY_2017" of "6 numbers in 1e8 CNY_2017".
  private static func unit(_ words: String) -> String {
    let parts = words.split(separator: " ")
    return parts.dropFirst(parts.count > 3 && parts[1] == "numbers" ? 3 : 1).joined(separator: " ")
  }

  private func results(_ figures: [Comparison.Figure]) -> String {
    var text = ""
    var rest = figures[...]
    while let theme = rest.first?.theme {
      let all = rest.prefix { $0.theme == theme }
      rest = rest.dropFirst(all.count)
      let shown = showsAll ? all[...] : all.prefix(Self.shownFigures)
      let others = comparison.sides.indices.dropFirst()
      let heads = others.flatMap { side in
        [others.count > 1 ? "\(names[side]) - \(names[0])" : say("Difference", "差异"), "%"]
      }
      let hasYears = comparison.years.count > 1
      var table = TextTable(
        [theme.title[language] + (hasYears ? "" : say(" in \(years)", "，\(years)年")), say("Unit", "单位")]
          + (hasYears ? [say("Year", "年份")] : []) + names + heads,
        [.left, .left] + (hasYears ? [.right] : []) + names.map { _ in .right } + heads.map { _ in .right })
      for figure in shown { table.add(row(figure, hasYears: hasYears)) }
      text += table.text
      let hidden = all.count - shown.count
      if hidden > 0 {
        text += say("\(hidden) more differ by less: --all shows them\n", "另有\(hidden)项差异较小：--all 列出全部\n")
      }
      text += "\n"
    }
    return text
  }

  func row(_ figure: Comparison.Figure, hasYears: Bool) -> [String] {
    let others = comparison.sides.indices.dropFirst()
    let smallest = others.compactMap { figure.difference($0).map(\.magnitude) }.filter { $0 > 0 }.min()
    let shown = ShownNumbers(showing: smallest ?? 0)
    let values = figure.values.map { value in value.map { smallest == nil ? short($0) : shown.text($0) } ?? "–" }
    let differences = others.flatMap { side -> [String] in
      guard let first = figure.values[0], let value = figure.values[side] else { return ["–", "–"] }
      // The difference of what is shown, so that the row adds up.
      let difference = shown.rounded(value) - shown.rounded(first)
      return [shown.signed(difference), figure.percent(side).map { decimals($0, 2) } ?? "–"]
    }
    return [
      Self.cut(figure.name[language], 72), Translations.unit(figure.unit, tableYear: comparison.tableYear)[language],
    ]
      + (hasYears ? [figure.year.map(String.init) ?? ""] : []) + values + differences
  }

  /// Texts without the words that all begin with, where these would fill what is shown.
  private static func fromDifference(_ texts: [String]) -> [String] {
    let words = texts.map { $0.split(separator: " ") }
    let shortest = words.map(\.count).min() ?? 0
    let same = (0..<shortest).prefix { place in words.allSatisfy { $0[place] == words[0][place] } }.count
    guard words[0].prefix(same).reduce(0, { $0 + $1.count + 1 }) > 30 else { return texts }
    return words.map { (["…"] + $0.dropFirst(same)).joined(separator: " ") }
  }

  private static func cut(_ text: String) -> String { cut(text, 40) }

  private static func cut(_ text: String, _ most: Int) -> String {
    text.count > most ? text.prefix(most - 1) + "…" : text
  }
}

extension ComparisonText {
  private static let shownCauses = 3

  /// The causes of the targets' differences, of each side.
  private var reasons: String {
    zip(comparison.sides.dropFirst(), causes).map { side, found in
      var text = ""
      if let note = found.note { text += note[language] + "\n\n" }
      let shown = showsAll ? found.causes[...] : found.causes.prefix(Self.shownCauses)
      return text + shown.map { reason($0, side) }.joined(separator: "\n")
    }.filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
  }

  private func reason(_ causes: Causes, _ side: Comparison.Side) -> String {
    let unit = Translations.unit(causes.unit, tableYear: comparison.tableYear)[language]
    let shown = ShownCauses(causes)
    var table = TextTable(
      [
        say("Why \(side.name) differs", "\(side.name)差异的来源"), unit.isEmpty ? say("Adds", "影响") : unit,
      ], [.left, .right])
    for (part, value) in zip(causes.parts, shown.parts) {
      let code = part.code.hasPrefix("modules.") || causes.kind == .structure ? "" : part.code
      table.add([
        part.title[language] == part.code || code.isEmpty
          ? part.title[language] : "\(part.title[language]) (\(part.code))", shown.numbers.signed(value),
      ])
    }
    table.add([say("sum", "合计"), shown.numbers.signed(shown.whole)])
    return CausesSentence(causes, side: side.name, language: language, tableYear: comparison.tableYear).text + "\n\n"
      + table.text
  }
}

/// The parts of a difference as they are shown: they sum to the difference of the two numbers as they are shown.
struct ShownCauses {
  let numbers: ShownNumbers
  let whole: Double
  let parts: [Double]

  init(_ causes: Causes) {
    numbers = ShownNumbers(showing: causes.difference)
    whole = numbers.rounded(causes.second) - numbers.rounded(causes.first)
    parts = numbers.parts(causes.parts.map(\.part), of: whole)
  }

  /// Whether a part is the whole difference, to the rounding.
  func isWhole(_ place: Int) -> Bool { numbers.rounded(parts[place] - whole) == 0 }
}

/// "SEI share (%), 2020: 13.258 in plan-2020, 13.176 in slow-fund. The whole difference is Strategic industries fund."
struct CausesSentence {
  let text: String

  init(_ causes: Causes, side: String, language: Language, tableYear: Int) {
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    let unit = Translations.unit(causes.unit, tableYear: tableYear)[language]
    let shown = ShownCauses(causes)
    let (first, second) = (shown.numbers.text(causes.first), shown.numbers.text(causes.second))
    let head = say(
      "\(causes.name.en)\(unit.isEmpty ? "" : " (\(unit))"), \(causes.year): \(first), and \(second) in \(side).",
      "\(causes.name.zh)\(unit.isEmpty ? "" : "（\(unit)）")，\(causes.year)年：\(first)，\(side)为\(second)。")
    guard let largest = causes.parts.first else {
      text = head
      return
    }
    text =
      head
      + (shown.isWhole(0)
        ? say(" The whole difference comes from: \(largest.title.en).", "全部差异来自：\(largest.title.zh)。")
        : say(
          " Most comes from: \(largest.title.en), \(shown.numbers.signed(shown.parts[0])).",
          "影响最大的是：\(largest.title.zh)，\(shown.numbers.signed(shown.parts[0]))。"))
  }
}
