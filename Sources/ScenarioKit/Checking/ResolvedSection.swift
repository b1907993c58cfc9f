public import Diagnostics
public import SimulationKit

/// Where the value of a parameter comes from.
public struct Provenance: Sendable, Hashable {
  /// Where it is written; nil for a default of the manifest.
  public var location: SourceLocation?
  /// The places whose values it replaces, the nearest base first.
  public var overridden: [SourceLocation] = []
  /// It stands in a base, not in the scenario's own file.
  public var inherited = false
  /// Nil where the file does not say.
  public var kind: NumberKind?
  public var source: String?
  /// The reasoning of an assumption.
  public var reason: String?
  /// The range of an assumption, in the declared unit.
  public var low: Double?
  public var high: Double?
  /// The unit in the file; nil for a bare number. Of an array whose elements have units of their own, the first.
  public var unitAsWritten: String?
  /// How the years between the given ones were filled; of an array whose series differ, each way once.
  public private(set) var interpolations: [Interpolation] = []
  /// Where all years come from at once: a rate of growth, an S-curve, a column of a file; each once.
  public private(set) var courses: [String] = []
  /// False for a value that nothing reads in this mode, or because the module is switched off.
  public var active = true
  public var fromDefault = false
  /// What is said of the value in another file than its own: its unit, range, interpolation.
  public var annotations: [AnnotationOrigin] = []
  /// Given years beyond the run that the years of the run follow from.
  public var beyond: [YearBeyond] = []
  /// Where bases give years that this run does not cover.
  public var unread: [SourceLocation] = []

  /// Notes what is said of the value in another file than its own.
  mutating func note(annotation key: String, _ written: ScenarioValue) {
    guard written.location.file != location?.file else { return }
    annotations.append(
      AnnotationOrigin(key: key, location: written.location, overridden: written.overridden))
  }

  mutating func note(interpolation: Interpolation) {
    if !interpolations.contains(interpolation) { interpolations.append(interpolation) }
  }

  mutating func note(course: String) {
    if !courses.contains(course) { courses.append(course) }
  }

  mutating func take(_ years: YearOrigin?) {
    interpolations = years?.interpolation.map { [$0] } ?? []
    courses = years?.course.map { [$0] } ?? []
  }
}

/// Where something is said of a value.
public struct AnnotationOrigin: Sendable, Hashable {
  /// "unit"; of an element "new_energy.interpolation".
  public var key: String
  public var location: SourceLocation
  public var overridden: [SourceLocation]
}

/// A year that is given and that the run does not cover.
public struct YearBeyond: Sendable, Hashable {
  /// "2030"; of an element "wind.2030".
  public var element: String
  /// In the declared unit; one number for each label below the year.
  public var values: [Double]
  public var origin: Origin

  /// Where it is written, and what is said of it.
  public struct Origin: Sendable, Hashable {
    public var location: SourceLocation
    public var overridden: [SourceLocation]
    public var kind: NumberKind?
    public var source: String?
  }
}

/// How the years of one series came about.
struct YearOrigin: Sendable, Hashable {
  var interpolation: Interpolation?
  var course: String?
}

/// A section of the scenario, checked against its declarations and in the declared units.
public struct ResolvedSection: Sendable {
  /// What applies, defaults included. Complete when resolving reported no error.
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
  var places: [[String]: SourceLocation]
  /// How the years came about, by key and labels; elements that share an origin may each have come about differently.
  var courses: [[String]: YearOrigin]
  var header: SourceLocation

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

  /// The paths of the single values written beneath a path of keys, names of records and labels.
  public func writtenLeaves(below path: [String]) -> [[String]] {
    let inside = places.keys.filter { $0.count > path.count && $0.starts(with: path) }
    let parents = Set(inside.map { $0.dropLast() })
    return inside.filter { !parents.contains($0[...]) }
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

  /// What a module finds, at its places in the file. One number that counts for many labels is told once.
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
