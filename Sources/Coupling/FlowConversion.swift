package import Economy
import RegionalBase
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
      let map: LabelMap
      do throws(LabelDifference) { map = try LabelMap(from: givers, to: readers) } catch {
        throw EconomyFailure(Self.sentence(axis, error, giver, reader, variable))
      }
      isMoved = isMoved || !map.isIdentity
      places = places.flatMap { place in map.places.map { place * givers.count + $0 } }
    }
    if isMoved { self.places = places }
  }

  private static func sentence(
    _ axis: String, _ difference: LabelDifference, _ giver: String, _ reader: String, _ variable: String
  ) -> String {
    func list(_ labels: [String]) -> String {
      labels.prefix(5).joined(separator: ", ") + (labels.count > 5 ? " and \(labels.count - 5) more" : "")
    }
    var parts: [String] = []
    if !difference.surplus.isEmpty {
      parts.append("\(giver) gives \(list(difference.surplus)), which \(reader) does not have")
    }
    if !difference.missing.isEmpty {
      parts.append("\(reader) has \(list(difference.missing)), which \(giver) does not give")
    }
    if let twice = difference.repeated { parts.append("'\(twice)' stands twice") }
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
