import Files
package import ScenarioKit
package import SimulationKit

/// A section of a scenario together with who reads it.
package struct ExplainedSection {
  /// As in the file; empty for the head.
  package var name: String
  /// "the module wind-solar", "the economy (…)".
  package var reader: String
  package var declarations: [ParameterDeclaration]
  package var section: ResolvedSection
  package var table: ScenarioTable
  /// The reason why no value of it is read; nil for a section in use.
  package var idle: String?
  package var mode: String?

  package init(
    name: String, reader: String, declarations: [ParameterDeclaration], section: ResolvedSection, table: ScenarioTable,
    idle: String?, mode: String?
  ) {
    self.name = name
    self.reader = reader
    self.declarations = declarations
    self.section = section
    self.table = table
    self.idle = idle
    self.mode = mode
  }

  /// The reader of a value that its mode does not read.
  package var readerInAnyMode: String {
    let suffix = mode.map { " in the mode \($0)" } ?? ""
    return reader.hasSuffix(suffix) ? String(reader.dropLast(suffix.count)) : reader
  }

  /// Whether it is the head or the years of the scenario, which the record holds apart.
  package var isHead: Bool { name.isEmpty || name == "years" }

  package var isModule: Bool { name.hasPrefix("modules.") }

  /// A value and what is known of it. `index` names labels of the axes of an array, the slowest first.
  package struct Entry {
    package var path: String
    package var declaration: ParameterDeclaration
    package var index: [String]
    package var value: ParameterValue?
    package var origin: Provenance
  }

  /// Every value that a file writes or a manifest gives a default, in the order of the declarations.
  package var entries: [Entry] {
    let keys = section.provenance.keys.sorted()
    var records: [String: [String: Int]] = [:]
    for case (let key, .records(let all)) in section.parameters.values {
      records[key] = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }
    return declarations.flatMap { declaration in
      inOrder(keys.filter { $0 == declaration.key || $0.hasPrefix(declaration.key + ".") }, of: declaration).compactMap
      { key in
        guard let origin = section.provenance[key] else { return nil }
        return entry(key.components, origin: origin, records: records)
      }
    }
  }

  /// Records stand in the order in which they are applied.
  private func inOrder(_ keys: [String], of declaration: ParameterDeclaration) -> [String] {
    guard case .records(let records)? = section.parameters.values[declaration.key] else { return keys }
    let places = Dictionary(records.enumerated().map { ($1.name, $0) }) { first, _ in first }
    // A name may hold points: the longest beginning that is one counts.
    func place(_ key: String) -> Int? {
      let parts = key.dropFirst(declaration.key.count + 1).split(separator: ".", omittingEmptySubsequences: false)
      return (1..<max(1, parts.count)).reversed().lazy.compactMap { places[parts.prefix($0).joined(separator: ".")] }
        .first
    }
    let numbered = keys.map { (place: place($0) ?? .max, key: $0) }
    return numbered.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.key)
  }

  /// The value at a path of keys, names of records and labels, if there is one.
  package func entry(at path: [String]) -> Entry? {
    // An element without a source of its own shares that of what lies around it.
    for length in stride(from: path.count, to: 0, by: -1) {
      guard var origin = section.provenance[path[..<length].joined(separator: ".")] else { continue }
      guard let first = path.first else { return nil }
      if length < path.count {
        origin = section.origin(of: path, within: origin)
        if !origin.fromDefault { origin.location = section.location(of: first, index: Array(path.dropFirst())) }
        origin.overridden = written(at: path)?.overridden ?? []
      }
      return entry(path, origin: origin).map { withOwnRange($0, below: path.count - length) }
    }
    return nil
  }

  /// A single number of an array whose numbers do not share a range, with its own.
  /// - Parameter depth: how many labels lie between the array that states the ranges and the number.
  private func withOwnRange(_ entry: Entry, below depth: Int) -> Entry {
    guard let ranges = entry.origin.ranges, case .array(let axes, _, _, _) = entry.declaration.kind,
      entry.index.count == axes.count,
      let value = ParameterElement(entry, axes: section.parameters.axes)?.values.first
    else { return entry }
    var place = 0
    for (axis, label) in zip(axes, entry.index).suffix(depth) {
      let labels = section.parameters.axes[axis] ?? []
      place = place * labels.count + (labels.firstIndex(of: label) ?? 0)
    }
    guard let range = ranges.range(at: place, of: value) else { return entry }
    var entry = entry
    (entry.origin.low, entry.origin.high, entry.origin.ranges) = (range.low, range.high, nil)
    return entry
  }

  /// Whether a single number is written for just this path.
  package func isGiven(_ path: [String]) -> Bool {
    guard let value = written(at: path), !value.isList else { return false }
    return (value.table?["value"] ?? value).table == nil
  }

  /// Years beyond the run from which the value at a path follows, each with its full path.
  package func beyond(_ path: [String]) -> [(path: [String], year: YearBeyond)] {
    section.provenance.flatMap { key, origin in
      origin.beyond.map { (key.components + $0.element.components, $0) }
    }.filter { found in
      let series = found.0.dropLast()
      return series.starts(with: path) || path.starts(with: series)
    }.sorted { $0.0.joined(separator: ".") < $1.0.joined(separator: ".") }
  }

  /// The value written in the file at a path, with or without a `value` around it.
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

  /// - Parameter records: the places of the records of each parameter by name, where many entries are asked for.
  private func entry(
    _ path: [String], origin: Provenance, records places: [String: [String: Int]] = [:]
  ) -> Entry? {
    var declarations = declarations
    /// Of the record that the path leads into.
    var fields: [String: ParameterValue]?
    var rest = path[...]
    while let key = rest.first, let declaration = declarations.first(where: { $0.key == key }) {
      rest = rest.dropFirst()
      let value =
        if let fields { fields[key] } else { section.parameters.value(key) ?? section.inactiveValues[key] }
      if case .records(let declared) = declaration.kind, let name = rest.first {
        rest = rest.dropFirst()
        declarations = declared
        fields = [:]
        if case .records(let records)? = value {
          let known = places[key].flatMap { $0[name] }.map { records[$0] }
          fields = (known ?? records.first { $0.name == name })?.fields ?? [:]
        }
        if rest.isEmpty { return nil }
        continue
      }
      let own = Entry(
        path: full(path), declaration: declaration, index: Array(rest), value: value, origin: origin)
      return rest.isEmpty || ParameterElement(own, axes: section.parameters.axes) != nil || value == nil ? own : nil
    }
    return nil
  }

  package func full(_ path: [String]) -> String { (name.isEmpty ? path : [name] + path).joined(separator: ".") }

  /// The reason why a value is not read; nil for one that is.
  package func inactivity(of entry: Entry) -> String? {
    if let idle { return idle }
    guard !entry.origin.active else { return nil }
    return "read only in the mode \(entry.declaration.modes.joined(separator: " or ")), and the mode is \(mode ?? "")"
  }
}

extension ExplainedSection {
  /// Keys that a file takes away from what it inherits.
  package var deletions: [(path: String, deletion: ScenarioTable.Deletion)] {
    func found(_ table: ScenarioTable, _ path: [String]) -> [(path: String, deletion: ScenarioTable.Deletion)] {
      table.deleted.sorted { $0.key < $1.key }.map { (full(path + [$0.key]), $0.value) }
        + table.members.flatMap { member in
          // The elements of an annotated value are named without the word `value`.
          let isValue = member.key == "value" && table.isAnnotatedValue
          return member.value.table.map { found($0, path + (isValue ? [] : [member.key])) } ?? []
        }
    }
    // The head holds only what stands at the top itself.
    if name.isEmpty { return table.deleted.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    return found(table, [])
  }
}

extension String {
  package var components: [String] { split(separator: ".").map(String.init) }
}
