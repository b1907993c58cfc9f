public import SVGDrawing

/// Bars that may begin anywhere, a row to each category: the two ends of an input's effect around the stated value, or
/// estimates with their intervals.
public struct RangeBars: Sendable, Equatable {
  public var series: [RangeSeries]
  /// Whether the bars of a row lie on one line, as in a tornado; else each series has a line of its own in the row.
  public var sharesLine: Bool
  /// A dashed upright line, named in the legend.
  public var rule: Rule?
  /// Numbers that the scale covers beside the bars.
  public var span: ClosedRange<Double>?

  public init(_ series: [RangeSeries], sharesLine: Bool = false, rule: Rule? = nil, span: ClosedRange<Double>? = nil) {
    self.series = series
    self.sharesLine = sharesLine
    self.rule = rule
    self.span = span
  }

  public struct Rule: Sendable, Equatable {
    public var value: Double
    public var label: String

    public init(_ value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }
}

/// A named row of bars, one for each position of the axis.
public struct RangeSeries: Sendable, Equatable {
  public var name: String
  /// `nil` where there is no bar.
  public var bars: [RangeBar?]
  public var tone: Tone

  public init(_ name: String, _ bars: [RangeBar?], tone: Tone = .automatic) {
    self.name = name
    self.bars = bars
    self.tone = tone
  }
}

/// A bar from a value to another.
public struct RangeBar: Sendable, Equatable {
  public var from: Double
  public var to: Double
  /// The interval of `to`.
  public var whisker: ClosedRange<Double>?
  /// The text beside its end; empty for none.
  public var label: String

  public init(from: Double = 0, to: Double, whisker: ClosedRange<Double>? = nil, label: String = "") {
    self.from = from
    self.to = to
    self.whisker = whisker
    self.label = label
  }

  var values: [Double] { [from, to] + (whisker.map { [$0.lowerBound, $0.upperBound] } ?? []) }
  var pointsLeft: Bool { to < from }
  /// The outer end of bar and whisker on the left (-1) or the right.
  func end(on side: Double) -> Double { (side < 0 ? values.min() : values.max()) ?? to }
}
