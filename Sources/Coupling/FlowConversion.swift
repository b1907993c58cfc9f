package import Economy
import SimulationKit

/// A factor between units and an order of labels, from a giver to a reader.
package struct FlowConversion: Hashable, Sendable {
  package var factor = 1.0
  /// The place in the giver's numbers of each of the reader's; nil where the order is the same.
  package var places: [Int]?

  package init() {}

  /// - Throws: `EconomyFailure` naming the axis whose labels differ.
  init(
    factor: Double, axes: [String], from given: AxisLabels, of giver: String, to read: AxisLabels, of reader: String,
    variable: String
  ) throws(EconomyFailure) {
    self.factor = factor
    var places = [0]
    var isMoved = false
    for axis in axes {
      guard let givers = given[axis], let readers = read[axis] else { return }
      let position = Dictionary(givers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      guard Set(givers) == Set(readers) else {
        throw EconomyFailure(Self.difference(axis, givers, giver, readers, reader, variable))
      }
      isMoved = isMoved || givers != readers
      places = places.flatMap { place in readers.map { place * givers.count + (position[$0] ?? 0) } }
    }
    if isMoved { self.places = places }
  }

  private static func difference(
    _ axis: String, _ givers: [String], _ giver: String, _ readers: [String], _ reader: String, _ variable: String
  ) -> String {
    func only(_ labels: [String], not others: [String]) -> String {
      let left = labels.filter { !others.contains($0) }
      let names = left.prefix(5).joined(separator: ", ") + (left.count > 5 ? " and \(left.count - 5) more" : "")
      return names
    }
    var parts: [String] = []
    let (unread, missing) = (only(givers, not: readers), only(readers, not: givers))
    if !unread.isEmpty { parts.append("\(giver) gives \(unread), which \(reader) does not have") }
    if !missing.isEmpty { parts.append("\(reader) has \(missing), which \(giver) does not give") }
    return "the labels of the axis \(axis) of '\(variable)' differ: \(parts.joined(separator: "; "))"
  }

  package func apply(_ numbers: SampleNumbers) -> SampleNumbers {
    guard factor != 1 || places != nil else { return numbers }
    var converted = numbers
    if let places {
      for start in stride(from: 0, to: numbers.values.count, by: max(numbers.width, 1)) {
        for (target, source) in places.enumerated() {
          converted.values[start + target] = numbers.values[start + source]
        }
      }
    }
    if factor != 1 { for place in converted.values.indices { converted.values[place] *= factor } }
    return converted
  }
}
