import SimulationKit

/// Where the labels of one axis stand in another order of the same labels.
///
/// Axes link by label: whoever reads an array gets the values by their labels, whatever the order of the giver. Sets of
/// labels that differ are an error and are never filled up or cut.
struct LabelMap: Hashable, Sendable {
  /// For every label of `to` its place in `from`.
  let places: [Int]

  /// - Parameters:
  ///   - from: The labels of the values that are there.
  ///   - to: The labels of the values that are wanted.
  /// - Throws: what the two do not share, and a label that stands twice.
  init(from: [String], to: [String]) throws(LabelDifference) {
    if from == to {
      places = Array(to.indices)
      return
    }
    let known = Dictionary(zip(from, from.indices)) { first, _ in first }
    let wanted = Set(to)
    let difference = LabelDifference(
      missing: to.filter { known[$0] == nil }, surplus: from.filter { !wanted.contains($0) },
      repeated: from.firstRepeated ?? to.firstRepeated)
    guard difference.isEmpty else { throw difference }
    places = to.compactMap { known[$0] }
  }

  /// Whether both orders are the same.
  var isIdentity: Bool { places == Array(places.indices) }

  /// The values, one for each label of `from`, in the order of `to`.
  func callAsFunction<Value>(_ values: [Value]) -> [Value] { places.map { values[$0] } }
}

/// Why two axes do not hold the same labels.
struct LabelDifference: Error, Hashable, Sendable, CustomStringConvertible {
  /// Labels that are wanted and not there.
  var missing: [String]
  /// Labels that are there and not wanted.
  var surplus: [String]
  /// A label that stands twice on one side, if any.
  var repeated: String?

  init(missing: [String], surplus: [String], repeated: String? = nil) {
    self.missing = missing
    self.surplus = surplus
    self.repeated = repeated
  }

  var isEmpty: Bool { missing.isEmpty && surplus.isEmpty && repeated == nil }

  var description: String {
    var parts: [String] = []
    if !missing.isEmpty { parts.append("\(Self.list(missing)) is missing".agreeing(with: missing)) }
    if !surplus.isEmpty { parts.append("\(Self.list(surplus)) is not asked for".agreeing(with: surplus)) }
    if let repeated { parts.append("'\(repeated)' stands twice") }
    return parts.joined(separator: "; ")
  }

  private static func list(_ labels: [String]) -> String {
    let shown = labels.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return labels.count > 10 ? "\(shown), … (\(labels.count) in all)" : shown
  }
}

extension String {
  /// `'A' is missing`, `'A', 'B' are missing`.
  fileprivate func agreeing(with labels: [String]) -> String {
    labels.count == 1 ? self : replacing(" is ", with: " are ", maxReplacements: 1)
  }
}
