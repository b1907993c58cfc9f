/// Which variables and row activities are basic, and at which limit the others stand.
struct Basis: Hashable, Sendable {
  enum Status: UInt8, Sendable {
    case basic, atLower, atUpper
    /// Not basic and without limits: it stands at 0.
    case free
  }

  /// Of each variable, then of each row.
  var statuses: [Status]

  init(statuses: [Status]) { self.statuses = statuses }

  /// All row activities are basic: the variables stand at their bounds.
  init(slackOf problem: CoreProblem) {
    statuses = problem.lower.indices.map { Self.resting(.atLower, problem.lower[$0], problem.upper[$0]) }
    statuses += Array(repeating: .basic, count: problem.rowCount)
  }

  /// The basis of a point where `isBasic` tells of each variable, then of each row: the others stand at the nearer limit.
  init(_ problem: CoreProblem, isBasic: [Bool], values: [Double], activities: [Double]) {
    func nearest(_ value: Double, _ lower: Double, _ upper: Double) -> Status {
      Self.resting(value - lower <= upper - value ? .atLower : .atUpper, lower, upper)
    }
    let variables = values.indices.map { nearest(values[$0], problem.lower[$0], problem.upper[$0]) }
    let rows = activities.indices.map { nearest(activities[$0], problem.rowLower[$0], problem.rowUpper[$0]) }
    statuses = zip(variables + rows, isBasic).map { $1 ? .basic : $0 }
  }

  /// A status that the limits allow: none stands at a limit that is infinite.
  static func resting(_ status: Status, _ lower: Double, _ upper: Double) -> Status {
    switch status {
    case .basic: .basic
    case .atUpper where upper.isFinite: .atUpper
    case .atLower, .atUpper, .free: lower.isFinite ? .atLower : upper.isFinite ? .atUpper : .free
    }
  }
}
