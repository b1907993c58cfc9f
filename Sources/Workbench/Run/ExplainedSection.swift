import Diagnostics
import ScenarioKit
import SimulationKit

/// A section of a scenario together with who reads it.
struct ExplainedSection {
  /// As in the file; empty for the head.
  var name: String
  /// "the module wind-solar", "the economy (…)".
  var reader: String
  var declarations: [ParameterDeclaration]
  var section: ResolvedSection
  var table: ScenarioTable
  /// Why nothing in it is read; nil where it is.
  var idle: String?
  var mode: String?

  /// What the scenario says of itself and of its years; the record holds it apart.
  var isHead: Bool { name.isEmpty || name == "years" }

  var isModule: Bool { name.hasPrefix("modules.") }

  /// A value and what is known of it. `index` names labels of the axes of an array, the slowest first.
  struct Entry {
    var path: String
    var declaration: ParameterDeclaration
    var index: [String]
    var value: ParameterValue?
    var origin: Provenance
  }

  /// Every value that a file writes or a manifest gives a default, in the order of the declarations.
  var entries: [Entry] {
    let keys = section.provenance.keys.sorted()
    return declarations.flatMap { declaration in
      inOrder(keys.filter { $0 == declaration.key || $0.hasPrefix(declaration.key + ".") }, of: declaration).compactMap
      { key in
        guard let origin = section.provenance[key] else { return nil }
        return entry(key.components, origin: origin)
      }
    }
  }

  /// Records stand in the order in which they are applied.
  private func inOrder(_ keys: [String], of declaration: ParameterDeclaration) -> [String] {
    guard case .records(let records)? = section.parameters.values[declaration.key] else { return keys }
    let byRecord = records.map { record in keys.filter { $0.hasPrefix("\(declaration.key).\(record.name).") } }
      .flatMap(\.self)
    return byRecord + keys.filter { !byRecord.contains($0) }
  }

  /// The value at a path of keys, names of records and labels; nil where there is none.
  func entry(at path: [String]) -> Entry? {
    // An element without a source of its own shares that of what lies around it.
    for length in stride(from: path.count, to: 0, by: -1) {
      guard var origin = section.provenance[path[..<length].joined(separator: ".")] else { continue }
      guard let first = path.first else { return nil }
      if length < path.count {
        origin = section.origin(of: path, within: origin)
        if !origin.fromDefault { origin.location = section.location(of: first, index: Array(path.dropFirst())) }
        origin.overridden = written(at: path)?.overridden ?? []
      }
      return entry(path, origin: origin)
    }
    return nil
  }

  /// What the file writes at a path, with or without a `value` around it.
  private func written(at path: [String]) -> ScenarioValue? {
    var table: ScenarioTable? = table
    var found: ScenarioValue?
    for key in path {
      // The elements of a list, or of one number for all labels, have no keys; it was written, and replaces, as a whole.
      if let value = found?.table?["value"] ?? found, value.table == nil { return found }
      found = table?[key] ?? table?["value"]?.table?[key]
      table = found?.table
    }
    return found
  }

  private func entry(_ path: [String], origin: Provenance) -> Entry? {
    var declarations = declarations
    var values = section.parameters.values.merging(section.inactiveValues) { active, _ in active }
    var rest = path[...]
    while let key = rest.first, let declaration = declarations.first(where: { $0.key == key }) {
      rest = rest.dropFirst()
      let value = values[key]
      if case .records(let fields) = declaration.kind, let name = rest.first {
        rest = rest.dropFirst()
        declarations = fields
        values = [:]
        if case .records(let records)? = value { values = records.first { $0.name == name }?.fields ?? [:] }
        if rest.isEmpty { return nil }
        continue
      }
      let own = Entry(
        path: full(path), declaration: declaration, index: Array(rest), value: value, origin: origin)
      return rest.isEmpty || LabelledValue(own, axes: section.parameters.axes) != nil || value == nil ? own : nil
    }
    return nil
  }

  func full(_ path: [String]) -> String { (name.isEmpty ? path : [name] + path).joined(separator: ".") }

  /// Why a value is not read; nil when it is.
  func inactivity(of entry: Entry) -> String? {
    if let idle { return idle }
    guard !entry.origin.active else { return nil }
    return "read only in the mode \(entry.declaration.modes.joined(separator: " or ")), and the mode is \(mode ?? "")"
  }
}

/// The part of a value that labels name.
struct LabelledValue {
  let axes: [String]
  let labels: [[String]]
  let values: [Double]
  /// Not every label has a value.
  private let isPart: Bool

  /// Nil for what is no array, or has no such label.
  init?(_ entry: ExplainedSection.Entry, axes all: AxisLabels) {
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
  var lines: [String] {
    guard let first = values.first else { return ["nothing"] }
    if axes.isEmpty { return [StoredTable.cell(first)] }
    if values.allSatisfy({ $0 == first }) {
      let every = isPart ? "in \(labels[0].joined(separator: ", "))" : "for every \(axes.joined(separator: " and "))"
      return ["\(StoredTable.cell(first)) \(every)"]
    }
    let last = labels[labels.count - 1]
    return stride(from: 0, to: values.count, by: last.count).map { start in
      let numbers = zip(last, values[start..<start + last.count]).map { "\($0) \(StoredTable.cell($1))" }
      return (prefix(of: start / last.count) + numbers.joined(separator: ", "))
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

extension String {
  var components: [String] { split(separator: ".").map(String.init) }
}
