import Glibc
import NumberText
import PlanReading
import ResultText
import Results
import ScenarioReading
import SimulationKit
import Study

/// The question that a plan puts to a run, and the answer in three sentences: how many targets are reached, why the first
/// comes out as it does, and what would have to be otherwise.
struct PlanAnswer {
  private let record: RunRecord
  private let reasons: ShareReasons?
  private let language: Language
  /// The targets that are judged, in the plan's order.
  private let judged: [Scorecard.Row]

  init(_ results: StoredResults, _ reasons: ShareReasons?, _ language: Language) {
    record = results.record
    self.reasons = reasons
    self.language = language
    judged = record.scorecard.filter { [.met, .missed].contains($0.state) }
  }

  var question: String {
    let years = Set(record.scorecard.map(\.target.year))
    guard years.count == 1, let year = years.first else {
      return say("Does the plan reach its targets?", "规划目标能否实现？")
    }
    return say("Does the plan reach its targets for \(year)?", "规划提出的\(year)年目标能否实现？")
  }

  var sentences: [String] { [verdict, cause, remedy].compactMap(\.self) }

  /// "Not all of them: of the plan's 26 targets 6 can be judged; 1 is met and 5 are missed."
  private var verdict: String {
    let (all, count) = (record.scorecard.count, judged.count)
    let met = judged.count { $0.state == .met }
    guard count > 0 else {
      return say(
        "This run cannot say: none of the plan's \(all) targets is computed for the perimeter that the plan means.",
        "本次计算不能作出判断：规划的\(all)项目标均未按规划口径计算。")
    }
    let head =
      met == count
      ? say("Yes, as far as this run can tell", "就可判断的目标而言，能够实现")
      : met == 0
        ? say("No, not under this scenario", "按本情景不能实现") : say("Only in part under this scenario", "按本情景只能部分实现")
    let (one, several) = (met == 1 ? "is" : "are", count - met == 1 ? "is" : "are")
    let doubts = judged.count { row in
      (record.implausible ?? []).contains { $0.targets.contains(row.target.identifier) }
    }
    let doubt =
      doubts == 0
      ? ""
      : say(", \(doubts) of them on inputs that are probably mistakes", "，其中\(doubts)项依据存疑的输入值")
    return head
      + say(
        ": of the plan's \(all) targets \(count) can be judged; \(met) \(one) met and \(count - met) \(several) missed\(doubt).",
        "：规划的\(all)项目标中有\(count)项可作判断，\(met)项达到，\(count - met)项未达到\(doubt)。")
  }

  /// Where the share of the strategic industries comes from; without it, the first target that is judged.
  private var cause: String? {
    guard let reasons, let first = reasons.years.first, let last = reasons.years.last, let start = reasons.shares.first,
      let end = reasons.shares.last
    else { return firstResult }
    let rises = end >= start
    let parts = reasons.parts.filter { ($0.points > 0) == rises && $0.points.magnitude >= 0.005 }.prefix(3)
    let named = parts.map { "\($0.name) (\(ShareReasons.signed($0.points)))" }
    let namedZh = parts.map { "\($0.name)（\(ShareReasons.signed($0.points))）" }
    let why =
      parts.isEmpty
      ? ""
      : say(
        "; what moves it most: \(named.joined(separator: ", "))", "；影响最大的是\(namedZh.joined(separator: "、"))")
    return say(
      "The strategic industries' share of industrial value added goes from \(decimals(start, 2)) % in \(first)\(goal(in: first))\(between(first, last)) to \(decimals(end, 2)) % in \(last)\(goal(in: last))\(why).",
      "战略性新兴产业增加值占规模以上工业的比重由\(first)年的\(decimals(start, 2))%\(goal(in: first))\(between(first, last))变为\(last)年的\(decimals(end, 2))%\(goal(in: last))\(why)。"
    )
  }

  /// How the share stands to the target, where the target is of this year; it follows the share of the year.
  private func goal(in year: Int) -> String {
    guard let reasons, let goal = reasons.goal, goal.year == year else { return "" }
    return goal.isMissed
      ? say(
        ", \(goal.gap) points short of the \(goal.wanted) % that the plan wants in \(year)",
        "，距规划\(year)年\(goal.wanted)%的目标差\(goal.gap)个百分点")
      : say(", where the plan wants \(goal.wanted) % in \(year)", "，达到规划\(year)年\(goal.wanted)%的目标")
  }

