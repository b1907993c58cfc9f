import Diagnostics
import NumberText
import PlanReading
import ResultText
import Results
import ScenarioKit
import ScenarioReading
import SimulationKit
import Study

/// The changes of a scenario in the one that it derives from.
extension HTMLReport {
  /// The values that the scenario's own files state in the place of the base's, in the record's order; the parts of one that
  /// stands as a whole are left out.
  var ownValues: [RunRecord.ValuePart] {
    guard record.scenario.base != nil else { return [] }
    let own = record.values.filter { !$0.origin.inherited && $0.origin.location != nil && $0.origin.active }
    let wholes = Set(own.map { "\($0.section).\($0.key)" })
    return own.filter { value in
      let path = "\(value.section).\(value.key)"
      return !path.indices.contains { path[$0] == "." && wholes.contains(String(path[..<$0])) }
    }
  }

  /// One sentence for a scenario that tells nothing of itself.
  var derivation: String? {
    guard let base = record.scenario.base else { return nil }
    let sections = Dictionary(grouping: ownValues, by: \.section)
    let order = record.values.map(\.section)
    let named = sections.keys.sorted { (order.firstIndex(of: $0) ?? 0, $0) < (order.firstIndex(of: $1) ?? 0, $1) }
    let counted = named.map { section in
      let count = sections[section]?.count ?? 0
      return say("\(sectionTitle(section)) (\(count))", "\(sectionTitle(section))（\(count)项）")
    }
    let changes =
      counted.isEmpty
      ? say("it changes no value of those", "未改变其中的数值")
      : say("it changes values of \(list(counted))", "改变的数值：\(list(counted))")
    return say(
      "Derived from “\(base.title[.en])” (\(base.name)): \(changes).",
      "由“\(base.title[.zh])”（\(base.name)）派生，\(changes)。")
  }

  /// The differences from the base, as many as a first page has room for.
  var baseCard: HTML {
    guard let derived = record.scenario.base else { return .empty }
    let deleted = record.deletions.filter { $0.value.place.file == record.scenario.path }.keys.sorted()
    let changes = self.changes
    var items = changes.prefix(Self.mostDifferences).map { change in
      HTML(
        "li", [:],
        [
          HTML(list(change.sections.map(sectionTitle)) + say(": ", "：")),
          HTML(change.meaning.map { say("\($0), ", "\($0)，") } ?? ""), code(change.key), HTML(say(" is ", "为")),
          HTML(change.value), HTML(change.before.isEmpty ? "" : say(", in the base ", "，基准为") + change.before),
        ])
    }
    items += switchedOff.map { HTML("li", say("Switched off: \(sectionTitle($0))", "停用：\(sectionTitle($0))")) }
    items += deleted.map { HTML("li", [:], [HTML(say("Deleted: ", "删除：")), code($0)]) }
    if changes.count > Self.mostDifferences {
      let more = changes.count - Self.mostDifferences
      items.append(HTML("li", say("and \(more) more, marked in the annex", "以及另外\(more)项，见附录标注")))
    }
    return card(
      "base", say("What differs from the base scenario", "与基准情景的差别"),
      [
        HTML(
          "p", ["class": "quiet"],
          [prose(say("Base: \(derived.title.en) (\(derived.name)).", "基准：\(derived.title.zh)（\(derived.name)）。"))]),
        resultsBeside,
        items.isEmpty ? paragraph("No value differs.", "没有不同的数值。") : .block("ul", [:], items),
      ])
  }

  /// The targets that are judged, beside what the base's run has for them.
  private var resultsBeside: HTML {
    let known = (base?.scorecard ?? []).filter { [.met, .missed].contains($0.state) }
    let pairs = record.scorecard.compactMap { row -> String? in
      guard let other = known.first(where: { $0.target == row.target })?.value, let value = row.value,
        [.met, .missed].contains(row.state), short(value) != short(other)
      else { return nil }
      let unit = Translations.unit(row.target.unit, tableYear: record.scenario.tableYear)[language]
      return say(
        "\(row.target.indicator.en): \(short(value)) instead of \(short(other)) \(unit)",
        "\(row.target.indicator.zh)为\(short(value))\(unit)，基准为\(short(other))\(unit)")
    }
    guard base != nil else {
      return paragraph(
        "The base's results are not beside these. simplan compare says what the changes do, and which of them causes it.",
        "基准情景的结果不在本结果旁。simplan compare 可给出这些改变的影响及其原因。")
    }
    let text =
      pairs.isEmpty
      ? say("No target that is judged comes out otherwise.", "可作判断的目标结果相同。")
      : say("Results: \(pairs.joined(separator: "; ")).", "结果：\(pairs.joined(separator: "；"))。")
    return HTML("p", [:], [prose(text)])
  }

  /// The modules that the scenario itself switches off.
  private var switchedOff: [String] {
    (ownValues + record.idle.filter { !$0.origin.inherited }).filter { $0.key == "enabled" && $0.value == .flag(false) }
      .map(\.section)
  }

  private struct Change {
    var sections: [String]
    var key: String
    var meaning: String?
    var value: String
    /// Of the base, where its run is at hand and has another.
    var before: String
  }

  /// The values that stand in the place of the base's, before parts of lists; one change of several modules once.
  private var changes: [Change] {
    let values = ownValues.filter { value in
      ![".reason", ".reason_zh"].contains { value.key.hasSuffix($0) }
        && !(value.key == "enabled" && switchedOff.contains(value.section))
    }
    let (whole, parts) = (values.filter { !$0.key.contains(".") }, values.filter { $0.key.contains(".") })
    var changes: [Change] = []
    for value in whole + parts {
      let words = shownValue(value)
      let other = base?.values.first { $0.section == value.section && $0.key == value.key }.map(shownValue) ?? ""
      let before = other == words ? "" : other
      if let place = changes.firstIndex(where: { ($0.key, $0.value, $0.before) == (value.key, words, before) }) {
        changes[place].sections.append(value.section)
      } else {
        changes.append(
          Change(
            sections: [value.section], key: value.key, meaning: meaning(of: value), value: words, before: before))
      }
    }
    return changes
  }

  private static let mostDifferences = 6

  /// A value in a few words: a number with its unit, the range of several, or the text.
  private func shownValue(_ value: RunRecord.ValuePart) -> String {
    let numbers = value.value?.numbers ?? []
    guard let low = numbers.min(), let high = numbers.max() else {
      let words = value.value?.words ?? ""
      return words.count > 40 ? words.prefix(39) + "…" : words
    }
    let unit = value.unit.map { PlannersUnit($0, tableYear: record.scenario.tableYear, language) }
    let factor = unit?.factor ?? 1
    // A unit that begins with a digit is set apart in brackets; Chinese sets no blank before a unit.
    let name = unit?.name ?? ""
    let behind = name.isEmpty || language == .zh ? name : name.first?.isNumber == true ? " (\(name))" : " \(name)"
    if low == high { return Self.brief(factor * low) + behind }
    return say(
      "\(Self.brief(factor * low)) to \(Self.brief(factor * high))\(behind) (\(numbers.count) numbers)",
      "\(Self.brief(factor * low))至\(Self.brief(factor * high))\(behind)（\(numbers.count)个数值）")
  }
}
