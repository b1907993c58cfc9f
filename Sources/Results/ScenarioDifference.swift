/// What a scenario's files say, by the full key.
struct ScenarioDifference {
  private let values: [String: RunRecord.ValuePart]
  private let hashes: [String: String]

  init(_ record: RunRecord) {
    values = Dictionary(
      record.values.map { ("\($0.section).\($0.key)", $0) }, uniquingKeysWith: { first, _ in first })
    hashes = Dictionary(record.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the two say differently, by key.
  func differing(from other: ScenarioDifference) -> [Comparison.Input] {
    Set(values.keys).union(other.values.keys).sorted().compactMap { name in
      guard let old = values[name], let new = other.values[name] else {
        // An element that is written by itself in one of the two stands in the whole array of both.
        if isInside(name, of: other) { return nil }
        return Comparison.Input(name: name, a: values[name].map(text) ?? "–", b: other.values[name].map(text) ?? "–")
      }
      if isSameEntry(old, new, of: other) { return nil }
      let (first, second) = (text(old), text(new))
      if old.unit == new.unit || !old.active || !new.active {
        return first == second ? nil : Comparison.Input(name: name, a: first, b: second)
      }
      return Comparison.Input(name: name, a: "\(first) \(old.unit ?? "")", b: "\(second) \(new.unit ?? "")")
    }
  }

  private func text(_ value: RunRecord.ValuePart) -> String { value.active ? value.value : "(inactive)" }

  private func isInside(_ name: String, of other: ScenarioDifference) -> Bool {
    let parts = name.split(separator: ".")
    return (1..<parts.count).contains { length in
      let whole = parts.prefix(length).joined(separator: ".")
      return values[whole] != nil && other.values[whole] != nil
    }
  }

  /// Whether the same line of the same file says both: a series over other years is nothing that was entered.
  private func isSameEntry(_ old: RunRecord.ValuePart, _ new: RunRecord.ValuePart, of other: ScenarioDifference) -> Bool
  {
    guard let place = old.place, place == new.place, old.active == new.active, old.unit == new.unit else {
      return false
    }
    let file = place.split(separator: ":").dropLast(2).joined(separator: ":")
    return hashes[file] == other.hashes[file] && old.annotations == new.annotations && old.overrode == new.overrode
      && old.value.split(separator: " ").count != new.value.split(separator: " ").count
  }
}
