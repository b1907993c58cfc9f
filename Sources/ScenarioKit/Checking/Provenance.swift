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
  /// The same in Chinese, where the file has both: `reason = { en = "…", zh = "…" }`.
  public var sourceZh: String?
  public var reasonZh: String?
  /// The range of an assumption, in the declared unit; of an array the one that all its numbers share.
  public var low: Double?
  public var high: Double?
  /// The ranges of an array whose numbers do not share one.
  public var ranges: ArrayRange?
  /// The unit in the file; nil for a bare number. Of an array whose elements have units of their own, the first.
  public var unitAsWritten: String?
  /// How the years between the given ones were filled; of an array whose series differ, each way once.
  public private(set) var interpolations: [Interpolation] = []
  /// Where all years come from at once: a rate of growth, an S-curve, a column of a file; each once.
  public private(set) var courses: [String] = []
  /// Years after the last given one, and how they follow from it: "2021 to 2035: held at the value of 2020"; each once.
  public private(set) var extended: [String] = []
  /// The last year in which the base's numbers stay; nil where the value counts in all years.
  public var keptUntil: Int?
  /// False for a value that nothing reads in this mode, or because the module is switched off.
  public var active = true
  public var fromDefault = false
  /// Remarks on the value in another file than its own: its unit, range, interpolation.
  public var annotations: [AnnotationOrigin] = []
  /// Given years beyond the run that the years of the run follow from.
  public var beyond: [YearBeyond] = []
  /// Where bases give years that this run does not cover.
  public var unread: [SourceLocation] = []

  /// The document, in the language of a report where it is written in both.
  public func source(in language: Language) -> String? { language == .zh ? sourceZh ?? source : source }
  public func reason(in language: Language) -> String? { language == .zh ? reasonZh ?? reason : reason }

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

  mutating func note(extended words: String) {
    if !extended.contains(words) { extended.append(words) }
  }

  mutating func take(_ years: YearOrigin?) {
    extended = years?.extended.map { [$0] } ?? []
    interpolations = years?.interpolation.map { [$0] } ?? []
    courses = years?.course.map { [$0] } ?? []
  }
}

/// Empty lists, what is not stated and what most values are (active, written, not inherited) are left out.
extension Provenance: Codable {
  private enum CodingKeys: String, CodingKey {
    case location, overridden, inherited, kind, source, reason, low, high, ranges, unitAsWritten, interpolations,
      courses,
      extended, keptUntil, sourceZh, reasonZh
    case active, fromDefault, annotations, beyond, unread
  }

  // Untyped, as the containers of `Codable` throw.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func encode(_ list: [some Encodable], _ key: CodingKeys) throws {
      if !list.isEmpty { try container.encode(list, forKey: key) }
    }
    func encode(_ flag: Bool, unless usual: Bool, _ key: CodingKeys) throws {
      if flag != usual { try container.encode(flag, forKey: key) }
    }
    try container.encodeIfPresent(location, forKey: .location)
    try encode(overridden, .overridden)
    try encode(inherited, unless: false, .inherited)
    try container.encodeIfPresent(kind, forKey: .kind)
    try container.encodeIfPresent(source, forKey: .source)
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encodeIfPresent(sourceZh, forKey: .sourceZh)
    try container.encodeIfPresent(reasonZh, forKey: .reasonZh)
    try container.encodeIfPresent(low, forKey: .low)
    try container.encodeIfPresent(high, forKey: .high)
    try container.encodeIfPresent(ranges, forKey: .ranges)
    try container.encodeIfPresent(unitAsWritten, forKey: .unitAsWritten)
    try encode(interpolations, .interpolations)
    try encode(courses, .courses)
    try encode(extended, .extended)
    try container.encodeIfPresent(keptUntil, forKey: .keptUntil)
    try encode(active, unless: true, .active)
    try encode(fromDefault, unless: false, .fromDefault)
    try encode(annotations, .annotations)
    try encode(beyond, .beyond)
    try encode(unread, .unread)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func list<Element: Decodable>(_ key: CodingKeys) throws -> [Element] {
      try container.decodeIfPresent([Element].self, forKey: key) ?? []
    }
    func flag(_ key: CodingKeys, usual: Bool) throws -> Bool {
      try container.decodeIfPresent(Bool.self, forKey: key) ?? usual
    }
    location = try container.decodeIfPresent(SourceLocation.self, forKey: .location)
    overridden = try list(.overridden)
    inherited = try flag(.inherited, usual: false)
    kind = try container.decodeIfPresent(NumberKind.self, forKey: .kind)
    source = try container.decodeIfPresent(String.self, forKey: .source)
    reason = try container.decodeIfPresent(String.self, forKey: .reason)
    sourceZh = try container.decodeIfPresent(String.self, forKey: .sourceZh)
    reasonZh = try container.decodeIfPresent(String.self, forKey: .reasonZh)
    low = try container.decodeIfPresent(Double.self, forKey: .low)
    high = try container.decodeIfPresent(Double.self, forKey: .high)
    ranges = try container.decodeIfPresent(ArrayRange.self, forKey: .ranges)
    unitAsWritten = try container.decodeIfPresent(String.self, forKey: .unitAsWritten)
    interpolations = try list(.interpolations)
    courses = try list(.courses)
    extended = try list(.extended)
    keptUntil = try container.decodeIfPresent(Int.self, forKey: .keptUntil)
    active = try flag(.active, usual: true)
    fromDefault = try flag(.fromDefault, usual: false)
    annotations = try list(.annotations)
    beyond = try list(.beyond)
    unread = try list(.unread)
  }
}

/// Where something is said of a value.
public struct AnnotationOrigin: Sendable, Hashable, Codable {
  /// "unit"; of an element "new_energy.interpolation".
  public var key: String
  public var location: SourceLocation
  public var overridden: [SourceLocation]
}

/// A year that is given and that the run does not cover.
public struct YearBeyond: Sendable, Hashable, Codable {
  /// "2030"; of an element "wind.2030".
  public var element: String
  /// In the declared unit; one number for each label below the year.
  public var values: [Double]
  public var origin: Origin

  /// Where it is written, and what is said of it.
  public struct Origin: Sendable, Hashable, Codable {
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
  var extended: String?
}
