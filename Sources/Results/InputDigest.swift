import Files
import ScenarioKeys
import ScenarioKit
package import ScenarioReading

extension RunRecord {
  /// A digest of the values in use: what has the same one was computed from the same numbers, whatever its name, its language
  /// and the keys that a study would vary.
  package var inputDigest: String { Self.inputDigest(values) }

  fileprivate static func inputDigest(_ values: [ValuePart]) -> String {
    let lines = values.filter(\.origin.active).map { value in
      "\(value.section).\(value.key) = \(value.value?.words ?? "") \(value.unit ?? "")"
    }
    return FileDigest.sha256(Array(lines.sorted().joined(separator: "\n").utf8))
  }
}

extension PreparedRun {
  /// The digest that the record of its run has.
  package var inputDigest: String {
    RunRecord.inputDigest(explainedSections.filter { !$0.isHead && $0.idle == nil }.flatMap(RunRecord.values))
  }
}
