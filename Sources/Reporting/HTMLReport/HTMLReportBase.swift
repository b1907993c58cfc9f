import Diagnostics
import NumberText
import Results
import ScenarioKit
import ScenarioReading
import SimulationKit

/// What a scenario changes in the one that it derives from.
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
    guard let base = record.scenario.base else { return .empty }
    let values = ownValues
    let deleted = record.deletions.filter { $0.value.place.file == record.scenario.path }.keys.sorted()
    var items = values.prefix(Self.mostDifferences).map { value in
      HTML(
        "li", [:],
        [
          HTML(sectionTitle(value.section) + say(": ", "：")), code(value.key), HTML(say(" is now ", "，现为")),
          HTML(shownValue(value)),
        ])
    }
    let idle = Set(record.idle.map(\.section)).sorted().filter { section in
      record.idle.contains { $0.section == section && $0.key == "enabled" && !$0.origin.inherited }
    }
    items += idle.map { section in
      HTML("li", [:], [HTML(say("Switched off: ", "停用：")), code(section)])
    }
    items += deleted.map { HTML("li", [:], [HTML(say("Deleted: ", "删除：")), code($0)]) }
    if values.count > Self.mostDifferences {
      items.append(
        HTML(
          "li",
          say(
            "and \(values.count - Self.mostDifferences) more, marked in the annex",
            "以及另外\(values.count - Self.mostDifferences)项，见附录标注")))
    }
    return card(
      "base", say("What differs from the base scenario", "与基准情景的差别"),
      [
        HTML(
          "p", ["class": "quiet"],
          [prose(say("Base: \(base.title.en) (\(base.name)).", "基准：\(base.title.zh)（\(base.name)）。"))]),
        items.isEmpty ? paragraph("No value differs.", "没有不同的数值。") : .block("ul", [:], items),
        paragraph(
          "simplan compare says what that does to the results, and which change causes it.",
          "simplan compare 可给出对结果的影响及其原因。"),
      ])
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
    let behind = unit.map { $0.name.isEmpty ? "" : " " + $0.name } ?? ""
    if low == high { return Self.brief(factor * low) + behind }
    return say(
      "\(Self.brief(factor * low)) to \(Self.brief(factor * high))\(behind) (\(numbers.count) numbers)",
      "\(Self.brief(factor * low))至\(Self.brief(factor * high))\(behind)（\(numbers.count)个数值）")
  }
}
