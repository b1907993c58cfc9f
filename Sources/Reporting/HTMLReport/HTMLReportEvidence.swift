import NumberText
import ResultText
import Results
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit

/// The sections of the annex on the evidence behind the results: assumptions, sources, numbers by kind.
extension HTMLReport {
  var assumptionSection: Section? {
    Section(
      identifier: "assumptions", title: say("A. Assumptions", "A. 假设"),
      content: [
        paragraph(
          "Low and high are in the unit of the value; shares and rates are fractions of 1. Of an array they are the outermost of its numbers; ×0.5 is half of each number.",
          "上下限与数值单位相同；份额与比率以1为整体。数组所列为各数值中最外的上下限；×0.5表示各数值的一半。"),
        assumptions.html,
      ] + centralValues)
  }

  var sourceSection: Section? {
    Section(identifier: "sources", title: say("B. Sources", "B. 数据来源"), content: [sources.html])
  }

  var unstatedSection: Section? {
    guard !unstated.isEmpty else { return nil }
    return Section(
      identifier: "unstated", title: say("C. Values without a kind", "C. 未注明类别的数值"), content: [unstated.html])
  }

  /// The keys that an ensemble varies by chance; nothing where there are none.
  private var centralValues: [HTML] {
    let keys = record.varied.filter { $0.section == .uncertain }
    guard !keys.isEmpty else { return [] }
    return [
      HTML("h3", say("Uncertain inputs left at their central value", "取基准值的不确定输入")),
      paragraph(
        "This run takes each as it is written; simplan ensemble draws them anew in every sample.",
        "本次运行均取所写数值；simplan ensemble 在每个样本中重新抽取。"),
      .block("ul", [:], keys.map { HTML("li", [:], [code($0.key), HTML(" (\($0.place))")]) }),
    ]
  }

  private func kindName(_ kind: String) -> String { Translations.kind(kind)[language] }

  var kinds: HTMLTable {
    var table = HTMLTable(
      say("How many numbers of each kind fed each headline result", "各主要结果所用数值的类别与数量"),
      [.text(say("Headline result", "主要结果"), width: 36)] + Translations.kinds.map { .number(kindName($0)) }
        + [.number(say("all", "合计"))])
    for part in record.headlines {
      let module = record.modules.first { $0.identifier == part.headline }?.title[language]
      let economy =
        part.headline == "economy and strategic industries"
        ? say("Economy and strategic industries", "经济与战略性新兴产业") : part.headline
      let isAll = Set(part.sections) == Set(record.values.map(\.section).filter { $0 != "coupling" })
      let counts = Translations.kinds.map { part.kinds[$0] ?? 0 }
      table.row(
        [
          HTML(
            "span", [:],
            [
              HTML(module ?? economy),
              HTML(
                "span", ["class": "remark"],
                say("from: ", "取自：")
                  + (isAll && part.sections.count > 3
                    ? say("all parts of the scenario", "情景的全部内容") : list(part.sections.map(sectionTitle)))),
            ])
        ] + (counts + [counts.reduce(0, +)]).map { HTML(short(Double($0))) })
    }
    return table
  }

  private var assumptions: HTMLTable {
    var table = HTMLTable(
      say("Assumptions by section of the scenario", "按情景各部分列出的假设"),
      [
        .text(say("Key", "参数"), width: 22), .number(say("Value", "数值")), .number(say("Low", "下限")),
        .number(say("High", "上限")), .text(say("Reason", "理由"), width: 48),
      ])
    let first = firstSaid
    fill(
      &table, where: { $0.origin.kind == .assumption },
      cells: { value in
        [
          number(value), HTML(Self.bound(value.origin.low, value.origin.ranges, \.lows, min)),
          HTML(Self.bound(value.origin.high, value.origin.ranges, \.highs, max)),
          said(value.origin.reason(in: language) ?? value.origin.source(in: language) ?? "", of: value, first),
        ]
      })
    return table
  }

  private var sources: HTMLTable {
    var table = HTMLTable(
      say("Sources by section of the scenario", "按情景各部分列出的数据来源"),
      [
        .text(say("Key", "参数"), width: 22), .number(say("Value", "数值")), .text(say("Kind", "类别")),
        .text(say("Source", "来源"), width: 54),
      ])
    let first = firstSaid
    fill(
      &table, where: { $0.origin.kind.map { $0 != .assumption } ?? ($0.origin.source != nil) },
      cells: { value in
        [
          number(value), HTML(kindName(value.origin.kind?.rawValue ?? "unstated")),
          said(value.origin.source(in: language) ?? "", of: value, first),
        ]
      })
    return table
  }

  /// Whether every number of the section that counts behind a result says its kind: years between others do not count.
  private func isCounted(_ section: String) -> Bool {
    let nearest = record.headlines.filter { $0.sections.contains(section) }.min {
      $0.sections.count < $1.sections.count
    }
    return nearest.map { ($0.kinds["unstated"] ?? 0) == 0 } ?? false
  }

  private var unstated: HTMLTable {
    var table = HTMLTable(
      say("Numbers of which the scenario states no kind", "情景未注明类别的数值"),
      [
        .text(say("Key", "参数"), width: 30), .number(say("Value", "数值")), .text(say("Remark", "备注"), width: 54),
      ])
    // How many values stand below each key.
    var parts: [String: [Substring: Int]] = [:]
    // Numbers in those that say their kind: where they are all, the whole has nothing left to say.
    var numbers: [String: [Substring: Int]] = [:]
    for value in record.values {
      for point in value.key.indices where value.key[point] == "." {
        parts[value.section, default: [:]][value.key[..<point], default: 0] += 1
        guard value.origin.kind != nil || value.origin.source != nil else { continue }
        numbers[value.section, default: [:]][value.key[..<point], default: 0] += value.value?.numbers.count ?? 0
      }
    }
    fill(
      &table,
      where: { value in
        guard value.origin.kind == nil, value.origin.source == nil, let all = value.value?.numbers.count,
          !isCounted(value.section)
        else { return false }
        return all > numbers[value.section]?[value.key[...]] ?? 0
      },
      cells: { value in
        let parts = parts[value.section]?[value.key[...]] ?? 0
        return [
          number(value),
          HTML(parts == 0 ? "" : say("\(parts) of its parts state a kind of their own", "其中\(parts)个部分各自注明了类别")),
        ]
      })
    return table
  }