  /// The share of the target's year where that lies within the run: what follows the run's end is no answer to the plan.
  private func between(_ first: Int, _ last: Int) -> String {
    guard let goal = reasons?.goal, first < goal.year, goal.year < last else { return "" }
    return say(
      " to \(decimals(goal.share, 2)) % in \(goal.year)\(self.goal(in: goal.year)), and then",
      "变为\(goal.year)年的\(decimals(goal.share, 2))%\(self.goal(in: goal.year))，随后")
  }

  private var firstResult: String? {
    guard let row = judged.first, let value = row.value else { return nil }
    let unit = Translations.unit(row.target.unit, tableYear: record.scenario.tableYear)[language]
    let shown = NumbersToldApart(value, row.target.value)
    return say(
      "\(row.target.indicator.en): \(shown.first) \(unit), where the plan wants \(shown.second).",
      "\(row.target.indicator.zh)为\(shown.first)\(unit)，规划目标为\(shown.second)\(unit)。")
  }

  private var remedy: String? {
    let missed = judged.filter { $0.state == .missed }
    if missed.isEmpty {
      return judged.isEmpty
        ? nil : say("Nothing has to change for the targets that can be judged.", "可判断的目标无需进一步措施。")
    }
    if let growth = reasons?.growth, growth.isMore {
      return say(
        "To get there the share would have to grow by \(growth.needed) % a year\(growth.until.en) instead of \(growth.reached) %\(furthest(missed)).",
        "要实现该目标，占比\(growth.until.zh)须年均提高\(growth.needed)%，而本情景为\(growth.reached)%\(furthest(missed))。")
    }
    let text = furthest(missed)
    return text.isEmpty ? nil : say("Most is missing elsewhere\(text).", "差距主要在其他目标\(text)。")
  }

  /// "; furthest from its target is …", of the targets that have no other reading in the share.
  private func furthest(_ missed: [Scorecard.Row]) -> String {
    let known = missed.compactMap { row -> (row: Scorecard.Row, part: Double)? in
      guard let value = row.value, row.target.value > 0, value < row.target.value else { return nil }
      return (row, value / row.target.value)
    }
    guard let worst = known.min(by: { $0.part < $1.part }), worst.part < 0.75, let value = worst.row.value else {
      return ""
    }
    let (part, goal) = (short(value), short(worst.row.target.value))
    return say(
      "; furthest from its target is “\(worst.row.target.indicator.en)”, \(part) of \(goal)",
      "；差距最大的是“\(worst.row.target.indicator.zh)”，目标\(goal)，计算值\(part)")
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
}

extension ShareReasons {
  /// "in 2020" where the run goes on after the target's year.
  var dated: Title {
    guard let goal, goal.year != years.last else { return Title(en: "", zh: "") }
    return Title(en: " in \(goal.year)", zh: "（\(goal.year)年）")
  }

  /// Growth of the share a year, %.
  struct Growth {
    var reached: String
    var needed: String
    /// Whether more is needed than is reached.
    var isMore: Bool
    /// " until 2020" where the run goes on after the target's year.
    var until: Title
  }

  /// Growth from the first year to the target's: what it is, and what would reach the target.
  var growth: Growth? {
    guard let target, let year = years.firstIndex(of: target.year), year > 0, shares[0] > 0, shares[year] > 0 else {
      return nil
    }
    let span = Double(years[year] - years[0])
    func rate(_ end: Double) -> Double { 100 * (pow(end / shares[0], 1 / span) - 1) }
    let (reached, needed) = (rate(shares[year]), rate(target.value))
    let places = (1...11).first { decimals(reached, $0) != decimals(needed, $0) } ?? 1
    return Growth(
      reached: decimals(reached, places), needed: decimals(needed, places), isMore: needed > reached,
      until: target.year == years.last
        ? Title(en: "", zh: "") : Title(en: " until \(target.year)", zh: "到\(target.year)年"))
  }
}
