package import Diagnostics
import NumberText
import ScenarioKit
import ScenarioReading

/// The values that the files of several scenarios state differently. Of an array only the elements that differ, each by its
/// key with labels; a unit that alone differs is one entry.
package struct ScenarioDifference {
  /// A key with the value of each scenario, in one line, and the place that states it.
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// The section of the scenario that states it; empty for a file.
    package var section = ""
    /// By scenario; nil where it states none.
    package var values: [String?]
    package var places: [SourceLocation?]
    /// Whether the numbers are the same and only their unit differs, mostly its price year.
    package var isUnitOnly = false

    /// Whether it is stated and not read on one of the sides.
    package var isInactiveSomewhere: Bool { values.contains(ScenarioDifference.inactive) }
  }

  fileprivate static let inactive = "(inactive)"

  let entries: [Entry]

  init(_ records: [RunRecord]) {
    let stated = records.map(Stated.init)
    let names = Set(stated.flatMap(\.values.keys)).sorted()
    entries =
      names.flatMap { name in
        StatedKey(name, in: stated).entries.map { entry in
          var entry = entry
          entry.section = stated.lazy.compactMap { $0.values[name]?.section }.first ?? ""
          return entry
        }
      } + Self.files(records)
  }

  /// Files of the same name whose content differs. What scenario files state is compared value by value.
  private static func files(_ records: [RunRecord]) -> [Entry] {
    let hashes = records.map { record in
      Dictionary(record.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }
    let paths = Set(hashes.flatMap(\.keys)).filter { !$0.hasSuffix(".toml") }.sorted()
    return paths.compactMap { path in
      let found = hashes.map { $0[path] }
      guard found.allSatisfy({ $0 != nil }), Set(found).count > 1 else { return nil }
      return Entry(
        name: "file \(path)", values: found.map { $0.map { "content \($0.prefix(8))" } },
        places: found.map { _ in nil })
    }
  }
}

/// The values that the files of one scenario state.
private struct Stated {
  let values: [String: RunRecord.ValuePart]
  let hashes: [String: String]

