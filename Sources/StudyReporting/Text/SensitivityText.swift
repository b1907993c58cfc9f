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

  /// The most pairs that the terminal shows; the file has all.
  private static let shownPairs = 20

  package var text: String {
    let design = summary.run.design
    let heads = summary.heads.map(words.head)
    var table = TextTable(
      [words.say(summary.method == .sobolSecondOrder ? "inputs" : "input", "输入")] + heads + [words.say("title", "名称")],
      [.left] + heads.map { _ in .right } + [.left])
    let isPair = summary.method == .sobolSecondOrder
    for line in summary.lines.prefix(isPair ? Self.shownPairs : summary.lines.count) {
      table.add(
        [words.key(line, summary)] + words.cells(line)
          + [summary.title(line)[words.language]])
    }
    let hasUnit = summary.method == .tornado || summary.method == .morris
    let target = summary.target.target
    let (en, zh) = (hasUnit ? ", \(target.unit)" : "", hasUnit ? "（\(words.unit(target.unit))）" : "")
    let name = target.indicator[words.language]
    let rank = words.say(
      (isPair ? "Effect of two inputs together" : "Effect of each input")
        + " on \"\(name)\"\(en), ranked by \(words.measure(summary.method))",
      (isPair ? "两项输入共同对" : "各项输入对") + "“\(name)”的影响\(zh)，按\(words.measure(summary.method))排序")
    return """
      \(words.head(design))

      \(rank)
      \(table.text)
      \(stated)\(byChance)\(looked)\(words.finding(summary))
      \(words.answers(summary.failed, design, fate: ("; left out here.", "，未计入。")))
      """
  }

  private var byChance: String {
    summary.effectByChance.map {
      words.say(
        "An input without any effect shows about \(decimals($0, 3)) by chance.\n", "没有影响的输入因随机波动约为\(decimals($0, 3))。\n"
      )
    } ?? ""
  }

  private var looked: String {
    summary.held.areAll ? "" : words.looked(at: summary.held, boxes: false) + "\n"
  }

  private var stated: String {
    summary.stated.map {
      let value = $0.isFinite ? decimals($0, 3) : words.say("no answer", "没有结果")
      return words.say("With every input as it is stated: \(value).\n", "各项输入均取基准值时：\(value)。\n")
    } ?? ""
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
    case "together": say(head, "共同作用")
    case "first alone": say(head, "前者单独")
    case "second alone": say(head, "后者单独")
    case "distance": say(head, "距离")
    case "by chance": say(head, "随机概率")
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
    case .sobol, .efast: say("its total share of the variance, with interactions", "含交互作用的方差总占比")
    case .sobolSecondOrder:
      say("what it adds to the variance beyond its two inputs alone", "超出两项单独作用的方差占比")
    case .regional: say("how differently it is distributed where the target is met", "达标样本中分布的差异")
    case .morris: say("the mean size of its effect over its range", "全范围内的平均绝对效应")
    case .pawn: say("how far it moves the distribution, from 0 to 1", "对分布的影响程度（0到1）")
    }
  }

  /// The inputs that matter most, as a sentence.
  func finding(_ summary: SensitivitySummary) -> String {
    let name = summary.target.target.indicator[language]
    if summary.method == .sobolSecondOrder { return interactions(summary) }
    if summary.isTooFew, let first = summary.lines.first {
      let (low, high) = (decimals(first.cells[1], 3), decimals(first.cells[2], 3))
      return say(
        "These samples are too few to tell what moves \"\(name)\": the interval of the largest share of the variance, \(low) "
          + "to \(high), is wider than all of it; take more.",
        "样本太少，不能说明什么影响“\(name)”：最大方差占比的区间为\(low)至\(high)，宽于全部方差；请增加样本。")
    }
    let moving = moving(summary)
    if moving.isEmpty, summary.method == .pawn {
      return say("No input moves \"\(name)\" beyond chance.", "没有输入对“\(name)”的影响超出随机波动。")
    }
    if moving.isEmpty, summary.method == .regional {
      return say(
        "No input is distributed differently where \"\(name)\" is met, beyond chance.",
        "在达到“\(name)”的样本中，没有输入的分布差异超出随机波动。")
    }
    let unknown = unknown(summary)
    if !moving.isEmpty {
      return say("What moves \"\(name)\" most: \(list(moving)).", "对“\(name)”影响最大的是：\(list(moving))。") + unknown
    }
    if unknown.isEmpty { return say("No input moves \"\(name)\".", "没有输入影响“\(name)”。") }
    return
      (summary.unknown.count == summary.lines.count
      ? say("These samples leave open what moves \"\(name)\".", "这些样本不能说明什么影响“\(name)”。")
      : say("Of the inputs whose effect is known, none moves \"\(name)\".", "影响已知的输入均不影响“\(name)”。")) + unknown
  }

  /// Names the inputs whose effect is not known, or not wholly, as sentences that follow another; empty without any.
  func unknown(_ summary: SensitivitySummary) -> String {
    func names(_ lines: [SensitivitySummary.Line]) -> String {
      let shown = lines.prefix(3).map { quoted(summary.title($0)[language]) }
      let more = lines.count - shown.count
      return list(shown + (more > 0 ? [say("\(more) more", "另外\(more)项")] : []))
    }
    let (partly, wholly) = (summary.lines.filter(\.isAtLeast), summary.unknown)
    var text = ""
    if !partly.isEmpty {
      text += say(
        " The effect of \(names(partly)) is the least that it can be: one end of the range has no answer.",
        "\(names(partly))的影响只是下限：其范围的一端没有结果。")
    }
    guard !wholly.isEmpty else { return text }
    let samples =
      summary.method == .tornado
      ? say("neither end of the range has an answer", "其范围两端均没有结果")
      : say("samples that it needs have no answer", "所需样本没有结果")
    return text
      + say(" The effect of \(names(wholly)) is unknown: \(samples).", "\(names(wholly))的影响未知：\(samples)。")
  }

  /// The measures of an input; a dash for what is not known.
  func cells(_ line: SensitivitySummary.Line) -> [String] {
    line.cells.enumerated().map { place, value in
      if line.isAtLeast, place == line.cells.count - 1 {
        return say("at least \(decimals(line.effect, 3))", "至少\(decimals(line.effect, 3))")
      }
      return value.isFinite ? decimals(value, 3) : "-"
    }
  }

  /// At most three inputs.
  func moving(_ summary: SensitivitySummary) -> [String] {
    // An input that does a hundredth of what the first does does not matter.
    let least = (summary.lines.first?.effect ?? 0) / 100
    return summary.lines.prefix(3).filter {
      $0.effect >= least && summary.isClear($0)
    }.map { quoted(summary.title($0)[language]) }
  }

  /// The key of an input, or those of two that act together.
  func key(_ line: SensitivitySummary.Line, _ summary: SensitivitySummary) -> String {
    summary.names[line.factor] + (line.partner.map { say(" with ", "与") + summary.names[$0] } ?? "")
  }

  /// The pairs whose interval lies above zero.
  private func interactions(_ summary: SensitivitySummary) -> String {
    let name = summary.target.target.indicator[language]
    let sure = summary.lines.filter { $0.cells[1] > 0 }
    guard let first = sure.first else {
      return say(
        "No two inputs act on \"\(name)\" together by more than these samples can tell from nothing.",
        "没有两项输入对“\(name)”的共同作用超出样本误差。")
    }
    let chance = (0.025 * Double(summary.lines.count)).rounded()
    return say(
      "The interval lies above 0 for \(sure.count) of \(summary.lines.count) pairs, where \(short(chance)) would be so by "
        + "chance alone; those that act on \"\(name)\" most together: \(quoted(summary.title(first)[language])).",
      "\(summary.lines.count)对输入中有\(sure.count)对的区间高于0，其中约\(short(chance))对可能出于随机；"
        + "对“\(name)”共同作用最大的是：\(quoted(summary.title(first)[language]))。")
  }
}
