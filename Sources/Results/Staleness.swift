package import ScenarioReading

/// Whether stored results are still those of what they stand on, by the content of files and modules.
package struct Staleness: Hashable, Sendable {
  /// The differences, a phrase each.
  private let differences: [String]

  /// - Parameter inputs: those of the scenario as it is now.
  package init(of record: RunRecord, beside inputs: RunInputs, program: ProgramDescription) {
    var differences: [String] = []
    let now = Dictionary(inputs.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(record.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for path in Set(now.keys).union(before.keys).sorted() where now[path] != before[path] {
      differences.append(
        before[path] == nil ? "\(path) is new" : now[path] == nil ? "\(path) is gone" : "\(path) changed")
    }
    let files = Set(inputs.modules.map(\.sha256))
    differences += record.modules.filter { !files.contains($0.sha256) }.map { "the module \($0.identifier) changed" }
    if record.simplan != program.version { differences.append("simplan was \(record.simplan)") }
    self.differences = differences
  }

  package var isStale: Bool { !differences.isEmpty }

  /// "Scenarios/2020.toml changed, and 2 more".
  package var words: String {
    guard let first = differences.first else { return "" }
    return differences.count == 1 ? first : "\(first), and \(differences.count - 1) more"
  }
}

/// The record of a comparison's folder.
package struct ComparisonRecord: Encodable, Hashable, Sendable {
  package var simplan: String
  package var scenarios: [String]

  package init(simplan: String, scenarios: [String]) {
    self.simplan = simplan
    self.scenarios = scenarios
  }

  /// - Throws: `UnwritableJSON`, which names cannot cause.
  package var json: String { get throws(UnwritableJSON) { try jsonText(of: self) + "\n" } }
}
