/// Charts side by side or below each other under one title, each with axes of its own.
///
/// All text is the caller's, as in `Chart`. The panels stand in the order given.
public struct ChartPanels: Sendable, Equatable {
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// Empty for none.
  public var caption: String
  /// The finding in a sentence: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels, at least 320; as many panels stand side by side as it has room for.
  public var width: Int
  /// The least width of a panel.
  public var leastPanel: Int
  /// Their titles carry the unit; their subtitles and captions are left empty. Height counts, width does not.
  public var panels: [Chart]

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760,
    leastPanel: Int = 340, panels: [Chart]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.leastPanel = leastPanel
    self.panels = panels
  }
}
