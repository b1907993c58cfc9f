public import SVGDrawing

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