  init(_ record: RunRecord) {
    values = Dictionary(
      record.values.map { ("\($0.section).\($0.key)", $0) }, uniquingKeysWith: { first, _ in first })
    hashes = Dictionary(record.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the value belongs to an array that is stated whole too.
  func isElement(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    return (1..<parts.count).contains { length in
      if case .numbers? = values[parts.prefix(length).joined(separator: ".")]?.value { true } else { false }
    }
  }

  /// Whether the module that reads the value is switched off; its switch is read all the same.
  func switchesOff(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    guard parts.count > 2, parts[0] == "modules" else { return false }
    let key = "modules.\(parts[1]).enabled"
    return name != key && values[key]?.value == .flag(false)
  }

  /// The place of the element if it is written by itself, else that of the whole.
  func place(_ name: String, element: [String]) -> SourceLocation? {
    for length in (0...element.count).reversed() {
      let path = ([name] + element.prefix(length)).joined(separator: ".")
      if let place = values[path]?.origin.location { return place }
    }
    return nil
  }
}

/// A key of the scenarios, with what each of them states for it.
private struct StatedKey {
  private let name: String
  private let all: [Stated]
  private let parts: [RunRecord.ValuePart?]

  init(_ name: String, in all: [Stated]) {
    self.name = name
    self.all = all
    parts = all.map { $0.values[name] }
  }

  var entries: [ScenarioDifference.Entry] {
    let isOff = all.map { $0.switchesOff(name) }
    return isOff.contains(true) ? entriesOfOthers(without: isOff) : entriesOfAll
  }

  /// Keys of a module say nothing where it is switched off: that entry alone stands for them all.
  private func entriesOfOthers(without isOff: [Bool]) -> [ScenarioDifference.Entry] {
    let others = zip(all, isOff).filter { !$1 }.map(\.0)
    guard others.count > 1 else { return [] }
    return StatedKey(name, in: others).entries.map { entry in
      var (entry, values, places) = (entry, entry.values[...], entry.places[...])
      entry.values = isOff.map { $0 ? nil : values.removeFirst() }
      entry.places = isOff.map { $0 ? nil : places.removeFirst() }
      return entry
    }
  }

  private var entriesOfAll: [ScenarioDifference.Entry] {
    // An element that is written by itself stands in the whole array.
    if zip(all, parts).allSatisfy({ $1 == nil || $0.isElement(name) }) { return [] }
    guard let first = parts[0], parts.allSatisfy({ $0 != nil }) else { return whole }
    let others = parts.dropFirst().compactMap(\.self)
    if zip(others, all.dropFirst()).allSatisfy({ same(first, $0, of: $1) }) { return [] }
    guard let arrays = elements else { return whole }
    let units = Set(parts.map { $0?.unit })
    if units.count == 1 { return entries(of: arrays) }
    // Where the unit differs too, every number does.
    let unitOnly = arrays.dropFirst().allSatisfy { $0.values == arrays[0].values }
    return unitOnly ? [unitEntry(arrays[0].labels.count)] : entries(of: arrays)
  }

  private struct Elements {
    var labels: [[String]]
    var values: [[String]: Double?]
  }

  /// The elements of every scenario's array; nil unless all are arrays whose labels are known.
  private var elements: [Elements]? {
    var all: [Elements] = []
    for part in parts {
      guard let part, part.origin.active, case .numbers(let numbers)? = part.value, let axes = part.labels else {
        return nil
      }
      var labels: [[String]] = [[]]
      for axis in axes { labels = labels.flatMap { path in axis.map { path + [$0] } } }
      guard labels.count == numbers.count, !axes.isEmpty else { return nil }
      all.append(
        Elements(labels: labels, values: Dictionary(zip(labels, numbers), uniquingKeysWith: { first, _ in first })))
    }
    return all
  }

  private func entries(of arrays: [Elements]) -> [ScenarioDifference.Entry] {
    var labels = arrays[0].labels
    for array in arrays.dropFirst() { labels += array.labels.filter { arrays[0].values[$0] == nil } }
    // A series over more years is no other input where one line states both.
    let places = parts.map { $0?.origin.location }
    let isOneLine = places[0] != nil && Set(places).count == 1
    return labels.compactMap { label in
      let numbers = arrays.map { $0.values[label] }
      if isOneLine, numbers.contains(where: { $0 == nil }) { return nil }
      let units = parts.map { $0?.unit }
      guard Set(numbers).count > 1 || Set(units).count > 1 else { return nil }
      return ScenarioDifference.Entry(
        name: ([name] + label).joined(separator: "."),
        values: zip(numbers, units).map { number, unit in
          (number ?? nil).map { Self.words(formatNumber($0), unit: unit) }
        },
        places: all.map { $0.place(name, element: label) })
    }
  }

  private var whole: [ScenarioDifference.Entry] {
    let differ = Set(parts.map { $0?.unit }).count > 1
    let unitOnly = differ && Set(parts.map { $0?.value }).count == 1 && parts.allSatisfy { $0?.origin.active == true }
    if unitOnly, case .numbers(let numbers)? = parts[0]?.value { return [unitEntry(numbers.count)] }
    let values = parts.map { part in part.map { Self.words($0) } }
    guard Set(values).count > 1 else { return [] }
    return [.init(name: name, values: values, places: parts.map { $0?.origin.location }, isUnitOnly: unitOnly)]
  }

  private func unitEntry(_ count: Int) -> ScenarioDifference.Entry {
    .init(
      name: name, values: parts.map { part in "\(count) numbers in \(part?.unit ?? "no unit")" },
      places: parts.map { $0?.origin.location }, isUnitOnly: true)
  }

  private static func words(_ part: RunRecord.ValuePart) -> String {
    guard part.origin.active else { return ScenarioDifference.inactive }
    let numeric =
      switch part.value {
      case .number, .numbers: true
      default: false
      }
    return words(part.value?.words ?? "", unit: numeric ? part.unit : nil)
  }

  private static func words(_ text: String, unit: String?) -> String {
    guard let unit, !unit.isEmpty, unit != "1" else { return text }
    return "\(text) \(unit)"
  }

  /// Whether both state the same, or one line of one file states both: a series over other years is entered once.
  private func same(_ a: RunRecord.ValuePart, _ b: RunRecord.ValuePart, of other: Stated) -> Bool {
    if a.value == b.value, a.unit == b.unit, a.origin.active == b.origin.active { return true }
    guard let place = a.origin.location, place == b.origin.location, a.origin.active == b.origin.active,
      a.unit == b.unit, case .numbers(let old)? = a.value, case .numbers(let new)? = b.value
    else { return false }
    return all[0].hashes[place.file] == other.hashes[place.file] && a.origin.annotations == b.origin.annotations
      && a.origin.overridden == b.origin.overridden && old.count != new.count
  }
}
