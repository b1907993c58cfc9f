import Diagnostics
import NumberText
import PlanReading
import ScenarioKeys
import ScenarioReading
package import SimulationKit
package import StudyRuns

/// Where among the samples a target is met, for a terminal.
package struct DiscoveryText {
  private let summary: DiscoverySummary
  private let words: StudyWords

  /// - Parameter language: the scenario's own where nil.
  package init(_ summary: DiscoverySummary, language: Language? = nil) {
    self.summary = summary
    words = StudyWords(summary.run.prepared, language)
  }

  /// Sentences that the terminal shows; the file has all boxes.
  private static let mostSentences = 3

  private var indicator: String { summary.target.target.indicator[words.language] }

  private func condition(_ limit: DiscoverySummary.Box.Limit) -> String {
    let key = summary.run.design.factors.keys[limit.factor]
    let input = words.quoted(summary.run.design.factors.title(limit.factor)[words.language])
    let unit = key.unit == "1" ? "" : " \(key.unit)"
    func number(_ value: Double) -> String { significant(value, 4) + unit }
    switch (limit.low, limit.high) {
    case (let low?, let high?):
      return words.say(
        "\(input) lies between \(number(low)) and \(number(high))", "\(input)介于\(number(low))与\(number(high))之间")
    case (let low?, nil): return words.say("\(input) is above \(number(low))", "\(input)高于\(number(low))")
    case (nil, let high?):
      return words.say("\(input) is at most \(number(high))", "\(input)不高于\(number(high))")
    case (nil, nil): return words.say("\(input) is anything", "\(input)取任意值")
    }
  }

  /// The finding of a box as a sentence.
  private func sentence(_ box: DiscoverySummary.Box, number: Int) -> String {
    let list = words.list(box.limits.map(condition))
    let isOnly = box.ofInterest == summary.met
    let isFirst = number == 0
    let (density, coverage, mass) = (words.percent(box.density), words.percent(box.coverage), words.percent(box.mass))
    let among =
      summary.answered == summary.run.design.count
      ? words.say("all samples", "全部样本") : words.say("the samples with an answer", "有结果样本")
    let outside = words.outside(number, of: summary.method)
    return words.say(
      "\"\(indicator)\" is met \(isFirst ? (isOnly ? "only where" : "mostly where") : "also where") \(list)\(outside): "
        + "\(density) of the samples there meet it (density), \(coverage) of all that meet it lie there (coverage), among "
        + "\(mass) of \(among) (mass).",
      "“\(indicator)”\(isFirst ? (isOnly ? "仅" : "多") : "也")在\(list)\(outside)时达到：该范围内\(density)的样本达标（密度），"
        + "全部达标样本的\(coverage)在此（覆盖率），占\(among)的\(mass)（质量）。")
  }

  package var text: String {
    let design = summary.run.design
    let isPrim = summary.method == .prim
    var table = TextTable(
      [
        isPrim ? words.say("box", "范围") : words.say("leaf", "叶"), words.say("coverage", "覆盖率"),
        words.say("density", "密度"), words.say("mass", "质量"), words.say("samples", "样本"), words.say("input", "输入"),
        words.say("from", "自"), words.say("to", "至"), words.say("title", "名称"),
      ], [.right, .right, .right, .right, .right, .left, .right, .right, .left])
    for (number, box) in summary.boxes.enumerated() {
      for (place, limit) in box.limits.enumerated() {
        let head =
          place == 0
          ? [
            "\(number + 1)", words.percent(box.coverage), words.percent(box.density), words.percent(box.mass),
            "\(box.count)",
          ] : Array(repeating: "", count: 5)
        table.add(
          head + [design.factors.names[limit.factor]]
            + [limit.low, limit.high].map { $0.map { significant($0, 4) } ?? "" }
            + [design.factors.title(limit.factor)[words.language]])
      }
    }
    let goal = words.goal(summary.target, needed: summary.run.needed(summary.target))
    let title = words.say(
      "\(isPrim ? "Boxes of PRIM" : "Leaves of a classification tree") for \"\(indicator)\" (\(goal)), which \(summary.met) of "
        + "\(summary.answered) samples meet",
      "“\(indicator)”（\(goal)）的\(isPrim ? "PRIM范围" : "分类树叶")：\(summary.answered)个样本中有\(summary.met)个达到")
    let found =
      summary.boxes.isEmpty
      ? words.say(
        "No range of an input holds more of the samples that meet \"\(indicator)\" than the whole does, beyond chance.\n",
        "没有任何输入的范围比全体更集中达到“\(indicator)”的样本（超出随机波动）。\n")
      : "\(table.text)\n"
        + summary.boxes.prefix(Self.mostSentences).enumerated().map {
          sentence($0.element, number: $0.offset) + "\n"
        }.joined()
    let lost = design.count - summary.answered
    let answered =
      lost == 0
      ? "" : words.answers(summary.failed, design, lost: lost, fate: ("; left out here.", "，未计入。"))
    let looked = summary.held.areAll ? "" : words.looked(at: summary.held, boxes: true) + "\n"
    return """
      \(words.head(design))

      \(title)
      \(found)\(looked)\(answered)
      """
  }
}

extension StudyWords {
  /// Says of a box that was sought after others, without their samples, that it counts only those outside of them.
  /// - Parameter number: of the box, from 0.
  func outside(_ number: Int, of method: DiscoverySummary.Method) -> String {
    guard method == .prim, number > 0 else { return "" }
    return number == 1
      ? say(", outside the box before", "（前一范围以外）") : say(", outside the boxes before", "（前面各范围以外）")
  }
}
