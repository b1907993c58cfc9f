import Diagnostics
import Economy
import NumberText
import PlanReading
package import PlanSeeking
import RegionalBase
package import ScenarioReading
import Seeking
package import SimulationKit

/// Which settings of the levers reach a target, for a terminal.
package struct SeekText {
  private let seek: LeverSeek
  private let answers: [LeverSeek.Answer]
  private let language: Language
  private let unit: String

  /// - Parameter language: the scenario's own where nil.
  package init(
    _ seek: LeverSeek, _ answers: [LeverSeek.Answer], of prepared: PreparedRun, language: Language? = nil
  ) {
    self.seek = seek
    self.answers = answers
    self.language = language ?? prepared.header.language
    unit = Translations.unit(seek.target.unit, tableYear: prepared.accounts.year)[self.language]
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  package var text: String {
    let target = seek.target
    let goal = Translations.bound(target.bound).zh + amount(target.value)
    guard let first = answers.first else { return "" }
    let met =
      answers.count == 1
      ? "" : say(", met from \(amount(first.goal)) on", "（\(amount(first.goal))起视为达到）")
    let head = say(
      "\(target.indicator.en): \(target.bound) \(amount(target.value)) in \(target.year)\(met); as planned "
        + "\(amount(first.planned))",
      "\(target.indicator.zh)：\(target.year)年\(goal)\(met)；按规划为\(amount(first.planned))")
    guard answers.count > 1 else {
      return head
        + (first.isReached ? say(": the plan reaches it.", "：规划已可达到。") + "\n" : "\n\n" + settings(first))
    }
    return head + "\n"
      + answers.enumerated().map { place, answer in
        let sought =
          place == 0
          ? say("To meet it, \(amount(answer.goal)):", "达到目标所需的\(amount(answer.goal))：")
          : say("To reach the number itself, \(amount(answer.goal)):", "达到规划值本身\(amount(answer.goal))：")
        return "\n" + sought
          + (answer.isReached ? say(" the plan does.", "规划已可达到。") + "\n" : "\n\n" + settings(answer))
      }.joined()
  }

  /// Each lever alone, then all together.
  private func settings(_ answer: LeverSeek.Answer) -> String {
    alone(answer) + (together(answer).map { "\n" + $0 } ?? "")
  }

  /// Of the target.
  private func amount(_ value: Double) -> String {
    unit.first?.isNumber == true ? "\(short(value)) (\(unit))" : "\(short(value)) \(unit)"
  }

  /// A lever's number: four digits that count.
  private func number(_ value: Double) -> String { significant(value, 4) }

  private func name(_ lever: LeverSeek.Lever) -> String {
    lever.key + (lever.unit == "1" ? "" : say(" (\(lever.unit))", "（\(lever.unit)）"))
  }

  private func range(_ lever: LeverSeek.Lever) -> String {
    lever.values.isEmpty
      ? say("\(number(lever.low)) to \(number(lever.high))", "\(number(lever.low))—\(number(lever.high))")
      : lever.values.map(number).joined(separator: say(", ", "、"))
  }

  // MARK: - Alone

  private func alone(_ found: LeverSeek.Answer) -> String {
    var table = TextTable(
      [
        say("One lever alone", "单项调整"), say("Plan", "规划值"), say("Range", "范围"), say("Needed", "所需值"), "",
        say("Title", "名称"),
      ],
      [.left, .right, .right, .right, .left, .left])
    for (lever, answer) in zip(seek.levers, found.alone) {
      let (needed, remark): (String, String) =
        switch answer {
        case .reaches(let value, _): (number(value), "")
        case .outOfReach(let best, let outcome):
          (
            say("none", "无"),
            say(
              "not within its range: at its best, \(number(best)), it is \(amount(outcome))",
              "范围内达不到：最佳取值\(number(best))时为\(amount(outcome))")
          )
        case .failed(let value, let reason):
          ("", say("the run fails at \(number(value)): \(reason)", "取\(number(value))时运行失败：\(reason)"))
        case .unfinished(let why): ("", say("not finished: \(why)", "未完成：\(why)"))
        }
      table.add([name(lever), number(lever.plan), range(lever), needed, remark, lever.title[language]])
    }
    return table.text
  }

  // MARK: - Together

  private func together(_ answer: LeverSeek.Answer) -> String? {
    guard let together = answer.together else { return nil }
    let moved = answer.moved
    switch together {
    case .planReaches: return nil
    case .found(let values, let outcome, let distance, let isNearest, _):
      let reach = say(
        "All levers together reach \(amount(outcome)), nearest to the plan with these (\(decimals(distance, 2)) of a range away)",
        "各项同时调整可达\(amount(outcome))，与规划最接近的取值如下（距离为范围的\(decimals(distance, 2))倍）")
      let doubt = say("; others that reach it may lie nearer", "；或有更接近的取值")
      return reach + (isNearest ? "" : doubt) + say(":", "：") + "\n\n" + settings(moved, values)
    case .outOfReach(let best, let outcome, let steps, _):
      let last = steps.last.map { moved[$0.lever].title[language] } ?? ""
      let head = say(
        "Not within the ranges: with all levers at their best it is \(amount(outcome)); the last to help is \"\(last)\".",
        "范围内达不到：各项均取最佳值时为\(amount(outcome))；最后一个有作用的是“\(last)”。")
      var table = TextTable(
        [say("The one that helps most first", "按作用大小依次"), say("Best", "最佳值"), say("Then", "累计结果"), say("Title", "名称")],
        [.left, .right, .right, .left])
      for step in steps {
        table.add([
          name(moved[step.lever]), number(best[step.lever]), amount(step.outcome), moved[step.lever].title[language],
        ])
      }
      return head + "\n\n" + table.text
    case .failed(let values):
      let setting = zip(moved, values).map { "\($0.key) = \(number($1))" }.joined(separator: ", ")
      let reason = answer.failure ?? ""
      return say("All levers together: the run fails at \(setting): \(reason)", "各项同时调整：取\(setting)时运行失败：\(reason)")
        + "\n"
    case .unfinished(let why): return say("All levers together: \(why)", "各项同时调整：\(why)") + "\n"
    }
  }

  private func settings(_ levers: [LeverSeek.Lever], _ values: [Double]) -> String {
    var table = TextTable(
      [say("Lever", "调整项"), say("Plan", "规划值"), say("Range", "范围"), say("Setting", "取值"), say("Title", "名称")],
      [.left, .right, .right, .right, .left])
    for (lever, value) in zip(levers, values) {
      table.add([name(lever), number(lever.plan), range(lever), number(value), lever.title[language]])
    }
    return table.text
  }
}
