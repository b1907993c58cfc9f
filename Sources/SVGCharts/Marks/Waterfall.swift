/// Steps from one number to another, a row to each: the first row is where it starts, the last where it ends, and each step
/// between begins where the one before ended.
public struct Waterfall: Sendable, Equatable {
  public var start: Double
  /// Gains and losses, in the order of the y axis between its first and last label.
  public var steps: [Double]
  /// Digits after the point; nil as three digits of the largest step need.
  public var decimals: Int?

  public init(start: Double, steps: [Double], decimals: Int? = nil) {
    self.start = start
    self.steps = steps
    self.decimals = decimals
  }

  var end: Double { steps.reduce(start, +) }

  /// From and to of every row; the first and the last stand on the axis.
  var levels: [Double] { steps.reduce(into: [start]) { $0.append($0[$0.count - 1] + $1) } }
}