  /// A row for each value that is meant, in groups by section. One field of several records that say the same is one row.
  private func fill(
    _ table: inout HTMLTable, where isMeant: (RunRecord.ValuePart) -> Bool,
    cells: (RunRecord.ValuePart) -> [HTML]
  ) {
    var rows: [(value: RunRecord.ValuePart, remarks: [String], cells: [HTML], records: [String])] = []
    var alike: [String: [Int]] = [:]
    for value in record.values where isMeant(value) && takesPart(value) {
      let (cells, remarks) = (cells(value), remarks(on: value))
      guard let field = recordField(value) else {
        rows.append((value, remarks, cells, []))
        continue
      }
      let known = alike[field.pattern] ?? []
      if let place = known.first(where: { rows[$0].cells == cells && rows[$0].remarks == remarks }) {
        rows[place].records.append(field.record)
      } else {
        alike[field.pattern, default: []].append(rows.count)
        rows.append((value, remarks, cells, [field.record]))
      }
    }
    var section: String?
    // Each meaning once: it holds for all elements of an array and all records.
    var told: Set<String> = []
    for (value, remarks, cells, records) in rows {
      if value.section != section {
        section = value.section
        let title = sectionTitle(value.section)
        table.group(title == value.section ? [HTML(title)] : [HTML(title + " "), code(value.section)])
      }
      let meaning = meaning(of: value).flatMap { told.insert("\(value.section).\($0)").inserted ? $0 : nil }
      let isShared = records.count > 1
      let key = isShared ? value.key.replacing(".\(records[0]).", with: ".*.") : value.key
      let below = [meaning, isShared ? list(records) : nil].compactMap(\.self) + remarks
      table.row(
        [HTML("span", [:], [code(key)] + below.map { HTML("span", ["class": "remark"], $0) })] + cells)
    }
  }

  /// Of a module that is switched off only the switch counts.
  private func takesPart(_ value: RunRecord.ValuePart) -> Bool {
    guard value.section.hasPrefix("modules."), value.key != "enabled" else { return true }
    let name = value.section.dropFirst("modules.".count)
    return record.modules.contains { name == $0.identifier || name.hasPrefix($0.identifier + ".") }
  }

  private func remarks(on value: RunRecord.ValuePart) -> [String] {
    var remarks: [String] = []
    if !value.origin.active { remarks.append(say("not in use here", "此处未启用")) }
    if value.origin.location == nil {
      remarks.append(say("default", "默认值"))
    } else if record.scenario.base != nil, !value.origin.inherited {
      remarks.append(say("changed here", "本情景改变"))
    }
    return remarks
  }

  /// A reason or source; one that another value has already is named by that value's key.
  private func said(
    _ text: String, of value: RunRecord.ValuePart, _ firstSaid: [String: RunRecord.ValuePart]
  ) -> HTML {
    guard text.count > 40, let first = firstSaid[text], first.key != value.key || first.section != value.section else {
      return prose(text)
    }
    let key = first.section == value.section ? first.key : "\(first.section).\(first.key)"
    return HTML("span", [:], [HTML(say("as ", "同 ")), code(key)])
  }

  /// By reason or source in the report's language: the value that says it first.
  private var firstSaid: [String: RunRecord.ValuePart] {
    Dictionary(
      record.values.flatMap { value in
        [value.origin.reason(in: language), value.origin.source(in: language)].compactMap(\.self).map { ($0, value) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A number, or how many there are and their range; anything else as it is written.
  private func number(_ value: RunRecord.ValuePart) -> HTML {
    let numbers = value.value?.numbers ?? []
    guard let low = numbers.min(), let high = numbers.max() else {
      let words = value.value?.words ?? ""
      return words.isEmpty ? HTML("–") : code(words)
    }
    // Low and high stand beside it in the declared unit.
    let unit = value.unit.map { Translations.unit($0, tableYear: record.scenario.tableYear)[language] } ?? ""
    let spaced = unit.isEmpty ? "" : " " + unit
    if numbers.count == 1 { return HTML(Self.brief(low) + spaced) }
    let range = (low == high ? Self.brief(low) : "\(Self.brief(low))–\(Self.brief(high))") + spaced
    return HTML(
      "span", [:],
      [
        HTML(say("\(numbers.count) values", "\(numbers.count)个数值")), HTML("span", ["class": "remark"], range),
      ])
  }

  /// A low or a high value; of numbers with ranges of their own the outermost, of a factor the factor.
  private static func bound(
    _ value: Double?, _ ranges: ArrayRange?, _ side: (ArrayRange) -> [Double], _ outer: (Double, Double) -> Double
  ) -> String {
    if let value { return brief(value) }
    guard let ranges, let first = side(ranges).first else { return "" }
    return (ranges.rule == .factor ? "×" : "") + brief(side(ranges).reduce(first, outer))
  }

  /// A number in five significant digits.
  static func brief(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return formatNumber(value) }
    var scale = 1.0
    while abs(value) * scale < 10_000, scale < 1e15 { scale *= 10 }
    return formatNumber((value * scale).rounded() / scale)
  }
}
