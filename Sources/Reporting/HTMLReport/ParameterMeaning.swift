import Results
import ScenarioKeys
import SimulationKit

/// What an input of a scenario means, in the words of the module or of the part of the economy that reads it.
extension HTMLReport {
  /// Returns nil where nothing tells it, or not in the report's language.
  func meaning(of value: RunRecord.ValuePart) -> String? {
    guard let meaning = bilingualMeaning(of: value), language == .en || meaning.zh != meaning.en else { return nil }
    return meaning[language]
  }

  private func bilingualMeaning(of value: RunRecord.ValuePart) -> Title? {
    let module = (record.modules + (base?.modules ?? [])).first { "modules.\($0.identifier)" == value.section }
    let meanings = module?.meanings?.parameters ?? Self.economyMeanings[value.section] ?? [:]
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
