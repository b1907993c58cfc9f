import Diagnostics
import NumberText
import PlanReading
import SampleAnalysis
import ScenarioKeys
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// How settings of levers fare over the same draws of what is uncertain, for a terminal.
package struct RobustnessText {
  private let summary: RobustnessSummary
  private let words: StudyWords

  /// - Parameter language: the scenario's own where nil.
  package init(_ summary: RobustnessSummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
  }

  /// The most settings that the terminal shows; the file has all.
  private static let shown = 12

  private func name(_ setting: Int) -> String {
    let settings = summary.settings
    if setting == 0 && settings.names[0] == RobustnessSummary.stated { return words.say("the plan as stated", "原定方案") }
    let titles = summary.run.design.factors.titles
    let values = zip(settings.keys, settings.row(setting)).map {
      "\(titles[$0.key][words.language]) = \(significant($1, 4))"
    }
    return words.say(
      "setting \(settings.names[setting]) (\(values.joined(separator: ", ")))",
      "方案\(settings.names[setting])（\(values.joined(separator: "，"))）")
  }

  /// Settings by how often they meet the target, of equals the one with the smaller regret first.
  private var ranking: [Int] {
    let options = summary.options
    return options.indices.sorted {
      (options[$1].satisficing, options[$0].largestRegret, $0) < (
        options[$0].satisficing, options[$1].largestRegret, $1
      )
    }
  }

  /// The best setting by each measure, as sentences.
  private var findings: [String] {
    let options = summary.options
    let often = ranking.first ?? 0
    let regret = summary.best { -$0.largestRegret }
    let worst = summary.best(\.worst)
    let share = words.percent(options[often].satisficing)
    let largest = decimals(options[regret].largestRegret, 3)
    let lowest = decimals(summary.outcome(options[worst].worst), 3)
    return [
      options[often].satisficing == 0
        ? words.say("No setting meets the target in any draw.", "没有方案在任何抽样中达到目标。")
        : words.say(
          "Most often meets the target: \(name(often)), in \(share) of the draws (satisficing).",
          "最常达到目标：\(name(often))，占抽样的\(share)（满意准则）。"),
      words.say(
        "Has the smallest largest regret, \(largest): \(name(regret)).", "最大遗憾最小，为\(largest)：\(name(regret))。"),
      words.say(
        "Is best at its worst, \(lowest): \(name(worst)) (maximin).", "最差结果最好，为\(lowest)：\(name(worst))（最大最小准则）。"),
    ]
  }

  package var text: String {
    let (settings, options, design) = (summary.settings, summary.options, summary.run.design)
    let target = summary.target.target
    let goal = words.goal(summary.target, needed: summary.run.needed(summary.target))
    var table = TextTable(
      [
        words.say("setting", "方案"), words.say("meets", "达标"), words.say("largest regret", "最大遗憾"),
        words.say("mean regret", "平均遗憾"), words.say("90 % regret", "90%遗憾"), words.say("worst", "最差"),
        words.say("mean", "平均"), words.say("best", "最好"),
      ], [.left] + Array(repeating: .right, count: 7))
    let order = ranking
    for place in order.prefix(Self.shown) {
      let option = options[place]
      table.add(
        [shownName(place), words.percent(option.satisficing)]
          + [option.largestRegret, option.meanRegret, option.regretOf90Percent].map { decimals($0, 3) }
          + [option.worst, option.mean, option.best].map { decimals(summary.outcome($0), 3) })
    }
    let left = order.count - Self.shown
    let more =
      left > 0
      ? words.say("and \(left) more, in summary/robustness.csv\n", "另有\(left)个方案，见summary/robustness.csv\n") : ""
    var lever = TextTable(
      [words.say("setting", "方案")] + settings.keys.map(\.key), [.left] + settings.keys.map { _ in .right })
    for place in order.prefix(Self.shown) {
      lever.add([shownName(place)] + settings.row(place).map { significant($0, 4) })
    }
    let answered = words.answers(summary.failed, design, fate: ("; counted as missed.", "，按未达标计。"))
    let levers = settings.keys.count == 1 ? "a lever" : "\(settings.keys.count) levers"
    return """
      \(words.say("\(words.header.name): \(settings.count) settings of \(levers), \(draws)", "\(words.header.name)：\(settings.keys.count)项可调整项的\(settings.count)个方案，\(draws)"))

      \(words.say("Settings by how often they meet \"\(target.indicator[words.language])\" (\(goal)), \(target.unit)", "方案按达到“\(target.indicator[words.language])”（\(goal)）的频率排序，\(words.unit(target.unit))"))
      \(table.text)\(more)
      \(lever.text)
      \(findings.joined(separator: "\n"))
      \(answered)
      """
  }

  private func shownName(_ setting: Int) -> String {
    let name = summary.settings.names[setting]
    return name == RobustnessSummary.stated ? words.say(name, "原定方案") : name
  }

  private var draws: String {
    let design = summary.run.design
    guard design.factors.drawn != 0 else { return words.say("everything else as stated", "其余输入取基准值") }
    return words.say(
      "each with the same \(summary.draws) draws, \(design.kind.title), seed \(design.seed)",
      "每个方案用同样的\(summary.draws)次抽样，\(words.title(design.kind))，种子\(design.seed)")
  }
}
