/// A geometric mark and the data it draws.
///
/// `columns`, `groupedColumns`, `bands`, `lines`, `area`, `points` and `rule` share one chart, with quantities on y and
/// categories or years on x. `bars`, `rangeBars` and `waterfall` stand alone, with quantities on x and categories or years
/// on y. `heatMap` stands alone, with categories or years on both axes. `scatter` stands alone, with quantities on both axes.
public enum Mark: Sendable, Equatable {
  /// Upright columns, the series stacked; negative values stack downwards from zero.
  case columns([Series])
  /// Upright columns side by side at each position, from zero.
  case groupedColumns([Series])
  /// Horizontal bars in the order of the y axis from the top, stacked like columns. A single series shows its numbers
  /// at the bars' ends.
  case bars([Series])
  /// Ranges behind the lines, the widest first; a missing range is a gap.
  case bands([Band])
  /// Bars that may begin anywhere, with whiskers: of a tornado, or of estimates with intervals.
  case rangeBars(RangeBars)
  /// From one number to another by steps.
  case waterfall(Waterfall)
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
