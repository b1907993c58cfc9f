/// A chart with a horizontal and a vertical axis.
///
/// All text is the caller's, in the caller's language, but for the numbers at ticks, cells and bar ends. The chart is
/// drawn in three steps: scales from the data, a `Scene` of final shapes, SVG text.
public struct Chart: Sendable, Equatable {
  /// Says what is shown, or better what is found.
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

  public init(
    title: String, subtitle: String = "", caption: String = "", finding: String, width: Int = 760, height: Int = 440,
    x: Axis, y: Axis, marks: [Mark]
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
  }

  /// The chart as SVG text.
  ///
  /// `identifier` goes before the ids in the text; give each chart of one HTML page its own.
  /// Throws `ChartError` where the data cannot be drawn.
  public func svg(identifier: String = "chart") throws(ChartError) -> String { try scene().svg(identifier: identifier) }

  /// The shapes of the chart. Throws `ChartError` where the data cannot be drawn.
  public func scene() throws(ChartError) -> Scene {
    try check()
    for mark in marks {
      switch mark {
      case .bars(let series): return BarLayout(chart: self, series: series).scene()
      case .heatMap(let map): return HeatMapLayout(chart: self, map: map).scene()
      case .scatter(let scatter): return ScatterLayout(chart: self, scatter: scatter).scene()
      case .columns, .area, .lines, .points, .rule: continue
      }
    }
    return UprightLayout(chart: self).scene()
  }
}

/// What an axis counts.
public enum Axis: Sendable, Equatable {
  /// Quantities on a linear scale. The title carries the unit. `fromZero` only moves lines and points: stacked marks
  /// always stand on zero.
  case values(title: String, fromZero: Bool = true)
  /// Names in the order given.
  case categories([String], title: String = "")
  /// Years, ascending, drawn in their true distances.
  case years([Int], title: String = "")

  var title: String {
    switch self {
    case .values(let title, _), .categories(_, let title), .years(_, let title): title
    }
  }

  /// The labels of the positions; none for quantities.
  var labels: [String] {
    switch self {
    case .values: []
    case .categories(let names, _): names
    case .years(let years, _): years.map(String.init)
    }
  }
}

/// A geometric mark and the data it draws.
///
/// `columns`, `lines`, `area`, `points` and `rule` share one chart, with quantities on y and categories or years on x.
/// `bars` stands alone, with quantities on x and categories or years on y. `heatMap` stands alone, with categories or
/// years on both axes. `scatter` stands alone, with quantities on both axes.
public enum Mark: Sendable, Equatable {
  /// Upright columns, the series stacked; negative values stack downwards from zero.
  case columns([Series])
  /// Horizontal bars in the order of the y axis from the top, stacked like columns. A single series shows its numbers
  /// at the bars' ends.
  case bars([Series])
  /// A line to a series; a missing value is a gap.
  case lines([Series])
  /// Areas stacked on zero. Needs a value at every position and none negative.
  case area([Series])
  /// A dot to a value.
  case points([Series])
  /// A horizontal line across the chart, for a target.
  case rule(value: Double, label: String)
  case heatMap(HeatMap)
  case scatter(Scatter)
}

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

/// What colour a series takes.
public enum Tone: Sendable, Equatable {
  /// The next colour of the palette that no series of the chart asks for by number.
  case automatic
  /// A colour of the palette by number, from 0; so that a thing keeps its colour from chart to chart.
  case palette(Int)
  /// Grey, for what the coloured series is compared with.
  case baseline
  /// Blue for gains and vermilion for losses, by the sign of each value.
  case signed
}

/// Numbers in coloured cells: a row for each y position, a column for each x position.
public struct HeatMap: Sendable, Equatable {
  /// Outer index: y position. `nil` leaves a cell empty.
  public var rows: [[Double?]]
  /// Decimals in the cells; `nil` shows three significant digits of the largest number.
  public var decimals: Int?
  /// The number whose cells are white: above it they are blue, below vermilion.
  public var neutral: Double
  /// The distance from `neutral` at which cells are darkest, for maps in which a few cells dwarf the rest; `nil` takes the
  /// largest. Zero or less counts as `nil`.
  public var darkest: Double?

  public init(rows: [[Double?]], decimals: Int? = nil, neutral: Double = 0, darkest: Double? = nil) {
    self.rows = rows
    self.decimals = decimals
    self.neutral = neutral
    self.darkest = darkest
  }
}
