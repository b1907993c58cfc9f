import Diagnostics

/// Names of the labels of an axis beside their codes.
public struct LabelNames: Sendable {
  public enum Match: Sendable, Hashable {
    /// The code of the label.
    case label(String)
    /// The codes of all that are called so.
    case ambiguous([String])
    case unknown
  }

  /// The labels that are called so.
  public let match: @Sendable (String) -> Match

  public init(_ match: @escaping @Sendable (String) -> Match) { self.match = match }
}

extension ValueReader {
  /// The keys of a table that name labels otherwise than by their codes, by code; with all keys that need no further
  /// word, since they are told here.
  ///
  /// A label that a file calls by its code and another by its name would be two keys, which files above do not merge:
  /// that is refused.
  mutating func aliases(
    of table: ScenarioTable, _ labels: [String], axis: String
  ) -> (keys: [String: String], told: Set<String>) {
    guard let names = labelNames[axis] else { return ([:], []) }
    let known = Set(labels)
    var keys: [String: String] = [:]
    var told: Set<String> = []
    for member in table.members where !known.contains(member.key) {
      switch names.match(member.key) {
      case .unknown: continue
      case .ambiguous(let codes):
        told.insert(member.key)
        report(
          at: member.value.keyLocation,
          "\(codes.count) labels of the axis \(axis) are called \(member.key): \(Self.enumeration(codes))",
          advice: "write the code")
      case .label(let code):
        told.insert(member.key)
        guard known.contains(code) else { continue }
        if let other = keys[code] ?? (table[code] == nil ? nil : code), let first = table[other] {
          report(
            at: member.value.inherited ? first.keyLocation : member.value.keyLocation,
            "\(member.key) is \(code), which is written as \(other) too, at "
              + "\(member.value.inherited ? member.value.keyLocation : first.keyLocation)",
            advice: "call it \(code) in both")
        }
        keys[code] = keys[code] ?? member.key
      }
    }
    return (keys, told)
  }
}
