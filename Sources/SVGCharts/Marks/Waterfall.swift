import SVGDrawing

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

  /// The steps as they are written, so that they lead from the start to the end as these are written: what rounding leaves
  /// goes to those whose rounding errs most.
  func shownSteps(_ decimals: Int) -> [Double] {
    let scale = NumberText.power(decimals)
    guard (steps + levels).allSatisfy({ ($0 * scale).magnitude < 1e15 }) else { return steps }
    var units = steps.map { ($0 * scale).rounded() }
    let missing = (end * scale).rounded() - (start * scale).rounded() - units.reduce(0, +)
    let unit = missing < 0 ? -1.0 : 1.0
    let order = steps.indices.sorted {
      let (a, b) = (unit * (steps[$0] * scale - units[$0]), unit * (steps[$1] * scale - units[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for place in order.prefix(Int(missing.magnitude)) { units[place] += unit }
    return units.map { $0 / scale }
  }

  /// From and to of every row; the first and the last stand on the axis.
  var levels: [Double] { steps.reduce(into: [start]) { $0.append($0[$0.count - 1] + $1) } }
}
