/// A named row of values, one for each position of the axis.
public struct Series: Sendable, Equatable {
  public var name: String
  /// `nil` where there is no value.
  public var values: [Double?]
  public var tone: Tone

  public init(_ name: String, _ values: [Double?], tone: Tone = .automatic) {
    self.name = name
    self.values = values
    self.tone = tone
  }
}

/// How a series takes its colour.
public enum Tone: Sendable, Equatable {
  /// The next colour of the palette that no series of the chart asks for by number.
  case automatic
  /// A colour of the palette by number, from 0; so that a thing keeps its colour from chart to chart.
  case palette(Int)
  /// A colour of the palette by number, with this share of white in it: for areas behind lines, and for many thin lines.
  case tint(Int, white: Double)
  /// Grey, for what the coloured series is compared with.
  case baseline
  /// Blue for gains and vermilion for losses, by the sign of each value.
  case signed
}

/// A range of values at each position of the axis: quantiles of many runs, say.
public struct Band: Sendable, Equatable {
  public var name: String
  /// `nil` where there is no range; the two have it at the same positions.
  public var low: [Double?]
  public var high: [Double?]
  public var tone: Tone

  public init(_ name: String, low: [Double?], high: [Double?], tone: Tone = .automatic) {
    self.name = name
    self.low = low
    self.high = high
    self.tone = tone
  }
}
