package import Diagnostics
package import ScenarioKeys
package import ScenarioKit
import Study

extension PreparedRun {
  /// Checks keys that a file beside the scenario varies, as `[uncertain]` and `[levers]` are checked.
  /// - Parameters:
  ///   - written: each key with the table that says how it varies.
  ///   - speaker: the words by which that file names keys, such as `[[factor]]`.
  package func varying(
    _ written: [(key: String, place: SourceLocation, table: ScenarioTable, section: VariedKey.Section)],
    speaker: String, into problems: inout [Diagnostic]
  ) -> [VariedKey] {
    var reader = varyingKeys(speaker)
    for (key, place, table, section) in written {
      let value = ScenarioValue(content: .table(table), location: place, keyLocation: place, inherited: false)
      reader.read(ScenarioTable.Member(key: key, value: value), as: table, in: section)
    }
    problems += reader.problems
    return reader.keys
  }

  /// Finds the numbers that a file beside the scenario replaces; nil for each that cannot be, after reporting why.
  package func numbers(
    at keys: [(key: String, place: SourceLocation)], speaker: String, into problems: inout [Diagnostic]
  ) -> [ReplaceableNumber?] {
    var reader = varyingKeys(speaker)
    let found = keys.map { reader.number($0.key, at: $0.place) }
    problems += reader.problems
    return found
  }

  private func varyingKeys(_ speaker: String) -> VariedKeysReader {
    VariedKeysReader(
      scenario, sections: explainedSections, economy: problem.economy, financing: problem.financing,
      industries: industries, speaker: speaker)
  }
}
