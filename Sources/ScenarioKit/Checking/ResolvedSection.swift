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
  /// How the years between the given ones were filled.
  public var interpolation: Interpolation?
  /// Where all years come from at once: a rate of growth, an S-curve, a column of a file.
  public var course: String?
  /// False for a value that nothing reads in this mode, or because the module is switched off.
  public var active = true
  public var fromDefault = false
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
  /// Every table file that was opened, with its bytes.
  public var tableFiles: [SourceText]
  /// Where each written element stands, by key and labels.
  var places: [[String]: SourceLocation]
  /// How the years came about, by key and labels; elements that share an origin may each have come about differently.
  var courses: [[String]: YearOrigin]
  var header: SourceLocation

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

  /// The paths of everything written beneath a parameter, as keys and labels.
  public func writtenPaths(below parameter: String) -> [[String]] {
    places.keys.filter { $0.count > 1 && $0[0] == parameter }
  }

  /// Whether the file, or the manifest, gives a value at just this path of keys, names of records and labels.
  public func isWritten(_ path: [String]) -> Bool {
    places[path] != nil || provenance[path.joined(separator: ".")] != nil
  }

  /// The origin of an element that has no source of its own, given that of what lies around it.
  public func origin(of path: [String], within outer: Provenance) -> Provenance {
    var origin = outer
    let own = (1...max(1, path.count)).reversed().lazy.compactMap { courses[Array(path.prefix($0))] }.first
    origin.interpolation = own?.interpolation
    origin.course = own?.course
    return origin
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
