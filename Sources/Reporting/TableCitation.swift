import NumberText
import Results
import SimulationKit

extension RunRecord {
  /// The plan's citation in a language, where its file gives it in both.
  func plan(in language: Language) -> String { half(of: plan, inChinese: language == .zh) }
}

extension RunRecord.ScenarioPart {
  /// The table's source in a language, where its file gives it in both.
  func tableCitation(in language: Language) -> String { half(of: tableCitation, inChinese: language == .zh) }
}
