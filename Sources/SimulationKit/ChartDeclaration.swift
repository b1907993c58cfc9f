/// A chart of one output. The workbench draws it from the stored results; the module only says which and how.
///
/// Every axis of the output finds its place: along the horizontal axis, as series (or as rows of a heat map), summed, or
/// at one label. Where nothing is said, `year` (else the first axis) runs along and the one other axis gives the series.
public struct ChartDeclaration: Hashable, Sendable {
  /// The file's name without its ending: lower-case words with hyphens.
  public var name: String
  public var output: String
  public var mark: Mark
  public var title: Text
  /// The quantity shown, without the unit: `Battery demand`.
  public var quantity: Text
  /// The axis whose labels are the positions.
  public var along: String?
  /// The axis whose labels are the series, or the rows of a heat map.
  public var series: String?
  /// Axes that are summed over.
  public var summed: [String]
  /// Axes of which one label is shown.
  public var at: [String: String]
  /// For a scatter: the output of the same axes whose values are the horizontal places.
  public var against: String?
  /// A horizontal line at a value in the output's unit, for a target or a limit.
  public var rule: Rule?
  /// An output over years: those before the first in which it is other than zero are left out.
  public var since: String?
  /// A part of an axis of numbers that is set apart, such as the day of the peak in a week of hours.
  public var stretch: Stretch?
  /// Whether the module makes no sense in a host that does not draw the chart.
  public var required: Bool

  public init(
    _ name: String, output: String, mark: Mark, title: Text, quantity: Text, along: String? = nil,
    series: String? = nil, summed: [String] = [], at: [String: String] = [:], against: String? = nil,
    rule: Rule? = nil, since: String? = nil, stretch: Stretch? = nil, required: Bool = false
  ) {
    self.name = name
    self.output = output
    self.mark = mark
    self.title = title
    self.quantity = quantity
    self.along = along
    self.series = series
    self.summed = summed
    self.at = at
    self.against = against
    self.rule = rule
    self.since = since
    self.stretch = stretch
    self.required = required
  }

  public enum Mark: Hashable, Sendable {
    /// Upright columns at the positions, the series stacked.
    case columns
    /// Horizontal bars, one for a position, the series stacked.
    case bars
    /// A line for each series.
    case lines
    /// Stacked areas.
    case area
    /// A dot for each value.
    case points
    /// Positions by series, the numbers in coloured cells.
    case heatMap
    /// A dot for each label, of two outputs against each other.
    case scatter
    /// A mark that this program does not know.
    case unknown(String)
  }

  public struct Rule: Codable, Hashable, Sendable {
    public var value: Double
    public var label: Text

    public init(_ value: Double, label: Text) {
      self.value = value
      self.label = label
    }
  }
}

extension ChartDeclaration {
  /// From one label of the axis that runs along to another.
  public struct Stretch: Codable, Hashable, Sendable {
    public var from: String
    public var to: String
    public var label: Text

    public init(from: String, to: String, label: Text) {
      self.from = from
      self.to = to
      self.label = label
    }
  }
}

extension ChartDeclaration.Mark: RawRepresentable, Codable {
  public static let known: [ChartDeclaration.Mark] = [
    .columns, .bars, .lines, .area, .points, .heatMap, .scatter,
  ]

  public init(rawValue: String) { self = Self.known.first { $0.rawValue == rawValue } ?? .unknown(rawValue) }

  public var rawValue: String {
    switch self {
    case .columns: "columns"
    case .bars: "bars"
    case .lines: "lines"
    case .area: "area"
    case .points: "points"
    case .heatMap: "heatMap"
    case .scatter: "scatter"
    case .unknown(let name): name
    }
  }
}

extension ChartDeclaration: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, output, mark, title, quantity, along, series, summed, at, against, rule, since, stretch, required
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    let mark = try c.decode(Mark.self, forKey: .mark)
    // A mark of a later contract may be said with other keys.
    if case .unknown = mark {
      self.init(
        (try? c.decode(String.self, forKey: .name)) ?? "", output: (try? c.decode(String.self, forKey: .output)) ?? "",
        mark: mark, title: "", quantity: "", required: try c.decodeIfPresent(Bool.self, forKey: .required) ?? false)
      return
    }
    self.init(
      try c.decode(String.self, forKey: .name), output: try c.decode(String.self, forKey: .output), mark: mark,
      title: try c.decode(Text.self, forKey: .title), quantity: try c.decode(Text.self, forKey: .quantity),
      along: try c.decodeIfPresent(String.self, forKey: .along),
      series: try c.decodeIfPresent(String.self, forKey: .series),
      summed: try c.decodeIfPresent([String].self, forKey: .summed) ?? [],
      at: try c.decodeIfPresent([String: String].self, forKey: .at) ?? [:],
      against: try c.decodeIfPresent(String.self, forKey: .against),
      rule: try c.decodeIfPresent(Rule.self, forKey: .rule),
      since: try c.decodeIfPresent(String.self, forKey: .since),
      stretch: try c.decodeIfPresent(Stretch.self, forKey: .stretch),
      required: try c.decodeIfPresent(Bool.self, forKey: .required) ?? false)
  }
}
