/// Flows between places in columns: how much of each goes where.
///
/// All text is the caller's, but for the numbers. A place stands in the column after the last place that flows into it.
public struct Sankey: Sendable, Equatable {
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// Empty for none.
  public var caption: String
  /// The finding in a sentence: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels, at least 320.
  public var width: Int
  public var height: Int
  /// The unit of the flows, as an axis would have it.
  public var unit: String
  /// In the order in which they stand in their columns.
  public var places: [String]
  public var flows: [Flow]

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760, height: Int = 480,
    unit: String, places: [String], flows: [Flow]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.height = height
    self.unit = unit
    self.places = places
    self.flows = flows
  }

  /// A flow from one place to another, by their numbers.
  public struct Flow: Sendable, Equatable {
    public var from: Int
    public var to: Int
    public var value: Double

    public init(from: Int, to: Int, value: Double) {
      self.from = from
      self.to = to
      self.value = value
    }
  }
}
