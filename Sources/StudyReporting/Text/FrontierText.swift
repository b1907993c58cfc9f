import Diagnostics
import NumberText
package import PlanSeeking
import ScenarioReading
package import SimulationKit

/// The settings that no other beats, for a terminal.
package struct FrontierText {
  private let seek: FrontierSeek
  private let answer: FrontierSeek.Answer
  private let words: StudyWords

  /// Rows of the table; all settings are in the file.
  private static let most = 20

  /// - Parameter language: the scenario's own where nil.
  package init(_ seek: FrontierSeek, _ answer: FrontierSeek.Answer, language: Language? = nil) {
    self.seek = seek
    self.answer = answer
    words = StudyWords(seek.prepared, language)
  }

  package var text: String {
    let shown = words.shownSettings(answer, most: Self.most)
    let left =
      shown.count < answer.settings.count
      ? words.say(
        "\(shown.count) of the \(answer.settings.count) are shown, spread evenly.\n",
        "表中均匀列出\(answer.settings.count)个方案中的\(shown.count)个。\n") : ""
    return words.say("\(words.header.name): ", "\(words.header.name)：") + words.summary(seek, answer) + "\n\n"
      + objectives
      + "\n" + levers + "\n" + settings(shown) + left + failures
  }

  private var objectives: String {
    var table = TextTable(
      [
        words.say("Objective", "目标"), words.say("Wanted", "方向"), words.say("Plan", "规划值"), words.say("Best", "最佳"), "ε",
      ],
      [.left, .left, .right, .right, .right])
    for (place, objective) in seek.objectives.enumerated() {
      let values = answer.settings.map { $0.objectives[place] }
      let best = objective.isToBeLarge ? values.max() : values.min()
      table.add([
        words.named(objective), objective.isToBeLarge ? words.say("more", "越大越好") : words.say("less", "越小越好"),
        answer.shown(answer.planned.objectives[place], objective: place),
        best.map { answer.shown($0, objective: place) } ?? "-",
        formatNumber(answer.epsilons[place]),
      ])
    }
    return table.text
  }

  private var levers: String {
    var table = TextTable(
      [words.say("Lever", "调整项"), "", words.say("Plan", "规划值"), words.say("Range", "范围"), words.say("Title", "名称")],
      [.left, .left, .right, .right, .left])
    for (place, lever) in seek.levers.enumerated() {
      table.add([
        letter(place), words.named(lever.key, unit: lever.unit), inputNumber(lever.plan),
        lever.values.isEmpty
          ? words.say(
            "\(inputNumber(lever.low)) to \(inputNumber(lever.high))",
            "\(inputNumber(lever.low))—\(inputNumber(lever.high))")
          : lever.values.map(inputNumber).joined(separator: words.say(", ", "、")),
        lever.title[words.language],
      ])
    }
    return table.text
  }

  private func settings(_ shown: [Int]) -> String {
    var table = TextTable(
      [words.say("Setting", "方案")] + seek.objectives.map(\.name) + seek.levers.indices.map(letter),
      [.left] + (seek.objectives.indices.map { _ in .right }) + seek.levers.map { _ in .right })
    func add(_ name: String, _ setting: FrontierSeek.Setting) {
      table.add([name] + answer.shown(setting) + setting.levers.map(inputNumber))
    }
    add(words.say("plan", "规划"), answer.planned)
    for place in shown { add("\(place + 1)", answer.settings[place]) }
    return table.text
  }

  private var failures: String {
    guard answer.failed > 0 else { return words.say("Every setting has an answer.\n", "每个方案都有结果。\n") }
    var text = words.say(
      "\(answer.failed) of \(answer.evaluations) settings have no answer:\n",
      "\(answer.evaluations)个方案中有\(answer.failed)个没有结果：\n")
    for failure in answer.failures {
      text +=
        "  " + zip(seek.levers, failure.levers).map { "\($0.key) = \(inputNumber($1))" }.joined(separator: ", ")
        + words.say(": ", "：") + failure.reason + "\n"
    }
    let more = answer.failed - answer.failures.count
    return more > 0 ? text + words.say("  and \(more) more\n", "  另有\(more)个\n") : text
  }
}

/// A, B, …, Z, A1, B1, …
func letter(_ place: Int) -> String {
  let names = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  return String(names[place % names.count]) + (place < names.count ? "" : "\(place / names.count)")
}

extension FrontierSeek.Answer {
  /// A number of an objective, with the decimals of the difference that matters.
  func shown(_ value: Double, objective: Int) -> String {
    var (digits, step) = (0, epsilons[objective])
    while step < 0.999, digits < 6 { (digits, step) = (digits + 1, step * 10) }
    return shownNumber(value, digits)
  }

  func shown(_ setting: FrontierSeek.Setting) -> [String] {
    setting.objectives.indices.map { shown(setting.objectives[$0], objective: $0) }
  }
}

extension StudyWords {
  func named(_ objective: FrontierObjective) -> String {
    let title = objective.title[language]
    let unit = unit(objective.unit)
    guard let year = objective.year else { return title }
    return say("\(title), \(year)", "\(year)年\(title)") + (unit.isEmpty ? "" : say(" (\(unit))", "（\(unit)）"))
  }

  /// How many settings there are, what was tried, and how settings are judged.
  func summary(_ seek: FrontierSeek, _ answer: FrontierSeek.Answer) -> String {
    let found = answer.settings.count
    let judged: String
    if let samples = seek.options.samples {
      let en: String
      let zh: String
      switch seek.options.judgement {
      case .median: (en, zh) = ("the median of \(count(samples)) samples of the [uncertain] keys", "中位数")
      case .decile:
        (en, zh) = ("what 9 in 10 of \(count(samples)) samples of the [uncertain] keys reach", "九成样本可达到的水平")
      }
      judged = say("; each judged by \(en)", "；每个方案按[uncertain]各项\(count(samples))个样本的\(zh)评价")
    } else {
      judged = ""
    }
    return say(
      "\(found) \(found == 1 ? "setting that no other beats" : "settings that no other beats"), of \(count(answer.evaluations)) tried\(judged); seed \(seek.options.seed)",
      "共试算\(count(answer.evaluations))个方案，其中\(found)个为非劣方案\(judged)；种子\(seek.options.seed)")
  }

  /// The places of settings spread evenly, the first and the last among them.
  func shownSettings(_ answer: FrontierSeek.Answer, most: Int) -> [Int] {
    let count = answer.settings.count
    return count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}
