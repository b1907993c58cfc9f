import Results
import ScenarioKeys
import SimulationKit

/// The meaning of an input of a scenario, in the words of the module or of the part of the economy that reads it.
extension HTMLReport {
  /// Returns nil where nothing tells it, or not in the report's language.
  func meaning(of value: RunRecord.ValuePart) -> String? {
    guard let meaning = bilingualMeaning(of: value), language == .en || meaning.zh != meaning.en else { return nil }
    return meaning[language]
  }

  /// Of a record's field: its key without the record, and the record; nil for another value.
  func recordField(_ value: RunRecord.ValuePart) -> (pattern: String, record: String)? {
    let words = value.key.split(separator: ".").map(String.init)
    guard words.count == 3, meanings(in: value.section)["\(words[0]).\(words[2])"] != nil else { return nil }
    return ("\(value.section).\(words[0]).\(words[2])", words[1])
  }

  private func meanings(in section: String) -> [String: Title] {
    let module = (record.modules + (base?.modules ?? [])).first { "modules.\($0.identifier)" == section }
    return module?.meanings?.parameters ?? Self.economyMeanings[section] ?? [:]
  }

  private func bilingualMeaning(of value: RunRecord.ValuePart) -> Title? {
    let meanings = meanings(in: value.section)
    let words = value.key.split(separator: ".").map(String.init)
    guard let first = words.first else { return nil }
    // A field of a record: the record's own name stands between.
    if words.count > 2, let field = meanings["\(first).\(words[2])"] { return field }
    return meanings[first]
  }

  private static let economyMeanings: [String: [String: Title]] = Dictionary(
    EconomySections.all.map { ($0.name, RunRecord.meanings(of: $0.declarations, under: "")) }
  ) { first, _ in first }
}
