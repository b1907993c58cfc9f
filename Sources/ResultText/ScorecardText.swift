import Diagnostics
import NumberText
import PlanReading
package import Results
import ScenarioReading
package import SimulationKit
package import Study

/// The scorecard of a record in words, for the terminal, the chart and the report.
package struct ScorecardText {
  package struct Line {
    package var indicator: String
    /// In words; empty for a pure number.
    package var unit: String
    package var clause: String
    package var note: String
    /// Its relation to another target; empty for most.
    package var relation: String
    /// Who would compute it, or why it has no value; empty for a target with a value.
    package var remark: String
    package var target: String
    /// The target without its unit.
    var targetNumber: String
    package var value: String
    /// The value without its unit.
    var valueNumber: String
    package var state: TargetResult.State
    package var stateText: String
    /// The state under a heading that says its group, the gap in the unit of the target.
    var shortState: String
    /// Whether it rests on an input that is probably a mistake.
    package var isDoubtful = false
    /// Computed value over target, where the two are judged.
    package var reached: Double?
  }

  package let lines: [Line]
  /// Inputs that are probably mistakes, a sentence each.
  let implausible: [String]
  let language: Language
  /// The head of the column of targets: with their year, where all have the same.
  package let heading: String

  /// - Parameter language: the scenario's own where nil.
  package init(_ record: RunRecord, language: Language? = nil) {
    let language = language ?? Language(rawValue: record.scenario.language) ?? .en
    self.language = language
    implausible = (record.implausible ?? []).map { input in
      let count = input.targets.count
      return Title(
        en:
          "implausible: \(input.path) \(input.words.en); \(count) \(count == 1 ? "target rests" : "targets rest") on it",
        zh: "输入值存疑：\(input.path)\(input.words.zh)；涉及\(count)项目标")[language]
    }
    let years = Set(record.scorecard.map(\.target.year))
    heading =
      years.count == 1
      ? Title(en: "Plan \(years.first ?? 0)", zh: "\(years.first ?? 0)年规划值")[language]
      : Title(en: "Plan", zh: "规划值")[language]
    func words(_ unit: String) -> String {
      Translations.unit(unit, tableYear: record.scenario.tableYear)[language]
    }
    lines = record.scorecard.map { row in
      let doubts = (record.implausible ?? []).filter { $0.targets.contains(row.target.identifier) }
      let target = row.target
      let unit = words(target.unit)
      // A share is missed by percentage points, not by per cent of itself.
      let gap = row.shortfall.map { Self.quantity($0, target.unit == "%" ? words("percentage points") : unit) }
      return Line(
        indicator: target.indicator[language], unit: unit, clause: ClauseNumber.text(target.clause, language),
        note: target.note[language], relation: Self.relation(of: target, in: record, language)[language],
        remark: (target.offer ?? row.obstacle)?[language] ?? "",
        target: Self.dated(
          Self.bound(target.bound, Self.quantity(target.value, unit)), years.count == 1 ? nil : target.year)[language],
        targetNumber: Self.dated(
          Self.bound(target.bound, short(target.value)), years.count == 1 ? nil : target.year)[language],
        value: row.value.map { Self.quantity($0, unit) } ?? "", valueNumber: row.value.map(short) ?? "",
        state: row.state,
        stateText: Self.doubted(
          gap.map { Title(en: "missed by \($0)", zh: "差\($0)") }
            ?? row.perimeterRatio.map(Translations.otherPerimeter) ?? Translations.state(row.state),
          isDoubtful: !doubts.isEmpty)[language],
        shortState: Self.doubted(
          Self.shortState(row, points: target.unit == "%"), isDoubtful: !doubts.isEmpty)[language],
        isDoubtful: !doubts.isEmpty,
        reached: [.met, .missed].contains(row.state) && target.value > 0 ? row.value.map { $0 / target.value } : nil)
    }
  }

  private static func shortState(_ row: Scorecard.Row, points: Bool) -> Title {
    if let gap = row.shortfall.map(short) {
      return points
        ? Title(en: "missed by \(gap) points", zh: "差\(gap)个百分点") : Title(en: "missed by \(gap)", zh: "差\(gap)")
    }
    return row.perimeterRatio.map { Title(en: "ratio \(decimals($0, 2))", zh: "比值\(decimals($0, 2))") }
      ?? Translations.state(row.state)
  }

  /// A target as it is worded where a result below it, not above it, meets it.
  private static func bound(_ bound: String, _ target: String) -> Title {
    switch bound {
    case "at most": Title(en: "at most \(target)", zh: "不超过\(target)")
    case "less than": Title(en: "less than \(target)", zh: "低于\(target)")
    default: Title(en: target, zh: target)
    }
  }

  /// A state that rests on a number which is probably a mistake.
  private static func doubted(_ state: Title, isDoubtful: Bool) -> Title {
    isDoubtful ? Title(en: "\(state.en), on implausible inputs", zh: "\(state.zh)（输入值存疑）") : state
  }

  private static func dated(_ target: Title, _ year: Int?) -> Title {
    year.map { Title(en: "\(target.en) in \($0)", zh: "\($0)年\(target.zh)") } ?? target
  }

  private static func relation(of target: PlanTargets.Target, in record: RunRecord, _ language: Language) -> Title {
    let row = record.scorecard.first { $0.target.identifier == target.relationTo }
    let relation = Translations.relation(
      target.relation, clause: ClauseNumber.text(row?.target.clause ?? "", language),
      value: row.map { short($0.target.value) } ?? "", indicator: row?.target.indicator ?? Title(en: "", zh: ""))
    // Of two readings of one promise each says how the other fares.
    guard let state = row?.state, state == .met || state == .missed else { return relation }
    let words = Translations.state(state)
    return Title(en: "\(relation.en) (\(words.en))", zh: "\(relation.zh)（\(words.zh)）")
  }

  /// A number with its unit; a unit that begins with a digit is set apart in brackets.
  private static func quantity(_ value: Double, _ unit: String) -> String {
    if unit.isEmpty { return short(value) }
    return unit.utf8.first.map { (0x30...0x39).contains($0) } == true
      ? "\(short(value)) (\(unit))" : "\(short(value)) \(unit)"
  }
}
