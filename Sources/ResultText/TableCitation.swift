import NumberText
package import Results
package import SimulationKit

extension RunRecord {
  /// The plan's citation in a language, where its file gives it in both.
  package func plan(in language: Language) -> String { half(of: plan, inChinese: language == .zh) }
}

extension RunRecord.ScenarioPart {
  /// The table's source in a language, where its file gives it in both.
  package func tableCitation(in language: Language) -> String { half(of: tableCitation, inChinese: language == .zh) }
}
