extension ScorecardText {
  /// The scorecard of stored results for a terminal; nil where they hold none.
  public static func terminal(_ results: StoredResults, language: Language? = nil) -> String? {
    guard let table = results.tables["scorecard.csv"] else { return nil }
    let language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
    let text = ScorecardText(table, language: language, tableYear: results.record.scenario.tableYear)
    var shown = TextTable(
      [
        Phrase("Target", "目标")[language], Phrase("Plan 2020", "2020年规划值")[language],
        Phrase("Computed", "计算值")[language], Phrase("State", "状态")[language],
      ], [.left, .right, .right, .left])
    for line in text.lines {
      shown.add([line.indicator, line.target, line.value, line.stateText], below: line.relation)
    }
    return shown.text
  }
}
