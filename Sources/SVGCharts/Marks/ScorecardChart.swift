/// A table of targets: what was planned, what was computed, and how the two compare.
///
/// All text is the caller's. The rows stand in the order given.
public struct ScorecardChart: Sendable, Equatable {
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// The line at the foot, for the source; empty for none.
  public var caption: String
  /// The finding in a sentence: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels; the height is what the rows need.
  public var width: Int
  public var headings: Headings
  public var rows: [Row]

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 960,
    headings: Headings, rows: [Row]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.headings = headings
    self.rows = rows
  }

  /// The words above the columns; `reached` stands above the bars, whose scale is the value as a share of the target.
  public struct Headings: Sendable, Equatable {
    public var label: String
    public var target: String
    public var value: String
    public var state: String
    public var reached: String

    public init(label: String, target: String, value: String, state: String, reached: String) {
      self.label = label
      self.target = target
      self.value = value
      self.state = state
      self.reached = reached
    }
  }

  /// A target.
  public struct Row: Sendable, Equatable {
    /// The heading above the first of the rows that share it; empty for none.
    public var group = ""
    public var label: String
    /// The target with its unit.
    public var target: String
    /// The computed value with its unit; empty for none.
    public var value: String
    public var state: State
    /// The state in words, such as "missed by 0.4 GW".
    public var stateText: String
    /// The value divided by the target, where the two are judged; `nil` draws no bar.
    public var reached: Double?

    public init(
      group: String = "", label: String, target: String, value: String, state: State, stateText: String,
      reached: Double? = nil
    ) {
      self.group = group
      self.label = label
      self.target = target
      self.value = value
      self.state = state
      self.stateText = stateText
      self.reached = reached
    }
  }

  /// How a computed value stands to its target.
  public enum State: Sendable, Equatable, CaseIterable {
    case met
    case missed
    /// Met or missed by a result that rests on an input which is probably a mistake.
    case doubtful
    /// The indicator is an input of the scenario.
    case assumed
    /// Computed for another perimeter than the target's, so never judged.
    case otherPerimeter
    case notModelled
  }
}
