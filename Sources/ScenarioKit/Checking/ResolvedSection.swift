public import Diagnostics
public import SimulationKit

/// A section of the scenario, checked against its declarations and in the declared units.
public struct ResolvedSection: Sendable {
  /// The values that apply, defaults included. Complete when resolving reported no error.
  public var parameters: Parameters
  /// By key; of record fields and of array elements that carry a source of their own by the path with dots
  /// (`classes.private_car.lifetime`). Inactive values are here and not in `parameters`.
  public var provenance: [String: Provenance]
  /// By key, what is written and does not apply, because of the mode or because the module is switched off.
  public var inactiveValues: [String: ParameterValue]
  /// Every table file that was opened, with its bytes.
  public var tableFiles: [SourceText]
  /// By key, records of which one or more have an error, with what could be read of them.
  var partialRecords: [String: [ParameterRecord]]
  /// Where each written element stands, by key and labels.
  let places: [[String]: SourceLocation]
  /// Their paths, sorted by components.
  private let paths: [[String]]
  /// How the years came about, by key and labels; elements that share an origin may each have come about differently.
  var courses: [[String]: YearOrigin]
  var header: SourceLocation
  /// Series that go on after their last given year, and errors of those that end before the run.
  public let extendedSeries: [ExtendedSeries]
  public let shortSeries: [Diagnostic]
  /// Numbers that are probably mistakes.
  public let doubts: [Doubt]

  init(_ reader: ValueReader, parameters: Parameters, header: SourceLocation) {
    self.parameters = parameters
    self.header = header
    provenance = reader.provenance
    inactiveValues = reader.inactiveValues
    tableFiles = reader.tableFiles
    partialRecords = reader.partialRecords
    places = reader.places
    courses = reader.courses
    extendedSeries = reader.extendedSeries
    shortSeries = reader.shortSeries
    doubts = reader.doubts
    paths = reader.places.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The records of a parameter, those with an error too: of these some fields may be missing.
  public func readRecords(_ key: String) -> [(name: String, fields: Parameters)] {
    var read = parameters
    if let partial = partialRecords[key] { read.values[key] = .records(partial) }
    return read.has(key) ? read.records(key) : []
  }

  /// The place of a parameter or of an element: labels along the axes, or a record's name and field. Falls back to
  /// what lies around it, at last to the section's header.
  public func location(of parameter: String, index: [String] = []) -> SourceLocation {
    var path = [parameter] + index
    while !path.isEmpty {
      if let place = places[path] { return place }
      path.removeLast()
    }
    return header
  }

  /// The paths of the single values written beneath a path of keys, names of records and labels, in their order.
  public func writtenLeaves(below path: [String]) -> [[String]] {
    // Paths that begin with a path follow it in the order of components.
    var first = 0
    var end = paths.count
    while first < end {
      let middle = (first + end) / 2
      if paths[middle].lexicographicallyPrecedes(path) { first = middle + 1 } else { end = middle }
    }
    var leaves: [[String]] = []
    for place in first..<paths.count {
      guard paths[place].starts(with: path) else { break }
      let hasMore = place + 1 < paths.count && paths[place + 1].starts(with: paths[place])
      if paths[place].count > path.count, !hasMore { leaves.append(paths[place]) }
    }
    return leaves
  }

  /// Whether the file, or the manifest, gives a value at just this path of keys, names of records and labels.
  public func isWritten(_ path: [String]) -> Bool {
    places[path] != nil || provenance[path.joined(separator: ".")] != nil
  }

  /// The origin of an element that has no source of its own, given that of what lies around it.
  public func origin(of path: [String], within outer: Provenance) -> Provenance {
    var origin = outer
    let own = (1...max(1, path.count)).reversed().lazy.compactMap { courses[Array(path.prefix($0))] }.first
    origin.take(own)
    return origin
  }

  /// Findings of a module, at their places in the file. One number that counts for many labels is told once.
  public func diagnostics(for findings: [ParameterDiagnostic]) -> [Diagnostic] {
    var told: Set<Diagnostic> = []
    return findings.compactMap { finding in
      var whole = finding
      whole.index = []
      let place = location(of: finding.parameter, index: finding.index)
      let isShared = findings.contains {
        $0 != finding && $0.parameter == finding.parameter && $0.message == finding.message
          && location(of: $0.parameter, index: $0.index) == place
      }
      var diagnostic = diagnostic(for: isShared ? whole : finding)
      diagnostic.location = place
      return told.insert(diagnostic).inserted ? diagnostic : nil
    }
  }

  /// A module's finding, at its place in the file.
  public func diagnostic(for finding: ParameterDiagnostic) -> Diagnostic {
    let severity: Diagnostic.Severity =
      switch finding.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    return Diagnostic(
      severity, at: location(of: finding.parameter, index: finding.index),
      "\(([finding.parameter] + finding.index).joined(separator: ".")): \(finding.message)",
      advice: finding.advice.isEmpty ? nil : finding.advice)
  }
}
