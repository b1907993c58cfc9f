import Diagnostics
import NumberText
import PlanReading
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// Which inputs matter most to a target, for a terminal.
package struct SensitivityText {
  private let summary: SensitivitySummary
  private let words: StudyWords

  /// - Parameter language: the scenario's own where nil.
  package init(_ summary: SensitivitySummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
  }

  package var text: String {
    let design = summary.run.design
    let heads = summary.heads.map(words.head)
    var table = TextTable([words.say("input", "输入")] + heads, [.left] + heads.map { _ in .right })
    for line in summary.lines {
      table.add([design.factors.names[line.factor]] + line.cells.map { $0.isFinite ? decimals($0, 3) : "-" })
    }
    let hasUnit = summary.method == .tornado || summary.method == .morris
    let target = summary.target.target
    let (en, zh) = (hasUnit ? ", \(target.unit)" : "", hasUnit ? "（\(words.unit(target.unit))）" : "")
    let name = target.indicator[words.language]
    let head = words.say(
      "\(words.header.name): \(design.count) samples, \(design.kind.title), seed \(design.seed)",
      "\(words.header.name)：\(design.count)个样本，\(words.title(design.kind))，种子\(design.seed)")
    let rank = words.say(
      "Effect of each input on \"\(name)\"\(en), ranked by \(words.measure(summary.method))",
      "各项输入对“\(name)”的影响\(zh)，按\(words.measure(summary.method))排序")
    return """
      \(head)

      \(rank)
      \(table.text)
      \(stated)\(words.finding(summary))
      \(answered)

      """
  }

  private var stated: String {
    summary.stated.map {
      let value = $0.isFinite ? decimals($0, 3) : words.say("no answer", "没有结果")
      return words.say("With every input as it is stated: \(value).\n", "各项输入均取基准值时：\(value)。\n")
    } ?? ""
  }

  private var answered: String {
    let (failed, count) = (summary.failed, summary.run.design.count)
    return failed == 0
      ? words.say("Every sample has an answer.", "每个样本都有结果。")
      : words.say(
        "\(failed) of \(count) samples have no answer and are left out.", "\(count)个样本中有\(failed)个没有结果，未计入。")
  }
}

extension StudyWords {
  /// A column of the measures.
  func head(_ head: String) -> String {
    switch head {
    case "at its low": say(head, "取低值")
    case "at its high": say(head, "取高值")
    case "span": say(head, "幅度")
    case "total": say(head, "总效应")
    case "low": say(head, "下限")
    case "high": say(head, "上限")
    case "alone": say(head, "单独")
    case "mean size": say(head, "平均绝对效应")
    case "mean": say(head, "均值")
    case "deviation": say(head, "标准差")
    case "median": say(head, "中位数")
    case "largest": say(head, "最大值")
    default: head
    }
  }

  /// The measure by which inputs are ranked.
  func measure(_ method: SensitivitySummary.Method) -> String {
    switch method {
    case .tornado: say("the span between its low and its high value", "低值与高值之间的幅度")
    case .sobol: say("its total share of the variance, with interactions", "含交互作用的方差总占比")
    case .morris: say("the mean size of its effect over its range", "全范围内的平均绝对效应")
    case .pawn: say("how far it moves the distribution, from 0 to 1", "对分布的影响程度（0到1）")
    }
  }

  /// The inputs that matter most, as a sentence.
  func finding(_ summary: SensitivitySummary) -> String {
    let name = summary.target.target.indicator[language]
    let moving = moving(summary)
    guard !moving.isEmpty else { return say("No input moves \"\(name)\".", "没有输入影响“\(name)”。") }
    return say("What moves \"\(name)\" most: \(list(moving)).", "对“\(name)”影响最大的是：\(list(moving))。")
  }

  /// At most three inputs.
  func moving(_ summary: SensitivitySummary) -> [String] {
    // An input that does a hundredth of what the first does does not matter.
    let least = (summary.lines.first?.effect ?? 0) / 100
    return summary.lines.prefix(3).filter { $0.effect > 0 && $0.effect >= least }.map {
      summary.run.design.factors.names[$0.factor]
    }
  }
}
