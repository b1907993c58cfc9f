public import SVGDrawing

/// Small charts side by side that share their legend, each with a scale of its own: one thing for many series.
///
/// All text is the caller's, but for the numbers at the ticks. The panels stand in the order given.
public struct SmallMultiples: Sendable, Equatable {
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// Empty for none.
  public var caption: String
  /// The finding in a sentence: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels, at least 320; as many panels stand side by side as it has room for.
  public var width: Int
  /// Of the series in all panels, by place.
  public var series: [Entry]
  public var panels: [Panel]

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760, series: [Entry],
    panels: [Panel]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.series = series
    self.panels = panels
  }

  /// The look of a series, and its name in the legend.
  public struct Entry: Sendable, Equatable {
    public var name: String
    public var tone: Tone
    /// Dots without a line.
    public var isDots: Bool

    public init(_ name: String, tone: Tone = .automatic, isDots: Bool = false) {
      self.name = name
      self.tone = tone
      self.isDots = isDots
    }
  }

  public struct Panel: Sendable, Equatable {
    /// With the unit.
    public var title: String
    /// Ascending.
    public var years: [Int]
    /// By series and year; an empty row for a series that the panel does not have.
    public var values: [[Double?]]
    public var fromZero: Bool

    public init(title: String, years: [Int], values: [[Double?]], fromZero: Bool = false) {
      self.title = title
      self.years = years
      self.values = values
      self.fromZero = fromZero
    }
  }
}
