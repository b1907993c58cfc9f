import Diagnostics
import ScenarioKit
import ScenarioReading

/// The values that the files of two scenarios state differently, by their full key.
package struct ScenarioDifference {
  /// A key with what each of the two states, in one line.
  package struct Entry: Hashable, Sendable {
    var name: String
    var a: String
    var b: String
  }

  let entries: [Entry]

  init(_ a: RunRecord, _ b: RunRecord) {
    let (old, new) = (Stated(a), Stated(b))
    entries = Set(old.values.keys).union(new.values.keys).sorted().compactMap { old.entry($0, beside: new) }
  }
}

/// The values that the files of one scenario state.
private struct Stated {
  let values: [String: RunRecord.ValuePart]
  private let hashes: [String: String]

  init(_ record: RunRecord) {
    values = Dictionary(
      record.values.map { ("\($0.section).\($0.key)", $0) }, uniquingKeysWith: { first, _ in first })
    hashes = Dictionary(record.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns nil where both state the same.
  func entry(_ name: String, beside other: Stated) -> ScenarioDifference.Entry? {
    guard let old = values[name], let new = other.values[name] else {
      // An element that is written by itself in one of the two stands in the whole array of both.
      if isInside(name, of: other) { return nil }
      return .init(name: name, a: values[name].map(words) ?? "–", b: other.values[name].map(words) ?? "–")
    }
    if isSameEntry(old, new, of: other) { return nil }
    let (first, second) = (words(old), words(new))
    if old.unit == new.unit || !old.origin.active || !new.origin.active {
      return first == second ? nil : .init(name: name, a: first, b: second)
    }
    return .init(name: name, a: "\(first) \(old.unit ?? "")", b: "\(second) \(new.unit ?? "")")
  }

  private func words(_ value: RunRecord.ValuePart) -> String {
    value.origin.active ? value.value?.words ?? "" : "(inactive)"
  }

  private func isInside(_ name: String, of other: Stated) -> Bool {
    let parts = name.split(separator: ".")
    return (1..<parts.count).contains { length in
      let whole = parts.prefix(length).joined(separator: ".")
      return values[whole] != nil && other.values[whole] != nil
    }
  }

  /// Whether the same line of the same file states both: a series over other years was not entered differently.
  private func isSameEntry(_ old: RunRecord.ValuePart, _ new: RunRecord.ValuePart, of other: Stated) -> Bool {
    guard let place = old.origin.location, place == new.origin.location, old.origin.active == new.origin.active,
      old.unit == new.unit, case .numbers(let first)? = old.value, case .numbers(let second)? = new.value
    else { return false }
    return hashes[place.file] == other.hashes[place.file] && old.origin.annotations == new.origin.annotations
      && old.origin.overridden == new.origin.overridden && first.count != second.count
  }
}
