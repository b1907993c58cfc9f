import NumberText
import PlanReading
import ResultText
import Results
import ScenarioReading
import SimulationKit
import Study

/// The first page: question, answer, what to beware of, the scorecard, and why.
extension HTMLReport {
  var answerSection: HTML {
    let answer = PlanAnswer(results, reasons, language)
    return .block(
      "section", ["aria-labelledby": "answer", "class": "answer"],
      [
        HTML("h2", ["id": "answer"], answer.question),
        HTML("p", ["class": "under-title"], [prose(record.plan(in: language))]),
      ] + answer.sentences.enumerated().map { HTML("p", ["class": $0 == 0 ? "verdict" : "cause"], [prose($1)]) })
  }

  /// Warnings that change how the numbers are read; empty without any.
  var warningSection: HTML {
    let inputs = (record.implausible ?? []).map { input in
      say("\(input.path) \(input.words.en).", "\(input.path)：\(input.words.zh)。")
    }
    let all = inputs + (record.warnings ?? []).map(readable)
    guard !all.isEmpty else { return .empty }
    return .block(
      "section", ["aria-labelledby": "warnings", "class": "warnings"],
      [
        HTML("h2", ["id": "warnings"], say("Before you rely on it", "使用前须知")),
        .block("ul", [:], all.map { HTML("li", [:], [prose($0)]) }),
      ])
  }

  /// The four short answers beside the scorecard.
  var cards: HTML {
    let cards = [driverCard, changeCard, certaintyCard, baseCard].filter { $0 != .empty }
    return cards.isEmpty ? .empty : .block("div", ["class": "cards"], cards)
  }

  func card(_ identifier: String, _ title: String, _ content: [HTML]) -> HTML {
    .block(
      "section", ["aria-labelledby": identifier, "class": "card"], [HTML("h2", ["id": identifier], title)] + content)
  }

  private var driverCard: HTML {
    guard let reasons else { return .empty }
    let shown = reasons.parts.filter { $0.points.magnitude >= 0.005 }
    guard !shown.isEmpty else { return .empty }
    // Largest first; those that are not named are one, so that all add up.
    let named = shown.prefix(6)
    let rest = (reasons.parts.reduce(0) { $0 + $1.points }) - named.reduce(0) { $0 + $1.points }
    func listed(_ isMeant: (ShareReasons.Part) -> Bool) -> String {
      list(named.filter(isMeant).map { "\($0.name) \(ShareReasons.signed($0.points))" })
    }
    let (up, down) = (listed { $0.points > 0 }, listed { $0.points < 0 })
    let first = reasons.years.first ?? 0
    var items: [String] = []
    if !up.isEmpty { items.append(say("Raises the share since \(first): \(up).", "\(first)年以来拉高占比：\(up)。")) }
    if !down.isEmpty { items.append(say("Lowers it: \(down).", "拉低占比：\(down)。")) }
    if rest.magnitude >= 0.005 {
      items.append(say("All else together: \(ShareReasons.signed(rest)).", "其余合计：\(ShareReasons.signed(rest))。"))
    }
    items.append(
      say("Whatever grows more slowly than industry as a whole raises it too.", "增长慢于工业整体的因素也会拉高占比。"))
    if let goal = reasons.goal, goal.isMissed {
      items.append(
        say(
          "Still missing\(reasons.dated.en): \(goal.gap) percentage points.", "尚差\(reasons.dated.zh)：\(goal.gap)个百分点。"))
    }
    return card(
      "drivers", say("What drives the gap", "差距从何而来"),
      [.block("ul", [:], items.map { HTML("li", [:], [prose($0)]) })])
  }

  private var changeCard: HTML {
    let missed = record.scorecard.filter { $0.state == .missed }
    guard !missed.isEmpty else { return .empty }
    var items: [String] = []
    if let growth = reasons?.growth, let goal = reasons?.goal, goal.isMissed {
      items.append(
        say(
          "Share of the strategic industries: \(growth.needed) % more a year\(growth.until.en) instead of \(growth.reached) %.",
          "战略性新兴产业占比：\(growth.until.zh)年均提高\(growth.needed)%，本情景为\(growth.reached)%。"))
    }
    for row in missed where row.target.variable != "sei_share" && row.target.relation != "says the same as" {
      guard let value = row.value else { continue }
      let unit = Translations.unit(row.target.unit, tableYear: record.scenario.tableYear)[language]
      let factor = value > 0 && row.target.value > value ? row.target.value / value : nil
      let (shown, isLess) = (NumbersToldApart(value, row.target.value), row.target.value < value)
      // A factor that rounds to one says nothing.
      let times = factor.flatMap { $0 >= 1.05 ? decimals($0, 1) : nil }
      items.append(
        say(
          "\(row.target.indicator.en): from \(shown.first) to \(shown.second) \(unit)"
            + (times.map { ", \($0) times as much" } ?? "") + ".",
          "\(row.target.indicator.zh)：由\(shown.first)\(isLess ? "减" : "增")至\(shown.second)\(unit)"
            + (times.map { "，为本情景的\($0)倍" } ?? "") + "。"))
    }
    return card(
      "change", say("What would have to change", "需要哪些改变"),
      [.block("ul", [:], items.map { HTML("li", [:], [prose($0)]) })])
  }

  private var certaintyCard: HTML {
    var items = studies.flatMap { $0.sentences(language) }
    if let kinds = record.headlines.first?.kinds {
      let all = kinds.values.reduce(0, +)
      let (assumed, known) = (kinds["assumption"] ?? 0, (kinds["document"] ?? 0) + (kinds["derived"] ?? 0))
      if all > 0 {
        let percent = decimals(100 * Double(assumed) / Double(all), 0)
        func count(_ number: Int) -> String { short(Double(number)) }
        items.append(
          say(
            "Of \(count(all)) numbers behind the result \(count(known)) are documented or derived from documents, \(count(assumed)) (\(percent) %) are assumptions; each stands in the annex with its reason and range.",
            "结果所依据的\(count(all))个数值中，\(count(known))个取自文件或由文件推算，\(count(assumed))个（\(percent)%）为假设，理由与取值范围见附录。"))
      }
    }
    if studies.isEmpty {
      items.append(
        say(
          "No study of this scenario was found beside its results: how far the numbers may move is not known. simplan ensemble says it.",
          "结果文件夹旁没有本情景的不确定性分析，数值可能的变动范围未知；可用 simplan ensemble 计算。"))
    }
    return card(
      "certainty", say("How sure this is", "结论有多可靠"), [.block("ul", [:], items.map { HTML("li", [:], [prose($0)]) })])
  }
}
