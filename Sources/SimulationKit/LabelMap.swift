/// Where the labels of one axis stand in another order of the same labels.
///
/// Axes link by label: whoever reads an array gets the values by their labels, whatever the order of the giver. Sets of
/// labels that differ are an error and are never filled up or cut.
public struct LabelMap: Hashable, Sendable {
  /// For every label of `to` its place in `from`.
  public let places: [Int]

  /// - Parameters:
  ///   - from: The labels of the values that are there.
  ///   - to: The labels of the values that are wanted.
  /// - Throws: what the two do not share, and a label that stands twice.
  public init(from: [String], to: [String]) throws(LabelDifference) {
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
  public var isIdentity: Bool { places == Array(places.indices) }

  /// The values, one for each label of `from`, in the order of `to`.
  public func callAsFunction<Value>(_ values: [Value]) -> [Value] { places.map { values[$0] } }
}

/// Why two axes do not hold the same labels.
public struct LabelDifference: Error, Hashable, Sendable, CustomStringConvertible {
  /// Labels that are wanted and not there.
  public var missing: [String]
  /// Labels that are there and not wanted.
  public var surplus: [String]
  /// A label that stands twice on one side, if any.
  public var repeated: String?

  public init(missing: [String], surplus: [String], repeated: String? = nil) {
    self.missing = missing
    self.surplus = surplus
    self.repeated = repeated
  }

  var isEmpty: Bool { missing.isEmpty && surplus.isEmpty && repeated == nil }

  public var description: String {
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

extension LabelledArray {
  /// The array over the same axes, each in the order of `labels`.
  /// - Throws: ``AxisDifference`` naming the first axis whose labels differ.
  public func ordered(as labels: [[String]]) throws(AxisDifference) -> LabelledArray {
    if labels == self.labels { return self }
    guard labels.count == axes.count else { throw AxisDifference(axis: "", labels: nil) }
    // For every place of the result its offset in the values, built axis by axis from the slowest.
    var offsets = [0]
    for axis in axes.indices {
      let map: LabelMap
      do {
        map = try LabelMap(from: self.labels[axis], to: labels[axis])
      } catch {
        throw AxisDifference(axis: axes[axis], labels: error)
      }
      let width = self.labels[axis].count
      offsets = offsets.flatMap { outer in map.places.map { outer * width + $0 } }
    }
    return LabelledArray(axes: axes, labels: labels, values: offsets.map { values[$0] })
  }
}

/// An axis over which two arrays do not hold the same labels.
public struct AxisDifference: Error, Hashable, Sendable, CustomStringConvertible {
  public var axis: String
  /// Nil where the two have different numbers of axes.
  public var labels: LabelDifference?

  public init(axis: String, labels: LabelDifference?) {
    self.axis = axis
    self.labels = labels
  }

  public var description: String {
    labels.map { "on the axis '\(axis)' \($0)" } ?? "the arrays have different numbers of axes"
  }
}
