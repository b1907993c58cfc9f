/// A chart with a horizontal and a vertical axis.
///
/// All text is the caller's, in the caller's language, but for the numbers at ticks, cells and bar ends. A chart is drawn
/// in steps, each in a folder that names only those after it: `Layout` takes the data (`Marks`) and `Scales` made from
/// them, gives a `Scene` of final shapes, and that gives the SVG. `Text` measures and breaks lines, and writes numbers.
public struct Chart: Sendable, Equatable {
  /// The subject, or better the finding.
  public var title: String
  /// Empty for none.
  public var subtitle: String
  /// The line at the foot, for the source; empty for none.
  public var caption: String
  /// The finding in a sentence, for readers who do not see the picture: the `<desc>` of the SVG.
  public var finding: String
  /// Width in pixels, at least 320; the picture becomes wider where the columns or the cells need it.
  public var width: Int
  /// Height in pixels; charts with a category to a row are as high as their rows need, whatever is asked for.
  public var height: Int
  public var x: Axis
  public var y: Axis
  public var marks: [Mark]
  /// Where what is projected begins, on an axis of years; nil for none.
  public var projection: Projection?
  /// A stretch of an axis of numbers that is set apart; nil for none.
  public var stretch: Stretch?
  /// Whether the chart stands in a panel of a larger one: a smaller title, and less room round it.
  var isPanel = false

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760, height: Int = 440,
    x: Axis, y: Axis, marks: [Mark], projection: Projection? = nil,
    stretch: Stretch? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.finding = finding
    self.width = width
    self.height = height
    self.x = x
    self.y = y
    self.marks = marks
    self.projection = projection
    self.stretch = stretch
  }
}

/// The years after the last for which there are observations, set apart from those before.
public struct Projection: Sendable, Equatable {
  /// The last year before the projection.
  public var after: Int
  /// The word above the years that are projected.
  public var label: String

  public init(after: Int, label: String) {
    self.after = after
    self.label = label
  }
}

/// A part of an axis of numbers with a word of its own, such as the day of the peak load in a week of hours.
public struct Stretch: Sendable, Equatable {
  /// The first and the last of the axis's numbers in it.
  public var from: Int
  public var to: Int
  /// The word above it.
  public var label: String

  public init(from: Int, to: Int, label: String) {
    self.from = from
    self.to = to
    self.label = label
  }
}

/// The quantities or names along an axis.
public enum Axis: Sendable, Equatable {
  /// Quantities on a linear scale. The title carries the unit. `fromZero` only moves lines and points: stacked marks
  /// always stand on zero.
  case values(title: String, fromZero: Bool = true)
  /// Names in the order given.
  case categories([String], title: String = "")
  /// Years, ascending, drawn in their true distances.
  case years([Int], title: String = "")
  /// Other whole numbers (hours, percents), ascending, drawn in their true distances.
  case numbers([Int], title: String = "")

  var title: String {
    switch self {
    case .values(let title, _), .categories(_, let title), .years(_, let title), .numbers(_, let title): title
    }
  }

  /// The labels of the positions; none for quantities.
  var labels: [String] {
    switch self {
    case .values: []
    case .categories(let names, _): names
    case .years(let numbers, _), .numbers(let numbers, _): numbers.map(String.init)
    }
  }
}
