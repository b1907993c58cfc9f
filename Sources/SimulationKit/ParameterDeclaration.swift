/// One parameter of a module or of a part of the economy: everything that is said of it, once.
public struct ParameterDeclaration: Codable, Hashable, Sendable {
  /// The name in the scenario file: lower-case words with underscores (`full_load_hours`).
  public var key: String
  public var kind: ParameterKind
  /// A short name for reports, which stands alone: "Market growth"; nil where the key's words will do.
  public var title: Text?
  /// One line: what it means.
  public var meaning: Text
  /// The modes in which it applies; empty for all.
  public var modes: [String]
  /// The value where the scenario gives none; nil for a parameter that must be given.
  public var fallback: Default?
  /// Whether the scenario may leave it out although it has no default.
  public var optional: Bool
  /// The range outside which a number is probably a mistake; nil where the author knows none.
  public var plausible: PlausibleRange?

  public init(
    _ key: String, _ kind: ParameterKind, title: Text? = nil, meaning: Text, modes: [String] = [],
    default fallback: Default? = nil,
    optional: Bool = false, plausible: PlausibleRange? = nil
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.meaning = meaning
    self.modes = modes
    self.fallback = fallback
    self.optional = optional
    self.plausible = plausible
  }

  enum CodingKeys: String, CodingKey {
    case key, kind, title, meaning, modes
    case fallback = "default"
    case optional, plausible
  }

  public func applies(in mode: String?) -> Bool { modes.isEmpty || mode.map(modes.contains) ?? true }

  /// The fields `title_en` and `title_zh` by which a record says how reports name it and the labels of its axis; without them
  /// it has its own name.
  /// - Parameter thing: as in "the class" and 车型.
  public static func recordTitles(of thing: Text) -> [ParameterDeclaration] {
    zip(recordTitleKeys, [("English", "英文"), ("Chinese", "中文")]).map { key, language in
      ParameterDeclaration(
        key, .text,
        meaning: Text(en: "\(thing.en) as reports in \(language.0) name it", zh: "\(language.1)报告中的\(thing.zh)名称"),
        optional: true)
    }
  }

  /// The keys of these fields, for English and for Chinese.
  public static let recordTitleKeys = ["title_en", "title_zh"]

  /// A default together with where it comes from.
  public struct Default: Codable, Hashable, Sendable {
    /// In the declared unit. Of an array it may be one number that counts for all labels.
    public var value: ParameterValue
    public var origin: NumberKind
    /// The origin as the manifest writes it where this program does not know it; it counts as unverified.
    public var unknownOrigin: String?
    /// Whether the origin must be known.
    public var required = false
    /// The document, or for an assumption the reasoning.
    public var source: Text
    public var low: Double?
    public var high: Double?

    public init(
      _ value: ParameterValue, _ origin: NumberKind, source: Text, low: Double? = nil, high: Double? = nil
    ) {
      self.value = value
      self.origin = origin
      self.source = source
      self.low = low
      self.high = high
    }
  }
}

/// Where a number comes from.
public enum NumberKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// Stated by the cited document.
  case document
  /// Computed from documented figures; the source says how.
  case derived
  /// Cited from memory or a secondary source and not yet checked.
  case unverified
  /// Assumed, with its reasoning and a low and a high value.
  case assumption
}

/// The kind of a parameter's value.
public indirect enum ParameterKind: Codable, Hashable, Sendable {
  /// A number in `unit` (`"1"` for a pure number), within bounds.
  case number(unit: String, Bounds)
  case integer(Bounds)
  case boolean
  case choice([String])
  case text
  /// Numbers over named axes, slowest axis first, in one unit. `absent` is the value of a label that the scenario does
  /// not name; nil where every label must be named. Years are never absent.
  case array(axes: [String], unit: String, Bounds, absent: Double?)
  /// A list of named records, each with these fields; `name` is the record's key.
  case records([ParameterDeclaration])
  /// A CSV file with these columns. The host opens, checks and hashes it.
  case table([Column])

  public struct Column: Codable, Hashable, Sendable {
    public var name: String
    /// The unit of a column of numbers; nil for a column of text.
    public var unit: String?
    public var meaning: Text

    public init(_ name: String, unit: String?, meaning: Text) {
      self.name = name
      self.unit = unit
      self.meaning = meaning
    }
  }
}

/// Bounds of a number in the declared unit; nil is no bound.
public struct Bounds: Codable, Hashable, Sendable {
  public var lower: Double?
  public var upper: Double?
  /// Whether the lower bound itself is allowed.
  public var includesLower: Bool

  public init(_ lower: Double? = nil, _ upper: Double? = nil, includesLower: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
  }

  public static let any = Bounds()
  public static let share = Bounds(0, 1)
  public static let nonNegative = Bounds(0)
  public static let positive = Bounds(0, includesLower: false)

  /// False for what is not finite.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let lower, value < lower || (value == lower && !includesLower) { return false }
    if let upper, value > upper { return false }
    return true
  }

  /// `0 to 1`, `above 0`, `at least 0`, … with the unit.
  public func text(unit: String) -> String {
    let unit = unit == "1" ? "" : " \(unit)"
    switch (lower, upper) {
    case (nil, nil): return "any number\(unit.isEmpty ? "" : " in\(unit)")"
    case (let lower?, nil): return "\(includesLower ? "at least" : "above") \(lower.plain)\(unit)"
    case (nil, let upper?): return "at most \(upper.plain)\(unit)"
    case (let lower?, let upper?):
      return "\(includesLower ? "" : "above ")\(lower.plain) to \(upper.plain)\(unit)"
    }
  }
}

extension Double {
  /// `1` rather than `1.0`, for texts.
  var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)" }
}
