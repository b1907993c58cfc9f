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
      let numbers = ShownNumbers(row)
      // A share is missed by percentage points, not by per cent of itself.
      let gap = numbers.gap.map { Self.quantity($0, target.unit == "%" ? words("percentage points") : unit, language) }
      return Line(
        indicator: target.indicator[language], unit: unit, clause: ClauseNumber.text(target.clause, language),
        note: target.note[language], relation: Self.relation(of: target, in: record, language)[language],
        remark: (target.offer ?? row.obstacle)?[language] ?? "",
        target: Self.dated(
          Self.bound(target.bound, Self.quantity(numbers.target, unit, language)), years.count == 1 ? nil : target.year)[
            language],
        targetNumber: Self.dated(
          Self.bound(target.bound, numbers.target), years.count == 1 ? nil : target.year)[language],
        value: numbers.value.map { Self.quantity($0, unit, language) } ?? "", valueNumber: numbers.value ?? "",
        state: row.state,
        stateText: Self.doubted(
          gap.map { Title(en: "missed by \($0)", zh: "差\($0)") } ?? numbers.atTheBound
            ?? row.perimeterRatio.map(Translations.otherPerimeter) ?? Translations.state(row.state),
          isDoubtful: !doubts.isEmpty)[language],
        shortState: Self.doubted(
          Self.shortState(row, numbers, points: target.unit == "%"), isDoubtful: !doubts.isEmpty)[language],
        isDoubtful: !doubts.isEmpty,
        reached: [.met, .missed].contains(row.state) && target.value > 0 ? row.value.map { $0 / target.value } : nil)
    }
  }

  private static func shortState(_ row: Scorecard.Row, _ numbers: ShownNumbers, points: Bool) -> Title {
    if let gap = numbers.gap {
      return points
        ? Title(en: "missed by \(gap) points", zh: "差\(gap)个百分点") : Title(en: "missed by \(gap)", zh: "差\(gap)")
    }
    return numbers.atTheBound ?? row.perimeterRatio.map {
      Title(en: "ratio \(decimals($0, 2))", zh: "比值\(decimals($0, 2))")
    }
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

  /// A number with its unit, which in Chinese follows at once; a unit that begins with a digit is set apart in brackets.
  private static func quantity(_ number: String, _ unit: String, _ language: Language) -> String {
    if unit.isEmpty { return number }
    let beginsWithDigit = unit.utf8.first.map { (0x30...0x39).contains($0) } == true
    return switch language {
    case .en: beginsWithDigit ? "\(number) (\(unit))" : "\(number) \(unit)"
    case .zh: beginsWithDigit ? "\(number)（\(unit)）" : number + unit
    }
  }

  /// Target, value and gap of a row; those of a target that is missed are told apart, however little is missing.
  private struct ShownNumbers {
    let target: String
    let value: String?
    /// Nil for a target that is not missed, or missed by being equal to it.
    let gap: String?
    /// The state of a target that wants more, or less, than a number which the value is.
    let atTheBound: Title?

    init(_ row: Scorecard.Row) {
      guard row.state == .missed, let number = row.value else {
        (target, value, gap, atTheBound) = (short(row.target.value), row.value.map(short), nil, nil)
        return
      }
      let numbers = NumbersToldApart(row.target.value, number)
      (target, value) = (numbers.first, numbers.second)
      let isEqual = numbers.distance == "0"
      gap = isEqual ? nil : numbers.distance
      atTheBound = isEqual ? Title(en: "missed: equal to the bound", zh: "未达到：等于界限值") : nil
    }
  }
}
