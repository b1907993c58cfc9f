import Diagnostics
package import Results
package import SimulationKit

extension ScorecardText {
  /// The scorecard of stored results for a terminal; nil where they hold none.
  package static func terminal(_ results: StoredResults, language: Language? = nil) -> String? {
    guard let table = results.tables["scorecard.csv"] else { return nil }
    let language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
    let text = ScorecardText(table, language: language, tableYear: results.record.scenario.tableYear)
    var shown = TextTable(
      [
        Title(en: "Target", zh: "目标")[language], Title(en: "Plan 2020", zh: "2020年规划值")[language],
        Title(en: "Computed", zh: "计算值")[language], Title(en: "State", zh: "状态")[language],
      ], [.left, .right, .right, .left])
    for line in text.lines {
      shown.add([line.indicator, line.target, line.value, line.stateText], below: line.relation)
    }
    return shown.text
  }
}
