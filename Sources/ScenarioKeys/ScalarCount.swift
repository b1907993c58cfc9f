package import ScenarioKit
import SimulationKit

extension ExplainedSection {
  /// How many numbers are written, or given by the manifest, for the value with this key that no part of it states apart.
  ///
  /// One number for many labels counts once, a year that follows from others not at all; of a file every cell with a
  /// number counts.
  package func scalars(of key: String, origin: Provenance) -> Int {
    let path = key.components
    if origin.fromDefault { return entry(at: path)?.declaration.fallback.map { Self.count($0.value) } ?? 0 }
    let beyond = origin.beyond.reduce(0) { $0 + $1.values.count }
    if case .table(let table)? = entry(at: path)?.value { return table.rows * table.numbers.count }
    let leaves = section.writtenLeaves(below: path)
    guard !leaves.isEmpty else { return 1 + beyond }
    let own = leaves.count { leaf in
      !(path.count + 1...leaf.count).contains { length in
        section.provenance[leaf.prefix(length).joined(separator: ".")] != nil
      }
    }
    return own + beyond
  }

  private static func count(_ value: ParameterValue) -> Int {
    switch value {
    case .number, .integer: 1
    case .array(let values): values.count
    case .table(let table): table.rows * table.numbers.count
    case .boolean, .text, .records: 0
    }
  }
}
