import Diagnostics
import NumberText
package import Results
import ScenarioReading
package import SimulationKit
import Study

/// The scorecard of a record in words, for the terminal, the chart and the report.
package struct ScorecardText {
  struct Line {
    var indicator: String
    var clause: String
    var note: String
    /// Its relation to another target; empty for most.
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
  /// The year of the targets.
  let year: Int

  /// - Parameter language: the scenario's own where nil.
  package init(_ record: RunRecord, language: Language? = nil) {
    let language = language ?? Language(rawValue: record.scenario.language) ?? .en
    self.language = language
    year = record.scorecard.lazy.compactMap(\.target.year).first ?? 2020
    func words(_ unit: String) -> String {
      Translations.unit(unit, tableYear: record.scenario.tableYear)[language]
    }
    lines = record.scorecard.map { row in
      let target = row.target
      let unit = words(target.unit)
      // A share is missed by percentage points, not by per cent of itself.
      let gap = row.shortfall.map { Self.quantity($0, target.unit == "%" ? words("percentage points") : unit) }
      return Line(
        indicator: target.indicator[language], clause: target.clause, note: target.note[language],
        relation: Self.relation(of: target, in: record)[language],
        target: Self.bound(target.bound, Self.quantity(target.value, unit))[language],
        value: row.value.map { Self.quantity($0, unit) } ?? "", state: row.state,
        stateText: gap.map { Title(en: "missed by \($0)", zh: "差\($0)")[language] }
          ?? Translations.state(row.state)[language],
        reached: [.met, .missed].contains(row.state) && target.value > 0 ? row.value.map { $0 / target.value } : nil)
    }
  }

  /// The table for a terminal.
  package var terminal: String {
    var shown = TextTable(
      [
        Title(en: "Target", zh: "目标")[language], Title(en: "Plan \(year)", zh: "\(year)年规划值")[language],
        Title(en: "Computed", zh: "计算值")[language], Title(en: "State", zh: "状态")[language],
      ], [.left, .right, .right, .left])
    for line in lines { shown.add([line.indicator, line.target, line.value, line.stateText], below: line.relation) }
    return shown.text
  }

  /// A target as it is worded where a result below it, not above it, meets it.
  private static func bound(_ bound: String, _ target: String) -> Title {
    switch bound {
    case "at most": Title(en: "at most \(target)", zh: "不超过\(target)")
    case "less than": Title(en: "less than \(target)", zh: "低于\(target)")
    default: Title(en: target, zh: target)
    }
  }

  private static func relation(of target: PlanTargets.Target, in record: RunRecord) -> Title {
    let other = record.scorecard.first { $0.target.identifier == target.relationTo }?.target
    return Translations.relation(
      target.relation, clause: other?.clause ?? "", value: other.map { short($0.value) } ?? "",
      indicator: other?.indicator ?? Title(en: "", zh: ""))
  }

  /// A number with its unit; a unit that begins with a digit is set apart in brackets.
  private static func quantity(_ value: Double, _ unit: String) -> String {
    if unit.isEmpty { return short(value) }
    return unit.utf8.first.map { (0x30...0x39).contains($0) } == true
      ? "\(short(value)) (\(unit))" : "\(short(value)) \(unit)"
  }
}
