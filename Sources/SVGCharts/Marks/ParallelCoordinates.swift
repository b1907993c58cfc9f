public import SVGDrawing

/// Many samples over several quantities: a level line to each quantity, and to each sample a line that crosses all of
/// them from the top.
///
/// All text is the caller's. The quantities stand in the order given.
public struct ParallelCoordinates: Sendable, Equatable {
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// Empty for none.
  public var caption: String
  /// The finding in a sentence: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels, at least 320.
  public var width: Int
  public var axes: [Quantity]
  /// The first group is drawn last, so that it lies on top.
  public var groups: [Group]

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760, axes: [Quantity],
    groups: [Group]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.axes = axes
    self.groups = groups
  }

  /// A quantity with the two ends of its line.
  public struct Quantity: Sendable, Equatable {
    public var name: String
    public var low: Double
    public var high: Double
    public var lowLabel: String
    public var highLabel: String
    /// Where an upright stroke crosses the line, as for a target.
    public var mark: Double?

    public init(
      _ name: String, low: Double, high: Double, lowLabel: String, highLabel: String, mark: Double? = nil
    ) {
      self.name = name
      self.low = low
      self.high = high
      self.lowLabel = lowLabel
      self.highLabel = highLabel
      self.mark = mark
    }

    /// 0 at the low end, 1 at the high; the middle where the two are one.
    func share(_ value: Double) -> Double { high > low ? min(max((value - low) / (high - low), 0), 1) : 0.5 }
  }

  /// Samples of one colour.
  public struct Group: Sendable, Equatable {
    public var name: String
    /// A number to each quantity.
    public var samples: [[Double]]
    public var tone: Tone

    public init(_ name: String, _ samples: [[Double]], tone: Tone = .automatic) {
      self.name = name
      self.samples = samples
      self.tone = tone
    }
  }
}
