/// Why a chart cannot be drawn.
public enum ChartError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A value is infinite or not a number.
  case notFinite(series: String, position: String)
  /// A value is larger in size than `Chart.largestValue`.
  case tooLarge(series: String, position: String)
  /// A series has not one value to each position of its axis.
  case valueCount(series: String, expected: Int, found: Int)
  /// A stacked area lacks a value.
  case missing(series: String, position: String)
  /// A stacked area has a negative value.
  case negative(series: String, position: String)
  /// The axes are not of the kind that a mark needs.
  case axes(mark: String, x: String, y: String)
  /// `bars`, `rangeBars`, `heatMap` or `scatter` share a chart with another mark.
  case standsAlone(mark: String)
  /// Years do not ascend, or lie outside 1 to 9999.
  case years(Int, after: Int?)
  /// The data lack the variable asked for; a sentence of the caller's.
  case refused(String)
  /// Flows go round in a circle.
  case circle

  public var description: String {
    switch self {
    case .notFinite(let series, let position):
      "series '\(series)' at '\(position)' is not a finite number"
    case .tooLarge(let series, let position):
      "series '\(series)' at '\(position)' is larger than 1e12; show it in a larger unit"
    case .valueCount(let series, let expected, let found):
      "series '\(series)' has \(found) values, its axis has \(expected) positions"
    case .missing(let series, let position):
      "series '\(series)' has no value at '\(position)'; a stacked area needs one at every position"
    case .negative(let series, let position):
      "series '\(series)' at '\(position)' is negative; a stacked area cannot show it, columns can"
    case .axes(let mark, let x, let y):
      "\(mark) needs \(x) on the x axis and \(y) on the y axis"
    case .standsAlone(let mark):
      "\(mark) cannot share a chart with another mark"
    case .refused(let reason): reason
    case .circle: "the flows go round in a circle; a Sankey chart shows those that lead on"
    case .years(let year, let before):
      if let before {
        "year \(year) comes after \(before) on the axis; years must ascend"
      } else {
        "year \(year) is outside 1 to 9999"
      }
    }
  }
}
