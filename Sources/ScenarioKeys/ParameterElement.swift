import NumberText
package import SimulationKit

/// The part of a value that labels name.
package struct ParameterElement {
  package let axes: [String]
  package let labels: [[String]]
  package let values: [Double]
  /// Not every label has a value.
  private let isPart: Bool

  /// Returns nil unless the value is an array that has these labels.
  package init?(_ entry: ExplainedSection.Entry, axes all: AxisLabels) {
    guard case .array(let axes, _, _, _) = entry.declaration.kind, case .array(let values)? = entry.value,
      entry.index.count <= axes.count
    else { return nil }
    let labels = axes.map { all[$0] ?? [] }
    var range = values.indices
    for (labels, label) in zip(labels, entry.index) {
      guard let place = labels.firstIndex(of: label) else { return nil }
      let width = range.count / labels.count
      range = range.lowerBound + place * width..<range.lowerBound + (place + 1) * width
    }
    self.axes = Array(axes.dropFirst(entry.index.count))
    let given = range.filter { !values[$0].isNaN }
    isPart = given.count < range.count
    guard isPart else {
      self.labels = Array(labels.dropFirst(entry.index.count))
      self.values = Array(values[range])
      return
    }
    // A change that works in some years only has values for these: one axis, or none.
    guard !given.isEmpty, let all = labels.last else { return nil }
    self.labels = [given.map { all[$0] }]
    self.values = given.map { values[$0] }
  }

  /// One line for each label of all axes but the last; a single line where all numbers are the same.
  /// - Parameter unit: with a space before it; it stands in the line where there is only one.
  package func lines(unit: String) -> [String] {
    guard let first = values.first else { return ["nothing"] }
    if axes.isEmpty { return [formatNumber(first) + unit] }
    if values.allSatisfy({ $0 == first }) {
      let every = isPart ? "in \(labels[0].joined(separator: ", "))" : "for every \(axes.joined(separator: " and "))"
      return ["\(formatNumber(first))\(unit) \(every)"]
    }
    let last = labels[labels.count - 1]
    let isOnly = values.count == last.count
    return stride(from: 0, to: values.count, by: last.count).map { start in
      let numbers = zip(last, values[start..<start + last.count]).map { "\($0) \(formatNumber($1))" }
      return prefix(of: start / last.count) + numbers.joined(separator: ", ") + (isOnly ? unit : "")
    }
  }

  private func prefix(of row: Int) -> String {
    var names: [String] = []
    var rest = row
    for labels in labels.dropLast().reversed() {
      names.insert(labels[rest % labels.count], at: 0)
      rest /= labels.count
    }
    return names.isEmpty ? "" : names.joined(separator: ".") + ": "
  }
}
