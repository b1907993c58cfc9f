import ScenarioKit
import SimulationKit

/// A name that formulas may use.
struct Symbol {
  enum Kind: Sendable {
    case number
    case condition
    /// A choice or a text parameter.
    case text
  }

  /// `market`, or `projects.capacity`.
  var name: String
  /// How messages name it: "parameters.market".
  var title: String
  var kind: Kind
  var axes: [String]
  /// Of numbers.
  var measure: UnitMeasure
  /// May be absent.
  var isOptional = false
  var given: Plan.Given?
  /// Whether formulas compute it, so that it has a year before.
  var isComputed = false
  var hasInitial = false
}

/// Names with a meaning of their own.
enum Reserved {
  static let constants = ["pi": Double.pi, "e": 2.718281828459045]
  static let functions = [
    "if", "min", "max", "exp", "log", "sqrt", "abs", "floor", "sum", "mean", "cumulative", "given",
  ]
  static let words = ["and", "or", "not", "year"]
  static var all: [String] { functions + words + constants.keys.sorted() }
}
