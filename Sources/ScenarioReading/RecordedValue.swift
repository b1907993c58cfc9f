import Files
import NumberText
import ScenarioKit
import SimulationKit

extension ResolvedSection {
  /// The value as the record shows it, by the path with dots that its origin has: of a parameter, of a record's field,
  /// or of an array's elements that carry a source of their own; also of what does not apply in this run.
  package func recordedText(_ path: String) -> String? {
    var all = parameters
    all.values.merge(inactiveValues) { active, _ in active }
    return Self.text(path[...], in: all)
  }

  /// Whether every number beneath a path has an origin of its own, and is counted there.
  package func isStatedByElements(_ path: String) -> Bool {
    let leaves = writtenLeaves(below: path.components)
    return !leaves.isEmpty
      && leaves.allSatisfy { leaf in
        (2...leaf.count).contains { provenance[leaf.prefix($0).joined(separator: ".")] != nil }
      }
  }

  private static func text(_ path: Substring, in parameters: Parameters) -> String? {
    if let value = parameters.values[String(path)] { return value.recordedText }
    for (key, value) in parameters.values {
      guard let rest = path.below(key) else { continue }
      switch value {
      case .array:
        return elements(rest, of: parameters.array(key))?.map(formatNumber).joined(separator: " ")
      case .records:
        for record in parameters.records(key) {
          if let field = rest.below(record.name), let text = text(field, in: record.fields) { return text }
        }
      default: return nil
      }
    }
    return nil
  }

  /// The elements under the labels of a path, the slowest axis first.
  private static func elements(_ path: Substring, of array: LabelledArray) -> [Double]? {
    guard let labels = array.labels.first else { return nil }
    for (index, label) in labels.enumerated() {
      let row = array.row(index)
      if path == label { return row }
      guard let rest = path.below(label) else { continue }
      return elements(
        rest,
        of: LabelledArray(axes: Array(array.axes.dropFirst()), labels: Array(array.labels.dropFirst()), values: row))
    }
    return nil
  }
}

extension Substring {
  /// What follows a name and a dot.
  fileprivate func below(_ name: String) -> Substring? { hasPrefix(name + ".") ? dropFirst(name.count + 1) : nil }
}

extension ParameterValue {
  /// The numbers of an array one after the other, the last axis fastest; "-" for a year in which it does not apply.
  package var recordedText: String {
    switch self {
    case .number(let value): formatNumber(value)
    case .integer(let value): "\(value)"
    case .boolean(let value): "\(value)"
    case .text(let text): text
    case .array(let values): values.map { $0.isNaN ? "-" : formatNumber($0) }.joined(separator: " ")
    case .records(let records): records.map(\.name).joined(separator: " ")
    case .table(let table): "\(table.rows) rows"
    }
  }
}
