import NumberText
import Results
import SVGCharts
import SimulationKit
import Study

extension ReportCharts {
  /// The plan scorecard as a picture, from `scorecard.csv`.
  var scorecard: ScorecardChart? {
    guard let table = results.tables["scorecard.csv"] else { return nil }
    let lines = ScorecardText(table, language: language, tableYear: results.record.scenario.tableYear).lines
    func count(_ state: TargetResult.State) -> Int { lines.count { $0.state == state } }
    return ScorecardChart(
      title: say("Plan scorecard", "规划目标对照表"), subtitle: scenarioTitle, caption: caption,
      finding: say(
        "\(count(.met)) targets met, \(count(.missed)) missed, \(count(.assumed)) assumed, \(count(.otherPerimeter)) of another perimeter, \(count(.notModelled)) not modelled.",
        "\(count(.met))项达到，\(count(.missed))项未达到，\(count(.assumed))项为情景假设，\(count(.otherPerimeter))项口径不同，\(count(.notModelled))项未建模。"
      ),
      headings: .init(
        label: say("Target", "目标"), target: say("Plan 2020", "2020年规划值"), value: say("Computed", "计算值"),
        state: say("State", "状态"), reached: say("Computed / target", "计算值/目标值")),
      rows: lines.map { line in
        ScorecardChart.Row(
          label: line.relation.isEmpty
            ? line.indicator : say("\(line.indicator) (\(line.relation))", "\(line.indicator)（\(line.relation)）"),
          target: line.target,
          value: line.value, state: Self.mark(line.state), stateText: line.stateText, reached: line.reached)
      })
  }

  private static func mark(_ state: TargetResult.State) -> ScorecardChart.State {
    switch state {
    case .met: .met
    case .missed: .missed
    case .assumed: .assumed
    case .otherPerimeter: .otherPerimeter
    case .notModelled: .notModelled
    }
  }
}

/// The scorecard in words, from its stored table: what the terminal and the chart show.
package struct ScorecardText {
  struct Line {
    var identifier: String
    var indicator: String
    var relation: String
    var target: String
    var value: String
    var state: TargetResult.State
    var stateText: String
    /// Computed value over target, where the two are judged.
    var reached: Double?
  }

  let lines: [Line]
  private let language: Language

  init(_ table: StoredTable, language: Language, tableYear: Int) {
    self.language = language
    lines = table.rows.map { row in
      func cell(_ name: String) -> String { table.column(name).map { row[$0] } ?? "" }
      let state = TargetResult.State(rawValue: cell("state")) ?? .notModelled
      let unit = Translations.unit(cell("unit"), tableYear: tableYear)[language]
      func quantity(_ text: String) -> String { text.isEmpty ? "" : Self.quantity(text, unit) }
      // A share is missed by percentage points, not by per cent of itself.
      let gap = cell("unit") == "%" ? Translations.unit("percentage points", tableYear: tableYear)[language] : unit
      let shortfall = cell("shortfall")
      let word = Translations.state(state)[language]
      let target = Double(cell("target_value")) ?? 0
      return Line(
        identifier: cell("target"), indicator: cell(language == .en ? "indicator_en" : "indicator_zh"),
        relation: Self.relation(cell("relation"), to: cell("relation_to"), table)[language],
        target: quantity(cell("target_value")), value: quantity(cell("value")), state: state,
        stateText: state == .missed
          ? Title(en: "missed by \(Self.quantity(shortfall, gap))", zh: "差\(Self.quantity(shortfall, gap))")[language]
          : word,
        reached: [.met, .missed].contains(state) && target > 0 ? Double(cell("value")).map { $0 / target } : nil)
    }
  }

  private static func relation(_ relation: String, to other: String, _ table: StoredTable) -> Title {
    let row = table.row(where: ["target": other])
    func cell(_ name: String) -> String { row.flatMap { row in table.column(name).map { row[$0] } } ?? "" }
    return Translations.relation(
      relation, clause: cell("clause"), value: brief(cell("target_value")),
      indicator: Title(en: cell("indicator_en"), zh: cell("indicator_zh")))
  }

  /// A number with its unit; a unit that begins with a digit is set apart in brackets.
  private static func quantity(_ text: String, _ unit: String) -> String {
    unit.utf8.first.map { (0x30...0x39).contains($0) } == true ? "\(brief(text)) (\(unit))" : "\(brief(text)) \(unit)"
  }

  /// A stored number in few digits.
  private static func brief(_ text: String) -> String { Double(text).map(short) ?? text }
}
