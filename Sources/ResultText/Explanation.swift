package import Diagnostics
import Economy
import NumberText
package import Results
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
import SimulationKit

/// The origins of the values of a scenario, for a terminal.
package struct Explanation {
  private let prepared: PreparedRun
  private let sections: [ExplainedSection]

  package init(_ prepared: PreparedRun) {
    self.prepared = prepared
    sections = prepared.explainedSections
  }

  /// Every value on a line of its own, below the section that holds it.
  package var overview: String {
    var text = ""
    for section in sections {
      let entries = section.entries
      let deleted = deletions(in: section, below: nil)
      if entries.isEmpty && deleted.isEmpty { continue }
      text += "\n\(section.name.isEmpty ? "(head)" : "[\(section.name)]") read by \(section.reader)"
      text += section.idle.map { " – inactive: \($0)" } ?? ""
      text += "\n"
      for entry in entries {
        let key = entry.path.dropFirst(section.name.isEmpty ? 0 : section.name.count + 1)
        text += "  \(key) = \(brief(entry, in: section))  \(place(entry.origin))"
        text += section.idle == nil && !entry.origin.active ? " (inactive)" : ""
        text += "\n"
      }
      if section.name == EconomySections.economy.name {
        for summary in prepared.changeSummaries() { text += "  \(summary.words)\n" }
      }
      text += deleted
    }
    for section in VariedKey.Section.allCases {
      let keys = prepared.varied.filter { $0.section == section }
      if !keys.isEmpty { text += "\n[\(section.rawValue)] read by ensembles; a single run takes the values above\n" }
      for key in keys { text += "  \(key.key): \(key.words)  \(key.place)\n" }
    }
    for block in prepared.scenario.unusedBlocks { text += "\n[overrides.\(block.name)] inactive: nothing uses it\n" }
    return String(text.drop { $0 == "\n" })
  }

  /// One value, or all below a table, in full.
  /// - Parameter key: as in the file, with dots: `modules.wind-solar.capacity.wind`; `modules.` may be left out,
  ///   and labels may be called by their names.
  /// - Throws: `InvalidInput` when no value has this path.
  package func text(of key: String) throws(InvalidInput) -> String {
    if let found = found(key) { return found }
    let codes = CodedKey(sections, prepared.accounts, prepared.industries)
    for wanted in [key, "modules." + key] {
      switch codes.match(wanted) {
      case .key(let coded):
        if let found = found(coded) { return found }
      case .ambiguous(let name, let codes):
        throw InvalidInput(
          .error(
            "\(codes.count) labels are called \(name): \(codes.joined(separator: ", "))", advice: "write the code"))
      case .unknown: continue
      }
    }
    throw InvalidInput(.error("no value of the scenario has the key \(key)", advice: advice(for: key)))
  }

  /// The values of ``text(of:)``, or of ``overview``, a row each: an array's numbers stand in one cell, the last axis the
  /// fastest.
  package func table(of key: String?) -> StoredTable {
    var table = StoredTable(header: [
      "key", "value", "axes", "unit", "kind", "low", "high", "written", "over", "read_by", "inactive", "source",
      "reason",
    ])
    var wanted = key
    if let key, found(key) == nil {
      let codes = CodedKey(sections, prepared.accounts, prepared.industries)
      for path in [key, "modules." + key] {
        if case .key(let coded) = codes.match(path), found(coded) != nil {
          wanted = coded
          break
        }
      }
    }
    for section in sections {
      for entry in entries(of: section, at: wanted) { table.rows.append(row(entry, in: section)) }
    }
    return table
  }

  private func entries(of section: ExplainedSection, at key: String?) -> [ExplainedSection.Entry] {
    guard let key else { return section.entries }
    // As `found(_:)` reads a key: with and without "modules.", and elements of an array by their labels.
    let wanted = [key, "modules." + key].first { wanted in
      wanted == section.name || section.name.isEmpty || wanted.hasPrefix(section.name + ".")
        || section.name.hasPrefix(wanted + ".")
    }
    guard let wanted else { return [] }
    if wanted == section.name || section.name.hasPrefix(wanted + ".") { return section.entries }
    let below = section.entries.filter { $0.path == wanted || $0.path.hasPrefix(wanted + ".") }
    let path = Array(wanted.components.dropFirst(section.name.components.count))
    guard !below.contains(where: { $0.path == wanted }), let entry = section.entry(at: path) else { return below }
    return [entry] + below
  }

  private func row(_ entry: ExplainedSection.Entry, in section: ExplainedSection) -> [String] {
    let origin = entry.origin
    let part = ParameterElement(entry, axes: section.section.parameters.axes)
    let value: String
    switch entry.value {
    case .number(let number)?: value = formatNumber(number)
    case .text(let text)?: value = text
    case nil: value = ""
    default:
      value = part.map { $0.values.map(formatNumber).joined(separator: " ") } ?? self.value(of: entry, in: section)[0]
    }
    return [
      entry.path, value, part?.axes.joined(separator: " ") ?? "", ManifestText.unit(of: entry.declaration.kind),
      origin.kind?.rawValue ?? "", StoredTable.cell(origin.low), StoredTable.cell(origin.high),
      origin.location.map { "\($0)" } ?? "default", origin.overridden.map(\.description).joined(separator: ", "),
      section.reader, section.inactivity(of: entry) ?? section.idle ?? "", origin.source ?? "", origin.reason ?? "",
    ]
  }

  /// Whether a value of the scenario has this key as it is written.
  package func has(_ key: String) -> Bool { found(key) != nil }

  private func found(_ key: String) -> String? {
    for wanted in [key, "modules." + key] {
      var parts = prepared.varied.filter { $0.isMeant(by: wanted) }.map { varied in
        "\(varied.section.rawValue).\"\(varied.key)\" = \(varied.words)\n  written    \(quoted(varied.place))\n"
          + varied.overridden.map { "  over       \(quoted($0))\n" }.joined()
      }
      for section in sections {
        guard section.name.isEmpty || wanted == section.name || wanted.hasPrefix(section.name + ".") else {
          if section.name.hasPrefix(wanted + ".") { parts += section.entries.map { full($0, in: section) } }
          continue
        }
        let path = wanted.components.dropFirst(section.name.components.count)
        if path.isEmpty {
          parts += section.entries.map { full($0, in: section) }
        } else {
          let below = section.entries.filter { $0.path == wanted || $0.path.hasPrefix(wanted + ".") }
          if !below.contains(where: { $0.path == wanted }), let entry = section.entry(at: Array(path)) {
            parts.append(full(entry, in: section))
          }
          parts += below.map { full($0, in: section) }
          for found in section.beyond(Array(path)) where found.path == Array(path) {
            parts.append(
              "\(wanted) lies beyond \(words(found.year))\n  written    \(quoted(found.year.origin.location))\n")
          }
        }
        let deleted = deletions(in: section, below: wanted)
        if !deleted.isEmpty { parts.append(deleted) }
      }
      if !parts.isEmpty { return parts.joined(separator: "\n") }
    }
    return nil
  }

  private func advice(for key: String) -> String {
    let paths = sections.flatMap { [$0.name] + $0.entries.map(\.path) }
    if let close = closest(to: key, in: paths) ?? closest(to: "modules." + key, in: paths) {
      return "did you mean \(close)?"
    }
    // The last word alone, as people remember it.
    let word = key.components.last ?? key
    let ending = paths.first { $0.hasSuffix("." + word) }
    let near = ending ?? paths.first { closest(to: word, in: [$0.components.last ?? ""]) != nil }
    return near.map { "did you mean \($0)?" } ?? "simplan explain without a key lists them all"
  }

  private func full(_ entry: ExplainedSection.Entry, in section: ExplainedSection) -> String {
    let origin = entry.origin
    var lines = value(of: entry, in: section)
    lines = lines.count == 1 ? ["\(entry.path) = \(lines[0])"] : ["\(entry.path) ="] + lines.map { "    " + $0 }
    func add(_ word: String, _ text: String?) {
      guard let text else { return }
      lines.append("  " + word + String(repeating: " ", count: max(1, 11 - word.count)) + text)
    }
    add("means", entry.declaration.meaning.en)
    let inactivity = section.inactivity(of: entry)
    add("read by", inactivity == nil ? section.reader : section.readerInAnyMode)
    for summary in prepared.changeSummaries() where entry.path == "economy.changes.\(summary.change.name).verb" {
      add("effect", "change \(summary.number); \(summary.does)")
    }
    add("inactive", inactivity)
    if origin.fromDefault { add("default", "of the manifest") }
    if let place = origin.location { add(origin.inherited ? "inherited" : "written", quoted(place)) }
    for place in origin.overridden { add("over", quoted(place)) }
    add("unit", origin.unitAsWritten.flatMap { $0.isEmpty ? nil : "\($0), as written" })
    for way in origin.interpolations { add("between", "the given years: \(way.rawValue)") }
    for course in origin.courses { add("years", "from \(course)") }
    for years in origin.extended { add("extended", years) }
    add(
      "kept",
      origin.keptUntil.map { "the base's numbers to \($0), the table's year; this one counts from \($0 + 1)" })
    for place in origin.unread {
      add(
        "inactive",
        "outside the years of the \(entry.path.hasPrefix("economy.changes.") ? "change" : "run"): \(quoted(place))")
    }
    let path = Array(entry.path.components.dropFirst(section.name.components.count))
    for found in section.beyond(path) where !section.isGiven(path) {
      add("beyond", words(found.year) + "  " + quoted(found.year.origin.location))
    }
    add("kind", origin.kind?.rawValue)
    add("source", origin.source)
    add("reason", origin.reason)
    // A remark on one element alone, as in "wind.interpolation", is shown with the whole.
    let isWhole = section.section.provenance[path.joined(separator: ".")] != nil
    for said in origin.annotations where isWhole || !said.key.contains(".") {
      add("with", "\(said.key)  \(quoted(said.location))")
      for place in said.overridden { add("", "over  \(quoted(place))") }
    }
    for key in prepared.varied where key.key == entry.path {
      add(key.section == .levers ? "lever" : "uncertain", "\(key.words)  \(key.place)")
    }
    add("range", range(of: entry, in: section))
    return lines.joined(separator: "\n") + "\n"
  }

  private func range(of entry: ExplainedSection.Entry, in section: ExplainedSection) -> String? {
    let origin = entry.origin
    if let ranges = origin.ranges, let low = ranges.lows.min(), let high = ranges.highs.max() {
      return ranges.rule == .factor
        ? "\(formatNumber(low)) to \(formatNumber(high)) times each number"
        : "each number its own, in all from \(formatNumber(low)) to \(formatNumber(high))\(unit(of: entry))"
    }
    guard origin.low != nil || origin.high != nil else { return nil }
    let numbers = ParameterElement(entry, axes: section.section.parameters.axes)?.values ?? []
    let isShared = numbers.contains { $0 != numbers[0] }
    return "\(origin.low.map(formatNumber) ?? "") to \(origin.high.map(formatNumber) ?? "")\(unit(of: entry))"
      + (isShared ? ", common to all its numbers" : "")
  }

  private func words(_ beyond: YearBeyond) -> String {
    let numbers = beyond.values.map(formatNumber).joined(separator: " ")
    let kind = beyond.origin.kind.map { ", \($0.rawValue)" } ?? ""
    return "the run, used between the years: \(beyond.element) = \(numbers)\(kind)"
  }

  /// The place and, after it, what stands on the line.
  private func quoted(_ place: SourceLocation) -> String {
    let line = prepared.scenario.files.first { $0.file == place.file }?.line(place.line) ?? ""
    let text = String(line.drop { $0 == " " || $0 == "\t" })
    return "\(place)" + (text.isEmpty ? "" : "  " + (text.count > 100 ? text.prefix(99) + "…" : text))
  }

  func place(_ origin: Provenance) -> String {
    let over = origin.overridden.isEmpty ? "" : " over " + origin.overridden.map(\.description).joined(separator: ", ")
    return (origin.location?.description ?? "default") + over
  }

  private func brief(_ entry: ExplainedSection.Entry, in section: ExplainedSection) -> String {
    let lines = value(of: entry, in: section)
    guard lines.count > 1 || lines[0].count > 60 else { return lines[0] }
    if let labelled = ParameterElement(entry, axes: section.section.parameters.axes) {
      let unit = unit(of: entry)
      return
        "\(labelled.values.count) numbers\(unit.isEmpty ? "" : " in" + unit) over \(labelled.axes.joined(separator: " and "))"
    }
    return lines[0].prefix(59) + "…"
  }

  func value(of entry: ExplainedSection.Entry, in section: ExplainedSection) -> [String] {
    let unit = unit(of: entry)
    switch entry.value {
    case nil: return ["(not read)"]
    case .number(let number): return [formatNumber(number) + unit]
    case .integer(let integer): return ["\(integer)"]
    case .boolean(let flag): return ["\(flag)"]
    case .text(let text): return ["\"\(text)\""]
    case .records(let records): return [records.map(\.name).joined(separator: ", ")]
    case .table(let table): return ["\(table.rows) rows of a file"]
    case .array:
      let lines = ParameterElement(entry, axes: section.section.parameters.axes)?.lines(unit: unit) ?? []
      return lines.count == 1 || unit.isEmpty ? lines : lines + ["in" + unit]
    }
  }

  func unit(of entry: ExplainedSection.Entry) -> String {
    switch entry.declaration.kind {
    case .number("1", _), .array(_, "1", _, _): ""
    case .number(let unit, _), .array(_, let unit, _, _): unit.first?.isNumber == true ? " (\(unit))" : " " + unit
    default: ""
    }
  }

  /// The keys that files delete in the tables of a section, a line each.
  private func deletions(in section: ExplainedSection, below path: String?) -> String {
    section.deletions.filter { path == nil || $0.path == path || $0.path.hasPrefix((path ?? "") + ".") }
      .map { found in
        "  \(found.path) is deleted at \(quoted(found.deletion.place)), over "
          + found.deletion.overridden.map(\.description).joined(separator: ", ") + "\n"
      }.joined()
  }
}
